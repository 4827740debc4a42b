using System.Runtime.InteropServices;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;

namespace Architecture.GraphQL.Connections;

/// <summary>One page of a list (GraphQL cursor connections).</summary>
/// <param name="Edges">The page's records with their cursors.</param>
/// <param name="HasNextPage">Whether more follow.</param>
/// <param name="HasPreviousPage">Whether more go before.</param>
public record Connection<T>(IReadOnlyList<Edge<T>> Edges, bool HasNextPage, bool HasPreviousPage)
{
    /// <summary>How many records the whole list has, where that is known already.</summary>
    public int? TotalCount { get; init; }

    /// <summary>Counts the whole list where <see cref="TotalCount"/> is not known; called only when the count is asked for.</summary>
    public Func<CancellationToken, ValueTask<int>>? Count { get; init; }

    internal IEnumerable<T> Nodes => Edges.Select(edge => edge.Node);

    internal PageInfo PageInfo => new(HasNextPage, HasPreviousPage, Edges.Count > 0 ? Edges[0].Cursor() : null, Edges.Count > 0 ? Edges[^1].Cursor() : null);
}

/// <summary>A record and where it stands in the list.</summary>
/// <param name="Node">The record.</param>
/// <param name="Cursor">Writes its cursor; called only where one is asked for.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Edge<T>(T Node, Func<string> Cursor);

/// <summary>Where a page stands in its list (GraphQL cursor connections).</summary>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

/// <summary>How many records have each value of a field.</summary>
public sealed record Facet(string Field, IReadOnlyList<FacetValue> Values);

/// <summary>A value, null for records without one, and how many records have it.</summary>
public sealed record FacetValue(string? Value, int Count);

/// <summary>Counts the records of a page's whole list by the values of some fields, in the order of the fields.</summary>
public delegate ValueTask<IReadOnlyList<Facet>> FacetReader<T>(
    Connection<T> page, IReadOnlyList<string> fields, FieldContext context, CancellationToken cancellation);

/// <summary>Binds connections.</summary>
public static class ConnectionBindings
{
    /// <summary>Schema text of the types that all connections share.</summary>
    public const string Sdl = """"
        """Where a page stands in its list."""
        type PageInfo {
          hasNextPage: Boolean!
          hasPreviousPage: Boolean!
          startCursor: String
          endCursor: String
        }

        """How many records have each value of a field."""
        type Facet {
          field: String!
          values: [FacetValue!]!
        }

        type FacetValue {
          "Null counts the records without a value."
          value: String
          count: Int!
        }

        enum OrderDirection {
          ASC
          DESC
        }
        """";

    /// <summary>Binds <c>PageInfo</c>, <c>Facet</c> and <c>FacetValue</c>; once a schema.</summary>
    public static SchemaBuilder Connections(this SchemaBuilder builder)
    {
        builder.Object<PageInfo>("PageInfo")
            .Field("hasNextPage", page => page.HasNextPage)
            .Field("hasPreviousPage", page => page.HasPreviousPage)
            .Field("startCursor", page => page.StartCursor)
            .Field("endCursor", page => page.EndCursor);
        builder.Object<Facet>("Facet").Field("field", facet => facet.Field).Field("values", facet => facet.Values);
        builder.Object<FacetValue>("FacetValue").Field("value", value => value.Value).Field("count", value => value.Count);
        return builder;
    }

    /// <summary>Binds <c>{name}Connection</c> and <c>{name}Edge</c>, whose nodes are <typeparamref name="T"/>.</summary>
    /// <param name="builder">The schema's builder.</param>
    /// <param name="name">The node type's name.</param>
    /// <param name="counts">Whether the connection has <c>totalCount</c>.</param>
    /// <param name="facets">Counts by value for the facet fields asked for, called only when they are; null where the connection has none.</param>
    public static SchemaBuilder ConnectionType<T>(this SchemaBuilder builder, string name, bool counts = true, FacetReader<T>? facets = null)
    {
        builder.Object<Edge<T>>($"{name}Edge").Field("cursor", edge => edge.Cursor()).Field("node", edge => edge.Node);
        var connection = builder.Object<Connection<T>>($"{name}Connection")
            .Field("edges", page => page.Edges)
            .Field("nodes", page => page.Nodes)
            .Field("pageInfo", page => page.PageInfo);
        if (counts) connection.Batch("totalCount", CountsAsync);
        if (facets is not null) connection.Batch("facets", (pages, context, cancellation) => FacetsAsync(pages, facets, context, cancellation));
        return builder;
    }

    /// <summary>A root connection: one page for the arguments of the field.</summary>
    public static ObjectBinding<TSource> Connection<TSource, T>(
        this ObjectBinding<TSource> binding,
        string name,
        Func<TSource, PageArguments, FieldContext, CancellationToken, ValueTask<Connection<T>>> load)
        where TSource : notnull =>
        binding.Resolve(name, (source, context, cancellation) => load(source, PageArguments.Of(context), context, cancellation));

    /// <summary>A connection of many parents: the pages of all of them at once, one for each distinct key, in the order of the keys.</summary>
    public static ObjectBinding<TSource> Connection<TSource, TKey, T>(
        this ObjectBinding<TSource> binding,
        string name,
        Func<TSource, TKey> key,
        Func<IReadOnlyList<TKey>, PageArguments, FieldContext, CancellationToken, ValueTask<IReadOnlyList<Connection<T>>>> load)
        where TSource : notnull
        where TKey : notnull =>
        binding.One<TKey, Connection<T>>(name, key, (keys, context, cancellation) => load(keys, PageArguments.Of(context), context, cancellation));

    private static async ValueTask<IReadOnlyList<int>> CountsAsync<T>(
        IReadOnlyList<Connection<T>> pages, FieldContext context, CancellationToken cancellation)
    {
        var counts = new int[pages.Count];
        for (var index = 0; index < counts.Length; index++)
        {
            counts[index] = pages[index] switch
            {
                { TotalCount: { } known } => known,
                { Count: { } count } => await count(cancellation).ConfigureAwait(false),
                _ => throw new InvalidOperationException($"A page of \"{context.ParentType}\" has neither a total count nor a way to count."),
            };
        }
        return counts;
    }

    private static async ValueTask<IReadOnlyList<IReadOnlyList<Facet>>> FacetsAsync<T>(
        IReadOnlyList<Connection<T>> pages, FacetReader<T> facets, FieldContext context, CancellationToken cancellation)
    {
        var fields = context.Arguments.List<string>("fields").Distinct(StringComparer.Ordinal).ToList();
        var answers = new List<IReadOnlyList<Facet>>(pages.Count);
        foreach (var page in pages) answers.Add(await facets(page, fields, context, cancellation).ConfigureAwait(false));
        return answers;
    }
}
