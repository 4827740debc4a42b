using System.Runtime.InteropServices;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;

namespace Architecture.GraphQL.Connections;

/// <summary>One page of a list (GraphQL cursor connections).</summary>
/// <param name="Edges">The page's records with their cursors.</param>
/// <param name="HasNextPage">Whether more follow.</param>
/// <param name="HasPreviousPage">Whether more go before.</param>
public sealed record Connection<T>(IReadOnlyList<Edge<T>> Edges, bool HasNextPage, bool HasPreviousPage)
{
    /// <summary>All records of the list, over all pages; needed only when <see cref="PageArguments.WantsTotalCount"/>.</summary>
    public int? TotalCount { get; init; }

    /// <summary>Counts by value for the fields asked for; called only when facets are asked for.</summary>
    public Func<IReadOnlyList<string>, CancellationToken, ValueTask<IReadOnlyList<Facet>>>? Facets { get; init; }

    internal IEnumerable<T> Nodes => Edges.Select(edge => edge.Node);

    internal PageInfo PageInfo => new(HasNextPage, HasPreviousPage, Edges.Count > 0 ? Edges[0].Cursor : null, Edges.Count > 0 ? Edges[^1].Cursor : null);
}

/// <summary>A record and where it stands in the list.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Edge<T>(T Node, string Cursor);

public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

/// <summary>How many records have each value of a field.</summary>
public sealed record Facet(string Field, IReadOnlyList<FacetValue> Values);

/// <summary>A value, null for records without one, and how many records have it.</summary>
public sealed record FacetValue(string? Value, int Count);

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
    /// <param name="facets">Whether the connection has facets.</param>
    public static SchemaBuilder Connection<T>(this SchemaBuilder builder, string name, bool facets = true)
    {
        builder.Object<Edge<T>>($"{name}Edge").Field("cursor", edge => edge.Cursor).Field("node", edge => edge.Node);
        var connection = builder.Object<Connection<T>>($"{name}Connection")
            .Field("edges", page => page.Edges)
            .Field("nodes", page => page.Nodes)
            .Field("pageInfo", page => page.PageInfo)
            .Field("totalCount", page => page.TotalCount);
        if (facets) connection.Resolve("facets", FacetsAsync);
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

    private static ValueTask<IReadOnlyList<Facet>> FacetsAsync<T>(Connection<T> page, FieldContext context, CancellationToken cancellation) =>
        page.Facets is { } facets
            ? facets(context.Arguments.List<string>("fields"), cancellation)
            : throw new InvalidOperationException($"\"{context.ParentType}\" was made without facets.");
}
