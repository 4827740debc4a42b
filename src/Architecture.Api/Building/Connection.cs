using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.GraphQL;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry;

namespace Architecture.Api.Building;

/// <summary>A page of records as the Relay specification has it.</summary>
internal sealed record Connection<T>(
    ImmutableArray<Edge<T>> Edges, bool HasNextPage, bool HasPreviousPage, NodeKind? Kind = null, Filter? Filter = null, long? Total = null)
{
    public IEnumerable<T> Nodes => Edges.Select(edge => edge.Node);
}

internal sealed record Edge<T>(string Cursor, T Node);

internal sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

internal sealed record Facet(string Field, ImmutableArray<FacetCount> Values);

/// <summary>Which page is asked for: <c>first</c>, <c>after</c>, <c>last</c>, <c>before</c>.</summary>
internal sealed record PageArguments(int Size, string? After, string? Before, bool Backward)
{
    public const int DefaultSize = 10;
    public const int LargestSize = 100;

    /// <exception cref="GraphQLException">Sizes out of range, or both directions at once.</exception>
    public static PageArguments Of(FieldContext context)
    {
        var (first, last) = (context.Arguments.IntOrNull("first"), context.Arguments.IntOrNull("last"));
        if (first is not null && last is not null) throw new GraphQLException("Give first or last, not both.", ErrorTexts.PageSize);
        var size = first ?? last ?? DefaultSize;
        if (size is < 0 or > LargestSize) throw new GraphQLException($"A page has 0 to {LargestSize} items; {size} were asked for.", ErrorTexts.PageSize);
        return new PageArguments(size, context.Arguments.TextOrNull("after"), context.Arguments.TextOrNull("before"), last is not null);
    }

    /// <exception cref="GraphQLException">A cursor belongs to another question.</exception>
    public PageRequest Request(string fingerprint) => new(Size, Place(After, fingerprint), Place(Before, fingerprint), Backward);

    private static Keyset? Place(string? cursor, string fingerprint)
    {
        if (cursor is null) return null;
        return Cursor.Read(cursor, fingerprint) ?? throw new GraphQLException(
            "The cursor belongs to another query: filter and order must be those that it was made under.", ErrorTexts.CursorMismatch);
    }
}

/// <summary>A kind of record that is listed: how its nodes are wrapped, filtered, ordered.</summary>
/// <param name="kind">Kind of node.</param>
/// <param name="wrap">Makes the record.</param>
/// <param name="filter">Its filter input.</param>
/// <param name="defaultOrder">Order where none is asked for.</param>
/// <param name="orders">Names of the order input's fields.</param>
internal sealed class RecordList<T>(
    NodeKind kind, Func<GraphNode, T> wrap, FilterBinding filter, PropertyDefinition defaultOrder, IReadOnlyDictionary<string, PropertyDefinition> orders)
{
    public FilterBinding Filter { get; } = filter;
    public IEnumerable<string> Orders => orders.Keys;

    /// <summary>The page that a root field asks for.</summary>
    public ValueTask<Connection<T>> PageAsync(FieldContext context, CancellationToken cancellation) =>
        PageAsync(context.Reader(), context, Filter.Read(context.Arguments.ObjectOrNull("where")), cancellation);

    public async ValueTask<Connection<T>> PageAsync(
        RegistryReader read, FieldContext context, Filter? where, CancellationToken cancellation)
    {
        var order = Order(context);
        var fingerprint = Cursor.Fingerprint(Question(context, order));
        var page = PageArguments.Of(context);
        var nodes = page.Size == 0
            ? new NodePage([], HasMore: false)
            : await read.View.FindAsync(new NodeQuery(kind, where, order, page.Request(fingerprint)), cancellation);
        var edges = nodes.Nodes.Select(node => new Edge<T>(
            Cursor.Write(fingerprint, new Keyset([.. order.Select(term => node[term.Property])], node.Id)), wrap(node)));
        return page.Backward
            ? new Connection<T>([.. edges], page.Before is not null, nodes.HasMore, kind, where)
            : new Connection<T>([.. edges], nodes.HasMore, page.After is not null, kind, where);
    }

    private ImmutableArray<OrderBy> Order(FieldContext context)
    {
        var asked = context.Arguments.Has("order") ? context.Arguments.ObjectsOrNull("order") ?? [] : [];
        var order = asked
            .SelectMany(item => item.Select(term => new OrderBy(orders[term.Key], term.Value?.ToString() == "DESC")))
            .ToImmutableArray();
        return order.IsEmpty ? [new OrderBy(defaultOrder)] : order;
    }

    private string Question(FieldContext context, ImmutableArray<OrderBy> order) =>
        $"{kind.Name}|{string.Join(',', order.Select(term => term.Property.Name + (term.Descending ? "-" : "+")))}|{InputText.Of(context.Arguments["where"])}";
}

