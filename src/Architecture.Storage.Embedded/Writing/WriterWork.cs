using System.Collections.Immutable;

namespace Architecture.Storage.Embedded;

/// <summary>What the writer's thread is asked to do: judged on a pending batch, answered when the batch is durable.</summary>
internal abstract class WriterWork
{
    /// <summary>Judges and applies; keeps the answer to itself until the batch is durable.</summary>
    public abstract void Run(PendingBatch batch);

    /// <summary>Gives the answer.</summary>
    public abstract void Complete();

    /// <summary>The batch did not become durable.</summary>
    public abstract void Fail(Exception fault);
}

/// <summary>Work with one answer.</summary>
internal abstract class WriterWork<T>(CancellationToken cancellation) : WriterWork
{
    // Continuations run elsewhere: the writer's thread belongs to the next batch.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _fault;

    public Task<T> Answer => _answer.Task;

    protected CancellationToken Cancellation { get; } = cancellation;

    public sealed override void Run(PendingBatch batch)
    {
        try
        {
            Cancellation.ThrowIfCancellationRequested();
            _result = Decide(batch);
        }
        catch (Exception fault)
        {
            _fault = fault;
        }
    }

    public sealed override void Complete()
    {
        if (_fault is OperationCanceledException canceled) _answer.TrySetCanceled(canceled.CancellationToken);
        else if (_fault is not null) _answer.TrySetException(_fault);
        else _answer.TrySetResult(_result!);
    }

    public sealed override void Fail(Exception fault) => _answer.TrySetException(fault);

    protected abstract T Decide(PendingBatch batch);
}

internal sealed class CommitWork(CommitRequest request, CancellationToken cancellation) : WriterWork<CommitOutcome>(cancellation)
{
    // Named on the caller's thread: the writer's time is what all wait for.
    private readonly RequestKeys _keys = new(request);

    protected override CommitOutcome Decide(PendingBatch batch) => batch.Judge(request, _keys);
}

internal sealed class HeadWork(ImmutableArray<HeadDecision> decisions, CancellationToken cancellation)
    : WriterWork<ImmutableArray<HeadOutcome>>(cancellation)
{
    protected override ImmutableArray<HeadOutcome> Decide(PendingBatch batch) => [.. decisions.Select(decision => Decide(batch, decision))];

    private HeadOutcome Decide(PendingBatch batch, HeadDecision decision)
    {
        try
        {
            var deciding = decision(batch.Root.View, batch.Today(), Cancellation);
            // The view answers at once, so this waits only for what a decision has no business to wait for.
            var request = deciding.IsCompleted ? deciding.Result : deciding.AsTask().GetAwaiter().GetResult();
            return new HeadOutcome(request is null ? new NothingToCommit() : batch.Judge(request, new RequestKeys(request)), null);
        }
        catch (Exception fault)
        {
            return new HeadOutcome(null, fault);
        }
    }
}

/// <summary>Entries of another store's journal, taken over as they are.</summary>
internal sealed class AppendWork(ImmutableArray<JournalEntry> entries, CancellationToken cancellation) : WriterWork<long>(cancellation)
{
    protected override long Decide(PendingBatch batch)
    {
        batch.Append(entries);
        return entries[^1].Sequence;
    }
}

internal sealed class ProjectWork(long projectedTo, ImmutableArray<ProjectedValue> values, CancellationToken cancellation)
    : WriterWork<long>(cancellation)
{
    protected override long Decide(PendingBatch batch)
    {
        batch.Project(projectedTo, values);
        return batch.ProjectedTo;
    }
}

/// <summary>Something done between two batches, where the journal's end and the published root belong together.</summary>
internal sealed class PauseWork<T>(Func<T> read, CancellationToken cancellation) : WriterWork<T>(cancellation)
{
    protected override T Decide(PendingBatch batch) => read();
}
