using System.Text.Json;

namespace Architecture.Server.Tests;

/// <summary>The races of domain §3.10 through HTTP clients at once: the journal shows one order, and each was answered rightly in it.</summary>
public sealed class RaceTests
{
    private const int Clients = 24;

    private const string Designate =
        """
        mutation($n: String!, $o: ID!, $f: ID!) {
          designateSharedSolution(input: {
            new: {name: $n, kind: BUSINESS_APPLICATION}, owner: $o, sharedClass: BUSINESS_SYSTEM, provides: [{capability: $f}], audience: {all: true},
            decision: {date: "2026-01-15", caseNumber: "KS 2026/1"}
          }) { solution { id } debt { id } errors { code } }
        }
        """;

    private const string Register =
        """
        mutation($n: String!, $b: ID!, $f: ID!) {
          registerLocalSolution(input: {board: $b, name: $n, kind: BUSINESS_APPLICATION, provides: [{capability: $f}], audience: {boards: [$b]}}) {
            solution { id } errors { code }
          }
        }
        """;

    [Fact]
    public async Task A_Of_many_designations_of_one_function_exactly_one_passes()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var (owner, _, function) = await PlacesAsync(server);
        var answers = await Task.WhenAll(Enumerable.Range(0, Clients)
            .Select(client => server.DataAsync(Designate, new { n = $"Gemensam {Letter(client)}", o = owner, f = function })));

