using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>Where a view of the newest moment is read.</summary>
public enum ReadPlace
{
    /// <summary>In the database, by Cypher: always the newest. What follows from there may be in this process's own graph, if it has come as far.</summary>
    Cypher,
    /// <summary>In this process's own graph, which follows the journal: faster, and behind other servers' commits by the time between two looks.</summary>
    Follower,
}

/// <summary>How a Neo4j store is opened.</summary>
public sealed record Neo4jStoreOptions
{
    /// <summary>Address of the database's HTTP server, e.g. <c>http://127.0.0.1:7474</c>.</summary>
    public required Uri Url { get; init; }

    public string User { get; init; } = "neo4j";

    public required string Password { get; init; }

    public string Database { get; init; } = "neo4j";

    public required GraphModel Model { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where a day begins and ends.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public ReadPlace Reads { get; init; } = ReadPlace.Cypher;

    /// <summary>
    /// Whether a view that reads by Cypher takes named records and what hangs on them from this process's graph, once the database has shown that it has come no further.
    /// Without, everything is a statement.
    /// </summary>
    public bool Recalls { get; init; } = true;

    /// <summary>Requests in one statement at most.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>Time between two looks for other servers' commits.</summary>
    public TimeSpan FollowEvery { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Connections to the database; not more than it has worker threads.</summary>
    public int Connections { get; init; } = 24;

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>When nothing at all was heard of the database for this long, while it is asked something trivial, what waits is given up.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Time for one read of a database that answers others.</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time for one commit statement; longer than the database waits for a lock.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Added to <see cref="WriteTimeout"/> for each entry: an import commits hundreds at once.</summary>
    public TimeSpan WriteTimeoutPerEntry { get; init; } = TimeSpan.FromMilliseconds(80);

    /// <summary>How long others wait for a server that lost the head three times.</summary>
    public TimeSpan Reservation { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Roots of past moments kept in memory.</summary>
    public int PastRoots { get; init; } = 8;

    /// <summary>Where this server keeps a copy of its graph, so that its next start reads only what came after; null: nowhere.</summary>
    public string? Folder { get; init; }

    /// <summary>Entries after which that copy is written anew.</summary>
    public long CheckpointEntries { get; init; } = 10_000;

    /// <summary>Different reading statements at most; the database keeps a plan for each. Questions of any further form are answered in memory.</summary>
    public int MostTexts { get; init; } = 500;

    /// <summary>Conflict keys remembered; a decision older than the oldest of them must be made anew.</summary>
    public int RecentKeys { get; init; } = 500_000;
}
