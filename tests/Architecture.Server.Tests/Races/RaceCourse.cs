using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Architecture.Server.Tests.Races;

/// <summary>Where a race is run: one server, or several over one database, whose clients take turns. Each race has names of its own, so that many fit into one city.</summary>
/// <param name="servers">The servers; client n asks the n-th, and so round.</param>
/// <param name="clients">How many ask at once.</param>
/// <param name="count">Counts the conflicts, where somebody asks.</param>
internal sealed class RaceCourse(IReadOnlyList<HttpClient> servers, int clients, IConflictCount? count = null)
{
    private static int s_races;

    private readonly int _number = Interlocked.Increment(ref s_races);

    public int Clients => clients;

    /// <summary>A name that no other race uses.</summary>
    public string Own(string name) => $"{name} {_number}";

    /// <summary>A board code that no other race uses.</summary>
    public string OwnCode(char first) => $"{first}{_number:d3}";

    /// <summary>What each of the clients asks at once, and their answers in their order.</summary>
    public Task<JsonElement[]> AtOnceAsync(string query, Func<int, object> variables) => AtOnceAsync(query, clients, variables);

    public Task<JsonElement[]> AtOnceAsync(string query, int count, Func<int, object> variables) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(client => DataAsync(query, variables(client), client)));

    public async Task<JsonElement> DataAsync(string query, object? variables = null, int client = 0, long notBefore = 0, string? user = null)
    {
        var answer = await AskAsync(query, variables, client, notBefore, user);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    private async Task<JsonElement> AskAsync(string query, object? variables, int client, long notBefore = 0, string? user = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables = variables ?? new { } }) };
        request.Headers.Add("Registry-Minimum-Sequence", notBefore.ToString(CultureInfo.InvariantCulture));
        if (user is not null) request.Headers.TryAddWithoutValidation("Authorization", "Demo " + user);
        count?.Into(request);
        using var response = await servers[client % servers.Count].SendAsync(request, TestContext.Current.CancellationToken);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    /// <summary>A function and a board that the race has for itself, and a board that may own what is shared.</summary>
    public async Task<RacePlaces> PlacesAsync()
    {
        var owner = (await DataAsync("{ board(code: \"SBN\") { id } }")).GetProperty("board").GetProperty("id").GetString()!;
        return new RacePlaces(owner, await BoardAsync(OwnCode('R')), await FunctionAsync(Own("Kapplöpning")));
    }

    public async Task<string> BoardAsync(string code) => IdOf(await DataAsync(
        "mutation($c: String!, $n: String!) { addBoard(input: {code: $c, name: $n, kind: DISTRICT}) { made: board { id } errors { code } } }",
        new { c = code, n = $"Nämnden {code}" }), "addBoard");

    public async Task<string> FunctionAsync(string name) => IdOf(await DataAsync(
        "mutation($n: String!) { addCapability(input: {name: $n}) { made: capability { id } errors { code } } }", new { n = name }), "addCapability");

    public async Task<string> UserGroupAsync(string name) => IdOf(await DataAsync(
        "mutation($n: String!) { addUserGroup(input: {name: $n}) { made: userGroup { id } errors { code } } }", new { n = name }), "addUserGroup");

    /// <summary>The end of the journal: the furthest that any of the servers knows.</summary>
    public async Task<long> SequenceAsync()
    {
        var answers = await Task.WhenAll(servers.Select((_, server) => AskAsync("{ boards(first: 1) { totalCount } }", null, server)));
        return answers.Max(answer => answer.GetProperty("extensions").GetProperty("sequence").GetProperty("to").GetInt64());
    }

    /// <summary>The journal's entries after a sequence.</summary>
    public async Task<List<RaceEntry>> OrderAsync(long after)
    {
        var changes = await DataAsync(
            "query($after: String) { changes(after: $after, first: 100) { nodes { useCase refused } } }", new { after = $"{after}" }, notBefore: await SequenceAsync());
        return [.. changes.GetProperty("changes").GetProperty("nodes").EnumerateArray()
            .Select(entry => new RaceEntry(entry.GetProperty("useCase").GetString()!, entry.GetProperty("refused").GetString()))];
    }

    public static string? Code(JsonElement payload) =>
        payload.GetProperty("errors").GetArrayLength() == 0 ? null : payload.GetProperty("errors")[0].GetProperty("code").GetString();

    public static string IdOf(JsonElement data, string mutation)
    {
        var payload = data.GetProperty(mutation);
        Assert.Null(Code(payload));
        return payload.GetProperty("made").GetProperty("id").GetString()!;
    }

    /// <summary>A client's name, in letters.</summary>
    public static string Letters(int number) => $"{(char)('A' + number / 26)}{(char)('A' + number % 26)}";
}

/// <summary>Ids of what a race is run on.</summary>
internal sealed record RacePlaces(string Owner, string Board, string Function);

/// <summary>One journal entry: what was run, and the code of its refusal.</summary>
internal sealed record RaceEntry(string UseCase, string? Refused);
