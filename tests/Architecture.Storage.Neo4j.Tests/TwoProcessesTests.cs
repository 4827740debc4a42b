using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Architecture.Registry;
using Architecture.Server.Tests.Races;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>Two server processes, 64 clients: every race of domain §3.10 comes out as it must, and a killed server loses nothing and lets nothing through.</summary>
public sealed class TwoProcessesTests(TwoProcesses servers) : IClassFixture<TwoProcesses>
{
    // Milliseconds; whichever test comes first puts the city into the database and starts the servers.
    private const int Patience = 300_000;

    private const int Clients = 64;
    private const int Writers = 16;
    private const int Registrations = 12;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = Patience)]
    public Task A_Of_many_designations_of_one_function_exactly_one_passes() => RunAsync(DomainRaces.DesignationsAsync);

    [Fact(Timeout = Patience)]
    public Task B_Every_registration_after_the_designation_was_refused_and_every_one_before_is_debt() => RunAsync(DomainRaces.DesignationAgainstRegistrationsAsync);

    [Fact(Timeout = Patience)]
    public Task C_Of_many_registrations_of_one_name_exactly_one_passes() => RunAsync(DomainRaces.NamesAsync);

    [Fact(Timeout = Patience)]
    public Task D_Every_registration_after_a_merger_was_refused_and_every_one_before_is_debt() => RunAsync(DomainRaces.MergerAsync);

    [Fact(Timeout = Patience)]
    public Task D_Of_shared_solutions_widened_to_the_same_function_one_passes() => RunAsync(DomainRaces.WideningAsync);

    [Fact(Timeout = Patience)]
    public Task D_Boards_that_adopt_a_local_solution_are_judged_in_the_order_of_the_journal() => RunAsync(DomainRaces.AdoptionsAsync);

    [Fact(Timeout = Patience)]
    public Task D_Every_registration_after_its_function_is_moved_under_a_shared_one_was_refused_and_every_one_before_is_debt() => RunAsync(DomainRaces.MoveAsync);

    [Fact(Timeout = Patience)]
    public Task What_is_decided_on_a_delegation_stands_before_its_revocation_or_is_refused() => RunAsync(DomainRaces.DelegationAsync);

    [Fact(Timeout = Patience)]
    public Task F_Of_many_changes_from_one_version_exactly_one_passes() => RunAsync(DomainRaces.VersionsAsync);

    /// <summary>Either server is killed while registrations and a designation run; clients that got no answer ask the other one with the same key.</summary>
    [Fact]
    public async Task A_killed_server_loses_nothing_acknowledged_doubles_nothing_and_lets_no_parallel_pair_through()
    {
        await servers.RunningAsync(Cancellation);
        for (var round = 0; round < Effort.Of(2, 50); round++)
        {
            var start = Stopwatch.GetTimestamp();
            await KillOneAsync(round % 2).WaitAsync(TimeSpan.FromMinutes(2), Cancellation);
            TestContext.Current.TestOutputHelper?.WriteLine($"round {round + 1}: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        }
        var report = await Neo4jStore.VerifyAsync((await Neo4jServer.RunningAsync(Cancellation)).Options(RegistryGraph.Model), Cancellation);
        Assert.Empty(report.Findings);
    }

    private async Task KillOneAsync(int killed)
    {
        await servers.RunningAsync(Cancellation);
        var course = new RaceCourse(servers.Clients, Clients);
        var places = await course.PlacesAsync();
        var started = await course.SequenceAsync();
        var crowd = new KillCrowd(servers.Clients, survivor: 1 - killed);
        var registering = Enumerable.Range(0, Writers).Select(writer => RegisterAsync(crowd, course, places, writer)).ToList();
        await crowd.AcknowledgedAsync(Writers * Registrations / 4, registering);
        var designating = crowd.AskAsync(
            DomainRaces.Designate, course.Own("designation"), killed,
            key => new { n = course.Own("Gemensam"), o = places.Owner, f = places.Function, a = new { all = true }, k = key });
        await crowd.AcknowledgedAsync(Writers * Registrations / 4 + 5, registering);
        await servers.KillAsync(killed);
        await Task.WhenAll(registering);
        await designating;

        Assert.True(crowd.Repeated > 0, "nobody was left without an answer, so nothing was shown");
        await AssertOneHistoryAsync(started, crowd.Acknowledged);
    }

    private static async Task RegisterAsync(KillCrowd crowd, RaceCourse course, RacePlaces places, int writer)
    {
        for (var number = 0; number < Registrations; number++)
        {
            var name = course.Own($"Lokal {RaceCourse.Letters(writer)} {RaceCourse.Letters(number)}");
            await crowd.AskAsync(DomainRaces.Register, name, writer, key => new { n = name, b = places.Board, f = places.Function, k = key });
        }
    }

    /// <summary>Gapless; every acknowledged key once, with the answer that was given; nothing passed behind the designation.</summary>
    private static async Task AssertOneHistoryAsync(long started, ConcurrentDictionary<string, string?> acknowledged)
    {
        await using var store = await Neo4jStore.OpenAsync((await Neo4jServer.RunningAsync(Cancellation)).Options(RegistryGraph.Model), Cancellation);
        var entries = await store.JournalAsync(started, int.MaxValue, Cancellation);
        Assert.Equal(Enumerable.Range(1, entries.Length).Select(number => started + number), entries.Select(entry => entry.Sequence));
        var recorded = entries.ToDictionary(entry => entry.Draft.IdempotencyKey!);
        Assert.True(acknowledged.Keys.ToHashSet().SetEquals(recorded.Keys), "what is in the journal is not what was acknowledged");
        foreach (var (key, refusal) in acknowledged) Assert.Equal(refusal is null, recorded[key].Draft.Verdict == JournalVerdict.Committed);
        var designation = Assert.Single(entries, entry => entry.Draft.UseCase == "DesignateSharedSolution");
        foreach (var entry in entries.Where(entry => entry != designation))
            Assert.Equal(entry.Sequence > designation.Sequence, entry.Draft.Verdict == JournalVerdict.Refused);
    }

    private async Task RunAsync(Func<RaceCourse, Task> race)
    {
        await servers.RunningAsync(Cancellation);
        await RaceRounds.RunAsync(race, rounds: 1, () => new RaceCourse(servers.Clients, Clients, servers.Conflicts), servers.Conflicts);
    }

    /// <summary>Clients that ask until they have an answer, the surviving server at last, always with the same key.</summary>
    private sealed class KillCrowd(IReadOnlyList<HttpClient> servers, int survivor)
    {
        private int _repeated;

        /// <summary>Keys whose answer came, with the code of the refusal.</summary>
        public ConcurrentDictionary<string, string?> Acknowledged { get; } = new();

        public int Repeated => _repeated;

        public async Task AskAsync(string query, string key, int first, Func<string, object> variables)
        {
            for (var server = first % servers.Count; ; server = survivor)
            {
                if (await AnswerAsync(servers[server], query, variables(key)) is { } payload)
                {
                    Acknowledged[key] = RaceCourse.Code(payload);
                    return;
                }
                Interlocked.Increment(ref _repeated);
                await Task.Delay(50, Cancellation);
            }
        }

        /// <summary>Completes when so many were acknowledged; fails as soon as one of the crowd does.</summary>
        public async Task AcknowledgedAsync(int count, IReadOnlyList<Task> crowd)
        {
            while (Acknowledged.Count < count)
            {
                if (crowd.FirstOrDefault(one => one.IsFaulted) is { } failed) await failed;
                await Task.Delay(5, Cancellation);
            }
        }

        private static async Task<JsonElement?> AnswerAsync(HttpClient server, string query, object variables)
        {
            try
            {
                using var response = await server.PostAsJsonAsync("/graphql", new { query, variables }, Cancellation);
                var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement;
                if (!answer.TryGetProperty("errors", out var errors)) return answer.GetProperty("data").EnumerateObject().First().Value;
                Assert.Contains("STORE_UNAVAILABLE", $"{errors}", StringComparison.Ordinal);
                return null;
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or ObjectDisposedException or TaskCanceledException && !Cancellation.IsCancellationRequested)
            {
                // The server went away under the request, and the fixture let go of its client.
                return null;
            }
        }
    }
}
