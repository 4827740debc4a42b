using System.Text.Json;

namespace Architecture.Server.Tests.Races;

/// <summary>The races of domain §3.10: the journal shows one order, and each was answered rightly in it, over one server as over several.</summary>
internal static class DomainRaces
{
    public const string Designate =
        """
        mutation($n: String!, $o: ID!, $f: ID!, $a: AudienceInput!, $k: ID) {
          designateSharedSolution(input: {
            idempotencyKey: $k, new: {name: $n, kind: BUSINESS_APPLICATION}, owner: $o, sharedClass: BUSINESS_SYSTEM, provides: [{capability: $f}], audience: $a,
            decision: {date: "2026-01-15", caseNumber: "KS 2026/1"}
          }) { made: solution { id } debt { id } errors { code } }
        }
        """;

    public const string Register =
        """
        mutation($n: String!, $b: ID!, $f: ID!, $k: ID) {
          registerLocalSolution(input: {idempotencyKey: $k, board: $b, name: $n, kind: BUSINESS_APPLICATION, provides: [{capability: $f}], audience: {boards: [$b]}}) {
            made: solution { id } errors { code }
          }
        }
        """;

    private const string Parallel = "PARALLEL_SOLUTION";

    private static readonly object All = new { all = true };

    /// <summary>(a) Of many designations of one function exactly one passes.</summary>
    public static async Task DesignationsAsync(RaceCourse course)
    {
        var places = await course.PlacesAsync();
        var answers = await course.AtOnceAsync(Designate, client => new { n = course.Own($"Gemensam {RaceCourse.Letters(client)}"), o = places.Owner, f = places.Function, a = All });

        AssertOnePassed(answers, "designateSharedSolution", Parallel);
    }

    /// <summary>(b) Every registration after the designation was refused, and every one before is debt.</summary>
    public static async Task DesignationAgainstRegistrationsAsync(RaceCourse course)
    {
        var places = await course.PlacesAsync();
        var started = await course.SequenceAsync();
        var registering = RegisterAsync(course, places);
        var designating = course.DataAsync(Designate, new { n = course.Own("Gemensam"), o = places.Owner, f = places.Function, a = All }, client: 1);
        var registered = await registering;
        var debt = (await designating).GetProperty("designateSharedSolution").GetProperty("debt").EnumerateArray().Select(solution => solution.GetProperty("id").GetString()!);

        AssertDebtIs(debt, registered);
        AssertOneOrder(await course.OrderAsync(started), "DesignateSharedSolution", course.Clients + 1);
    }

    /// <summary>(c) Of many registrations of one name exactly one passes.</summary>
    public static async Task NamesAsync(RaceCourse course)
    {
        var places = await course.PlacesAsync();
        var answers = await course.AtOnceAsync(Register, client => new { n = client % 4 < 2 ? "Förskolekö" : "  FÖRSKOLEKÖ ", b = places.Board, f = places.Function });

        AssertOnePassed(answers, "registerLocalSolution", "NAME_TAKEN");
    }

    /// <summary>(d) Every registration after a merger was refused, and every one before is debt.</summary>
    public static async Task MergerAsync(RaceCourse course)
    {
        var places = await course.PlacesAsync();
        var successor = await course.BoardAsync(course.OwnCode('N'));
        RaceCourse.IdOf(await course.DataAsync(
            Designate, new { n = course.Own("Gemensam"), o = places.Owner, f = places.Function, a = new { boards = new[] { successor } } }), "designateSharedSolution");
        var started = await course.SequenceAsync();

        var registering = RegisterAsync(course, places);
        var merging = course.DataAsync(
            "mutation($b: [ID!]!, $s: ID!) { mergeBoards(input: {boards: $b, into: $s}) { verdictChanges { solution { id } after debt } errors { code } } }",
            new { b = new[] { places.Board }, s = successor }, client: 1);
        var registered = await registering;
        var merged = (await merging).GetProperty("mergeBoards");
        Assert.Null(RaceCourse.Code(merged));
        var debt = merged.GetProperty("verdictChanges").EnumerateArray()
            .Where(change => change.GetProperty("debt").GetString() == "PENDING")
            .Select(change => change.GetProperty("solution").GetProperty("id").GetString()!);

        AssertDebtIs(debt, registered);
        AssertOneOrder(await course.OrderAsync(started), "MergeBoards", course.Clients + 1);
    }

    /// <summary>(d) Every registration after its function is moved under what a shared solution does was refused, and every one before is debt.</summary>
    public static async Task MoveAsync(RaceCourse course)
    {
        var places = await course.PlacesAsync();
        var above = await course.FunctionAsync(course.Own("Ovanför"));
        RaceCourse.IdOf(await course.DataAsync(Designate, new { n = course.Own("Gemensam"), o = places.Owner, f = above, a = All }), "designateSharedSolution");
        var started = await course.SequenceAsync();

        var registering = RegisterAsync(course, places);
        var moving = course.DataAsync(
            "mutation($f: ID!, $p: ID) { moveCapability(input: {capability: $f, version: 1, parent: $p}) { verdictChanges { solution { id } after debt } errors { code } } }",
            new { f = places.Function, p = above }, client: 1);
        var registered = await registering;
        var moved = (await moving).GetProperty("moveCapability");
        Assert.Null(RaceCourse.Code(moved));
        var debt = moved.GetProperty("verdictChanges").EnumerateArray()
            .Where(change => change.GetProperty("debt").GetString() == "PENDING")
            .Select(change => change.GetProperty("solution").GetProperty("id").GetString()!);

        AssertDebtIs(debt, registered);
        AssertOneOrder(await course.OrderAsync(started), "MoveCapability", course.Clients + 1);
    }

