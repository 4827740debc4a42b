using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Merging;

/// <summary>Two fields that cannot be merged, with the fields below them that are to blame.</summary>
internal sealed record FieldConflict(string ResponseName, string Reason, IReadOnlyList<Node> First, IReadOnlyList<Node> Second)
{
    /// <summary>How many fields an error may point to on each side.</summary>
    private const int MaxNodes = 20;

    private const int MaxReason = 1000;

    public static FieldConflict Of(string responseName, string reason, Field first, Field second) => new(responseName, reason, [first], [second]);

    /// <summary>One conflict for all those found between the selection sets of two fields; null when there are none.</summary>
    public static FieldConflict? Above(IReadOnlyList<FieldConflict> conflicts, string responseName, Field first, Field second)
    {
        if (conflicts.Count == 0) return null;
        var reason = string.Join(" and ", conflicts.Take(10).Select(conflict => $"subfields \"{conflict.ResponseName}\" conflict because {conflict.Reason}"));
        if (reason.Length > MaxReason) reason = string.Concat(reason.AsSpan(0, MaxReason), "...");
        return new(responseName, reason, Nodes(first, conflicts.Select(conflict => conflict.First)), Nodes(second, conflicts.Select(conflict => conflict.Second)));
    }

    private static List<Node> Nodes(Field field, IEnumerable<IReadOnlyList<Node>> below)
    {
        var nodes = new List<Node> { field };
        foreach (var side in below)
        {
            nodes.AddRange(side.TakeLast(MaxNodes - nodes.Count));
            if (nodes.Count == MaxNodes) break;
        }

        return nodes;
    }
}