/// <summary>Binds the connection types of a kind of record.</summary>
internal static class ConnectionBinding
{
    public static void Connection<T>(
        this SchemaBuilder builder, string name, IReadOnlyDictionary<string, PropertyDefinition>? facets = null, bool counts = true)
    {
        builder.Object<Edge<T>>(name + "Edge").Field("cursor", edge => edge.Cursor).Field("node", edge => edge.Node);
        var connection = builder.Object<Connection<T>>(name + "Connection")
            .Field("edges", page => page.Edges)
            .Field("nodes", page => page.Nodes)
            .Field("pageInfo", page => new PageInfo(
                page.HasNextPage, page.HasPreviousPage,
                page.Edges is [var first, ..] ? first.Cursor : null, page.Edges is [.., var last] ? last.Cursor : null));
        if (counts) connection.Batch("totalCount", TotalsAsync);
        if (facets is not null) connection.Batch("facets", (pages, context, cancellation) => FacetsAsync(pages, facets, context, cancellation));
    }

    /// <summary>The types that all connections share.</summary>
    public static void Shared(SchemaBuilder builder)
    {
        builder.Object<PageInfo>("PageInfo")
            .Field("hasNextPage", page => page.HasNextPage)
            .Field("hasPreviousPage", page => page.HasPreviousPage)
            .Field("startCursor", page => page.StartCursor)
            .Field("endCursor", page => page.EndCursor);
        builder.Object<Facet>("Facet").Field("field", facet => facet.Field).Field("values", facet => facet.Values);
        builder.Object<FacetCount>("FacetValue")
            .Field("value", count => count.Value.IsAbsent ? null : EnumText.Shown(count.Value.ToString()))
            .Field("count", count => count.Count);
    }

    private static async ValueTask<IReadOnlyList<int>> TotalsAsync<T>(
        IReadOnlyList<Connection<T>> pages, FieldContext context, CancellationToken cancellation)
    {
        var totals = new List<int>(pages.Count);
        foreach (var page in pages)
            totals.Add((int)(page.Total ?? await context.Reader().View.CountAsync(page.Kind!, page.Filter, cancellation)));
        return totals;
    }

    private static async ValueTask<IReadOnlyList<ImmutableArray<Facet>>> FacetsAsync<T>(
        IReadOnlyList<Connection<T>> pages, IReadOnlyDictionary<string, PropertyDefinition> facets, FieldContext context, CancellationToken cancellation)
    {
        var answers = new List<ImmutableArray<Facet>>(pages.Count);
        var fields = context.Arguments.List<object>("fields").Select(field => field.ToString()!).Distinct().ToList();
        foreach (var page in pages)
        {
            var found = ImmutableArray.CreateBuilder<Facet>();
            foreach (var field in fields)
                found.Add(new Facet(field, await context.Reader().View.FacetsAsync(page.Kind!, page.Filter, facets[field], cancellation)));
            answers.Add(found.DrainToImmutable());
        }
        return answers;
    }
}
