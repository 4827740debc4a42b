using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>A decision, ready to be committed if what it was made on still holds.</summary>
public sealed record CommitRequest
{
    public required JournalDraft Draft { get; init; }
    public required GraphChange Change { get; init; }

    /// <summary>Journal sequence noted before anything was read.</summary>
    public required long ReadSequence { get; init; }

    /// <summary>Keys of everything read: each must be unwritten since <see cref="ReadSequence"/>.</summary>
    public required ImmutableArray<ConflictKey> Reads { get; init; }

    /// <summary>The day decided on, in the store's time zone; it must still be that day at the commit.</summary>
    public required DateOnly DecidedOn { get; init; }
}

/// <summary>What became of a request.</summary>
public abstract record CommitOutcome
{
    private protected CommitOutcome() { }
}

/// <summary>Durable, visible, in the journal. <paramref name="View"/> is the graph as it stood right after this entry.</summary>
public sealed record Committed(JournalEntry Entry, IGraphView View) : CommitOutcome;

/// <summary>Somebody wrote <paramref name="Key"/> since the decision was made; nothing was written. Load and decide anew.</summary>
public sealed record Conflicted(ConflictKey Key, long WrittenAt) : CommitOutcome;

/// <summary>Midnight has passed since the decision was made; nothing was written. Decide anew.</summary>
public sealed record DayChanged(DateOnly Today) : CommitOutcome;

/// <summary>The actor's idempotency key is in the journal already; nothing was written.</summary>
public sealed record AlreadyRecorded(JournalEntry Entry) : CommitOutcome;

/// <summary>A decision made at the head found that there is nothing to commit.</summary>
public sealed record NothingToCommit : CommitOutcome;

/// <summary>
/// Loads and decides at the head of the journal, where nothing else can come between; null: nothing to commit.
/// What it reads must be read from the view handed in.
/// </summary>
public delegate ValueTask<CommitRequest?> HeadDecision(IGraphView head, DateOnly today, CancellationToken cancellation);
