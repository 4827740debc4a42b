using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>The port over one root.</summary>
internal sealed class MemoryView(MemoryGraph graph, GraphState state) : IGraphView
{
    public SequenceRange Read => new(graph.Sequence, graph.Sequence);

    public MemoryGraph Graph => graph;

    public ValueTask<ImmutableArray<GraphNode?>> NodesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation)
    {
        using var span = StoreTelemetry.StartRead("nodes", null);
        return new(span.Answered<ImmutableArray<GraphNode?>>([.. ids.Select(graph.Node)], ids.Length));
    }

    public ValueTask<ImmutableArray<GraphEdge?>> EdgesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation)
    {
        using var span = StoreTelemetry.StartRead("edges", null);
        return new(span.Answered<ImmutableArray<GraphEdge?>>([.. ids.Select(graph.Edge)], ids.Length));
    }

    public ValueTask<NodePage> FindAsync(NodeQuery query, CancellationToken cancellation)
    {
        using var span = StoreTelemetry.StartRead("find", query.Kind.Name);
        var page = new NodeFinder(state, query.Kind, query.Filter, cancellation).Find(query.Order, query.Page);
        return new(span.Answered(page, page.Nodes.Length));
    }

    public ValueTask<long> CountAsync(NodeKind kind, Filter? filter, CancellationToken cancellation)
    {
        using var span = StoreTelemetry.StartRead("count", kind.Name);
        return new(new NodeFinder(state, kind, filter, cancellation).Count());
    }

    public ValueTask<ImmutableArray<FacetCount>> FacetsAsync(
        NodeKind kind, Filter? filter, PropertyDefinition property, CancellationToken cancellation)
    {
        using var span = StoreTelemetry.StartRead("facets", kind.Name);
        return new(new NodeFinder(state, kind, filter, cancellation).Facets(property));
    }

    public ValueTask<ImmutableArray<NeighbourPage>> NeighboursAsync(NeighbourQuery query, CancellationToken cancellation)
    {
        using var span = StoreTelemetry.StartRead("neighbours", query.Edge.Name);
        var pages = new NeighbourReader(state, query).Read(cancellation);
        return new(span.Answered(pages, pages.Length));
    }

    public ValueTask<ReachAnswer> ReachAsync(ReachQuery query, CancellationToken cancellation)
    {
        using var span = StoreTelemetry.StartRead("reach", null);
        var reached = new ReachWalk(state, query, cancellation).Run();
        return new(span.Answered(reached, reached.ReachedCount));
    }

    public ValueTask<ImmutableArray<TextHit>> SearchAsync(TextQuery query, CancellationToken cancellation)
    {
        using var span = StoreTelemetry.StartRead("search", null);
        var hits = new TextSearch(state, query).Run(cancellation);
        return new(span.Answered(hits, hits.Length));
    }
}
