using System.Diagnostics;
using Architecture.Registry;
using Architecture.Storage.Embedded;
using Architecture.Storage.Neo4j;
using Architecture.Storage.Neo4j.Tests;

namespace Architecture.Benchmarks.Database;

/// <summary>A database with an estate in it: filled for one run and gone with it, or filled once and held for several.</summary>
internal sealed class HeldDatabase : IAsyncDisposable
{
    private const string Variable = "BENCHMARK_NEO4J";

    private readonly Neo4jProcess? _process;
    private readonly string _folder;

    private HeldDatabase(Neo4jProcess? process, string folder, EmbeddedStore embedded, Uri url, Uri bolt) =>
        (_process, _folder, Embedded, Url, Bolt) = (process, folder, embedded, url, bolt);

    /// <summary>The same estate in an embedded store.</summary>
    public EmbeddedStore Embedded { get; }

    public Uri Url { get; }

    public Uri Bolt { get; }

    public Neo4jStoreOptions Options => OptionsOf(Url);

    /// <summary>The one that the environment names, or a new one.</summary>
    public static async Task<HeldDatabase> OpenAsync(RegistryEstate estate)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-").FullName;
        var embedded = await estate.EmbeddedAsync(folder);
        if (Environment.GetEnvironmentVariable(Variable)?.Split(' ') is [var url, var bolt])
        {
            Console.WriteLine($"{estate.Solutions} solutions, in a database that was there");
            return new HeldDatabase(null, folder, embedded, new Uri(url), new Uri(bolt));
        }
        var process = new Neo4jProcess();
        await process.StartAsync(CancellationToken.None);
        var start = Stopwatch.GetTimestamp();
        await using (var filled = await Neo4jStore.OpenAsync(OptionsOf(process.Url), CancellationToken.None)) await RegistryEstate.CopyAsync(embedded, filled);
        Console.WriteLine($"{estate.Solutions} solutions: taken over into Neo4j in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        return new HeldDatabase(process, folder, embedded, process.Url, process.Bolt);
    }

    /// <summary>Fills one, says where it is, and holds it until the input ends.</summary>
    public static void Hold(Estate estate) => HoldAsync(new RegistryEstate(estate)).GetAwaiter().GetResult();

    /// <summary>What it takes in memory and on disk; null where it was there before.</summary>
    public string? Footprint(int solutions) => _process is null ? null
        : $"the database's process {ResidentOf(_process.Id)} MB; on disk {SizeOf(_process.Folder) / 1024 / solutions} KB a solution, embedded {SizeOf(_folder) / 1024 / solutions} KB";

    public async ValueTask DisposeAsync()
    {
        await Embedded.DisposeAsync();
        if (_process is not null) await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task HoldAsync(RegistryEstate estate)
    {
        await using var database = await OpenAsync(estate);
        Console.WriteLine($"{Variable}=\"{database.Url} {database.Bolt}\"");
        while (await Console.In.ReadLineAsync() is not null) { }
    }

    private static Neo4jStoreOptions OptionsOf(Uri url) => new()
    {
        Url = url,
        User = Neo4jProcess.User,
        Password = Neo4jProcess.Password,
        Model = RegistryGraph.Model,
        TimeZone = CityTime.Zone,
        // A busy machine is no outage here.
        Silence = TimeSpan.FromSeconds(20),
    };

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    /// <summary>Megabytes of memory that a process holds.</summary>
    private static long ResidentOf(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) / 1024;
    }
}
