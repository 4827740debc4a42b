using Architecture.Api.Tests.Contracts;

namespace Architecture.Api.Tests.EndOfLife;

/// <summary>The date rows of domain §6's table through the API. Days are told in months from today.</summary>
public sealed class EndTableTests
{
    [Fact]
    public async Task Row_1_An_option_that_is_not_exercised_does_not_count()
    {
        await using var bromma = await StartAsync();
        await bromma.ContractAsync(new { end = Bromma.Months(36), options = new[] { new { end = Bromma.Months(60) } } });
        await AssertEndAsync(bromma, Bromma.Months(36), "SAFE");
    }

    [Fact]
    public async Task Row_2_An_exercised_option_moves_the_date()
    {
        await using var bromma = await StartAsync();
        var contract = await bromma.ContractAsync(new { end = Bromma.Months(12), options = new[] { new { end = Bromma.Months(60) } } });
        await AssertEndAsync(bromma, Bromma.Months(12), "APPROACHING");
        await bromma.RunAsync("exerciseOption", new { contract, version = 1 }, "contract { id }");
        await AssertEndAsync(bromma, Bromma.Months(60), "SAFE");
    }

    [Fact]
    public async Task Row_3_A_passed_notice_date_is_approaching_until_termination_renewal_or_exercise()
    {
        await using var terminated = await StartAsync();
        var contract = await terminated.ContractAsync(new { end = Bromma.Months(60), noticeDate = Bromma.Months(0, -1) });
        await AssertEndAsync(terminated, Bromma.Months(60), "APPROACHING");
        await terminated.RunAsync("endContract", new { contract, version = 1 }, "contract { id }");
        await AssertEndAsync(terminated, Bromma.Months(60), "SAFE");

        await using var exercised = await StartAsync();
        contract = await exercised.ContractAsync(
            new { end = Bromma.Months(60), noticeDate = Bromma.Months(-1), options = new[] { new { end = Bromma.Months(72) } } });
        await AssertEndAsync(exercised, Bromma.Months(60), "APPROACHING");
        await exercised.RunAsync("exerciseOption", new { contract, version = 1 }, "contract { id }");
        await AssertEndAsync(exercised, Bromma.Months(72), "SAFE");

        await using var renewed = await StartAsync();
        await renewed.ContractAsync(new { end = Bromma.Months(60), noticeDate = Bromma.Months(-1), options = new[] { new { end = Bromma.Months(96) } } });
        await renewed.ContractAsync(new { start = Bromma.Months(60, 1), end = Bromma.Months(96) });
        await AssertEndAsync(renewed, Bromma.Months(96), "SAFE");
    }

    [Fact]
    public async Task Row_4_An_open_ended_contract_gives_no_date()
    {
        await using var bromma = await StartAsync();
        await bromma.ContractAsync(new { openEnded = true });
        await AssertEndAsync(bromma, null, "NONE");
    }

    [Fact]
    public async Task Row_5_Where_nothing_is_recorded_the_end_is_unknown_until_it_is_said_to_be_none()
    {
        await using var bromma = await Bromma.StartAsync();
        await AssertEndAsync(bromma, null, "UNKNOWN");
        await NoneAsync(bromma, "TECHNOLOGY");
        await AssertEndAsync(bromma, null, "UNKNOWN");
        await NoneAsync(bromma, "CONTRACT");
        await AssertEndAsync(bromma, null, "NONE");
    }

