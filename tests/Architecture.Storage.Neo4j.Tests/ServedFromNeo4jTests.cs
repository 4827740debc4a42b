using System.Text.Json;
using System.Text.RegularExpressions;
using Architecture.Registry;
using Architecture.Storage.Embedded;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>Served from Neo4j, the registry answers as it does from the embedded store: every question, every refusal, every write.</summary>
public sealed partial class ServedFromNeo4jTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("served-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Both_stores_give_the_same_answers()
    {
        var database = await Neo4jServer.RunningAsync(Cancellation);
        await database.WipeAsync(Cancellation);
        await using var embedded = await ServedRegistry.StartAsync(
            async clock => await EmbeddedStore.OpenAsync(
                new EmbeddedStoreOptions { Folder = _folder.FullName, Model = RegistryGraph.Model, TimeZone = CityTime.Zone, TimeProvider = clock }, Cancellation),
            Cancellation);
        await using var cypher = await ServedRegistry.StartAsync(clock => OpenAsync(database, clock, ReadPlace.Cypher), Cancellation);
        await using var statements = await ServedRegistry.StartAsync(clock => OpenAsync(database, clock, ReadPlace.Cypher, recalls: false), Cancellation);
        await using var follower = await ServedRegistry.StartAsync(clock => OpenAsync(database, clock, ReadPlace.Follower), Cancellation);

        var questions = await embedded.QuestionsAsync(Cancellation);
        Assert.True(questions.Count >= 15);
        foreach (var question in questions)
        {
            var expected = await embedded.AskAsync(question, Cancellation);
            Assert.Equal(expected, await cypher.AskAsync(question, Cancellation));
            Assert.Equal(expected, await statements.AskAsync(question, Cancellation));
            Assert.Equal(expected, await follower.AskAsync(question, Cancellation));
        }
        var random = await Server.Tests.RandomRequests.OfAsync(query => embedded.AskWholeAsync(query, Cancellation), new Random(Effort.Seed));
        for (var number = 1; number <= Effort.Of(100, 5_000); number++)
        {
            var request = random.Query();
            var expected = await AnswerAsync(embedded, request);
            foreach (var served in new[] { cypher, statements, follower })
            {
                var answer = await AnswerAsync(served, request);
                Assert.True(expected == answer, $"Request {number} with REGISTRY_SEED={Effort.Seed}: {request}\n{expected}\n{answer}");
            }
        }
        // The README's requests, writes and a refusal among them, and then what they left behind.
        foreach (var request in await ReadmeAsync())
            Assert.Equal(await embedded.AskAsync(request, Cancellation), await cypher.AskAsync(request, Cancellation));
        foreach (var question in questions)
        {
            var expected = await embedded.AskAsync(question, Cancellation);
            Assert.Equal(expected, await cypher.AskAsync(question, Cancellation));
            Assert.Equal(expected, await statements.AskAsync(question, Cancellation));
        }

        var report = await Neo4jStore.VerifyAsync(database.Options(RegistryGraph.Model), Cancellation);
        Assert.Empty(report.Findings);
        Assert.True(report.Entries > 1_000, $"only {report.Entries} entries");
    }

    [Fact]
    public async Task Two_servers_that_start_on_an_empty_database_make_one_city()
    {
        var database = await Neo4jServer.RunningAsync(Cancellation);
        await database.WipeAsync(Cancellation);
        var starting = (Task<ServedRegistry>[])
        [
            Task.Run(() => ServedRegistry.StartAsync(clock => OpenAsync(database, clock, ReadPlace.Cypher), Cancellation)),
            Task.Run(() => ServedRegistry.StartAsync(clock => OpenAsync(database, clock, ReadPlace.Cypher), Cancellation)),
        ];
        await using var one = await starting[0];
        await using var other = await starting[1];
        await using var alone = await ServedRegistry.StartAsync(
            async clock => await EmbeddedStore.OpenAsync(
                new EmbeddedStoreOptions { Folder = _folder.FullName, Model = RegistryGraph.Model, TimeZone = CityTime.Zone, TimeProvider = clock }, Cancellation),
            Cancellation);

        const string counted = "{ solutions { totalCount } boards { totalCount } capabilities { totalCount } }";
        var expected = await alone.AskAsync(counted, Cancellation);
        Assert.Equal(expected, await one.AskAsync(counted, Cancellation));
        Assert.Equal(expected, await other.AskAsync(counted, Cancellation));
        Assert.Equal((200, "ready\n"), await other.HealthAsync("ready", Cancellation));
        Assert.Empty((await Neo4jStore.VerifyAsync(database.Options(RegistryGraph.Model), Cancellation)).Findings);
    }

    [Fact]
    public async Task Without_the_database_queries_and_writes_say_STORE_UNAVAILABLE_and_readiness_says_why()
    {
        var database = await Neo4jServer.RunningAsync(Cancellation);
        await database.WipeAsync(Cancellation);
        await using var proxy = new FaultyProxy(database.Url);
        await using var served = await ServedRegistry.StartAsync(
            async clock => await Neo4jStore.OpenAsync(
                database.Options(RegistryGraph.Model) with { Url = proxy.Url, TimeZone = CityTime.Zone, TimeProvider = clock }, Cancellation),
            Cancellation);
        Assert.Equal((200, "ready\n"), await served.HealthAsync("ready", Cancellation));
        var registration = (await ReadmeAsync()).First(request => request.Contains("Grannsamverkan Bromma", StringComparison.Ordinal));
        proxy.Fault = _ => AnswerFault.Unheard;

        foreach (var query in new[] { "{ boards { totalCount } }", registration })
        {
            var answer = await served.AskWholeAsync(query, Cancellation);
            Assert.Equal("STORE_UNAVAILABLE", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        }
        (int Status, string Text) ready = (200, "");
        await Waiting.UntilAsync(async () => (ready = await served.HealthAsync("ready", Cancellation)).Status != 200, Cancellation);
        Assert.Equal(503, ready.Status);
        Assert.Contains("Neo4j", ready.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await served.HealthAsync("live", Cancellation)).Status);

        proxy.Fault = _ => AnswerFault.None;
        await Waiting.UntilAsync(async () => (await served.HealthAsync("ready", Cancellation)).Status == 200, Cancellation);
        Assert.Contains("totalCount", await served.AskAsync("{ boards { totalCount } }", Cancellation), StringComparison.Ordinal);
    }

    /// <summary>Data and errors; where the journal stood is not the question.</summary>
    private static async Task<string> AnswerAsync(ServedRegistry served, string request)
    {
        var answer = await served.AskWholeAsync(request, Cancellation);
        return string.Join('\n', answer.EnumerateObject().Where(member => member.Name != "extensions").Select(member => $"{member.Name}: {member.Value.GetRawText()}"));
    }

    private static async Task<IGraphStore> OpenAsync(Neo4jServer database, TimeProvider clock, ReadPlace reads, bool recalls = true)
    {
        var options = database.Options(RegistryGraph.Model) with { TimeZone = CityTime.Zone, TimeProvider = clock, Reads = reads };
        return await Neo4jStore.OpenAsync(recalls ? options : options with { Recalls = false, MostTexts = int.MaxValue }, Cancellation);
    }

    private static async Task<List<string>> ReadmeAsync() =>
    [
        .. Request().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), Cancellation))
            .Select(request => JsonDocument.Parse(request.Groups["body"].Value).RootElement.GetProperty("query").GetString()!)
            // New ids derive from the key, so that both stores make the same ones.
            .Select((request, number) => request.Replace("input: {", $"input: {{idempotencyKey: \"readme-{number}\", ", StringComparison.Ordinal)),
    ];

    [GeneratedRegex(@"-d '(?<body>\{""query"".*?\})'\s*```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Request();
}
