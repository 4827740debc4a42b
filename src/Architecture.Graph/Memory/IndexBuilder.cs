using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>Sorts the nodes of a load into their indexes.</summary>
internal sealed class IndexBuilder(GraphLayout layout, List<GraphNode> nodes)
{
    public ImmutableArray<KindIndex> Build()
    {
        var byKind = Enumerable.Range(0, nodes.Count).ToLookup(slot => layout.Number(nodes[slot].Kind));
        return [.. layout.Model.NodeKinds.Select((kind, number) => Build(kind, layout.Indexed[number], [.. byKind[number]]))];
    }

    private KindIndex Build(NodeKind kind, int[] indexed, int[] slots)
    {
        var ids = Array.ConvertAll(slots, slot => nodes[slot].Id);
        Array.Sort(ids, slots);
        var trees = new SlotTree?[kind.Properties.Count];
        Parallel.ForEach(indexed, ordinal => trees[ordinal] = SlotTree.FromSorted(SortedBy(slots, ordinal)));
        foreach (var property in kind.Properties)
            if (property.IsUnique) CheckUnique(IndexReading.Ascending(trees[property.Ordinal]!, 0, slots.Length), property);
        return new KindIndex(SlotTree.FromSorted(slots), [.. trees], Terms(kind, slots));
    }

    private ImmutableDictionary<string, SlotTree> Terms(NodeKind kind, int[] slots)
    {
        if (kind.Search is not { } search) return ImmutableDictionary<string, SlotTree>.Empty;
        var terms = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var slot in SortedBy(slots, search.Code.Ordinal))
        {
            foreach (var term in nodes[slot][search.Terms].List)
            {
                if (!terms.TryGetValue(term, out var holders)) terms.Add(term, holders = []);
                if (holders.Count == 0 || holders[^1] != slot) holders.Add(slot);
            }
        }
        return terms.ToImmutableDictionary(term => term.Key, term => SlotTree.FromSorted([.. term.Value]));
    }

    private void CheckUnique(IEnumerable<int> sorted, PropertyDefinition property)
    {
        GraphValue last = default;
        foreach (var slot in sorted)
        {
            var value = nodes[slot][property];
            if (!value.IsAbsent && value.Equals(last)) throw new DamagedJournalException($"{property} '{value}' is held twice");
            last = value;
        }
    }

    /// <summary>Slots, which come in the order of ids, by value and then id.</summary>
    private int[] SortedBy(int[] slots, int ordinal)
    {
        var keys = new SortKey[slots.Length];
        for (var rank = 0; rank < slots.Length; rank++)
        {
            var value = KindIndex.ValueAt(nodes[slots[rank]], ordinal);
            keys[rank] = new SortKey(value, Prefix(value), rank);
        }
        Array.Sort(keys, SortOrder.Comparer);
        return Array.ConvertAll(keys, key => slots[key.Rank]);
    }

    // The first 8 bytes of a value's order: most comparisons need no more.
    private static ulong Prefix(GraphValue value)
    {
        if (value.Text is not { } text) return (ulong)value.Number ^ (1UL << 63);
        ulong prefix = 0;
        for (var i = 0; i < 4; i++) prefix = (prefix << 16) | (i < text.Length ? CodePointUnit(text[i]) : 0UL);
        return prefix;
    }

    // Surrogates stand for the code points behind all others.
    private static uint CodePointUnit(char unit) => unit >= '\uE000' ? unit - 0x800u : char.IsSurrogate(unit) ? unit + 0x2000u : unit;

    private readonly record struct SortKey(GraphValue Value, ulong Prefix, int Rank);

    private sealed class SortOrder : IComparer<SortKey>
    {
        public static readonly SortOrder Comparer = new();

        public int Compare(SortKey x, SortKey y)
        {
            if (x.Value.IsAbsent || y.Value.IsAbsent)
            {
                var absent = x.Value.IsAbsent.CompareTo(y.Value.IsAbsent);
                return absent != 0 ? absent : x.Rank.CompareTo(y.Rank);
            }
            if (x.Prefix != y.Prefix) return x.Prefix < y.Prefix ? -1 : 1;
            var order = GraphValue.Compare(x.Value, y.Value);
            return order != 0 ? order : x.Rank.CompareTo(y.Rank);
        }
    }
}