    /// <summary>(d) Every registration after its user group became part of one that a shared solution is for was refused, and every one before is debt.</summary>
    public static async Task UserGroupAsync(RaceCourse course)
    {
        var places = await course.PlacesAsync();
        var above = await course.UserGroupAsync(course.Own("Skola"));
        var group = await course.UserGroupAsync(course.Own("Fritids"));
        RaceCourse.IdOf(await course.DataAsync(
            Designate, new { n = course.Own("Gemensam"), o = places.Owner, f = places.Function, a = new { all = true, groups = new[] { above } } }), "designateSharedSolution");
        var started = await course.SequenceAsync();

        var registering = course.AtOnceAsync(
            """
            mutation($n: String!, $b: ID!, $f: ID!, $g: ID!) {
              registerLocalSolution(input: {board: $b, name: $n, kind: BUSINESS_APPLICATION, provides: [{capability: $f}], audience: {boards: [$b], groups: [$g]}}) {
                made: solution { id } errors { code }
              }
            }
            """,
            client => new { n = course.Own($"Lokal {RaceCourse.Letters(client)}"), b = places.Board, f = places.Function, g = group });
        var changing = course.DataAsync(
            "mutation($g: ID!, $p: ID) { changeUserGroup(input: {userGroup: $g, version: 1, parent: $p}) { verdictChanges { solution { id } after debt } errors { code } } }",
            new { g = group, p = above }, client: 1);
        var registered = (await registering).Select(answer => answer.GetProperty("registerLocalSolution")).ToList();
        var changed = (await changing).GetProperty("changeUserGroup");
        Assert.Null(RaceCourse.Code(changed));
        var debt = changed.GetProperty("verdictChanges").EnumerateArray()
            .Where(change => change.GetProperty("debt").GetString() == "PENDING")
            .Select(change => change.GetProperty("solution").GetProperty("id").GetString()!);

        AssertDebtIs(debt, registered);
        AssertOneOrder(await course.OrderAsync(started), "ChangeUserGroup", course.Clients + 1);
    }

    /// <summary>(d) Of shared solutions that are widened to the same function exactly one passes.</summary>
    public static async Task WideningAsync(RaceCourse course)
    {
        var places = await course.PlacesAsync();
        var own = new List<(string Solution, string Function)>();
        foreach (var client in Enumerable.Range(0, 12))
        {
            var other = await course.FunctionAsync(course.Own($"Egen {RaceCourse.Letters(client)}"));
            var made = await course.DataAsync(Designate, new { n = course.Own($"Gemensam {RaceCourse.Letters(client)}"), o = places.Owner, f = other, a = All });
            own.Add((RaceCourse.IdOf(made, "designateSharedSolution"), other));
        }
        var answers = await course.AtOnceAsync(
            """
            mutation($s: ID!, $o: ID!, $p: [ClaimInput!]!) {
              designateSharedSolution(input: {
                solution: $s, version: 1, owner: $o, sharedClass: BUSINESS_SYSTEM, provides: $p, audience: {all: true}, decision: {date: "2026-01-15", caseNumber: "KS 2026/2"}
              }) { made: solution { id } errors { code } }
            }
            """,
            own.Count,
            client => new { s = own[client].Solution, o = places.Owner, p = new[] { new { capability = own[client].Function }, new { capability = places.Function } } });

        AssertOnePassed(answers, "designateSharedSolution", Parallel);
    }

    /// <summary>(d) Boards that adopt a local solution are judged in the order of the journal.</summary>
    public static async Task AdoptionsAsync(RaceCourse course)
    {
        var places = await course.PlacesAsync();
        var local = RaceCourse.IdOf(await course.DataAsync(Register, new { n = course.Own("Lokal"), b = places.Board, f = places.Function }), "registerLocalSolution");
        var boards = (await course.DataAsync("query($own: String!) { boards(first: 60, where: {kind: {eq: DISTRICT}, code: {neq: $own}, until: {exists: false}}) { nodes { id } } }", new { own = course.OwnCode('R') }))
            .GetProperty("boards").GetProperty("nodes").EnumerateArray().Select(one => one.GetProperty("id").GetString()!).ToList();
        Assert.True(boards.Count >= 5, $"only {boards.Count} boards can adopt");
        var started = await course.SequenceAsync();
        var adopting = course.AtOnceAsync(
            "mutation($s: ID!, $b: ID!) { adoptLocalSolution(input: {solution: $s, board: $b}) { errors { code } } }", boards.Count, client => new { s = local, b = boards[client] });
        var designating = course.DataAsync(Designate, new { n = course.Own("Gemensam"), o = places.Owner, f = places.Function, a = new { boards } }, client: 1);
        await adopting;
        Assert.Null(RaceCourse.Code((await designating).GetProperty("designateSharedSolution")));

        AssertOneOrder(await course.OrderAsync(started), "DesignateSharedSolution", boards.Count + 1);
    }

