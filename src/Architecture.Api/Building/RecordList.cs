using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.GraphQL;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Access;
using Architecture.Registry.Projections;

namespace Architecture.Api.Building;

/// <summary>A page of the records of a kind, with what its list can be counted by.</summary>
internal sealed record RecordPage<T>(
    IReadOnlyList<Edge<T>> Edges, bool HasNextPage, bool HasPreviousPage, RegistryReader Read, NodeKind Kind, Filter? Filter)
    : Connection<T>(Edges, HasNextPage, HasPreviousPage);

/// <summary>A kind of record that is listed: how its nodes are wrapped, filtered, ordered.</summary>
/// <param name="kind">Kind of node.</param>
/// <param name="wrap">Makes the record.</param>
/// <param name="filter">Its filter input.</param>
/// <param name="defaultOrder">Order where none is asked for.</param>
/// <param name="orders">Names of the order input's fields.</param>
internal sealed class RecordList<T>(
    NodeKind kind, Func<GraphNode, T> wrap, FilterBinding filter, PropertyDefinition defaultOrder, IReadOnlyDictionary<string, PropertyDefinition> orders) : IRecordList
{
    public FilterBinding Filter { get; } = filter;

    public IEnumerable<string> Orders => orders.Keys;

    /// <summary>The page that a root field asks for, to be read in the moment that it was listed at.</summary>
    /// <param name="context">The field's context.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="resolve">What the conditions mean besides, if anything.</param>
    public async ValueTask<Scoped<Connection<T>>> PageAsync(
        FieldContext context, CancellationToken cancellation, Func<RegistryReader, Filter?, CancellationToken, ValueTask<Filter?>>? resolve = null)
    {
        var page = PageArguments.Of(context, kind.Name);
        var order = Order(page);
        var where = Filter.Read(context.Arguments.ObjectOrNull("where"));
        var read = context.Reader();
        foreach (var term in order) Withholding.Check(term.Property, read, context);
        if (order.Any(term => term.Property.IsProjected) || DerivedValues.Mentions(where)) read = context.Reading(await read.ProjectedAsync(cancellation));
        if (resolve is not null) where = await resolve(read, where, cancellation);
        return Scoped.Of(await PageAsync(read, page, order, where, cancellation), read);
    }

    private async ValueTask<Connection<T>> PageAsync(
        RegistryReader read, PageArguments page, ImmutableArray<OrderBy> order, Filter? where, CancellationToken cancellation)
    {
        var request = page.Request();
        var nodes = page.Size == 0 || !page.WantsRecords
            ? new NodePage([], HasMore: false)
            : await read.View.FindAsync(new NodeQuery(kind, where, order, request), cancellation);
        var edges = nodes.Nodes.Select(node => new Edge<T>(
            wrap(node), () => page.CursorFor(new Keyset([.. order.Select(term => node[term.Property])], node.Id)))).ToImmutableArray();
        return page.FromEnd
            ? Page(edges, page.HasMoreBehind, nodes.HasMore, read, where)
            : Page(edges, nodes.HasMore, page.HasMoreBehind, read, where);
    }

    private RecordPage<T> Page(ImmutableArray<Edge<T>> edges, bool hasNext, bool hasPrevious, RegistryReader read, Filter? where) =>
        new(edges, hasNext, hasPrevious, read, kind, where) { Count = async cancellation => (int)await read.View.CountAsync(kind, where, cancellation) };

    private ImmutableArray<OrderBy> Order(PageArguments page) => page.Order.Count == 0
        ? [new OrderBy(defaultOrder)]
        : [.. page.Order.Select(term => new OrderBy(orders[string.Join('.', term.Path)], term.Descending))];
}

/// <summary>What of a list can be held against the schema, whatever its records are.</summary>
internal interface IRecordList
{
    FilterBinding Filter { get; }

    /// <summary>Names of the order input's fields.</summary>
    IEnumerable<string> Orders { get; }
}

/// <summary>Binds the connection types of a kind of record.</summary>
internal static class ConnectionBinding
{
    /// <param name="builder">The schema's builder.</param>
    /// <param name="name">Name of the record's type.</param>
    /// <param name="facets">The properties behind the facet fields; null where there are none. Only for pages of a <see cref="RecordList{T}"/>.</param>
    /// <param name="counts">Whether there is a <c>totalCount</c>.</param>
    public static void Connection<T>(
        this SchemaBuilder builder, string name, IReadOnlyDictionary<string, PropertyDefinition>? facets = null, bool counts = true) =>
        builder.ConnectionType<T>(name, counts, facets is null ? null : (page, fields, context, cancellation) => FacetsAsync((RecordPage<T>)page, facets, fields, context, cancellation));

    private static async ValueTask<IReadOnlyList<Facet>> FacetsAsync<T>(
        RecordPage<T> page, IReadOnlyDictionary<string, PropertyDefinition> facets, IReadOnlyList<string> fields, FieldContext context, CancellationToken cancellation)
    {
        var found = new List<Facet>(fields.Count);
        foreach (var field in fields)
        {
            Withholding.Check(facets[field], page.Read, context);
            var read = facets[field].IsProjected ? await page.Read.ProjectedAsync(cancellation) : page.Read;
            var counts = await read.View.FacetsAsync(page.Kind, page.Filter, facets[field], cancellation);
            found.Add(new Facet(field, [.. counts.Select(count => new FacetValue(Shown(facets[field], count.Value), (int)count.Count))]));
        }
        return found;
    }

    private static string? Shown(PropertyDefinition property, GraphValue value) =>
        value.IsAbsent ? null : property.IsEnumeration ? EnumText.Shown(value.ToString()) : value.ToString();
}

/// <summary>What cannot be ordered or counted by where its values are withheld: the order itself would tell.</summary>
internal static class Withholding
{
    /// <exception cref="GraphQLException">AUTH_NOT_AUTHORIZED: the reader does not see it of every record.</exception>
    public static void Check(PropertyDefinition property, RegistryReader read, FieldContext context)
    {
        // Stored values are withheld by the view; of what is worked out it knows conditions only.
        if (property.IsProjected && WithheldFields.Why(property.Owner, property.Name) is { } why && !why.IsSeenByRole(read.Actor))
            throw new GraphQLException(why.Reason.In(context.State().Language), ErrorCodes.NotAuthorized);
    }
}
