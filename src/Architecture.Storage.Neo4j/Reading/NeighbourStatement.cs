using System.Collections.Immutable;
using System.Text.Json;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>Pages of edges with their far ends, for many nodes in one statement.</summary>
internal static class NeighbourStatement
{
    private static readonly string Item = $"[b.id, {AnsweredRecords.Edge("r")}, {AnsweredRecords.Node("b")}]";

    public static (string Text, CypherParameters Parameters) Of(NeighbourQuery query)
    {
        var parameters = new CypherParameters().With("of", query.Of.Distinct().ToList());
        var edge = new CypherPlace("r", query.Edge);
        var far = new CypherPlace("b", query.Edge.Far(query.Direction));
        ImmutableArray<OrderBy> terms = query.Order.IsDefault ? [] : query.Order;
        var order = new CypherOrder(
            terms, [.. terms.Select(term => term.Property.Owner == query.Edge.Name ? edge.Value(term.Property) : far.Value(term.Property))], edge.Id, parameters);
        var filter = new CypherFilter(parameters);
        var pattern = $"MATCH (a:Record {{id: of}}){CypherPattern.Step(query.Edge, query.Direction, edge.Variable, far.Variable)}"
            + $" WHERE ({filter.OfOptional(query.OnEdge, edge)}) AND ({filter.OfOptional(query.OnNode, far)})";
        if (query.Page is not { } page)
        {
            return ($"UNWIND $of AS of {pattern} WITH of, r, b ORDER BY {order.By(backward: false)}"
                + $" WITH of, collect({Item}) AS rows RETURN [of, size(rows), rows] AS row", parameters);
        }
        var text = $"UNWIND $of AS of CALL (of) {{ {pattern} RETURN count(*) AS total }}"
            + $" CALL (of) {{ {pattern} AND {order.Within(page)} WITH r, b ORDER BY {order.By(page.Backward)} LIMIT {parameters.Add(page.Size + 1L)}"
            + $" RETURN collect({Item}) AS rows }} RETURN [of, total, rows] AS row";
        return (text, parameters);
    }

    public static (NodeId Of, NeighbourPage Page) Read(AnsweredRecords records, NeighbourQuery query, JsonElement row)
    {
        var of = RecordProperties.ReadId(row[0]);
        var items = row[2].EnumerateArray().Select(item => ReadItem(records, query, of, item)).ToList();
        var hasMore = query.Page is { } page && items.Count > page.Size;
        if (hasMore) items.RemoveAt(query.Page!.Size);
        if (query.Page is { Backward: true }) items.Reverse();
        return (of, new NeighbourPage([.. items], hasMore, row[1].GetInt32()));
    }

    private static Neighbour ReadItem(AnsweredRecords records, NeighbourQuery query, NodeId of, JsonElement item)
    {
        var other = RecordProperties.ReadId(item[0]);
        var (from, to) = query.Direction == Direction.Outgoing ? (of, other) : (other, of);
        return new Neighbour(records.Edge(query.Edge, from, to, item[1]), records.Node(item[2]));
    }
}