    /// <summary>What is decided on a delegation stands in the journal before its revocation, or was refused (domain §2).</summary>
    public static async Task DelegationAsync(RaceCourse course)
    {
        var places = await course.PlacesAsync();
        var functions = new List<string>();
        foreach (var client in Enumerable.Range(0, course.Clients)) functions.Add(await course.FunctionAsync(course.Own($"Egen {RaceCourse.Letters(client)}")));
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var delegation = RaceCourse.IdOf(await course.DataAsync(
            """
            mutation($from: Date!, $to: Date!) {
              recordDelegation(input: {role: GOVERNANCE, decisions: [DESIGNATION], from: $from, to: $to, decision: {date: "2026-01-15", caseNumber: "KS 2026/3"}}) {
                made: delegation { id } errors { code }
              }
            }
            """,
            new { from = today.AddDays(-1), to = today.AddDays(30) }), "recordDelegation");
        var started = await course.SequenceAsync();

        var designating = Task.WhenAll(Enumerable.Range(0, course.Clients).Select(client => course.DataAsync(
            Designate, new { n = course.Own($"Gemensam {RaceCourse.Letters(client)}"), o = places.Owner, f = functions[client], a = All }, client, user: "governance")));
        var revoking = course.DataAsync(
            """
            mutation($d: ID!) {
              revokeDelegation(input: {delegation: $d, version: 1, decision: {date: "2026-01-15", caseNumber: "KS 2026/4"}}) { errors { code } }
            }
            """,
            new { d = delegation }, client: 1);
        var codes = (await designating).Select(answer => RaceCourse.Code(answer.GetProperty("designateSharedSolution"))).ToList();
        Assert.Null(RaceCourse.Code((await revoking).GetProperty("revokeDelegation")));

        Assert.All(codes, code => Assert.True(code is null or "RESERVED_FOR_EXECUTIVE_BOARD", code));
        var order = await course.OrderAsync(started);
        Assert.Equal(codes.Count(code => code is null) + 1, order.Count);
        Assert.Equal(order.Count - 1, order.FindIndex(entry => entry.UseCase == "RevokeDelegation"));
    }

    /// <summary>(f) Of many changes from one version exactly one passes.</summary>
    public static async Task VersionsAsync(RaceCourse course)
    {
        var places = await course.PlacesAsync();
        var solution = RaceCourse.IdOf(await course.DataAsync(Register, new { n = course.Own("Förskolekö"), b = places.Board, f = places.Function }), "registerLocalSolution");
        var answers = await course.AtOnceAsync(
            "mutation($s: ID!) { changeLifecycle(input: {solution: $s, version: 1, phase: PROCUREMENT}) { errors { code } } }", _ => new { s = solution });

        AssertOnePassed(answers, "changeLifecycle", "STALE_VERSION");
    }

    private static async Task<List<JsonElement>> RegisterAsync(RaceCourse course, RacePlaces places)
    {
        var answers = await course.AtOnceAsync(Register, client => new { n = course.Own($"Lokal {RaceCourse.Letters(client)}"), b = places.Board, f = places.Function });
        return [.. answers.Select(answer => answer.GetProperty("registerLocalSolution"))];
    }

    private static void AssertOnePassed(JsonElement[] answers, string mutation, string refusal)
    {
        var codes = answers.Select(answer => RaceCourse.Code(answer.GetProperty(mutation))).ToList();
        Assert.Single(codes, code => code is null);
        Assert.True(codes.Count(code => code == refusal) == codes.Count - 1, string.Join(", ", codes.CountBy(code => code ?? "done").Select(answer => $"{answer.Value} × {answer.Key}")));
    }

    private static void AssertDebtIs(IEnumerable<string> debt, List<JsonElement> registered)
    {
        var passed = registered.Where(payload => RaceCourse.Code(payload) is null).Select(payload => payload.GetProperty("made").GetProperty("id").GetString()!).ToHashSet();
        var listed = debt.ToHashSet();
        Assert.True(listed.SetEquals(passed), $"{passed.Count} passed, {listed.Count} are debt");
        Assert.All(registered.Where(payload => RaceCourse.Code(payload) is not null), payload => Assert.Equal(Parallel, RaceCourse.Code(payload)));
    }

    private static void AssertOneOrder(List<RaceEntry> order, string turningPoint, int count)
    {
        Assert.Equal(count, order.Count);
        var at = order.FindIndex(entry => entry.UseCase == turningPoint);
        Assert.All(order[..at], entry => Assert.Null(entry.Refused));
        Assert.All(order[(at + 1)..], entry => Assert.Equal(Parallel, entry.Refused));
    }
}