        var payloads = answers.Select(answer => answer.GetProperty("designateSharedSolution")).ToList();
        Assert.Single(payloads, payload => Code(payload) is null);
        Assert.Equal(Clients - 1, payloads.Count(payload => Code(payload) == "PARALLEL_SOLUTION"));
    }

    [Fact]
    public async Task B_Every_registration_after_the_designation_was_refused_and_every_one_before_is_debt()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var (owner, board, function) = await PlacesAsync(server);
        var started = await SequenceAsync(server);
        var registering = Enumerable.Range(0, Clients).Select(client => server.DataAsync(Register, new { n = $"Lokal {Letter(client)}", b = board, f = function }));
        var designating = server.DataAsync(Designate, new { n = "Gemensam", o = owner, f = function });
        var registered = (await Task.WhenAll(registering)).Select(answer => answer.GetProperty("registerLocalSolution")).ToList();
        var debt = (await designating).GetProperty("designateSharedSolution").GetProperty("debt").EnumerateArray()
            .Select(solution => solution.GetProperty("id").GetString()!).ToHashSet();

        var passed = registered.Where(payload => Code(payload) is null).Select(payload => payload.GetProperty("solution").GetProperty("id").GetString()!).ToHashSet();
        Assert.True(debt.SetEquals(passed), $"{passed.Count} passed, {debt.Count} are debt");
        Assert.All(registered.Where(payload => Code(payload) is not null), payload => Assert.Equal("PARALLEL_SOLUTION", Code(payload)));

        var order = await OrderAsync(server, started);
        var designated = order.FindIndex(entry => entry.UseCase == "DesignateSharedSolution");
        Assert.All(order[..designated], entry => Assert.Null(entry.Refused));
        Assert.All(order[(designated + 1)..], entry => Assert.Equal("PARALLEL_SOLUTION", entry.Refused));
        Assert.Equal(Clients + 1, order.Count);
    }

    [Fact]
    public async Task C_Of_many_registrations_of_one_name_exactly_one_passes()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var (_, board, function) = await PlacesAsync(server);
        var answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => server.DataAsync(
            Register, new { n = client % 2 == 0 ? "Förskolekö" : "  FÖRSKOLEKÖ ", b = board, f = function })));

        var payloads = answers.Select(answer => answer.GetProperty("registerLocalSolution")).ToList();
        Assert.Single(payloads, payload => Code(payload) is null);
        Assert.Equal(Clients - 1, payloads.Count(payload => Code(payload) == "NAME_TAKEN"));
    }

    [Fact]
    public async Task D_Every_registration_after_a_merger_was_refused_and_every_one_before_is_debt()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var (owner, board, function) = await PlacesAsync(server);
        var successor = (await server.DataAsync(
            "mutation { addBoard(input: {code: \"NYV\", name: \"Nya västra stadsdelsnämnden\", kind: DISTRICT}) { board { id } errors { code } } }"))
            .GetProperty("addBoard").GetProperty("board").GetProperty("id").GetString()!;
        var designated = await server.DataAsync(
            Designate.Replace("audience: {all: true}", $"audience: {{boards: [\"{successor}\"]}}", StringComparison.Ordinal), new { n = "Gemensam", o = owner, f = function });
        Assert.Null(Code(designated.GetProperty("designateSharedSolution")));
        var started = await SequenceAsync(server);

        var registering = Enumerable.Range(0, Clients).Select(client => server.DataAsync(Register, new { n = $"Lokal {Letter(client)}", b = board, f = function }));
        var merging = server.DataAsync(
            "mutation($b: [ID!]!, $s: ID!) { mergeBoards(input: {boards: $b, into: $s}) { verdictChanges { solution { id } after debt } errors { code } } }",
            new { b = new[] { board }, s = successor });
        var registered = (await Task.WhenAll(registering)).Select(answer => answer.GetProperty("registerLocalSolution")).ToList();
        var merged = (await merging).GetProperty("mergeBoards");
        Assert.Null(Code(merged));
        var debt = merged.GetProperty("verdictChanges").EnumerateArray()
            .Where(change => change.GetProperty("debt").GetString() == "PENDING")
            .Select(change => change.GetProperty("solution").GetProperty("id").GetString()!).ToHashSet();

        var passed = registered.Where(payload => Code(payload) is null).Select(payload => payload.GetProperty("solution").GetProperty("id").GetString()!).ToHashSet();
        Assert.True(debt.SetEquals(passed), $"{passed.Count} passed, {debt.Count} are debt");
        var order = await OrderAsync(server, started);
        var at = order.FindIndex(entry => entry.UseCase == "MergeBoards");
        Assert.All(order[..at], entry => Assert.Null(entry.Refused));
        Assert.All(order[(at + 1)..], entry => Assert.Equal("PARALLEL_SOLUTION", entry.Refused));
    }

    [Fact]
    public async Task D_Of_two_shared_solutions_widened_to_the_same_function_one_is_refused()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var (owner, _, function) = await PlacesAsync(server);
        var own = new List<(string Solution, string Function)>();
        foreach (var client in Enumerable.Range(0, 12))
        {
            var other = (await server.DataAsync("mutation($n: String!) { addCapability(input: {name: $n}) { capability { id } } }", new { n = $"Egen {Letter(client)}" }))
                .GetProperty("addCapability").GetProperty("capability").GetProperty("id").GetString()!;
            var made = await server.DataAsync(Designate, new { n = $"Gemensam {Letter(client)}", o = owner, f = other });
            own.Add((made.GetProperty("designateSharedSolution").GetProperty("solution").GetProperty("id").GetString()!, other));
        }
        var answers = await Task.WhenAll(own.Select(one => server.DataAsync(
            """
            mutation($s: ID!, $o: ID!, $p: [ClaimInput!]!) {
              designateSharedSolution(input: {
                solution: $s, version: 1, owner: $o, sharedClass: BUSINESS_SYSTEM, provides: $p, audience: {all: true}, decision: {date: "2026-01-15", caseNumber: "KS 2026/2"}
              }) { solution { id } errors { code } }
            }
            """,
            new { s = one.Solution, o = owner, p = new[] { new { capability = one.Function }, new { capability = function } } })));
        var codes = answers.Select(answer => Code(answer.GetProperty("designateSharedSolution"))).ToList();
        Assert.Single(codes, code => code is null);
        Assert.Equal(own.Count - 1, codes.Count(code => code == "PARALLEL_SOLUTION"));
    }

    [Fact]
    public async Task D_Boards_that_adopt_a_local_solution_are_judged_in_the_order_of_the_journal()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var (owner, board, function) = await PlacesAsync(server);
        var local = (await server.DataAsync(Register, new { n = "Lokal", b = board, f = function })).GetProperty("registerLocalSolution").GetProperty("solution").GetProperty("id").GetString()!;
        var boards = (await server.DataAsync("{ boards(first: 40, where: {kind: {eq: DISTRICT}, code: {neq: \"BRO\"}, until: {exists: false}}) { nodes { id } } }"))
            .GetProperty("boards").GetProperty("nodes").EnumerateArray().Select(one => one.GetProperty("id").GetString()!).ToList();
        Assert.True(boards.Count >= 5, $"only {boards.Count} boards can adopt");
        var started = await SequenceAsync(server);
        var adopting = boards.Select(adopter => server.DataAsync(
            "mutation($s: ID!, $b: ID!) { adoptLocalSolution(input: {solution: $s, board: $b}) { errors { code } } }", new { s = local, b = adopter }));
        var designating = server.DataAsync(
            """
            mutation($n: String!, $o: ID!, $f: ID!, $a: [ID!]!) {
              designateSharedSolution(input: {
                new: {name: $n, kind: BUSINESS_APPLICATION}, owner: $o, sharedClass: BUSINESS_SYSTEM, provides: [{capability: $f}], audience: {boards: $a},
                decision: {date: "2026-01-15", caseNumber: "KS 2026/1"}
              }) { debt { id } errors { code } }
            }
            """,
            new { n = "Gemensam", o = owner, f = function, a = boards });
        await Task.WhenAll(adopting);
        Assert.Null(Code((await designating).GetProperty("designateSharedSolution")));
        var order = await OrderAsync(server, started);
        var at = order.FindIndex(entry => entry.UseCase == "DesignateSharedSolution");
        Assert.Equal(boards.Count + 1, order.Count);
        Assert.All(order[..at], entry => Assert.Null(entry.Refused));
        Assert.All(order[(at + 1)..], entry => Assert.Equal("PARALLEL_SOLUTION", entry.Refused));
    }

    [Fact]
    public async Task F_Of_many_changes_from_one_version_exactly_one_passes()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var (_, board, function) = await PlacesAsync(server);
        var made = await server.DataAsync(Register, new { n = "Förskolekö", b = board, f = function });
        var solution = made.GetProperty("registerLocalSolution").GetProperty("solution").GetProperty("id").GetString();
        var answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => server.DataAsync(
            "mutation($s: ID!) { changeLifecycle(input: {solution: $s, version: 1, phase: PROCUREMENT}) { errors { code } } }", new { s = solution })));

        var payloads = answers.Select(answer => answer.GetProperty("changeLifecycle")).ToList();
        Assert.Single(payloads, payload => Code(payload) is null);
        Assert.Equal(Clients - 1, payloads.Count(payload => Code(payload) == "STALE_VERSION"));
    }

    private static async Task<(string Owner, string Board, string Function)> PlacesAsync(ServerUnderTest server)
    {
        var function = (await server.DataAsync("mutation { addCapability(input: {name: \"Kapplöpning\"}) { capability { id } errors { code } } }"))
            .GetProperty("addCapability").GetProperty("capability").GetProperty("id").GetString()!;
        var boards = await server.DataAsync("{ owner: board(code: \"SBN\") { id } board(code: \"BRO\") { id } }");
        return (boards.GetProperty("owner").GetProperty("id").GetString()!, boards.GetProperty("board").GetProperty("id").GetString()!, function);
    }

    private static async Task<string> SequenceAsync(ServerUnderTest server) =>
        (await server.AskAsync("{ boards(first: 1) { totalCount } }")).GetProperty("extensions").GetProperty("sequence").GetProperty("to").ToString();

    private static async Task<List<(string UseCase, string? Refused)>> OrderAsync(ServerUnderTest server, string after)
    {
        var changes = await server.DataAsync(
            "query($after: String) { changes(after: $after, first: 100) { nodes { useCase refused } } }", new { after });
        return [.. changes.GetProperty("changes").GetProperty("nodes").EnumerateArray()
            .Select(entry => (entry.GetProperty("useCase").GetString()!, entry.GetProperty("refused").GetString()))];
    }

    private static string? Code(JsonElement payload) =>
        payload.GetProperty("errors").GetArrayLength() == 0 ? null : payload.GetProperty("errors")[0].GetProperty("code").GetString();

    private static string Letter(int number) => ((char)('A' + number)).ToString();
}
