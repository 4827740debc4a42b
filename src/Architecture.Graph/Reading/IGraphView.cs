using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>The span of journal moments that a view has read: equal ends mean one moment.</summary>
public readonly record struct SequenceRange(long From, long To);

/// <summary>The graph at a moment (now, then, or what if), read in batches.</summary>
/// <remarks>
/// Answers align with what was asked: one item for each id, in its order, null or empty where there is none. A batch is one call to the
/// store, however many ids it carries.
/// </remarks>
public interface IGraphView
{
    /// <summary>The journal moments that the answers so far stem from.</summary>
    SequenceRange Read { get; }

    ValueTask<ImmutableArray<GraphNode?>> NodesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation);

    ValueTask<ImmutableArray<GraphEdge?>> EdgesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation);

    ValueTask<NodePage> FindAsync(NodeQuery query, CancellationToken cancellation);

    ValueTask<long> CountAsync(NodeKind kind, Filter? filter, CancellationToken cancellation);

    /// <summary>How the nodes that satisfy the filter spread over a property's values; most frequent first, then by value.</summary>
    ValueTask<ImmutableArray<FacetCount>> FacetsAsync(NodeKind kind, Filter? filter, PropertyDefinition property, CancellationToken cancellation);

    ValueTask<ImmutableArray<NeighbourPage>> NeighboursAsync(NeighbourQuery query, CancellationToken cancellation);

    ValueTask<ReachAnswer> ReachAsync(ReachQuery query, CancellationToken cancellation);

    ValueTask<ImmutableArray<TextHit>> SearchAsync(TextQuery query, CancellationToken cancellation);
}
