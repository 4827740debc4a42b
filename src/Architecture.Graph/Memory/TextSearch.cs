using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>Text search over one root.</summary>
internal static class TextSearch
{
    public static ImmutableArray<TextHit> Run(MemoryGraph graph, TextQuery query)
    {
        var hits = new List<TextHit>();
        foreach (var kind in query.Kinds.Distinct())
        {
            var search = kind.Search ?? throw new ArgumentException($"{kind} is not searched.", nameof(query));
            foreach (var node in graph.NodesOf(kind))
                if (Rank(node, search, query) is { } rank) hits.Add(new TextHit(node, rank));
        }
        hits.Sort(Compare);
        var rest = query.After is { } after ? hits.Where(hit => Compare(hit, after) > 0) : hits;
        return [.. rest.Take(query.Size)];
    }

    private static TextRank? Rank(GraphNode node, SearchProperties search, TextQuery query)
    {
        if (query.Folded.Length > 0 && node[search.Folded].Text is { } name)
        {
            if (name == query.Folded) return TextRank.Exact;
            if (name.StartsWith(query.Folded, StringComparison.Ordinal)) return TextRank.Prefix;
        }
        if (query.Stems.IsDefaultOrEmpty) return null;
        foreach (var stem in query.Stems)
            if (!node[search.Terms].List.Contains(stem)) return null;
        return TextRank.Stem;
    }

    private static int Compare(TextHit left, TextHit right)
    {
        var order = left.Rank.CompareTo(right.Rank);
        if (order == 0) order = GraphValue.Compare(Code(left.Node), Code(right.Node));
        return order != 0 ? order : left.Node.Id.CompareTo(right.Node.Id);
    }

    private static GraphValue Code(GraphNode node) => node.Kind.Search is { } search ? node[search.Code] : default;
}
