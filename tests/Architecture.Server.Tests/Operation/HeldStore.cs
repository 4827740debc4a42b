using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Server.Tests.Operation;

/// <summary>A real store whose decisions at the head wait until a test lets them go, so that what happens meanwhile can be looked at.</summary>
internal sealed class HeldStore(IGraphStore store) : IGraphStore
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left;

    /// <summary>Lets so many batches pass before it holds.</summary>
    public int LetPass { init => _left = value; }

    /// <summary>Completes when something is being held.</summary>
    public Task Reached => _reached.Task;

    public void Release() => _released.TrySetResult();

    public GraphModel Model => store.Model;

    public long ProjectedTo => store.ProjectedTo;

    public ValueTask<IGraphView> ViewAsync(ReadMoment moment, CancellationToken cancellation) => store.ViewAsync(moment, cancellation);

    public ValueTask<IGraphView> WhatIfAsync(IGraphView basis, GraphChange change, CancellationToken cancellation) => store.WhatIfAsync(basis, change, cancellation);

    public ValueTask<CommitOutcome> CommitAsync(CommitRequest request, CancellationToken cancellation) => store.CommitAsync(request, cancellation);

    public async ValueTask<ImmutableArray<HeadOutcome>> CommitAtHeadAsync(ImmutableArray<HeadDecision> decisions, CancellationToken cancellation)
    {
        if (Interlocked.Decrement(ref _left) < 0)
        {
            _reached.TrySetResult();
            await _released.Task.WaitAsync(cancellation);
        }
        return await store.CommitAtHeadAsync(decisions, cancellation);
    }

    public ValueTask<JournalEntry?> RecordedAsync(string actor, string idempotencyKey, CancellationToken cancellation) => store.RecordedAsync(actor, idempotencyKey, cancellation);

    public ValueTask<ImmutableArray<JournalEntry>> JournalAsync(long after, int first, CancellationToken cancellation) => store.JournalAsync(after, first, cancellation);

    public ValueTask<ImmutableArray<JournalEntry>> HistoryAsync(NodeId record, long after, int first, CancellationToken cancellation) =>
        store.HistoryAsync(record, after, first, cancellation);

    public ValueTask ProjectAsync(long projectedTo, ImmutableArray<ProjectedValue> values, CancellationToken cancellation) => store.ProjectAsync(projectedTo, values, cancellation);

    public ValueTask AppendAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellation) =>
        store.AppendAsync(entries, cancellation);

    public ValueTask<IGraphView> ProjectedViewAsync(IGraphView basis, ImmutableArray<ProjectedValue> values, CancellationToken cancellation) =>
        store.ProjectedViewAsync(basis, values, cancellation);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
