using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>The port over one root.</summary>
internal sealed class MemoryView(MemoryGraph graph) : IGraphView
{
    public SequenceRange Read => new(graph.Sequence, graph.Sequence);

    /// <summary>The root behind the view, for what-if on it.</summary>
    public MemoryGraph Graph => graph;

    public ValueTask<ImmutableArray<GraphNode?>> NodesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation) =>
        new([.. ids.Select(graph.Node)]);

    public ValueTask<ImmutableArray<GraphEdge?>> EdgesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation) =>
        new([.. ids.Select(graph.Edge)]);

    public ValueTask<NodePage> FindAsync(NodeQuery query, CancellationToken cancellation)
    {
        var order = new RowOrder<GraphNode>(query.Order, RecordFilters.Read, node => node.Id);
        order.Check(query.Page);
        var rows = Matching(query.Kind, query.Filter).ToArray();
        Array.Sort(rows, order);
        var (page, hasMore) = order.Cut(rows, query.Page);
        return new(new NodePage(page, hasMore));
    }

    public ValueTask<long> CountAsync(NodeKind kind, Filter? filter, CancellationToken cancellation) => new(Matching(kind, filter).LongCount());

    public ValueTask<ImmutableArray<FacetCount>> FacetsAsync(
        NodeKind kind, Filter? filter, PropertyDefinition property, CancellationToken cancellation)
    {
        var counts = new Dictionary<GraphValue, long>();
        foreach (var node in Matching(kind, filter))
        {
            var value = RecordFilters.Read(node, property);
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }
        var facets = counts.Select(count => new FacetCount(count.Key, count.Value)).ToArray();
        Array.Sort(facets, static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : GraphValue.Compare(a.Value, b.Value));
        return new(ImmutableArray.Create(facets));
    }

    public ValueTask<ImmutableArray<NeighbourPage>> NeighboursAsync(NeighbourQuery query, CancellationToken cancellation)
    {
        var filters = new RecordFilters(graph);
        var onEdge = filters.Edges.CompileOptional(query.OnEdge);
        var onNode = filters.Nodes.CompileOptional(query.OnNode);
        var order = new RowOrder<Neighbour>(query.Order, RecordFilters.ReadEither(query.Edge), row => row.Edge.Id);
        if (query.Page is not null) order.Check(query.Page);
        var pages = ImmutableArray.CreateBuilder<NeighbourPage>(query.Of.Length);
        foreach (var id in query.Of)
        {
            var rows = graph.NeighboursOf(id, query.Edge, query.Direction)
                .Where(row => onEdge?.Invoke(row.Edge) != false && onNode?.Invoke(row.Node) != false)
                .ToArray();
            Array.Sort(rows, order);
            var (page, hasMore) = query.Page is null ? ([.. rows], false) : order.Cut(rows, query.Page);
            pages.Add(new NeighbourPage(page, hasMore, rows.Length));
        }
        return new(pages.MoveToImmutable());
    }

    public ValueTask<ReachAnswer> ReachAsync(ReachQuery query, CancellationToken cancellation) =>
        new(new ReachWalk(graph, query).Run(cancellation));

    public ValueTask<ImmutableArray<TextHit>> SearchAsync(TextQuery query, CancellationToken cancellation) =>
        new(TextSearch.Run(graph, query));

    private IEnumerable<GraphNode> Matching(NodeKind kind, Filter? filter)
    {
        var test = new RecordFilters(graph).Nodes.CompileOptional(filter);
        return test is null ? graph.NodesOf(kind) : graph.NodesOf(kind).Where(node => test(node));
    }
}
