using System.Text.Json;
using Architecture.Registry.Access;

namespace Architecture.Api.Tests.Boards;

/// <summary>Boards merge, split and change, and solutions pass to others: who answers, and what it does to verdicts (domain §2, §3.6).</summary>
public sealed class SuccessionTests : IAsyncLifetime
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
    public async Task The_successor_answers_for_an_inherited_solution_and_the_predecessor_no_longer_does()
    {
        var solution = (await _city.RegisterAsync("Bygglov Öst", "BRO", "Bygglov", "BRO")).Id("solution");
        Assert.Null((await MergeAsync(["BRO"], "NYN")).Code());

        var data = await _registry.DataAsync(
            """
            { solution(code: "BRO-1") { responsibleBoard { code } } board(code: "BRO") { until successor { code } successors { code } solutions { totalCount } }
              successor: board(code: "NYN") { predecessors { code } solutions { totalCount nodes { code } } }
              mine: solutions(where: {responsibleBoard: {some: {code: {eq: "NYN"}}}}) { totalCount nodes { code } }
              theirs: solutions(where: {responsibleBoard: {some: {code: {eq: "BRO"}}}}) { totalCount } }
            """);
        Assert.Equal("NYN", data.GetProperty("solution").GetProperty("responsibleBoard").GetProperty("code").GetString());
        Assert.Equal("NYN", data.GetProperty("board").GetProperty("successor").GetProperty("code").GetString());
        Assert.Equal("BRO-1", data.GetProperty("successor").GetProperty("solutions").GetProperty("nodes")[0].GetProperty("code").GetString());
        Assert.Equal("BRO-1", data.GetProperty("mine").GetProperty("nodes")[0].GetProperty("code").GetString());
        Assert.Equal(0, data.GetProperty("theirs").GetProperty("totalCount").GetInt32());
        Assert.Equal(0, data.GetProperty("board").GetProperty("solutions").GetProperty("totalCount").GetInt32());
        Assert.Equal("NOT_RESPONSIBLE_BOARD", await StepAsync(solution, "BRO"));
        Assert.Null(await StepAsync(solution, "NYN"));
    }

    [Fact]
    public async Task A_registration_for_a_board_that_was_taken_over_is_its_successors()
    {
        await MergeAsync(["BRO"], "NYN");
        var registered = await _city.RegisterAsync("Bygglov Öst", "BRO", "Bygglov", "BRO");
        Assert.Equal("NYN-1", registered.GetProperty("solution").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_name_that_a_predecessor_had_is_taken_for_its_successor()
    {
        await _city.RegisterAsync("Bygglov Öst", "BRO", "Bygglov", "BRO");
        await MergeAsync(["BRO"], "NYN");
        Assert.Equal("NAME_TAKEN", (await _city.RegisterAsync("BYGGLOV ÖST", "NYN", "Detaljplan", "NYN")).Code());
    }

    [Fact]
    public async Task Row_13_Both_local_solutions_are_inherited_each_for_its_part_and_what_a_counting_shared_one_covers_then_is_debt()
    {
        // G is for SOD alone; BRO's own solution overlaps it only once SOD takes BRO over.
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "SOD");
        var older = (await _city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Id("solution");
        Assert.Null(await _registry.AnswerAsync("NOT_PARALLEL"));
        foreach (var phase in (string[])["PROCUREMENT", "INTRODUCING", "IN_USE"]) Assert.Null(await _registry.StepAsync(older, phase));
        var other = (await _city.RegisterAsync("Lovstöd", "SOD", "Detaljplan", "SOD")).Id("solution");

        var merged = await _registry.RunAsync(
            "mergeBoards",
            new { boards = new[] { _city.Board("BRO") }, into = _city.Board("SOD") },
            "board { code } sameNames { id } verdictChanges { solution { id } against { name } before after debt boards { code } capabilities { path } }", "executive");

        Assert.Null(merged.Code());
        Assert.Equal(new HashSet<string?> { older, other }, merged.GetProperty("sameNames").EnumerateArray().Select(one => one.GetProperty("id").GetString()).ToHashSet());
        var change = Assert.Single(merged.GetProperty("verdictChanges").EnumerateArray());
        Assert.Equal(older, change.Id("solution"));
        Assert.Equal("BLOCK", change.GetProperty("after").GetString());
        Assert.Equal("ESTABLISHED", change.GetProperty("debt").GetString());
        Assert.Equal("ESTABLISHED", await DebtAsync(older));
        // What it had passes; what it adds meets the gate.
        Assert.Null(await _registry.StepAsync(older, "PHASING_OUT"));
    }

    [Fact]
    public async Task What_the_successor_does_itself_means_all_its_parts()
    {
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "SOD");
        await MergeAsync(["SOD"], "NYN");
        Assert.Equal("PARALLEL_SOLUTION", (await _city.RegisterAsync("Lovstöd", "NYN", "Bygglov", "NYN")).Code());
    }

    [Fact]
    public async Task A_merger_on_a_later_day_is_judged_now_and_answers_then()
    {
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "SOD");
        var later = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(90).ToString("yyyy-MM-dd");
        Assert.Null((await _registry.RunAsync("mergeBoards", new { boards = new[] { _city.Board("BRO") }, into = _city.Board("SOD"), from = later }, "board { id }", "executive")).Code());
        Assert.Equal("PARALLEL_SOLUTION", (await _city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Code());
        var plan = await _city.RegisterAsync("Planstöd", "BRO", "Detaljplan", "BRO");
        Assert.StartsWith("BRO-", plan.GetProperty("solution").GetProperty("code").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_mergers_are_refused_with_the_reason_and_change_nothing()
    {
        Assert.Equal("RESERVED_FOR_EXECUTIVE_BOARD", (await MergeAsync(["BRO"], "SOD", actor: "board:BRO")).Code());
        Assert.Equal("INPUT_INVALID", (await _registry.RunAsync("mergeBoards", new { boards = new[] { _city.Board("BRO") } }, actor: "executive")).Code());
        Assert.Equal("INPUT_INVALID", (await _registry.RunAsync("mergeBoards", new { boards = new[] { _city.Board("BRO") }, into = _city.Board("BRO") }, actor: "executive")).Code());
        Assert.Null((await MergeAsync(["BRO"], "SOD")).Code());
        Assert.Equal("INPUT_INVALID", (await MergeAsync(["BRO"], "SBN")).Code());
        Assert.Equal("INPUT_INVALID", (await MergeAsync(["SOD"], "BRO")).Code());
    }

    [Fact]
    public async Task A_split_gives_solutions_to_the_boards_named_and_the_rest_to_the_first_by_code()
    {
        var given = (await _city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Id("solution");
        var rest = (await _city.RegisterAsync("Planstöd", "BRO", "Detaljplan", "BRO")).Id("solution");
        var split = await _registry.RunAsync(
            "splitBoard",
            new
            {
                board = _city.Board("BRO"),
                version = 1,
                into = new object[]
                {
                    new { @new = new { code = "BRB", name = "Bromma södra", kind = "DISTRICT" }, solutions = new[] { given } },
                    new { @new = new { code = "BRA", name = "Bromma norra", kind = "DISTRICT" } },
                },
                decision = new { date = "2026-01-15", caseNumber = "KS 2026/77" },
            },
            "boards { code } verdictChanges { after }", "executive");
        Assert.Null(split.Code());
        Assert.Equal(["BRB", "BRA"], split.GetProperty("boards").EnumerateArray().Select(board => board.GetProperty("code").GetString()));
        Assert.Equal("BRB", await ResponsibleAsync(given));
        Assert.Equal("BRA", await ResponsibleAsync(rest));
        Assert.Equal("INPUT_INVALID", (await _registry.RunAsync("splitBoard", new { board = _city.Board("SOD"), version = 1, into = Array.Empty<object>() }, actor: "executive")).Code());
        Assert.Equal("STALE_VERSION", (await _registry.RunAsync("splitBoard", new { board = _city.Board("SOD"), version = 7, into = Array.Empty<object>() }, actor: "executive")).Code());
    }

    [Fact]
    public async Task A_company_is_covered_from_the_adoption_that_the_executive_board_records_and_what_it_has_is_debt()
    {
        await _city.BoardAsync("SVB", "COMPANY");
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        var local = (await _city.RegisterAsync("Lovstöd", "SVB", "Bygglov", "SVB")).Id("solution");
        Assert.Equal("RESERVED_FOR_EXECUTIVE_BOARD", (await AdoptAsync("board:SVB")).Code());
        var changed = await AdoptAsync("executive");
        Assert.Null(changed.Code());
        var change = Assert.Single(changed.GetProperty("verdictChanges").EnumerateArray());
        Assert.Equal(("REVIEW", "BLOCK", "PENDING"), (change.GetProperty("before").GetString(), change.GetProperty("after").GetString(), change.GetProperty("debt").GetString()));
        Assert.Equal("PARALLEL_SOLUTION", await _registry.StepAsync(local, "PROCUREMENT"));
        Assert.Equal("STALE_VERSION", (await AdoptAsync("executive")).Code());
        Assert.Equal("INPUT_INVALID", (await _registry.RunAsync("changeBoard", new { board = _city.Board("BRO"), version = 1, architectureAdopted = "2026-01-01" }, actor: "executive")).Code());

        Task<JsonElement> AdoptAsync(string actor) => _registry.RunAsync(
            "changeBoard", new { board = _city.Board("SVB"), version = 1, architectureAdopted = "2026-01-01" },
            "board { architectureAdopted } verdictChanges { before after debt }", actor);
    }

    [Fact]
    public async Task A_transfer_needs_both_boards_decisions_and_is_judged_for_the_receiving_board()
    {
        var solution = (await _city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Id("solution");
        Assert.Equal("DECISIONS_MISSING", (await TransferAsync(solution, "SOD", "board:BRO", "BRO")).Code());
        Assert.Equal("NOT_RESPONSIBLE_BOARD", (await TransferAsync(solution, "SOD", "board:SOD", "BRO", "SOD")).Code());
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "SOD");
        Assert.Equal("PARALLEL_SOLUTION", (await TransferAsync(solution, "SOD", "board:BRO", "BRO", "SOD")).Code());
        Assert.Null((await TransferAsync(solution, "SBN", "board:BRO", "BRO", "SBN")).Code());
        Assert.Equal("SBN", await ResponsibleAsync(solution));
        Assert.Equal("NOT_RESPONSIBLE_BOARD", await StepAsync(solution, "BRO"));
    }

    [Fact]
    public async Task A_transfer_on_a_later_day_leaves_the_former_board_in_charge_until_then()
    {
        var solution = (await _city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Id("solution");
        var later = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(60).ToString("yyyy-MM-dd");
        Assert.Null((await TransferAsync(solution, "SBN", "board:BRO", later, ["BRO", "SBN"])).Code());
        Assert.Equal("BRO", await ResponsibleAsync(solution));
        Assert.Equal("NOT_RESPONSIBLE_BOARD", await StepAsync(solution, "SBN"));
        // The gate counts the receiving board at once.
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "SBN");
        Assert.Equal("PARALLEL_SOLUTION", await _registry.StepAsync(solution, "PROCUREMENT"));
    }

    [Fact]
    public async Task The_executive_board_moves_a_shared_solution_of_its_own_by_its_own_decision_and_a_local_one_only_with_the_receivers()
    {
        var shared = (await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL")).Id("solution");
        Assert.Null((await TransferAsync(shared, "KS", "executive", "KS")).Code());
        Assert.Equal("OWNER_NOT_ALLOWED", (await TransferAsync(shared, "BRO", "executive", "KS")).Code());
        Assert.Equal("RESERVED_FOR_EXECUTIVE_BOARD", (await TransferAsync(shared, "SBN", "board:KS", "KS")).Code());
        Assert.Null((await TransferAsync(shared, "SBN", "executive", "KS")).Code());
        Assert.Equal("SBN", await ResponsibleAsync(shared));
        var local = (await _city.RegisterAsync("Planstöd", "KS", "Detaljplan", "KS")).Id("solution");
        Assert.Equal("DECISIONS_MISSING", (await TransferAsync(local, "SBN", "executive", "KS")).Code());
    }

    private Task<JsonElement> TransferAsync(string solution, string to, string actor, params string[] bodies) => TransferAsync(solution, to, actor, null, bodies);

    private async Task<JsonElement> TransferAsync(string solution, string to, string actor, string? from, string[] bodies) => await _registry.RunAsync(
        "transferSolution",
        new
        {
            solution,
            version = await _registry.VersionAsync(solution),
            to = _city.Board(to),
            from,
            decisions = bodies.Select(body => new { body = _city.Board(body), date = "2026-01-10", caseNumber = $"{body} 2026/5" }),
        },
        "solution { id } verdict { verdict }", actor);

    private async Task<JsonElement> MergeAsync(string[] boards, string into, string actor = "executive")
    {
        if (!_city.Knows(into)) await _city.BoardAsync(into, "DISTRICT");
        return await _registry.RunAsync("mergeBoards", new { boards = boards.Select(_city.Board), into = _city.Board(into), from = "2024-01-01" }, "board { code }", actor);
    }

    private async Task<string?> StepAsync(string solution, string board) => (await _registry.RunAsync(
        "changeLifecycle", new { solution, version = await _registry.VersionAsync(solution), phase = "PROCUREMENT" }, actor: "board:" + board)).Code();

    private async Task<string> ResponsibleAsync(string solution) =>
        (await _registry.DataAsync("query($id: ID!) { node(id: $id) { ... on Solution { responsibleBoard { code } } } }", new { id = solution }))
            .GetProperty("node").GetProperty("responsibleBoard").GetProperty("code").GetString()!;

    private async Task<string?> DebtAsync(string solution) =>
        (await _registry.DataAsync("query($id: ID!) { node(id: $id) { ... on Solution { debt { kind } } } }", new { id = solution }))
            .GetProperty("node").GetProperty("debt").EnumerateArray().Select(debt => debt.GetProperty("kind").GetString()).SingleOrDefault();
}
