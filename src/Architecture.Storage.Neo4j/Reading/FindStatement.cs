using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>Pages, counts and facets of one kind.</summary>
internal static class FindStatement
{
    private const string Variable = "n";

    /// <summary>One row more than the page, in the direction of paging, so that it shows whether more follow.</summary>
    public static (string Text, CypherParameters Parameters) Page(NodeQuery query)
    {
        var parameters = new CypherParameters();
        var place = new CypherPlace(Variable, query.Kind);
        ImmutableArray<OrderBy> terms = query.Order.IsDefault ? [] : query.Order;
        var order = new CypherOrder(terms, [.. terms.Select(term => place.Value(term.Property))], place.Id, parameters);
        var isInOrder = !terms.IsEmpty && LiesInOrder(query, terms[0]);
        // The planner turns alternatives into a union of seeks and sorts it whole. What coalesce holds it only tests, row by row.
        var within = isInOrder ? $"coalesce({order.Within(query.Page)}, false)" : order.Within(query.Page);
        var condition = $"({new CypherFilter(parameters).OfOptional(query.Filter, place)}) AND {within}";
        var rows = $"WITH n ORDER BY {order.By(query.Page.Backward)} LIMIT {parameters.Add(query.Page.Size + 1L)}";
        var match = $"MATCH (n:{query.Kind.Name}) WHERE {condition}";
        if (terms.IsEmpty) return ($"{match} AND {place.Id} IS NOT NULL {rows} RETURN {AnsweredRecords.Node("n")} AS row", parameters);
        if (!isInOrder) return ($"{match} {rows} RETURN {AnsweredRecords.Node("n")} AS row", parameters);
        // An index gives its order only for what it holds, and it holds no absent values: they come last, if there is room for them at all.
        var value = place.Value(terms[0].Property);
        var bound = (query.Page.Backward ? query.Page.Before : query.Page.After)?.Values[0] ?? default;
        var present = bound.IsAbsent ? $"{value} IS NOT NULL" : $"{value} >= {parameters.Add(bound)}";
        var limit = parameters.Add(query.Page.Size + 1L);
        return (
            $"CALL () {{ {match} AND {present} {rows} RETURN collect(n) AS held }}"
            // A condition would be tested behind a look at every record; of nothing unwound, nothing is looked at.
            + $" CALL (held) {{ UNWIND CASE WHEN size(held) < {limit} THEN [true] ELSE [] END AS hasRoom {match} AND {value} IS NULL {rows} RETURN collect(n) AS absent }}"
            + $" UNWIND (held + absent)[..{limit}] AS n RETURN {AnsweredRecords.Node("n")} AS row",
            parameters);
    }

    /// <summary>Whether an index gives the page's rows one after the other, absent values last.</summary>
    private static bool LiesInOrder(NodeQuery query, OrderBy first) =>
        first.Property.IsIndexed && first.Property.Owner == query.Kind.Name && first.Descending == query.Page.Backward;

    public static (string Text, CypherParameters Parameters) Count(NodeKind kind, Filter? filter)
    {
        var parameters = new CypherParameters();
        return ($"{Matching(kind, filter, parameters)} RETURN count(n) AS row", parameters);
    }

    public static (string Text, CypherParameters Parameters) Facets(NodeKind kind, Filter? filter, PropertyDefinition property)
    {
        var parameters = new CypherParameters();
        var value = new CypherPlace(Variable, kind).Value(property);
        return ($"{Matching(kind, filter, parameters)} WITH {value} AS value, count(*) AS count RETURN [value, count] AS row", parameters);
    }

    private static string Matching(NodeKind kind, Filter? filter, CypherParameters parameters) =>
        $"MATCH (n:{kind.Name}) WHERE {new CypherFilter(parameters).OfOptional(filter, new CypherPlace(Variable, kind))}";
}
