namespace Architecture.Storage.Embedded;

/// <summary>Holds two graphs against each other, record by record; projected values are left out, they are no part of the journal.</summary>
internal static class GraphComparison
{
    public static string? FirstDifference(MemoryGraph found, MemoryGraph expected)
    {
        long nodes = 0, edges = 0;
        foreach (var node in found.AllNodes())
        {
            nodes++;
            if (expected.Node(node.Id) is not { } other) return $"node {node.Id} is not in the journal";
            if (node.Kind != other.Kind || node.Created != other.Created || node.Changed != other.Changed || !HaveSameValues(node, other))
                return $"node {node.Id} differs";
        }
        foreach (var edge in found.AllEdges())
        {
            edges++;
            if (expected.Edge(edge.Id) is not { } other) return $"edge {edge.Id} is not in the journal";
            var isSame = edge.Kind == other.Kind && edge.From == other.From && edge.To == other.To
                && edge.Created == other.Created && edge.Changed == other.Changed
                && edge.Kind.Properties.All(property => edge[property] == other[property]);
            if (!isSame) return $"edge {edge.Id} differs";
        }
        if (expected.AllNodes().LongCount() != nodes) return "a node is missing";
        if (expected.AllEdges().LongCount() != edges) return "an edge is missing";
        return found.Counters().OrderBy(counter => counter.Counter, StringComparer.Ordinal)
            .SequenceEqual(expected.Counters().OrderBy(counter => counter.Counter, StringComparer.Ordinal)) ? null : "the running numbers differ";
    }

    private static bool HaveSameValues(GraphNode left, GraphNode right) =>
        left.Kind.Properties.All(property => property.IsProjected || left[property] == right[property]);
}
