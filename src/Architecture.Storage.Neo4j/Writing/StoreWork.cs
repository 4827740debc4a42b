using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>What the queue is asked to do. It may be judged several times, until it holds at the journal's end; it is answered once.</summary>
internal abstract class StoreWork
{
    /// <summary>Judged, and the answer is an exception.</summary>
    public abstract bool IsFaulted { get; }

    /// <summary>Judges and applies; keeps the answer to itself until the batch is durable.</summary>
    public abstract ValueTask JudgeAsync(PendingCommits commits);

    /// <summary>Gives the answer.</summary>
    public abstract void Complete();

    /// <summary>It was not done, or nobody knows.</summary>
    public abstract void Fail(Exception fault);
}

/// <summary>Work with one answer.</summary>
internal abstract class StoreWork<T>(CancellationToken cancellation) : StoreWork
{
    // Continuations run elsewhere: the queue's loop belongs to the next batch.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _fault;

    public Task<T> Answer => _answer.Task;

    public sealed override bool IsFaulted => _fault is not null;

    protected CancellationToken Cancellation { get; } = cancellation;

    public sealed override async ValueTask JudgeAsync(PendingCommits commits)
    {
        try
        {
            (_result, _fault) = (default, null);
            Cancellation.ThrowIfCancellationRequested();
            _result = await DecideAsync(commits);
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

    protected abstract ValueTask<T> DecideAsync(PendingCommits commits);
}

internal sealed class CommitWork(CommitRequest request, CancellationToken cancellation) : StoreWork<CommitOutcome>(cancellation)
{
    public CommitRequest Request => request;

    protected override ValueTask<CommitOutcome> DecideAsync(PendingCommits commits) => commits.JudgeAsync(request, Cancellation);
}

internal sealed class HeadWork(ImmutableArray<HeadDecision> decisions, CancellationToken cancellation)
    : StoreWork<ImmutableArray<HeadOutcome>>(cancellation)
{
    protected override async ValueTask<ImmutableArray<HeadOutcome>> DecideAsync(PendingCommits commits)
    {
        var outcomes = ImmutableArray.CreateBuilder<HeadOutcome>(decisions.Length);
        foreach (var decision in decisions) outcomes.Add(await DecideAsync(commits, decision));
        return outcomes.MoveToImmutable();
    }

    private async ValueTask<HeadOutcome> DecideAsync(PendingCommits commits, HeadDecision decision)
    {
        try
        {
            var request = await decision(commits.Root.View, commits.Today(), Cancellation);
            return new HeadOutcome(request is null ? new NothingToCommit() : await commits.JudgeAsync(request, Cancellation), null);
        }
        catch (StoreUnavailableException)
        {
            throw;
        }
        catch (Exception fault)
        {
            return new HeadOutcome(null, fault);
        }
    }
}

/// <summary>Entries of another store's journal, taken over as they are.</summary>
internal sealed class AppendWork(ImmutableArray<JournalEntry> entries, CancellationToken cancellation) : StoreWork<long>(cancellation)
{
    protected override ValueTask<long> DecideAsync(PendingCommits commits)
    {
        commits.Append(entries);
        return new(commits.Root.Sequence);
    }
}

/// <summary>Projected values; a statement of its own.</summary>
internal sealed class ProjectWork(long projectedTo, ImmutableArray<ProjectedValue> values, CancellationToken cancellation) : StoreWork<long>(cancellation)
{
    public long ProjectedTo => projectedTo;
    public ImmutableArray<ProjectedValue> Values => values;

    protected override ValueTask<long> DecideAsync(PendingCommits commits)
    {
        // Checked on the graph first, which refuses what is not projected.
        _ = commits.Root.Project(values);
        return new(projectedTo);
    }
}
