using System.Diagnostics;
using System.Text.Json;
using Architecture.Registry;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>Two servers that reach the database through a proxy which spoils it: one reads in the database, one in its memory.</summary>
public sealed class SpoiltServers : IAsyncLifetime
{
    private FaultyProxy? _proxy;
    private ServedRegistry? _cypher;
    private ServedRegistry? _follower;

    internal FaultyProxy Proxy => _proxy!;
    internal ServedRegistry Cypher => _cypher!;
    internal ServedRegistry Follower => _follower!;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    internal async Task RunningAsync(CancellationToken cancellation)
    {
        if (_proxy is not null)
        {
            // A test that failed may have left a fault behind.
            _proxy.Fault = _ => AnswerFault.None;
            return;
        }
        await MovedCity.IntoDatabaseAsync(cancellation);
        var database = await Neo4jServer.RunningAsync(cancellation);
        _proxy = new FaultyProxy(database.Url);
        async Task<IGraphStore> OpenAsync(TimeProvider clock, ReadPlace reads) => await Neo4jStore.OpenAsync(
            database.ServedOptions(RegistryGraph.Model) with { Url = _proxy.Url, TimeZone = CityTime.Zone, TimeProvider = clock, Reads = reads }, cancellation);
        _cypher = await ServedRegistry.StartAsync(clock => OpenAsync(clock, ReadPlace.Cypher), cancellation);
        _follower = await ServedRegistry.StartAsync(clock => OpenAsync(clock, ReadPlace.Follower), cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_proxy is not null) _proxy.Fault = _ => AnswerFault.None;
        if (_cypher is not null) await _cypher.DisposeAsync();
        if (_follower is not null) await _follower.DisposeAsync();
        if (_proxy is not null) await _proxy.DisposeAsync();
    }
}

/// <summary>What people and orchestrators see of a database that is slow, breaks off, says no or has no room, and how it ends.</summary>
public sealed class ServedThroughFaultsTests(SpoiltServers servers) : IClassFixture<SpoiltServers>
{
    private const string Count = "{ boards { totalCount } }";
    private static readonly TimeSpan Told = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Over = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static int s_solutions;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The fault, the database's code, and whether it meets writes alone, or commits alone and what follows on them.</summary>
    public static TheoryData<string, string, string> Faults => new()
    {
        { "Held", "", "all" },
        { "Dropped", "", "all" },
        { "Half", "", "all" },
        { "Unheard", "", "all" },
        { "Error", "Neo.ClientError.Security.Unauthorized", "all" },
        { "Error", "Neo.TransientError.General.DatabaseUnavailable", "all" },
        { "Error", "Neo.ClientError.Cluster.NotALeader", "writes" },
        { "Error", "Neo.DatabaseError.Transaction.TransactionLogError", "writes" },
        { "Dropped", "", "commit" },
    };

    [Theory(Timeout = 180_000), MemberData(nameof(Faults))]
    public async Task A_fault_is_told_within_two_seconds_and_over_within_five(string fault, string code, string of)
    {
        await servers.RunningAsync(Cancellation);
        var (served, proxy) = (servers.Cypher, servers.Proxy);
        // What is compiled at its first use is not what is measured.
        await UntilAsync(served, status => status == 200);
        AssertRegistered(await served.AskWholeAsync(Registration(await BoardAsync(), NextName()), Cancellation));
        var registration = Registration(await BoardAsync(), NextName());
        proxy.Code = code;
        proxy.Fault = FaultOf(Enum.Parse<AnswerFault>(fault), of);

        await AssertUnavailableAsync(registration);
        if (of == "all") await AssertUnavailableAsync(Count);
        else if (of == "writes") Assert.Contains("totalCount", await served.AskAsync(Count, Cancellation), StringComparison.Ordinal);
        var ready = await UntilAsync(served, status => status == 503);
        Assert.Contains("Neo4j", ready, StringComparison.Ordinal);
        Assert.Contains(code, ready, StringComparison.Ordinal);
        Assert.Equal(200, (await served.HealthAsync("live", Cancellation)).Status);

        proxy.Fault = _ => AnswerFault.None;
        var time = Stopwatch.StartNew();
        await UntilAsync(served, status => status == 200);
        var again = await served.AskWholeAsync(registration, Cancellation);
        Assert.True(time.Elapsed < Over, $"back after {time.Elapsed}");
        AssertRegistered(again);
        // Asked twice with one key, registered once.
        Assert.Equal(1, await HoldersAsync(registration));
    }

