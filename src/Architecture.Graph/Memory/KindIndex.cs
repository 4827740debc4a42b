using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>The orders kept of one node kind.</summary>
/// <param name="ById">All nodes by id.</param>
/// <param name="ByValue">By value, then id, at the ordinals of indexed properties; the absent ones too.</param>
/// <param name="ByTerm">For each search term its nodes, by code, then id.</param>
internal sealed record KindIndex(SlotTree ById, ImmutableArray<SlotTree?> ByValue, ImmutableDictionary<string, SlotTree> ByTerm)
{
    public static KindIndex Empty(NodeKind kind, int[] indexed)
    {
        var trees = new SlotTree?[kind.Properties.Count];
        foreach (var ordinal in indexed) trees[ordinal] = SlotTree.Empty;
        return new KindIndex(SlotTree.Empty, [.. trees], ImmutableDictionary<string, SlotTree>.Empty);
    }

    /// <summary>The index without a node, which must still stand in the source as it was indexed.</summary>
    /// <remarks>Trees that carry the owner's mark are written to; nobody else may read them yet.</remarks>
    public KindIndex Without(GraphNode node, GraphNode? successor, int[] indexed, IRecordSource source, object owner)
    {
        var trees = ByValue.ToBuilder();
        foreach (var ordinal in indexed)
            if (successor is null || Differs(node, successor, ordinal)) trees[ordinal] = trees[ordinal]!.Remove(Probe(node, ordinal, source), owner);
        var terms = ByTerm;
        if (node.Kind.Search is { } search && (successor is null || DiffersInSearch(node, successor, search)))
        {
            foreach (var term in Terms(node, search))
            {
                var left = terms[term].Remove(Probe(node, search.Code.Ordinal, source), owner);
                terms = left.Count == 0 ? terms.Remove(term) : terms.SetItem(term, left);
            }
        }
        return new KindIndex(successor is null ? ById.Remove(new IdProbe(source, node.Id), owner) : ById, trees.MoveToImmutable(), terms);
    }

    /// <summary>The index with a node, which must stand in its slot already.</summary>
    /// <remarks>Trees that carry the owner's mark are written to; nobody else may read them yet.</remarks>
    public KindIndex With(GraphNode node, int slot, GraphNode? predecessor, int[] indexed, IRecordSource source, object owner)
    {
        var trees = ByValue.ToBuilder();
        foreach (var ordinal in indexed)
            if (predecessor is null || Differs(node, predecessor, ordinal)) trees[ordinal] = trees[ordinal]!.Insert(slot, Probe(node, ordinal, source), owner);
        var terms = ByTerm;
        if (node.Kind.Search is { } search && (predecessor is null || DiffersInSearch(node, predecessor, search)))
        {
            foreach (var term in Terms(node, search))
                terms = terms.SetItem(term, terms.GetValueOrDefault(term, SlotTree.Empty).Insert(slot, Probe(node, search.Code.Ordinal, source), owner));
        }
        return new KindIndex(predecessor is null ? ById.Insert(slot, new IdProbe(source, node.Id), owner) : ById, trees.MoveToImmutable(), terms);
    }

    public static IEnumerable<string> Terms(GraphNode node, SearchProperties search) => node[search.Terms].ToList().Distinct(StringComparer.Ordinal);

    public static GraphValue ValueAt(GraphNode node, int ordinal) => ordinal < node.Values.Length ? node.Values[ordinal] : default;

    private static ValueProbe Probe(GraphNode node, int ordinal, IRecordSource source) =>
        new(source, ordinal, ValueAt(node, ordinal), node.Id, side: 0);

    private static bool Differs(GraphNode left, GraphNode right, int ordinal) => !ValueAt(left, ordinal).Equals(ValueAt(right, ordinal));

    private static bool DiffersInSearch(GraphNode left, GraphNode right, SearchProperties search) =>
        Differs(left, right, search.Terms.Ordinal) || Differs(left, right, search.Code.Ordinal);
}
