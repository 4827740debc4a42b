using System.Diagnostics;
using Architecture.Storage.Neo4j;
using Architecture.Storage.Neo4j.Tests;

namespace Architecture.Benchmarks.Database;

/// <summary>
/// The registry over Neo4j beside the embedded store, beside Cypher written by hand, beside bare writes, and beside npm <c>@neo4j/graphql</c> on the same server.
/// It starts a database of its own, or uses the one that is held for it.
/// </summary>
internal static class Neo4jBenchmark
{
    private const int Largest = 100_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // Load.List in the other schema.
    private const string Peers = "{ solutions(limit: 20, sort: [{sortKey: ASC}]) { code name responsibleBoard { code name } dependsOn(limit: 3) { code name } } }";

    public static void Run(IReadOnlyList<Estate> estates) => RunAsync(estates).GetAwaiter().GetResult();

    /// <summary>Of all this the guarded commits alone.</summary>
    public static void RunCommits(Estate estate) => ShowCommitsAsync(new RegistryEstate(estate)).GetAwaiter().GetResult();

    private static async Task ShowCommitsAsync(RegistryEstate estate)
    {
        await using var database = await HeldDatabase.OpenAsync(estate);
        await CommitsAsync(database, estate);
    }

    private static async Task CommitsAsync(HeldDatabase database, RegistryEstate estate)
    {
        await using var store = await Neo4jStore.OpenAsync(database.Options with { BatchSize = CommitsBeside.BatchSize }, CancellationToken.None);
        using var client = new QueryApiClient(database.Options);
        await new CommitsBeside(store, client, estate.Solutions).ShowAsync(rounds: 7, commits: 640);
    }

    private static async Task RunAsync(IReadOnlyList<Estate> estates)
    {
        if (Neo4jProcess.Missing() is { } reason)
        {
            Console.WriteLine(reason);
            return;
        }
        foreach (var estate in estates.Where(estate => estate.Solutions <= Largest)) await RunAsync(new RegistryEstate(estate));
    }

    private static async Task RunAsync(RegistryEstate estate)
    {
        var copy = Directory.CreateTempSubdirectory("benchmark-").FullName;
        try
        {
            await using var database = await HeldDatabase.OpenAsync(estate);
            var options = database.Options;
            var (reopened, kept) = await MemoryOfAsync(options);
            await (await Neo4jStore.OpenAsync(options with { Folder = copy, CheckpointEntries = 1 }, CancellationToken.None)).DisposeAsync();
            var (resumed, _) = await MemoryOfAsync(options with { Folder = copy });
            Console.WriteLine($"  start {reopened.TotalSeconds:0.00} s from the journal, {resumed.TotalSeconds:0.00} s from a checkpoint; the graph in a server's memory {kept / 1048576.0:0.0} MB");
            await MeasureAsync(database);
            // Alone: who follows the journal beside has work to do for each commit.
            await CommitsAsync(database, estate);
            if (database.Footprint(estate.Solutions) is { } footprint) Console.WriteLine($"  {footprint}");
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static async Task MeasureAsync(HeldDatabase database)
    {
        await using var cypher = await Neo4jStore.OpenAsync(database.Options, CancellationToken.None);
        await using var statements = await Neo4jStore.OpenAsync(database.Options with { Recalls = false }, CancellationToken.None);
        await using var follower = await Neo4jStore.OpenAsync(database.Options with { Reads = ReadPlace.Follower }, CancellationToken.None);
        await using var onEmbedded = await ServedStore.StartAsync(database.Embedded);
        await using var onCypher = await ServedStore.StartAsync(cypher);
        await using var onStatements = await ServedStore.StartAsync(statements);
        await using var onFollower = await ServedStore.StartAsync(follower);
        using var client = new QueryApiClient(database.Options);
        await ShowPeerAsync(database, onCypher.Url, onStatements.Url, onFollower.Url);
        await new ReadsBeside(statements, cypher, client, Patience).ShowAsync();
        foreach (var (served, name) in new[] { (onEmbedded, "embedded"), (onCypher, "Neo4j, Cypher"), (onFollower, "Neo4j, follower") })
            await new ServedWork(served, name, Patience).ShowAsync();
    }

    private static async Task ShowPeerAsync(HeldDatabase database, Uri cypher, Uri statements, Uri follower)
    {
        await using var peer = await Peer.StartAsync(database.Bolt);
        if (peer is null)
        {
            Console.WriteLine("  no peer: Node or npm is missing");
            return;
        }
        // The database takes some thousand requests to become as fast as it gets, whichever way they come.
        foreach (var (connections, before) in new[] { (1, 25), (8, 5) })
        {
            var rates = await Load.RatesAsync([(peer.Url, Peers), (cypher, Load.List), (statements, Load.List), (follower, Load.List)], connections, before, rounds: 5, TimeSpan.FromSeconds(1));
            Console.WriteLine(
                $"  20 × (owner + 3 dependencies), {connections} connections: @neo4j/graphql {rates[0]:0}/s, Cypher {rates[1]:0}/s = {rates[1] / rates[0]:0.0} × (goal ≥ 1.5), "
                + $"every read a statement {rates[2]:0}/s = {rates[2] / rates[0]:0.0} ×, follower {rates[3]:0}/s = {rates[3] / rates[0]:0.0} × (goal ≥ 20)");
        }
    }

    /// <summary>How long a server takes to start on what is there, and what it keeps in memory.</summary>
    private static async Task<(TimeSpan Start, long Kept)> MemoryOfAsync(Neo4jStoreOptions options)
    {
        var start = TimeSpan.Zero;
        var (store, kept) = Measure.Retained(() =>
        {
            var begun = Stopwatch.GetTimestamp();
            var opened = Neo4jStore.OpenAsync(options, CancellationToken.None).GetAwaiter().GetResult();
            start = Stopwatch.GetElapsedTime(begun);
            return opened;
        });
        await store.DisposeAsync();
        return (start, kept);
    }
}
