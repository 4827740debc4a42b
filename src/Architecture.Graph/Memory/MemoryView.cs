using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>The port over one root.</summary>
internal sealed class MemoryView(MemoryGraph graph, GraphState state) : IGraphView
{
    public SequenceRange Read => new(graph.Sequence, graph.Sequence);

    public MemoryGraph Graph => graph;

    public ValueTask<ImmutableArray<GraphNode?>> NodesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation) =>
        new([.. ids.Select(graph.Node)]);

    public ValueTask<ImmutableArray<GraphEdge?>> EdgesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation) =>
        new([.. ids.Select(graph.Edge)]);

    public ValueTask<NodePage> FindAsync(NodeQuery query, CancellationToken cancellation) =>
        new(new NodeFinder(state, query.Kind, query.Filter, cancellation).Find(query.Order, query.Page));

    public ValueTask<long> CountAsync(NodeKind kind, Filter? filter, CancellationToken cancellation) =>
        new(new NodeFinder(state, kind, filter, cancellation).Count());

    public ValueTask<ImmutableArray<FacetCount>> FacetsAsync(
        NodeKind kind, Filter? filter, PropertyDefinition property, CancellationToken cancellation) =>
        new(new NodeFinder(state, kind, filter, cancellation).Facets(property));

    public ValueTask<ImmutableArray<NeighbourPage>> NeighboursAsync(NeighbourQuery query, CancellationToken cancellation) =>
        new(new NeighbourReader(state, query).Read(cancellation));

    public ValueTask<ReachAnswer> ReachAsync(ReachQuery query, CancellationToken cancellation) =>
        new(new ReachWalk(state, query, cancellation).Run());

    public ValueTask<ImmutableArray<TextHit>> SearchAsync(TextQuery query, CancellationToken cancellation) =>
        new(new TextSearch(state, query).Run(cancellation));
}
