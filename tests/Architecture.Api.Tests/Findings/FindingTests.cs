namespace Architecture.Api.Tests.Findings;

/// <summary>Findings by behaviour: where they are raised, how they move, and what their owners say of them (domain §8).</summary>
public sealed class FindingTests
{
    [Fact]
    public async Task Row_24_An_undocumented_network_under_many_solutions_is_one_finding_at_the_network()
    {
        await using var city = await SweptCity.StartAsync();
        var network = await city.RegisterAsync("Nätet");
        for (var number = 0; number < 5; number++)
        {
            var above = await city.RegisterAsync($"Tjänst {number}");
            await city.NothingMissingAsync(above);
            await city.DoAsync("addDependency", new { from = above, to = network, kind = "RUNS_ON" });
        }
        await city.SweepAsync();
        var found = Assert.Single(await city.OpenAsync("DATES_MISSING"));
        Assert.Equal("Nätet", found.GetProperty("solution").GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_due_date_of_a_debt_moves_when_the_shared_solution_comes_into_use()
    {
        await using var city = await SweptCity.StartAsync();
        await city.ExistingAsync("Lovarkivet");
        var shared = await city.DesignateAsync();
        await city.SweepAsync();
        await city.StepAsync(shared, "PROCUREMENT", "INTRODUCING", "IN_USE");
        var changed = Assert.Single((await city.SweepAsync()).GetProperty("changed").EnumerateArray(), one => one.GetProperty("rule").GetString() == "DEBT");
        Assert.Equal("2029-03-02", changed.GetProperty("due").GetString());
    }

    [Fact]
    public async Task A_finding_follows_its_solution_to_the_board_that_takes_over()
    {
        await using var city = await SweptCity.StartAsync();
        await city.RegisterAsync("Planstöd");
        await city.SweepAsync();
        await city.DoAsync("mergeBoards", new { boards = new[] { city.City.Board("BRO") }, into = city.City.Board("SOD"), decision = new { date = "2026-02-01", caseNumber = "KF 2026/1" } });
        await city.SweepAsync();
        Assert.Equal("SOD", Assert.Single(await city.OpenAsync("DATES_MISSING")).GetProperty("owner").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_cause_that_comes_back_is_a_finding_of_its_own_and_the_closed_one_stays()
    {
        await using var city = await SweptCity.StartAsync();
        var solution = await city.RegisterAsync("Planstöd");
        foreach (var end in (string?[])["2027-06-01", null, "2027-06-01"])
        {
            await city.ChangeAsync("changeSolution", "solution", solution, new { declaredEnd = end });
            await city.SweepAsync();
        }
        var data = await city.Registry.DataAsync(
            "{ findings(where: {rule: {eq: END_APPROACHING}}) { totalCount facets(fields: [STATUS]) { values { value count } } nodes { closed } } }");
        Assert.Equal(2, data.GetProperty("findings").GetProperty("totalCount").GetInt32());
        Assert.Equal(["CLOSED", "OPEN"], data.GetProperty("findings").GetProperty("facets")[0].GetProperty("values").EnumerateArray().Select(one => one.GetProperty("value").GetString()!));
    }

    [Fact]
    public async Task Only_those_that_a_finding_is_for_plan_it_and_a_planned_one_still_closes_by_its_cause_alone()
    {
        await using var city = await SweptCity.StartAsync();
        var solution = await city.RegisterAsync("Planstöd");
        await city.SweepAsync();
        var finding = Assert.Single(await city.OpenAsync("DATES_MISSING")).GetProperty("id").GetString()!;
        Assert.Equal("NOT_RESPONSIBLE_BOARD", (await PlanAsync("board:SOD")).Code());
        Assert.Equal("STALE_VERSION", (await PlanAsync("board:BRO", version: 7)).Code());
        Assert.Equal("INPUT_INVALID", (await PlanAsync("board:BRO", by: "2026-03-01")).Code());
        Assert.Equal("INPUT_INVALID", (await PlanAsync("board:BRO", action: " ")).Code());
        var planned = await PlanAsync("board:BRO");
        Assert.Equal(("PLANNED", "2026-04-01"), (planned.GetProperty("finding").GetProperty("status").GetString(), planned.GetProperty("finding").GetProperty("plannedFor").GetString()));
        await city.SweepAsync();
        Assert.Single(await city.OpenAsync("DATES_MISSING"));

        await city.NothingMissingAsync(solution);
        await city.SweepAsync();
        Assert.Empty(await city.OpenAsync("DATES_MISSING"));
        Assert.Equal("FINDING_CLOSED", (await PlanAsync("board:BRO", version: 3)).Code());
        var history = await city.Registry.DataAsync("query($id: ID!) { node(id: $id) { ... on Finding { history(first: 9) { nodes { useCase } } } } }", new { id = finding });
        Assert.Equal(3, history.GetProperty("node").GetProperty("history").GetProperty("nodes").GetArrayLength());

        Task<System.Text.Json.JsonElement> PlanAsync(string actor, int version = 1, string by = "2026-04-01", string action = "Avtalet registreras") =>
            city.Registry.RunAsync("planFinding", new { finding, version, action, by }, "finding { status plannedFor }", actor);
    }

    [Fact]
    public async Task The_sweep_is_for_governance_and_a_second_one_leaves_no_entry_in_the_journal()
    {
        await using var city = await SweptCity.StartAsync();
        await city.RegisterAsync("Planstöd");
        foreach (var actor in (string[])["board:BRO", "architect", "visitor"])
            Assert.Equal("ROLE_NOT_ALLOWED", (await city.Registry.RunAsync("runSweep", new { }, "examined", actor)).Code());
        await city.SweepAsync("executive");
        var before = await SequenceAsync();
        var again = await city.SweepAsync();
        Assert.Equal(before, await SequenceAsync());
        Assert.True(again.GetProperty("examined").GetInt32() > 0);

        async Task<long> SequenceAsync() =>
            (await city.Registry.AskAsync("{ boards(first: 1) { nodes { code } } }")).GetProperty("extensions").GetProperty("sequence").GetProperty("to").GetInt64();
    }

    [Fact]
    public async Task Two_sweeps_at_once_open_every_finding_once()
    {
        await using var city = await SweptCity.StartAsync();
        for (var number = 0; number < 30; number++) await city.RegisterAsync($"Planstöd {number}");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => city.SweepAsync()));
        Assert.Equal(30, (await city.OpenAsync("DATES_MISSING")).Count);
    }

    [Fact]
    public async Task Attesting_names_the_version_looked_at_and_makes_no_new_one()
    {
        await using var city = await SweptCity.StartAsync();
        var solution = await city.RegisterAsync("Planstöd");
        Assert.Equal("STALE_VERSION", (await city.Registry.RunAsync("attest", new { solution, version = 2 }, actor: "board:BRO")).Code());
        Assert.Equal("NOT_RESPONSIBLE_BOARD", (await city.Registry.RunAsync("attest", new { solution, version = 1 }, actor: "board:SOD")).Code());
        city.Clock.PassMonths(13);
        Assert.True(await StaleAsync());
        var attested = await city.DoAsync("attest", new { solution, version = 1 }, "solution { attestedAt stale version }", "board:BRO");
        Assert.Equal("2027-04-02", attested.GetProperty("solution").GetProperty("attestedAt").GetString());
        Assert.Equal(1, attested.GetProperty("solution").GetProperty("version").GetInt32());
        Assert.False(await StaleAsync());

        async Task<bool> StaleAsync() =>
            (await city.Registry.DataAsync("query($id: ID!) { node(id: $id) { ... on Solution { stale findings { rule } } } }", new { id = solution })).GetProperty("node").GetProperty("stale").GetBoolean();
    }
}
