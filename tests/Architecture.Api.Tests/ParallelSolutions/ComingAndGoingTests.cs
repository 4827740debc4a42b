using System.Text.Json;

namespace Architecture.Api.Tests.ParallelSolutions;

/// <summary>Shared solutions that leave, come back, are replaced and revoked: what counts when, and whose debt it is (domain §3.2, §3.4, §3.6, §6.1).</summary>
public sealed class ComingAndGoingTests : IAsyncLifetime
{
    private RegistryUnderTest _registry = null!;
    private City _city = null!;

    public async ValueTask InitializeAsync()
    {
        _registry = await RegistryUnderTest.StartAsync();
        _city = await City.StartAsync(_registry);
    }

    public ValueTask DisposeAsync() => _registry.DisposeAsync();

    [Fact]
    public async Task A_shared_solution_comes_back_by_the_executive_board_alone_and_what_local_ones_did_meanwhile_is_debt()
    {
        var shared = await LeavingAsync("Bygglovssystemet", "Bygglov");
        var local = (await _city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Id("solution");
        Assert.Equal("DESIGNATION_REQUIRED", await ReviveAsync(shared, "board:SBN"));
        Assert.Equal("NOT_RESPONSIBLE_BOARD", await ReviveAsync(shared, "board:BRO"));
        Assert.Null(await ReviveAsync(shared, "executive"));
        Assert.Equal([("PENDING", shared)], await DebtAsync(local));
    }

    [Fact]
    public async Task A_shared_solution_does_not_come_back_beside_another_that_does_the_same()
    {
        var shared = await LeavingAsync("Bygglovssystemet", "Bygglov");
        await _city.DesignateAsync("Nya bygglovssystemet", "Bygglov", "ALL");
        Assert.Equal("PARALLEL_SOLUTION", await ReviveAsync(shared, "executive"));
    }

    [Fact]
    public async Task A_designation_that_replaces_one_that_is_leaving_makes_it_count_again_and_lists_what_overlaps_it()
    {
        var leaving = await LeavingAsync("Bygglovssystemet", "Bygglov");
        var local = (await _city.RegisterAsync("Lovstöd", "BRO", "Bygglov/Klagan", "BRO")).Id("solution");
        var designated = await _city.DesignateAsync("Nya bygglovssystemet", "Bygglov", "ALL", leaving);
        Assert.Equal("Lovstöd", Assert.Single(designated.GetProperty("debt").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(2, (await DebtAsync(local)).Count);
    }

    [Fact]
    public async Task A_shared_solution_that_two_replace_answers_for_each_part_until_that_ones_successor_is_in_use()
    {
        var leaving = (await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL")).Id("solution");
        var applications = (await _city.DesignateAsync("Ansökningar", "PARTIAL Bygglov/Ansökan", "ALL", leaving)).Id("solution");
        await _city.DesignateAsync("Överklaganden", "PARTIAL Bygglov/Klagan", "ALL", leaving);
        foreach (var phase in (string[])["PROCUREMENT", "INTRODUCING", "IN_USE", "PHASING_OUT"]) Assert.Null(await _registry.StepAsync(leaving, phase));
        Assert.Equal(("BLOCK", "BLOCK"), (await AskedAsync("Ansökan"), await AskedAsync("Klagan")));
        foreach (var phase in (string[])["PROCUREMENT", "INTRODUCING", "IN_USE"]) Assert.Null(await _registry.StepAsync(applications, phase));
        Assert.Equal(("REVIEW", "BLOCK"), (await AskedAsync("Ansökan"), await AskedAsync("Klagan")));

        async Task<string?> AskedAsync(string function) =>
            (await _city.CheckAsync("BRO", "Bygglov/" + function, "BRO")).GetProperty("data").GetProperty("parallelCheck").GetProperty("verdict").GetString();
    }

    [Fact]
    public async Task A_revoked_successor_that_is_designated_again_replaces_nothing_unless_the_new_decision_says_so()
    {
        var first = (await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL")).Id("solution");
        var second = (await _city.DesignateAsync("Nya bygglovssystemet", "Bygglov", "ALL", first)).Id("solution");
        var decision = new { date = "2026-02-01", caseNumber = "KS 2026/9" };
        Assert.Null((await _registry.RunAsync("revokeDesignation", new { solution = second, version = 1, decision }, actor: "executive")).Code());
        Assert.Equal("PARALLEL_SOLUTION", (await AgainAsync(null)).Code());
        Assert.Null((await AgainAsync(first)).Code());

        Task<JsonElement> AgainAsync(string? replaces) => _registry.RunAsync(
            "designateSharedSolution",
            new
            {
                solution = second,
                owner = _city.Board("SBN"),
                sharedClass = "BUSINESS_SYSTEM",
                provides = new[] { _city.Claim("Bygglov") },
                audience = new { all = true },
                decision,
                replaces,
            },
            "solution { id }", "executive");
    }

    [Fact]
    public async Task Only_the_cells_that_are_a_violation_stand_in_the_way_of_more()
    {
        var shared = (await _city.DesignateAsync("Bygglovssystemet", "Bygglov/Klagan", "ALL")).Id("solution");
        var local = (await _registry.RunAsync(
            "recordExistingSolution",
            new
            {
                board = _city.Board("BRO"),
                name = "Lovarkivet",
                kind = "APPLICATION",
                provides = new[] { _city.Claim("Bygglov") },
                audience = _city.Audience("BRO"),
                phase = "IN_USE",
                inUse = "2020-05-01",
                evidence = "Avtal 2019/4",
            },
            "solution { id }")).Id("solution");
        Assert.Equal([("VIOLATION", shared)], await ViolationAsync(local));
        Assert.Equal("PARALLEL_SOLUTION", (await _registry.ProvideAsync(local, _city.Claim("Detaljplan"))).Code());
        // The shared one comes to cover the rest, which is established debt; without the violating part it stands in nobody's way.
        Assert.Null((await _registry.RunAsync(
            "designateSharedSolution",
            new
            {
                solution = shared,
                owner = _city.Board("SBN"),
                sharedClass = "BUSINESS_SYSTEM",
                provides = new[] { _city.Claim("Bygglov") },
                audience = new { all = true },
                decision = new { date = "2026-02-01", caseNumber = "KS 2026/9" },
            },
            actor: "executive")).Code());
        Assert.Equal("PARALLEL_SOLUTION", (await _registry.ProvideAsync(local, _city.Claim("Detaljplan"))).Code());
        Assert.Null((await _registry.ProvideAsync(local, _city.Claim("Bygglov − Klagan"))).Code());
        Assert.Null((await _registry.ProvideAsync(local, _city.Claim("Detaljplan"))).Code());
    }

    [Fact]
    public async Task A_second_scope_in_review_is_asked_only_for_the_cells_that_no_open_review_asks_about()
    {
        await _city.DesignateAsync("Bygglovssystemet", "PARTIAL Bygglov", "ALL");
        var local = (await _city.RegisterAsync("Lovstöd", "BRO", "Bygglov/Ansökan", "BRO")).Id("solution");
        Assert.Null((await _registry.ProvideAsync(local, _city.Claim("Bygglov/Klagan"))).Code());
        Assert.Equal(2, (await _registry.OpenReviewsAsync()).Count);
        // Both parts are asked about: claiming them in one asks nothing new.
        Assert.Null((await _registry.ProvideAsync(local, _city.Claim("Bygglov"))).Code());
        Assert.Equal(2, (await _registry.OpenReviewsAsync()).Count);
    }

    private async Task<string> LeavingAsync(string name, string claim)
    {
        var shared = (await _city.DesignateAsync(name, claim, "ALL")).Id("solution");
        foreach (var phase in (string[])["PROCUREMENT", "INTRODUCING", "IN_USE", "PHASING_OUT"]) Assert.Null(await _registry.StepAsync(shared, phase));
        return shared;
    }

    private async Task<string?> ReviveAsync(string solution, string actor) => (await _registry.RunAsync(
        "changeLifecycle",
        new
        {
            solution,
            version = await _registry.VersionAsync(solution),
            phase = "IN_USE",
            reason = "Ersättaren uteblev",
            decision = new { date = "2026-02-01", caseNumber = "KS 2026/9" },
        },
        "solution { id }", actor)).Code();

    private Task<IReadOnlyList<(string Kind, string Shared)>> DebtAsync(string solution) => OverlapsAsync(solution, "debt");

    private Task<IReadOnlyList<(string Kind, string Shared)>> ViolationAsync(string solution) => OverlapsAsync(solution, "violation");

    private async Task<IReadOnlyList<(string Kind, string Shared)>> OverlapsAsync(string solution, string field) =>
        [.. (await _registry.DataAsync($"query($id: ID!) {{ node(id: $id) {{ ... on Solution {{ {field} {{ kind solution {{ id }} }} }} }} }}", new { id = solution }))
            .GetProperty("node").GetProperty(field).EnumerateArray()
            .Select(debt => (debt.GetProperty("kind").GetString()!, debt.GetProperty("solution").GetProperty("id").GetString()!))];
}
