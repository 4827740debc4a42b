using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>
/// Reach over steps of one direction: first the depths, by the database's pruning breadth-first walk, then a parent for each node that is listed.
/// </summary>
/// <remarks>
/// Binding the path, or carrying anything of it but its length, makes the database walk every path there is. Conditions on every edge of it, and on the node
/// behind each, do not.
/// </remarks>
internal static class ReachStatement
{
    private const int DeepestExact = 17;

    /// <summary>Whether the steps fit one walk: they go one way, and no condition looks at further edges.</summary>
    public static bool Fits(ReachQuery query) =>
        query.Steps.Length > 0
        && query.Steps.All(step => step.Direction == query.Steps[0].Direction && IsPlain(step.OnEdge) && IsPlain(step.OnNode));

    /// <summary>Returns one row: nodes within the depth, whether more lie beyond, and the listed ones as [depth, node].</summary>
    public static (string Text, CypherParameters Parameters) Depths(ReachQuery query)
    {
        var parameters = new CypherParameters().With("from", query.From.Distinct().ToList())
            .With("depth", query.MaxDepth).With("nodes", query.MaxNodes);
        var condition = Condition(query, "edge", parameters);
        var pattern = Arrow(query, $"edges:{Kinds(query)}*1..{DepthIn(query.MaxDepth)}", "x");
        var place = new CypherPlace("x", null);
        var tie = query.TieBreak is { } property ? $"{place.Value(property)}, " : "";
        return (
            $"UNWIND $from AS start MATCH (s:Record {{id: start}}) MATCH p = (s){pattern}"
            + $" WHERE NOT x.id IN $from{(condition is null ? "" : $" AND all(edge IN edges WHERE {condition})")}"
            + $" WITH x, min(length(p)) AS depth ORDER BY depth, {tie}x.id"
            + " WITH collect([depth, x]) AS reached WITH reached, [one IN reached WHERE one[0] <= $depth] AS within"
            + $" RETURN [size(within), size(reached) > size(within), [one IN within[..$nodes] | [x IN one[1..] | [one[0], {AnsweredRecords.Node("x")}]][0]]] AS row",
            parameters);
    }

    /// <summary>Returns [node, parent, kind of edge, edge] for each listed node: of the parents one step nearer the first, of their edges the smallest id.</summary>
    public static (string Text, CypherParameters Parameters) Parents(ReachQuery query, IReadOnlyCollection<(GraphNode Node, int Depth)> listed)
    {
        var depths = new Dictionary<string, object?>();
        foreach (var start in query.From) depths[start.ToString()] = 0;
        foreach (var (node, depth) in listed) depths[node.Id.ToString()] = depth;
        var parameters = new CypherParameters().With("depths", depths)
            .With("rows", listed.Select(one => new object[] { one.Node.Id, one.Depth }).ToList());
        var condition = Condition(query, "r", parameters);
        var place = new CypherPlace("y", null);
        var tie = query.TieBreak is { } property ? $"{place.Value(property)}, " : "";
        return (
            $"UNWIND $rows AS one MATCH (x:Record {{id: one[0]}}) MATCH (y){Arrow(query, $"r:{Kinds(query)}", "x")}"
            + $" WHERE $depths[y.id] = one[1] - 1{(condition is null ? "" : $" AND {condition}")}"
            + $" WITH one, y, r ORDER BY {tie}y.id, r.id WITH one, collect(y)[0] AS parent, collect(r)[0] AS via"
            + $" RETURN [one[0], parent.id, type(via), {AnsweredRecords.Edge("via")}] AS row",
            parameters);
    }

    /// <summary>The depth stands in the text, so few different ones may.</summary>
    private static string DepthIn(int depth) => depth switch
    {
        < DeepestExact => $"{depth + 1}",
        < 32 => "32",
        < 64 => "64",
        < 128 => "128",
        _ => "",
    };

    private static string Arrow(ReachQuery query, string edge, string far) =>
        query.Steps[0].Direction == Direction.Outgoing ? $"-[{edge}]->({far})" : $"<-[{edge}]-({far})";

    private static string Kinds(ReachQuery query) => string.Join('|', query.Steps.Select(step => step.Edge.Name).Distinct().Order(StringComparer.Ordinal));

    /// <summary>What an edge of the walk must satisfy; null if nothing.</summary>
    private static string? Condition(ReachQuery query, string edge, CypherParameters parameters)
    {
        if (query.Steps.All(step => step.OnEdge is null && step.OnNode is null)) return null;
        var filter = new CypherFilter(parameters);
        var far = query.Steps[0].Direction == Direction.Outgoing ? $"endNode({edge})" : $"startNode({edge})";
        return $"({string.Join(" OR ", query.Steps.Select(step =>
            $"(type({edge}) = '{step.Edge.Name}' AND ({filter.OfOptional(step.OnEdge, new CypherPlace(edge, step.Edge))})"
            + $" AND ({filter.OfOptional(step.OnNode, new CypherPlace(far, step.Edge.Far(step.Direction)))}))"))})";
    }

    private static bool IsPlain(Filter? filter) => filter switch
    {
        RelatedFilter => false,
        NotFilter not => IsPlain(not.Filter),
        AndFilter and => and.Filters.All(IsPlain),
        OrFilter or => or.Filters.All(IsPlain),
        _ => true,
    };
}
