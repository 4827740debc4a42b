using Architecture.Graph;
using Architecture.GraphQL.Bindings;
using Architecture.Registry;

namespace Architecture.Api.Building;

/// <summary>A connection over the neighbours of a record: one store call for all parents of the level.</summary>
internal static class RelatedPage
{
    public static ObjectBinding<TSource> Related<TSource, T>(
        this ObjectBinding<TSource> binding, string name, Func<TSource, NodeId> id, EdgeKind edge, Direction direction, PropertyDefinition order, Func<GraphNode, T> wrap)
        where TSource : notnull
    {
        var far = edge.Far(direction)
            ?? throw new ArgumentException($"The far ends of {edge} are of any kind, so they cannot be listed.", nameof(edge));
        return binding.Batch(name, async (parents, context, cancellation) =>
        {
            var page = PageArguments.Of(context, $"{edge.Name}|{direction}|{order.Name}");
            var read = context.Reader();
            var query = new NeighbourQuery([.. parents.Select(id)], edge, direction, Order: [new OrderBy(order)], Page: page.Request());
            var found = await read.View.NeighboursAsync(query, cancellation);
            IReadOnlyList<Connection<T>> pages =
                [.. found.Select((one, index) => Page(one, page, order, wrap, new Listed(read, far, edge, direction, query.Of[index])))];
            return pages;
        });
    }

    private static RecordPage<T> Page<T>(NeighbourPage found, PageArguments page, PropertyDefinition order, Func<GraphNode, T> wrap, Listed listed)
    {
        IReadOnlyList<Edge<T>> edges =
            [.. found.Items.Select(item => new Edge<T>(wrap(item.Node), () => page.CursorFor(new Keyset([item.Node[order]], item.Edge.Id))))];
        var (next, previous) = page.FromEnd ? (page.HasMoreBehind, found.HasMore) : (found.HasMore, page.HasMoreBehind);
        return new RecordPage<T>(edges, next, previous, listed.Read, listed.Kind, listed.Filter) { TotalCount = found.Total };
    }

    /// <summary>The whole list that a page is of: the far ends of one record's edges.</summary>
    private sealed record Listed(RegistryReader Read, NodeKind Kind, EdgeKind Edge, Direction Direction, NodeId Of)
    {
        public Filter Filter => new RelatedFilter(
            Edge, Direction == Direction.Outgoing ? Direction.Incoming : Direction.Outgoing, Quantifier.Some, OnEdge: null, new IdFilter([Of]));
    }
}
