using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>Text search over one root: hits by rank, code, id.</summary>
/// <remarks>An empty text is nobody's name or prefix, and no stems are nobody's: they find nothing.</remarks>
internal sealed class TextSearch(GraphState state, TextQuery query)
{
    private static readonly Comparer<TextHit> s_order = Comparer<TextHit>.Create(Compare);

    public ImmutableArray<TextHit> Run(CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(query.Size);
        var top = new TopRows<TextHit>(query.Size, s_order);
        foreach (var kind in query.Kinds.Distinct())
        {
            cancellation.ThrowIfCancellationRequested();
            var search = kind.Search ?? throw new ArgumentException($"{kind} is not searched.");
            OfferNames(state.Index(kind), search, top);
            OfferStems(state.Index(kind), search, top);
        }
        return [.. top.Sorted()];
    }

    private void OfferNames(KindIndex index, SearchProperties search, TopRows<TextHit> top)
    {
        if (query.Folded.Length == 0 || query.After?.Rank == TextRank.Stem) return;
        var ordinal = search.Folded.Ordinal;
        var tree = index.ByValue[ordinal]!;
        var first = new ValueProbe(state, ordinal, GraphValue.Of(query.Folded), default, side: -1);
        var end = new PrefixEndProbe(state, ordinal, query.Folded);
        foreach (var slot in IndexReading.Ascending(tree, tree.CountBefore(ref first), tree.CountBefore(ref end)))
        {
            var node = state.NodeAt(slot);
            Offer(new TextHit(node, node[search.Folded].Text == query.Folded ? TextRank.Exact : TextRank.Prefix), top);
        }
    }

    private void OfferStems(KindIndex index, SearchProperties search, TopRows<TextHit> top)
    {
        if (query.Stems.IsDefaultOrEmpty) return;
        var holders = new List<SlotTree>();
        foreach (var stem in query.Stems)
        {
            if (!index.ByTerm.TryGetValue(stem, out var tree)) return;
            holders.Add(tree);
        }
        // The rarest stem's nodes lie in the order of hits already, so the first ones of the page are enough.
        var rarest = holders.MinBy(tree => tree.Count)!;
        var found = 0;
        foreach (var slot in IndexReading.Ascending(rarest, FirstAfter(rarest, search), rarest.Count))
        {
            var node = state.NodeAt(slot);
            if (!HoldsAll(node, search) || IsNamed(node, search)) continue;
            Offer(new TextHit(node, TextRank.Stem), top);
            if (++found > query.Size) break;
        }
    }

    private int FirstAfter(SlotTree tree, SearchProperties search)
    {
        if (query.After is not { Rank: TextRank.Stem } after) return 0;
        var probe = new ValueProbe(state, search.Code.Ordinal, Code(after.Node), after.Node.Id, side: 0);
        return tree.CountBefore(ref probe);
    }

    private bool HoldsAll(GraphNode node, SearchProperties search)
    {
        var terms = node[search.Terms].List;
        foreach (var stem in query.Stems)
            if (!terms.Contains(stem)) return false;
        return true;
    }

    private bool IsNamed(GraphNode node, SearchProperties search) =>
        query.Folded.Length > 0 && node[search.Folded].Text?.StartsWith(query.Folded, StringComparison.Ordinal) == true;

    private void Offer(TextHit hit, TopRows<TextHit> top)
    {
        if (query.After is null || Compare(hit, query.After) > 0) top.Offer(hit);
    }

    private static int Compare(TextHit left, TextHit right)
    {
        var order = left.Rank.CompareTo(right.Rank);
        if (order == 0) order = GraphValue.Compare(Code(left.Node), Code(right.Node));
        return order != 0 ? order : left.Node.Id.CompareTo(right.Node.Id);
    }

    private static GraphValue Code(GraphNode node) => node.Kind.Search is { } search ? node[search.Code] : default;
}
