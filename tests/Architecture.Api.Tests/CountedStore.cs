using System.Collections.Concurrent;
using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Api.Tests;

/// <summary>A store that counts what is asked of it: one for each call to the port, however many ids the call carries.</summary>
internal sealed class CountedStore(IGraphStore store) : IGraphStore
{
    private readonly ConcurrentQueue<string> _calls = [];
    private Func<Task>? _between;

    /// <summary>Lets something happen between the next decision and its commit.</summary>
    public void BeforeNextCommit(Func<Task> happens) => _between = happens;

    public GraphModel Model => store.Model;
    public long ProjectedTo => store.ProjectedTo;

    /// <summary>The calls since the last time, and none from now on.</summary>
    public IReadOnlyList<string> Take()
    {
        List<string> taken = [];
        while (_calls.TryDequeue(out var call)) taken.Add(call);
        return taken;
    }

    public async ValueTask<IGraphView> ViewAsync(ReadMoment moment, CancellationToken cancellation) =>
        new View(await store.ViewAsync(moment, cancellation), _calls);

    public async ValueTask<IGraphView> WhatIfAsync(IGraphView basis, GraphChange change, CancellationToken cancellation) =>
        new View(await store.WhatIfAsync(View.Inner(basis), change, cancellation), _calls);

    public async ValueTask<IGraphView> ProjectedViewAsync(IGraphView basis, ImmutableArray<ProjectedValue> values, CancellationToken cancellation) =>
        new View(await store.ProjectedViewAsync(View.Inner(basis), values, cancellation), _calls);

    public async ValueTask<CommitOutcome> CommitAsync(CommitRequest request, CancellationToken cancellation)
    {
        _calls.Enqueue("commit");
        if (Interlocked.Exchange(ref _between, null) is { } happens) await happens();
        var outcome = await store.CommitAsync(request, cancellation);
        return outcome is Committed committed ? committed with { View = new View(committed.View, _calls) } : outcome;
    }

    public ValueTask<ImmutableArray<HeadOutcome>> CommitAtHeadAsync(ImmutableArray<HeadDecision> decisions, CancellationToken cancellation)
    {
        _calls.Enqueue("commit at head");
        return store.CommitAtHeadAsync(decisions, cancellation);
    }

    public ValueTask<JournalEntry?> RecordedAsync(string actor, string idempotencyKey, CancellationToken cancellation)
    {
        _calls.Enqueue("recorded");
        return store.RecordedAsync(actor, idempotencyKey, cancellation);
    }

    public ValueTask<ImmutableArray<JournalEntry>> JournalAsync(long after, int first, CancellationToken cancellation)
    {
        _calls.Enqueue("journal");
        return store.JournalAsync(after, first, cancellation);
    }

    public ValueTask<ImmutableArray<JournalEntry>> HistoryAsync(NodeId record, long after, int first, CancellationToken cancellation)
    {
        _calls.Enqueue("history");
        return store.HistoryAsync(record, after, first, cancellation);
    }

    public ValueTask AppendAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellation)
    {
        _calls.Enqueue("append");
        return store.AppendAsync(entries, cancellation);
    }

    public ValueTask ProjectAsync(long projectedTo, ImmutableArray<ProjectedValue> values, CancellationToken cancellation) =>
        store.ProjectAsync(projectedTo, values, cancellation);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private sealed class View(IGraphView view, ConcurrentQueue<string> calls) : IGraphView
    {
        public SequenceRange Read => view.Read;

        public static IGraphView Inner(IGraphView counted) => counted is View one ? one.Target : counted;

        private IGraphView Target => view;

        public ValueTask<ImmutableArray<GraphNode?>> NodesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation)
        {
            calls.Enqueue("nodes");
            return view.NodesAsync(ids, cancellation);
        }

        public ValueTask<ImmutableArray<GraphEdge?>> EdgesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation)
        {
            calls.Enqueue("edges");
            return view.EdgesAsync(ids, cancellation);
        }

        public ValueTask<NodePage> FindAsync(NodeQuery query, CancellationToken cancellation)
        {
            calls.Enqueue($"find {query.Kind}");
            return view.FindAsync(query, cancellation);
        }

        public ValueTask<long> CountAsync(NodeKind kind, Filter? filter, CancellationToken cancellation)
        {
            calls.Enqueue($"count {kind}");
            return view.CountAsync(kind, filter, cancellation);
        }

        public ValueTask<ImmutableArray<FacetCount>> FacetsAsync(NodeKind kind, Filter? filter, PropertyDefinition property, CancellationToken cancellation)
        {
            calls.Enqueue($"facets {kind}");
            return view.FacetsAsync(kind, filter, property, cancellation);
        }

        public ValueTask<ImmutableArray<NeighbourPage>> NeighboursAsync(NeighbourQuery query, CancellationToken cancellation)
        {
            calls.Enqueue($"neighbours {query.Edge} {query.Direction}");
            return view.NeighboursAsync(query, cancellation);
        }

        public ValueTask<ReachAnswer> ReachAsync(ReachQuery query, CancellationToken cancellation)
        {
            calls.Enqueue("reach");
            return view.ReachAsync(query, cancellation);
        }

        public ValueTask<ImmutableArray<TextHit>> SearchAsync(TextQuery query, CancellationToken cancellation)
        {
            calls.Enqueue("search");
            return view.SearchAsync(query, cancellation);
        }
    }
}
