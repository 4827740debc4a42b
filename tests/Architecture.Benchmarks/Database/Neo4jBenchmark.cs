using System.Diagnostics;
using System.Globalization;
using Architecture.Graph;
using Architecture.Registry;
using Architecture.Storage.Embedded;
using Architecture.Storage.Neo4j;
using Architecture.Storage.Neo4j.Tests;

namespace Architecture.Benchmarks.Database;

/// <summary>
/// The registry over Neo4j beside the embedded store, beside Cypher written by hand, beside bare writes, and beside npm <c>@neo4j/graphql</c> on the same server.
/// It starts a database of its own.
/// </summary>
internal static class Neo4jBenchmark
{
    private const int Largest = 100_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // The same list in either schema: twenty solutions, who owns each, and three of what it depends on.
    private const string Ours = "{ solutions(first: 20, order: [{name: ASC}]) { nodes { code name responsibleBoard { code name } dependsOn(first: 3) { to { code name } } } } }";
    private const string Peers = "{ solutions(limit: 20, sort: [{sortKey: ASC}]) { code name responsibleBoard { code name } dependsOn(limit: 3) { code name } } }";

    public static void Run(IReadOnlyList<Estate> estates) => RunAsync(estates).GetAwaiter().GetResult();

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
        var (folder, copy) = (Directory.CreateTempSubdirectory("benchmark-").FullName, Directory.CreateTempSubdirectory("benchmark-").FullName);
        await using var database = new Neo4jProcess();
        await database.StartAsync(CancellationToken.None);
        var options = new Neo4jStoreOptions
        {
            Url = database.Url,
            User = Neo4jProcess.User,
            Password = Neo4jProcess.Password,
            Model = RegistryGraph.Model,
            TimeZone = CityTime.Zone,
            // A busy machine is no outage here.
            Silence = TimeSpan.FromSeconds(20),
        };
        try
        {
            var bare = SizeOf(database.Folder);
            await using var embedded = await FilledAsync(estate, folder);
            var start = Stopwatch.GetTimestamp();
            await using (var filled = await Neo4jStore.OpenAsync(options, CancellationToken.None)) await RegistryEstate.CopyAsync(embedded, filled);
            Console.WriteLine($"{estate.Solutions} solutions: taken over into Neo4j in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
            var (reopened, kept) = await MemoryOfAsync(options);
            await (await Neo4jStore.OpenAsync(options with { Folder = copy, CheckpointEntries = 1 }, CancellationToken.None)).DisposeAsync();
            var (resumed, _) = await MemoryOfAsync(options with { Folder = copy });
            await using var cypher = await Neo4jStore.OpenAsync(options, CancellationToken.None);
            await using var follower = await Neo4jStore.OpenAsync(options with { Reads = ReadPlace.Follower }, CancellationToken.None);
            using var client = new QueryApiClient(options);
            await MeasureAsync(estate, database, embedded, cypher, follower, client);
            Console.WriteLine(
                $"  start {reopened.TotalSeconds:0.00} s from the journal, {resumed.TotalSeconds:0.00} s from a checkpoint; the graph in a server's memory {kept / 1048576.0:0.0} MB; the database's process {ResidentOf(database.Id)} MB; "
                + $"on disk {(SizeOf(database.Folder) - bare) / 1024 / estate.Solutions} KB a solution, embedded {SizeOf(folder) / 1024 / estate.Solutions} KB");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            Directory.Delete(copy, recursive: true);
        }
    }

    private static async Task MeasureAsync(
        RegistryEstate estate, Neo4jProcess database, EmbeddedStore embedded, Neo4jStore cypher, Neo4jStore follower, QueryApiClient client)
    {
        await ReadsBeside.ShowAsync(cypher, client, Patience);
        await using var onEmbedded = await ServedStore.StartAsync(embedded);
        await using var onCypher = await ServedStore.StartAsync(cypher);
        await using var onFollower = await ServedStore.StartAsync(follower);
        await ShowPeerAsync(database, onCypher.Url, onFollower.Url);
        await new CommitsBeside(cypher, client, estate.Solutions).ShowAsync(rounds: 3, commits: 1_280);
        foreach (var (served, name) in new[] { (onEmbedded, "embedded"), (onCypher, "Neo4j, Cypher"), (onFollower, "Neo4j, follower") })
            await new ServedWork(served, name, Patience).ShowAsync();
    }

    private static async Task ShowPeerAsync(Neo4jProcess database, Uri cypher, Uri follower)
    {
        await using var peer = await Peer.StartAsync(database);
        if (peer is null)
        {
            Console.WriteLine("  no peer: Node or npm is missing");
            return;
        }
        foreach (var connections in new[] { 1, 8 })
        {
            var rates = await Load.RatesAsync([(peer.Url, Peers), (cypher, Ours), (follower, Ours)], connections, rounds: 3, TimeSpan.FromSeconds(1));
            Console.WriteLine(
                $"  20 × (owner + 3 dependencies), {connections} connections: @neo4j/graphql {rates[0]:0}/s, Cypher {rates[1]:0}/s = {rates[1] / rates[0]:0.0} × (goal ≥ 1.5), "
                + $"follower {rates[2]:0}/s = {rates[2] / rates[0]:0.0} × (goal ≥ 20)");
        }
    }

    private static async Task<EmbeddedStore> FilledAsync(RegistryEstate estate, string folder)
    {
        var store = await EmbeddedStore.OpenAsync(new EmbeddedStoreOptions { Folder = folder, Model = RegistryGraph.Model, TimeZone = CityTime.Zone }, CancellationToken.None);
        await estate.FillAsync(store);
        return store;
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

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    /// <summary>Megabytes of memory that a process holds.</summary>
    private static long ResidentOf(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
