using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;

namespace Architecture.Api.Building;

/// <summary>A connection over the neighbours of a record: one store call for all parents of the level.</summary>
internal static class RelatedPage
{
    public static ObjectBinding<TSource> Related<TSource, T>(
        this ObjectBinding<TSource> binding, string name, Func<TSource, NodeId> id, EdgeKind edge, Direction direction, PropertyDefinition order, Func<GraphNode, T> wrap)
        where TSource : notnull =>
        binding.Batch(name, async (parents, context, cancellation) =>
        {
            var page = PageArguments.Of(context);
            var fingerprint = Cursor.Fingerprint($"{edge.Name}|{direction}|{order.Name}");
            var query = new NeighbourQuery(
                [.. parents.Select(id)], edge, direction, Order: [new OrderBy(order)], Page: page.Request(fingerprint));
            var found = await context.Reader().View.NeighboursAsync(query, cancellation);
            IReadOnlyList<Connection<T>> pages = [.. found.Select(one => Page(one, page, fingerprint, order, wrap))];
            return pages;
        });

    private static Connection<T> Page<T>(NeighbourPage found, PageArguments page, string fingerprint, PropertyDefinition order, Func<GraphNode, T> wrap) => new(
        [.. found.Items.Select(item => new Edge<T>(Cursor.Write(fingerprint, new Keyset([item.Node[order]], item.Edge.Id)), wrap(item.Node)))],
        found.HasMore,
        page.After is not null,
        Total: found.Total);
}
