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
        var condition = $"{new CypherFilter(parameters).OfOptional(query.Filter, place)} AND {order.Within(query.Page)}";
        var limit = parameters.Add(query.Page.Size + 1L);
        return ($"MATCH (n:{query.Kind.Name}) WHERE {condition} WITH n ORDER BY {order.By(query.Page.Backward)} LIMIT {limit} RETURN properties(n) AS row", parameters);
    }

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