    [Fact(Timeout = 180_000)]
    public async Task Reads_in_memory_go_on_and_say_how_old_they_may_be()
    {
        await servers.RunningAsync(Cancellation);
        // What another test did to the database must be over here as well.
        await UntilAsync(servers.Follower, status => status == 200);
        var expected = await servers.Follower.AskAsync(Count, Cancellation);
        await Waiting.UntilAsync(async () => await servers.Follower.AgeAsync(Count, Cancellation) <= 1, Cancellation);
        Assert.Null(await servers.Cypher.AgeAsync(Count, Cancellation));
        servers.Proxy.Fault = _ => AnswerFault.Held;

        await UntilAsync(servers.Follower, status => status == 503);
        Assert.Equal(expected, await servers.Follower.AskAsync(Count, Cancellation));
        Assert.True(await servers.Follower.AgeAsync(Count, Cancellation) > 1);

        servers.Proxy.Fault = _ => AnswerFault.None;
        await UntilAsync(servers.Follower, status => status == 200);
    }

    private static Func<string, AnswerFault> FaultOf(AnswerFault fault, string of)
    {
        var committed = 0;
        return request => of switch
        {
            "all" => fault,
            "writes" => request.Contains("\"accessMode\":\"WRITE\"", StringComparison.Ordinal) ? fault : AnswerFault.None,
            // The commit is done and nobody hears of it; then the database is gone.
            _ when Volatile.Read(ref committed) != 0 => AnswerFault.Unheard,
            _ when request.Contains("$entries", StringComparison.Ordinal) && Interlocked.Exchange(ref committed, 1) == 0 => fault,
            _ => AnswerFault.None,
        };
    }

    private async Task AssertUnavailableAsync(string query)
    {
        var time = Stopwatch.StartNew();
        var answer = await servers.Cypher.AskWholeAsync(query, Cancellation);
        Assert.True(time.Elapsed < Told, $"it took {time.Elapsed}: {answer}");
        Assert.Equal("STORE_UNAVAILABLE", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    /// <summary>Waits until readiness is so, and gives its words.</summary>
    private static async Task<string> UntilAsync(ServedRegistry served, Func<int, bool> isSo)
    {
        var time = Stopwatch.StartNew();
        while (true)
        {
            var (status, text) = await served.HealthAsync("ready", Cancellation);
            if (isSo(status)) return text;
            Assert.True(time.Elapsed < Patience, $"readiness was still {status} {text} after {time.Elapsed}");
            await Task.Delay(20, Cancellation);
        }
    }

    private async Task<string> BoardAsync() =>
        JsonDocument.Parse(await servers.Cypher.AskAsync("{ board(code: \"BRO\") { id } }", Cancellation)).RootElement.GetProperty("board").GetProperty("id").GetString()!;

    private async Task<int> HoldersAsync(string registration)
    {
        var name = registration.Split("name: \"")[1].Split('"')[0];
        var answer = await servers.Cypher.AskAsync($"{{ solutions(where: {{name: {{eq: \"{name}\"}}}}) {{ totalCount }} }}", Cancellation);
        return JsonDocument.Parse(answer).RootElement.GetProperty("solutions").GetProperty("totalCount").GetInt32();
    }

    private static string NextName() => $"Bortfallet {Interlocked.Increment(ref s_solutions)}";

    private static string Registration(string board, string name) =>
        $$"""
        mutation { registerLocalSolution(input: {
          idempotencyKey: "{{name}}", board: "{{board}}", name: "{{name}}", kind: APPLICATION, provides: [{capability: "function_2a2cc40d7d365846b59db9064cd57a8f"}], audience: {boards: ["{{board}}"]}
        }) { solution { code } errors { code } } }
        """;

    private static void AssertRegistered(JsonElement answer)
    {
        Assert.False(answer.TryGetProperty("errors", out var errors), $"{errors}");
        var payload = answer.GetProperty("data").GetProperty("registerLocalSolution");
        Assert.Equal(0, payload.GetProperty("errors").GetArrayLength());
    }
}
