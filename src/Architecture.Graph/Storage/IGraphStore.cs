using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>Which moment to read.</summary>
public abstract record ReadMoment
{
    private protected ReadMoment() { }

    public static readonly ReadMoment Now = new LatestMoment(0);

    /// <summary>
    /// Now, as decisions need it: all that any server had acknowledged when this was asked for, as one moment of the journal, with nothing of a commit that is
    /// being applied.
    /// </summary>
    public static readonly ReadMoment Acknowledged = new AcknowledgedMoment();

    /// <summary>Now, but not before this sequence is there (read your writes over several servers).</summary>
    public static ReadMoment NotBefore(long sequence) => new LatestMoment(sequence);

    /// <summary>As the graph stood after this entry.</summary>
    public static ReadMoment At(long sequence) => new SequenceMoment(sequence);

    /// <summary>As the graph stood at this time.</summary>
    public static ReadMoment At(DateTimeOffset time) => new TimeMoment(time);
}

public sealed record LatestMoment(long NotBeforeSequence) : ReadMoment;
public sealed record AcknowledgedMoment : ReadMoment;
public sealed record SequenceMoment(long Sequence) : ReadMoment;
public sealed record TimeMoment(DateTimeOffset Time) : ReadMoment;

/// <summary>Values that a projection computed; see <see cref="PropertyDefinition.IsProjected"/>.</summary>
public readonly record struct ProjectedValue(NodeId Node, PropertyValue Value);

/// <summary>The one port to a store. Nodes, edges and a journal; a store knows no rule and no domain type.</summary>
public interface IGraphStore : IAsyncDisposable
{
    GraphModel Model { get; }

    /// <summary>The graph at a moment.</summary>
    /// <exception cref="MomentNotReachedException">The moment lies ahead of the journal.</exception>
    ValueTask<IGraphView> ViewAsync(ReadMoment moment, CancellationToken cancellation);

    /// <summary>The graph as it would be after a change; the store itself is not touched.</summary>
    /// <exception cref="GraphChangeException">The change does not fit the graph.</exception>
    ValueTask<IGraphView> WhatIfAsync(IGraphView basis, GraphChange change, CancellationToken cancellation);

    /// <summary>A moment with projected values of its own; the store itself is not touched.</summary>
    ValueTask<IGraphView> ProjectedViewAsync(IGraphView basis, ImmutableArray<ProjectedValue> values, CancellationToken cancellation);

    /// <summary>Commits a decision if its preconditions hold. When the task completes the commit is durable.</summary>
    /// <exception cref="GraphChangeException">The change does not fit the graph: a fault of the caller.</exception>
    ValueTask<CommitOutcome> CommitAsync(CommitRequest request, CancellationToken cancellation);

    /// <summary>
    /// Makes decisions one by one at the head, each seeing those before it, and commits them in one durable step. A decision that
    /// throws drops out alone, and its exception is in the answer's place.
    /// </summary>
    ValueTask<ImmutableArray<HeadOutcome>> CommitAtHeadAsync(ImmutableArray<HeadDecision> decisions, CancellationToken cancellation);

    /// <summary>The entry that holds an actor's idempotency key.</summary>
    ValueTask<JournalEntry?> RecordedAsync(string actor, string idempotencyKey, CancellationToken cancellation);

    /// <summary>Journal entries after a sequence, in order.</summary>
    ValueTask<ImmutableArray<JournalEntry>> JournalAsync(long after, int first, CancellationToken cancellation);

    /// <summary>Journal entries after a sequence that touched a node or an edge, in order.</summary>
    ValueTask<ImmutableArray<JournalEntry>> HistoryAsync(NodeId record, long after, int first, CancellationToken cancellation);

    /// <summary>
    /// Takes over entries of another store's journal exactly as they are, in one durable step. A decision made before them must be made anew.
    /// </summary>
    /// <exception cref="DamagedJournalException">They do not follow on this journal's end; nothing was taken over.</exception>
    ValueTask AppendAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellation);

    /// <summary>How far projections have come.</summary>
    long ProjectedTo { get; }

    /// <summary>
    /// Stores projected values; visible at once, never journaled, lost values are recomputed. Those of a moment before the one that
    /// projections have come to are passed over: another server was quicker.
    /// </summary>
    ValueTask ProjectAsync(long projectedTo, ImmutableArray<ProjectedValue> values, CancellationToken cancellation);
}

/// <summary>What became of one decision at the head: an outcome, or the exception that it threw.</summary>
public readonly record struct HeadOutcome(CommitOutcome? Outcome, Exception? Fault)
{
    public CommitOutcome Required() => Outcome ?? throw new HeadDecisionException(Fault!);
}

/// <summary>A decision at the head threw.</summary>
public sealed class HeadDecisionException(Exception inner) : Exception($"A decision at the head failed: {inner.Message}", inner);

/// <summary>A change names what is not there, adds what is, or breaks the model: a fault of the caller, never of a user.</summary>
public sealed class GraphChangeException(string message) : Exception(message);

/// <summary>The journal has not come that far.</summary>
public sealed class MomentNotReachedException(string message) : Exception(message);

/// <summary>The store cannot be reached or cannot write; nothing was acknowledged.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