    [Fact]
    public async Task Row_6_An_operating_system_out_of_support_ends_the_application_through_its_release()
    {
        await using var bromma = await Bromma.StartAsync();
        await NoneAsync(bromma, "CONTRACT");
        await bromma.UseAsync(await bromma.ReleaseAsync("2012", Bromma.Months(-12)));
        await AssertEndAsync(bromma, Bromma.Months(-12), "OVERDUE");
        Assert.Equal("TECHNOLOGY", (await bromma.EndAsync()).GetProperty("explanation").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Row_7_Paid_extended_support_counts_only_with_its_contract()
    {
        await using var bromma = await Bromma.StartAsync();
        var release = await bromma.ReleaseAsync("2016", Bromma.Months(12), Bromma.Months(60));
        await bromma.UseAsync(release);
        await bromma.ContractAsync(new { openEnded = true });
        await AssertEndAsync(bromma, Bromma.Months(12), "APPROACHING");
        await bromma.ContractAsync(new { purpose = "EXTENDED_SUPPORT", extendedSupportFor = release, start = Bromma.Months(0), end = Bromma.Months(48) });
        await AssertEndAsync(bromma, Bromma.Months(48), "SAFE");
    }

    [Fact]
    public async Task A_release_that_its_vendor_maintains_without_an_end_has_none_whatever_its_extended_support_says()
    {
        await using var bromma = await Bromma.StartAsync();
        var product = await bromma.City.ProductAsync("Debian");
        var answer = await bromma.RunAsync(
            "recordTechnologyRelease", new { product, name = "13", maintained = true, extendedSupportEnds = Bromma.Months(12) }, "technologyRelease { id maintained }");
        Assert.True(answer.GetProperty("technologyRelease").GetProperty("maintained").GetBoolean());
        await bromma.UseAsync(answer.Id("technologyRelease"));
        await NoneAsync(bromma, "CONTRACT");
        await AssertEndAsync(bromma, null, "NONE");
        Assert.Equal("INPUT_INVALID", Bromma.Code(await bromma.RunAsync(
            "recordTechnologyRelease", new { product, name = "12", maintained = true, endedWithoutDate = true }, "technologyRelease { id }")));
    }

    [Fact]
    public async Task Row_8_The_end_of_a_hard_dependency_is_inherited_with_its_contract()
    {
        await using var bromma = await StartAsync();
        await bromma.ContractAsync(new { end = Bromma.Months(60) });
        var other = await EndingAsync(bromma, "Kartan", 36);
        await bromma.DependAsync(bromma.Solution, other);
        await AssertEndAsync(bromma, Bromma.Months(36), "SAFE");
        Assert.Equal("DEPENDENCY", (await bromma.EndAsync()).GetProperty("explanation").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Row_9_The_end_of_a_soft_dependency_is_a_warning()
    {
        await using var bromma = await StartAsync();
        await bromma.ContractAsync(new { end = Bromma.Months(60) });
        await bromma.DependAsync(bromma.Solution, await EndingAsync(bromma, "Kartan", 36), "SOFT");
        await AssertEndAsync(bromma, Bromma.Months(60), "SAFE");
        Assert.Equal(1, (await bromma.EndAsync()).GetProperty("warnings").GetArrayLength());
    }

    [Fact]
    public async Task Row_10_Every_solution_of_a_dependency_cycle_ends_with_the_first()
    {
        await using var bromma = await StartAsync();
        await bromma.ContractAsync(new { end = Bromma.Months(60) });
        var other = await EndingAsync(bromma, "Kartan", 36);
        await bromma.DependAsync(bromma.Solution, other);
        await bromma.DependAsync(other, bromma.Solution);
        await AssertEndAsync(bromma, Bromma.Months(36), "SAFE");
        Assert.Equal(Bromma.Months(36).ToString("O"), (await bromma.EndAsync(other)).GetProperty("date").GetString());
    }

    [Fact]
    public async Task Row_12_A_valid_call_off_counts_by_its_own_date_though_its_framework_has_expired()
    {
        await using var bromma = await StartAsync();
        var framework = await bromma.ContractAsync(new { kind = "FRAMEWORK", start = Bromma.Months(-60), end = Bromma.Months(-1) });
        await bromma.ContractAsync(new { framework, start = Bromma.Months(-12), end = Bromma.Months(36) });
        await AssertEndAsync(bromma, Bromma.Months(36), "SAFE");
    }

    [Fact]
    public async Task Row_11_Every_solution_of_one_contract_ends_with_it()
    {
        await using var bromma = await StartAsync();
        var second = await bromma.SolutionAsync("Bygglov Väst");
        await NoneAsync(bromma, "TECHNOLOGY", second);
        await bromma.ContractAsync(new { solutions = new[] { bromma.Solution, second }, end = Bromma.Months(36) });
        foreach (var solution in (string[])[bromma.Solution, second])
            Assert.Equal(Bromma.Months(36).ToString("O"), (await bromma.EndAsync(solution)).GetProperty("date").GetString());
    }

    [Fact]
    public async Task Row_13_A_shared_solution_ends_as_any_other()
    {
        await using var bromma = await Bromma.StartAsync();
        var shared = (await bromma.City.DesignateAsync("Planen", "Detaljplan", "ALL")).GetProperty("solution").GetProperty("id").GetString()!;
        await NoneAsync(bromma, "TECHNOLOGY", shared, actor: null);
        await bromma.ContractAsync(new { solutions = new[] { shared }, end = Bromma.Months(12) });
        Assert.Equal("APPROACHING", (await bromma.EndAsync(shared)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Rows_17_and_19_A_declared_or_legal_end_ends_it_and_moving_it_moves_the_date()
    {
        await using var bromma = await StartAsync();
        await bromma.ContractAsync(new { end = Bromma.Months(60) });
        Assert.Null(await ChangeAsync(bromma, new { declaredEnd = Bromma.Months(-1) }));
        await AssertEndAsync(bromma, Bromma.Months(-1), "OVERDUE");
        Assert.EndsWith($"declared end was {Bromma.Months(-1):yyyy-MM-dd}", await TextAsync(bromma), StringComparison.Ordinal);
        Assert.Null(await ChangeAsync(bromma, new { declaredEnd = Bromma.Months(48) }));
        await AssertEndAsync(bromma, Bromma.Months(48), "SAFE");
        Assert.Equal("INPUT_INVALID", await ChangeAsync(bromma, new { legalEnd = new { date = Bromma.Months(12), reason = " " } }));
        Assert.Null(await ChangeAsync(bromma, new { legalEnd = new { date = Bromma.Months(12), reason = "Tredjelandsöverföring" } }));
        await AssertEndAsync(bromma, Bromma.Months(12), "APPROACHING");
        Assert.Equal("LEGAL_END", (await bromma.EndAsync()).GetProperty("explanation").GetProperty("kind").GetString());
        Assert.Null(await ChangeAsync(bromma, new { legalEnd = (object?)null, declaredEnd = (object?)null }));
        await AssertEndAsync(bromma, Bromma.Months(60), "SAFE");
    }

    [Fact]
    public async Task A_declared_end_never_moves_the_end_later()
    {
        await using var bromma = await StartAsync();
        await bromma.ContractAsync(new { end = Bromma.Months(12) });
        Assert.Null(await ChangeAsync(bromma, new { declaredEnd = Bromma.Months(60) }));
        await AssertEndAsync(bromma, Bromma.Months(12), "APPROACHING");
    }

    [Fact]
    public async Task Row_18_The_end_is_the_same_whoever_uses_it()
    {
        await using var bromma = await StartAsync();
        await bromma.ContractAsync(new { end = Bromma.Months(12) });
        Assert.Null(Bromma.Code(await bromma.RunAsync("adoptLocalSolution", new { solution = bromma.Solution, board = bromma.City.Board("SOD") }, "adoption { id }")));
        await AssertEndAsync(bromma, Bromma.Months(12), "APPROACHING");
    }

    [Fact]
    public async Task Row_20_Insolvency_is_recorded_and_the_state_follows_the_dates()
    {
        await using var bromma = await StartAsync();
        await bromma.ContractAsync(new { end = Bromma.Months(60) });
        var recorded = await bromma.RunAsync(
            "recordInsolvency", new { supplier = bromma.Supplier, version = 1, date = Bromma.Months(0), note = "Konkurs beslutad" }, "supplier { insolventOn insolvencyNote version }", Bromma.Board);
        Assert.Equal(Bromma.Months(0).ToString("O"), recorded.GetProperty("supplier").GetProperty("insolventOn").GetString());
        await AssertEndAsync(bromma, Bromma.Months(60), "SAFE");
        Assert.Equal("STALE_VERSION", Bromma.Code(await bromma.RunAsync(
            "recordInsolvency", new { supplier = bromma.Supplier, version = 1, date = Bromma.Months(0) }, "supplier { id }")));
        Assert.Equal("INPUT_INVALID", Bromma.Code(await bromma.RunAsync(
            "recordInsolvency", new { supplier = bromma.Supplier, version = 2, date = Bromma.Months(1) }, "supplier { id }")));
        var data = await bromma.Registry.DataAsync(
            "{ solutions(where: {name: {eq: \"Bygglov Öst\"}}) { totalCount } suppliers(where: {insolventOn: {exists: true}}) { nodes { name contracts { totalCount } } } }");
        Assert.Equal("Tieto", Assert.Single(data.GetProperty("suppliers").GetProperty("nodes").EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Row_24_An_undocumented_network_leaves_everything_on_it_unknown_and_the_date_is_missing_at_the_network()
    {
        await using var bromma = await StartAsync();
        await bromma.ContractAsync(new { end = Bromma.Months(60) });
        var network = await bromma.SolutionAsync("Nätet");
        await bromma.DependAsync(bromma.Solution, network);
        await AssertEndAsync(bromma, Bromma.Months(60), "UNKNOWN");
        Assert.Equal(0, (await bromma.EndAsync()).GetProperty("missing").GetArrayLength());
        Assert.Equal(2, (await bromma.EndAsync(network)).GetProperty("missing").GetArrayLength());
    }

    [Fact]
    public async Task What_hosts_a_solution_ends_it()
    {
        await using var bromma = await StartAsync();
        await bromma.ContractAsync(new { end = Bromma.Months(60) });
        var hosting = await EndingAsync(bromma, "Serverhallen", 36);
        Assert.Null(Bromma.Code(await bromma.RunAsync("addDependency", new { from = bromma.Solution, to = hosting, kind = "HOSTED_BY" }, "dependency { id }")));
        await AssertEndAsync(bromma, Bromma.Months(36), "SAFE");
        Assert.Contains("HOSTED_BY Serverhallen", await TextAsync(bromma), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_21_A_renewed_contract_ends_where_the_chain_ends()
    {
        await using var bromma = await StartAsync();
        await bromma.ContractAsync(new { start = Bromma.Months(-84), end = Bromma.Months(-36) });
        await bromma.ContractAsync(new { start = Bromma.Months(-36, 1), end = Bromma.Months(12) });
        await AssertEndAsync(bromma, Bromma.Months(12), "APPROACHING");
    }

    [Fact]
    public async Task Row_22_An_unknown_contract_end_leaves_it_unknown_with_the_technologys_date()
    {
        await using var bromma = await Bromma.StartAsync();
        await bromma.UseAsync(await bromma.ReleaseAsync("2025", Bromma.Months(108)));
        await bromma.ContractAsync(new { start = Bromma.Months(-12) });
        await AssertEndAsync(bromma, Bromma.Months(108), "UNKNOWN");
    }

    [Fact]
    public async Task Row_23_After_an_upgrade_the_old_release_no_longer_counts()
    {
        await using var bromma = await Bromma.StartAsync();
        await NoneAsync(bromma, "CONTRACT");
        var (old, release) = (await bromma.ReleaseAsync("2012", Bromma.Months(-12)), await bromma.ReleaseAsync("2025", Bromma.Months(96)));
        await bromma.UseAsync(old);
        await bromma.UseAsync(release);
        await AssertEndAsync(bromma, Bromma.Months(-12), "OVERDUE");
        Assert.Null(Bromma.Code(await bromma.RunAsync("endTechnologyUse", new { solution = bromma.Solution, release = old }, "solution { code }", Bromma.Board)));
        await AssertEndAsync(bromma, Bromma.Months(96), "SAFE");
    }

    [Fact]
    public async Task Row_26_An_ended_only_contract_is_overdue_until_a_new_one_or_none_is_recorded()
    {
        await using var bromma = await StartAsync();
        await bromma.ContractAsync(new { end = Bromma.Months(-24) });
        await AssertEndAsync(bromma, Bromma.Months(-24), "OVERDUE");
        await NoneAsync(bromma, "CONTRACT");
        await AssertEndAsync(bromma, null, "NONE");
        Assert.Equal("SHARED_INVESTIGATION_MISSING", Bromma.Code(await bromma.RecordAsync(new { start = Bromma.Months(1), end = Bromma.Months(48) })));
        await bromma.ContractAsync(new { start = Bromma.Months(-30), end = Bromma.Months(48) });
        await AssertEndAsync(bromma, Bromma.Months(48), "SAFE");
    }

    /// <summary>"Bygglov Öst", which is said to have no technology: only its contracts and dependencies count.</summary>
    private static async Task<Bromma> StartAsync()
    {
        var bromma = await Bromma.StartAsync();
        await NoneAsync(bromma, "TECHNOLOGY");
        return bromma;
    }

    private static Task NoneAsync(Bromma bromma, string of, string? solution = null) => NoneAsync(bromma, of, solution, Bromma.Board);

    private static async Task NoneAsync(Bromma bromma, string of, string? solution, Registry.Access.Actor? actor) => Assert.Null(Bromma.Code(
        await bromma.RunAsync("recordNone", new { solution = solution ?? bromma.Solution, of, reason = "Egen utveckling" }, "solution { code }", actor)));

    private static async Task<string?> ChangeAsync(Bromma bromma, object change)
    {
        var input = new Dictionary<string, object?> { ["solution"] = bromma.Solution, ["version"] = await bromma.Registry.VersionAsync(bromma.Solution) };
        foreach (var property in change.GetType().GetProperties()) input[property.Name] = property.GetValue(change);
        return Bromma.Code(await bromma.RunAsync("changeSolution", input, "solution { code }", Bromma.Board));
    }

    private static async Task<string> TextAsync(Bromma bromma) => (await bromma.EndAsync()).GetProperty("explanation").GetProperty("text").GetString()!;

    private static async Task<string> EndingAsync(Bromma bromma, string name, int months)
    {
        var solution = await bromma.SolutionAsync(name);
        await NoneAsync(bromma, "TECHNOLOGY", solution);
        await bromma.ContractAsync(new { solutions = new[] { solution }, end = Bromma.Months(months) });
        return solution;
    }

    private static async Task AssertEndAsync(Bromma bromma, DateOnly? date, string state)
    {
        var end = await bromma.EndAsync();
        Assert.Equal((date?.ToString("O"), state), (end.GetProperty("date").GetString(), end.GetProperty("state").GetString()));
    }
}
