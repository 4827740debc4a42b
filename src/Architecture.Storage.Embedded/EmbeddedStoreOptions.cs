namespace Architecture.Storage.Embedded;

/// <summary>How an embedded store is opened.</summary>
public sealed record EmbeddedStoreOptions
{
    /// <summary>The store's folder; made if it is not there.</summary>
    public required string Folder { get; init; }

    public required GraphModel Model { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where a day begins and ends.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>Reads beside a server that writes; nothing can be committed.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Commits in one durable step at most.</summary>
    public int BatchSize { get; init; } = 1024;

    /// <summary>Size at which a file of the journal is finished and the next one begun, in bytes.</summary>
    public long SegmentBytes { get; init; } = 64 << 20;

    /// <summary>Journal bytes after which the next checkpoint is written, in the background.</summary>
    public long CheckpointBytes { get; init; } = 64 << 20;

    /// <summary>Roots of past moments kept in memory.</summary>
    public int PastRoots { get; init; } = 8;

    /// <summary>Conflict keys remembered; a decision older than the oldest of them must be made anew.</summary>
    public int RecentKeys { get; init; } = 500_000;

    /// <summary>Zeros written ahead of the journal's end, so that a commit changes neither length nor block map and waits for its own bytes only.</summary>
    internal int AheadBytes { get; init; } = 1 << 20;

    /// <summary>For tests: the folder to use instead of the one of the operating system.</summary>
    internal IStoreFolder? FolderOverride { get; init; }
}
