using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Access;
using Architecture.Storage.Embedded;
using Architecture.Storage.Neo4j;
using Architecture.Storage.Neo4j.Tests;

// The name under which the API's own tests know it: they run here unchanged, over both stores at once.
namespace Architecture.Api.Tests;

/// <summary>
/// The API over an embedded store and over Neo4j at once, on one clock: everything is asked of both, and every answer must be the same. In the end both journals
/// must be, byte for byte.
/// </summary>
internal sealed class RegistryUnderTest : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("registry-both-");
    private readonly List<string> _faults = [];
    private readonly List<Side> _sides = [];
    private readonly TimeProvider _clock;
    private Side? _byCypher;
    private int _mutations;

    private RegistryUnderTest(TimeProvider clock) => _clock = clock;

    /// <summary>Where Neo4j's side reads now. A registration is some forty reads, so that the tables read in memory, except with all effort. Tests take turns here.</summary>
    public static ReadPlace Reads { get; set; } = Usual;

    /// <summary>Whether what it reads by Cypher may come from its own graph where that has come as far.</summary>
    public static bool Recalls { get; set; } = true;

    public static ReadPlace Usual => Effort.IsDeep ? ReadPlace.Cypher : ReadPlace.Follower;

    public static async Task<RegistryUnderTest> StartAsync(TimeProvider? clock = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var server = await Neo4jServer.RunningAsync(cancellation);
        await server.WipeAsync(cancellation);
        var time = clock ?? new SettableClock(TimeProvider.System.GetUtcNow());
        var made = new RegistryUnderTest(time);
        made.Add(await EmbeddedStore.OpenAsync(
            new EmbeddedStoreOptions { Folder = made._folder.FullName, Model = RegistryGraph.Model, TimeZone = CityTime.Zone, TimeProvider = time }, cancellation));
        made.Add(await Neo4jStore.OpenAsync(server.Options(RegistryGraph.Model) with { TimeZone = CityTime.Zone, TimeProvider = time, Reads = Reads, Recalls = Recalls }, cancellation));
        return made;
    }

    public async Task<JsonElement> AskAsync(string query, object? variables = null, Actor? actor = null, Language language = Language.English)
    {
        var (text, values) = WithKey(query, JsonSerializer.SerializeToNode(variables ?? new { })!.AsObject());
        var answers = new List<JsonElement>();
        foreach (var side in _sides) answers.Add(await side.AskAsync(text, values, actor ?? DemonstrationUsers.Default, language, ReadMoment.Now));
        Assert.Empty(_faults);
        Assert.Equal(Told(answers[0]), Told(answers[1]));
        return answers[0];
    }

    public async Task<JsonElement> DataAsync(string query, object? variables = null, Actor? actor = null)
    {
        var answer = await AskAsync(query, variables, actor);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>Asks everything once more of a second server on the same database, which reads by Cypher: it must say what the embedded store says.</summary>
    public async Task CompareByCypherAsync(string query)
    {
        var cancellation = TestContext.Current.CancellationToken;
        _byCypher ??= SideOn(await Neo4jStore.OpenAsync(
            (await Neo4jServer.RunningAsync(cancellation)).Options(RegistryGraph.Model) with { TimeZone = CityTime.Zone, TimeProvider = _clock, Reads = ReadPlace.Cypher }, cancellation));
        var known = ReadMoment.NotBefore(((EmbeddedStore)_sides[0].Store).Sequence);
        var expected = await _sides[0].AskAsync(query, [], DemonstrationUsers.Default, Language.English, known);
        var answer = await _byCypher.AskAsync(query, [], DemonstrationUsers.Default, Language.English, known);
        Assert.Empty(_faults);
        Assert.Equal(Told(expected), Told(answer));
    }

    /// <summary>The statements that a server sends which has just started, reads by Cypher and is asked this; the answer must be what the embedded store says.</summary>
    public async Task<List<string>> StatementsOfAsync(string query)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var asked = new ConcurrentQueue<string>();
        var server = await Neo4jServer.RunningAsync(cancellation);
        await using var proxy = new FaultyProxy(server.Url) { Heard = (request, _) => asked.Enqueue(request) };
        await using var store = await Neo4jStore.OpenAsync(
            server.Options(RegistryGraph.Model) with { Url = proxy.Url, TimeZone = CityTime.Zone, TimeProvider = _clock, FollowEvery = TimeSpan.FromHours(1) }, cancellation);
        asked.Clear();
        var answer = await SideOn(store).AskAsync(query, [], DemonstrationUsers.Default, Language.English, ReadMoment.Now);
        Assert.Equal(Told(await _sides[0].AskAsync(query, [], DemonstrationUsers.Default, Language.English, ReadMoment.Now)), Told(answer));
        Assert.Empty(_faults);
        // A database that is slow is asked whether it is there, which has nothing to do with the question.
        return [.. asked.Where(request => !request.Contains("\"RETURN 1\"", StringComparison.Ordinal))];
    }

    /// <summary>Entries in the journals, after comparing them.</summary>
    public async Task<int> CompareAsync()
    {
        var journals = new List<List<string>>();
        foreach (var side in _sides)
            journals.Add([.. (await side.Store.JournalAsync(0, int.MaxValue, CancellationToken.None)).Select(entry => Convert.ToBase64String(JournalCodec.Encode(entry)))]);
        Assert.Equal(journals[0], journals[1]);
        return journals[0].Count;
    }

    public async ValueTask DisposeAsync()
    {
        await CompareAsync();
        foreach (var side in _sides) await side.Store.DisposeAsync();
        if (_byCypher is not null) await _byCypher.Store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private void Add(IGraphStore store) => _sides.Add(SideOn(store));

    private Side SideOn(IGraphStore store)
    {
        var registry = new Registry.Registry(store, _clock);
        return new Side(store, registry, RegistrySchema.Build(registry, (fault, field) => _faults.Add($"{store.GetType().Name}, {field}: {fault}")));
    }

    /// <summary>New ids derive from the command, and that from its key: so that both sides make the same.</summary>
    private (string Query, JsonObject Variables) WithKey(string query, JsonObject variables)
    {
        if (!query.TrimStart().StartsWith("mutation", StringComparison.Ordinal)) return (query, variables);
        var key = $"key-{++_mutations}";
        foreach (var (name, value) in variables.ToList())
            if (value is JsonObject input && query.Contains($"(input: ${name})", StringComparison.Ordinal)) input["idempotencyKey"] = key;
        return (query.Replace("(input: {", $"(input: {{idempotencyKey: \"{key}\", ", StringComparison.Ordinal), variables);
    }

    private static string Told(JsonElement answer) =>
        $"{(answer.TryGetProperty("data", out var data) ? data.GetRawText() : "")} {(answer.TryGetProperty("errors", out var errors) ? errors.GetRawText() : "")}";

    private sealed record Side(IGraphStore Store, Registry.Registry Registry, ExecutableSchema Schema)
    {
        public async Task<JsonElement> AskAsync(string query, JsonObject variables, Actor actor, Language language, ReadMoment moment)
        {
            var state = new RequestState(actor, language);
            var request = new OperationRequest(query)
            {
                Variables = JsonSerializer.SerializeToElement(variables),
                State = state,
                Scope = await Registry.ReadAsync(actor, moment, CancellationToken.None),
                Extensions = state.Extensions,
            };
            return JsonDocument.Parse(await Schema.ExecuteAsync(request, CancellationToken.None)).RootElement;
        }
    }
}
