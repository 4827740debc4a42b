using System.Diagnostics;
using Architecture.Graph;
using Microsoft.Data.Sqlite;

namespace Architecture.Benchmarks.Embedded;

/// <summary>
/// The embedded store on a disk: a guarded registration beside a bare durable one-row SQLite commit, many clients beside one, starts, the past.
/// </summary>
internal static class EmbeddedBenchmark
{
    public static void Run(IReadOnlyList<Estate> estates) => RunAsync(estates).GetAwaiter().GetResult();

    private static async Task RunAsync(IReadOnlyList<Estate> estates)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-").FullName;
        var made = new List<EmbeddedEstate>();
        try
        {
            foreach (var estate in estates)
            {
                var start = Stopwatch.GetTimestamp();
                made.Add(await EmbeddedEstate.MakeAsync(estate, Path.Combine(folder, $"{estate.Solutions}")));
                Console.WriteLine($"filled {estate.Solutions}: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
            }
            ShowCommits(made, Path.Combine(folder, "yardstick.db"));
            foreach (var estate in made)
                Console.WriteLine($"start at {estate.Estate.Solutions}: {(await estate.RestartAsync()).TotalSeconds:0.00} s (goal: 100,000 ≤ 3 s, 1,000,000 ≤ 30 s)");
            foreach (var estate in made) await ShowPastAsync(estate);
            foreach (var estate in made) await ShowThroughputAsync(estate, "");
            // A commit that waits long for its disk is what group commit is for; this machine's may be as quick as the processor.
            var slow = await EmbeddedEstate.MakeAsync(new Estate(1_000), Path.Combine(folder, "slow"), syncTime: TimeSpan.FromMilliseconds(5));
            made.Add(slow);
            await ShowThroughputAsync(slow, ", on a disk that takes 5 ms more to sync");
        }
        finally
        {
            foreach (var estate in made) await estate.DisposeAsync();
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void ShowCommits(List<EmbeddedEstate> made, string path)
    {
        using var sqlite = new SqliteConnection($"Data Source={path}");
        sqlite.Open();
        using var set = sqlite.CreateCommand();
        set.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE row(id INTEGER PRIMARY KEY, bytes BLOB);";
        set.ExecuteNonQuery();
        using var insert = sqlite.CreateCommand();
        insert.CommandText = "INSERT INTO row(bytes) VALUES ($bytes)";
        insert.Parameters.AddWithValue("$bytes", new byte[500]);
        insert.Prepare();

        var times = Measure.Medians(1_000, [_ => insert.ExecuteNonQuery(), .. made.Select(estate => (Action<int>)(_ => estate.RegisterAsync().GetAwaiter().GetResult()))]);

        Console.WriteLine($"bare one-row durable SQLite commit: {times[0]:0} µs (p50, beside the following)");
        for (var i = 0; i < made.Count; i++)
        {
            Console.WriteLine($"guarded registration at {made[i].Estate.Solutions}: {times[i + 1]:0} µs = {times[i + 1] / times[0]:0.00} × the SQLite commit (goal ≤ 2), "
                + $"{times[i + 1] / times[1]:0.00} × that at {made[0].Estate.Solutions} (goal ≤ 1.5)");
        }
    }

    private static async Task ShowThroughputAsync(EmbeddedEstate estate, string where)
    {
        var one = new List<double>();
        var many = new List<double>();
        await RateAsync(estate, 64, 100);
        var processor = TimeSpan.Zero;
        for (var round = 0; round < 5; round++)
        {
            one.Add(await RateAsync(estate, 1, 300));
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            many.Add(await RateAsync(estate, 64, 100));
            processor += Process.GetCurrentProcess().TotalProcessorTime - before;
        }
        one.Sort();
        many.Sort();
        Console.WriteLine($"throughput at {estate.Estate.Solutions}{where}: one client {one[2]:0}/s, 64 clients {many[2]:0}/s = {many[2] / one[2]:0.0} × (goal ≥ 10); "
            + $"processor time {processor.TotalMicroseconds / (5 * 64 * 100):0} µs a registration, where 10 × leaves {1e6 * Environment.ProcessorCount / (10 * one[2]):0} µs of {Environment.ProcessorCount} processors");
    }

    private static async Task<double> RateAsync(EmbeddedEstate estate, int clients, int commits)
    {
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < commits; i++) await estate.RegisterAsync();
        })));
        return clients * commits / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task ShowPastAsync(EmbeddedEstate estate)
    {
        await estate.LiveAYearAsync(10_000);
        var then = estate.Now.AddDays(-364.9);
        var start = Stopwatch.GetTimestamp();
        await ReadAsync(estate, ReadMoment.At(then));
        var first = Stopwatch.GetElapsedTime(start);
        var times = Measure.Medians(300, _ => ReadAsync(estate, ReadMoment.Now).GetAwaiter().GetResult(), _ => ReadAsync(estate, ReadMoment.At(then)).GetAwaiter().GetResult());
        Console.WriteLine($"page of 50 a year back at {estate.Estate.Solutions}: first {first.TotalMilliseconds:0} ms, then {times[1]:0} µs = {times[1] / times[0]:0.0} × now (goal ≤ 10)");
    }

    private static async Task ReadAsync(EmbeddedEstate estate, ReadMoment moment)
    {
        var view = await estate.Store.ViewAsync(moment, CancellationToken.None);
        await view.FindAsync(NodeQuery.First(EstateModel.Solution, 50, null, new OrderBy(EstateModel.SortKey)), CancellationToken.None);
    }
}
