using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>What a commit was.</summary>
public enum JournalVerdict
{
    Committed = 1,
    /// <summary>A refusal by a rule, committed under the same preconditions as a write.</summary>
    Refused = 2,
}

/// <summary>A named value in an image. Names, not ordinals: an image outlives the model that wrote it.</summary>
public readonly record struct ImageValue(string Property, GraphValue Value);

/// <summary>A node before and after a commit. Null before: created; null after: removed.</summary>
public sealed record NodeImage(string Kind, NodeId Id, ImmutableArray<ImageValue>? Before, ImmutableArray<ImageValue>? After);

/// <summary>An edge before and after a commit.</summary>
public sealed record EdgeImage(string Kind, NodeId Id, NodeId From, NodeId To, ImmutableArray<ImageValue>? Before, ImmutableArray<ImageValue>? After);

/// <summary>A running counter and its value after a commit.</summary>
public readonly record struct CounterImage(string Counter, long Value);

/// <summary>What the caller says of a commit; the store adds place, time, images and hash.</summary>
public sealed record JournalDraft
{
    /// <summary>Identity of the command. Ids of new records derive from it, so a replay makes the same ones.</summary>
    public required NodeId Command { get; init; }

    /// <summary>Who acted: a stable reference, never a person's name.</summary>
    public required string Actor { get; init; }

    /// <summary>Name of the use case.</summary>
    public required string UseCase { get; init; }

    public required JournalVerdict Verdict { get; init; }

    /// <summary>Unique per actor; null where the caller gave none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Tells a repeat from a reuse of the key: a digest of the input. Empty without a key.</summary>
    public ImmutableArray<byte> InputDigest { get; init; } = [];

    /// <summary>The recorded result or refusal, as JSON.</summary>
    public string? Outcome { get; init; }

    /// <summary>Case number (dnr) of the decision acted on.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>Version of the settings that the rules read.</summary>
    public long SettingsVersion { get; init; }
}

/// <summary>One commit, as it stands in the journal for ever.</summary>
public sealed record JournalEntry
{
    /// <summary>Format that this program writes. Readers upcast older ones and refuse newer ones.</summary>
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    /// <summary>From 1, without gaps, in the order of commits.</summary>
    public required long Sequence { get; init; }

    /// <summary>max(clock, time of the entry before), to the millisecond, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Moment that the decision was made on.</summary>
    public required long ReadSequence { get; init; }

    public required JournalDraft Draft { get; init; }
    public required ImmutableArray<NodeImage> Nodes { get; init; }
    public required ImmutableArray<EdgeImage> Edges { get; init; }
    public required ImmutableArray<CounterImage> Counters { get; init; }

    /// <summary>Hash of the entry before; 32 zero bytes for the first.</summary>
    public required ImmutableArray<byte> Previous { get; init; }
}
