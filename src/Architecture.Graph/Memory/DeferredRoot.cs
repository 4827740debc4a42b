using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>A root that is made of the one before it when somebody asks, once.</summary>
internal sealed class DeferredRoot
{
    private readonly Lock _gate = new();
    private MemoryGraph? _root;
    private DeferredRoot? _before;
    private Func<MemoryGraph, MemoryGraph>? _step;

    public DeferredRoot(MemoryGraph root) => _root = root;

    public DeferredRoot(DeferredRoot before, Func<MemoryGraph, MemoryGraph> step) => (_before, _step) = (before, step);

    public MemoryGraph Root
    {
        get
        {
            if (Volatile.Read(ref _root) is { } made) return made;
            // A batch may be long: the steps are collected first, so that the stack does not grow with it.
            var steps = new Stack<DeferredRoot>();
            for (var step = this; step is not null && Volatile.Read(ref step._root) is null; step = Volatile.Read(ref step._before)) steps.Push(step);
            while (steps.TryPop(out var step)) step.Make();
            return _root!;
        }
    }

    public IGraphView View(long sequence) => new DeferredView(this, sequence);

    /// <summary>Gives the root that was made otherwise.</summary>
    public void Settle(MemoryGraph root)
    {
        lock (_gate)
        {
            Volatile.Write(ref _root, root);
            (_before, _step) = (null, null);
        }
    }

    private void Make()
    {
        lock (_gate)
        {
            if (_root is not null) return;
            Settle(_step!(_before!.Root));
        }
    }
}

/// <summary>The port over a root that need not be made yet.</summary>
internal sealed class DeferredView(DeferredRoot deferred, long sequence) : IGraphView
{
    private IGraphView View => deferred.Root.View;

    public MemoryGraph Graph => deferred.Root;

    public SequenceRange Read => new(sequence, sequence);

    public ValueTask<ImmutableArray<GraphNode?>> NodesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation) => View.NodesAsync(ids, cancellation);

    public ValueTask<ImmutableArray<GraphEdge?>> EdgesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation) => View.EdgesAsync(ids, cancellation);

    public ValueTask<NodePage> FindAsync(NodeQuery query, CancellationToken cancellation) => View.FindAsync(query, cancellation);

    public ValueTask<long> CountAsync(NodeKind kind, Filter? filter, CancellationToken cancellation) => View.CountAsync(kind, filter, cancellation);

    public ValueTask<ImmutableArray<FacetCount>> FacetsAsync(NodeKind kind, Filter? filter, PropertyDefinition property, CancellationToken cancellation) =>
        View.FacetsAsync(kind, filter, property, cancellation);

    public ValueTask<ImmutableArray<NeighbourPage>> NeighboursAsync(NeighbourQuery query, CancellationToken cancellation) =>
        View.NeighboursAsync(query, cancellation);

    public ValueTask<ReachAnswer> ReachAsync(ReachQuery query, CancellationToken cancellation) => View.ReachAsync(query, cancellation);

    public ValueTask<ImmutableArray<TextHit>> SearchAsync(TextQuery query, CancellationToken cancellation) => View.SearchAsync(query, cancellation);
}
