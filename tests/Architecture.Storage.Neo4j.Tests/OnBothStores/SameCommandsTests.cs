using Architecture.Api.Tests.Findings;
using Architecture.Api.Tests.Solutions;
using Architecture.Registry;
using Architecture.Storage.Neo4j;
using Architecture.Storage.Neo4j.Tests;

namespace Architecture.Api.Tests;

/// <summary>The same random commands on both stores: the same answers and refusals, the same journal, and so the same graph.</summary>
public sealed class SameCommandsTests
{
    private const string Questions =
        """
        {
          solutions(first: 100) { totalCount nodes { code name reach version lifecycle { phase } responsibleBoard { code } parallelVerdict { verdict } effectiveEnd { date } dependsOn(first: 5) { to { code } } } }
          boards(first: 50) { nodes { code name solutions(first: 20) { nodes { code } } } }
          reviews(first: 50) { totalCount nodes { kind status } }
        }
        """;

    [Theory]
    [InlineData("Cypher", false, 20, 2_000)]
    [InlineData("Cypher", true, 60, 2_000)]
    [InlineData("Follower", true, 1_000, 10_000)]
    public async Task Random_commands_give_the_same_answers_and_the_same_history(string reads, bool recalls, int ci, int deep)
    {
        (RegistryUnderTest.Reads, RegistryUnderTest.Recalls) = (Enum.Parse<ReadPlace>(reads), recalls);
        try
        {
            await RunAsync(Effort.Of(ci, deep), Effort.Seed);
        }
        finally
        {
            (RegistryUnderTest.Reads, RegistryUnderTest.Recalls) = (RegistryUnderTest.Usual, true);
        }
    }

    private static async Task RunAsync(int commands, int seed)
    {
        TestContext.Current.SendDiagnosticMessage($"REGISTRY_SEED={seed}");
        var random = new Random(seed);
        await using var city = await SweptCity.StartAsync();
        await city.City.FunctionAsync("Samhällsbyggnad/Kartor");
        await city.RegisterAsync("Först");
        var changes = new RandomChanges(city, random);
        await changes.StartAsync();
        var done = new Dictionary<string, int>();
        for (var number = 1; number <= commands; number++)
        {
            if (random.Next(20) == 0) city.Clock.Pass(random.Next(1, 30));
            var name = await changes.StepAsync();
            done[name] = done.GetValueOrDefault(name) + 1;
            if (number % 100 != 0) continue;
            await city.Registry.DataAsync(Questions);
            await city.Registry.CompareByCypherAsync(Questions);
        }

        Assert.True(done.Count >= Math.Min(25, commands / 8), $"only {done.Count} kinds of commands were run; seed {seed}");
        var entries = await city.Registry.CompareAsync();
        Assert.True(entries > commands / 10, $"only {entries} of {commands} commands reached the journal; seed {seed}");
        var report = await Neo4jStore.VerifyAsync((await Neo4jServer.RunningAsync(CancellationToken.None)).Options(RegistryGraph.Model), CancellationToken.None);
        Assert.Empty(report.Findings);
    }
}
