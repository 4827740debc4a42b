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
        await renewed.ContractAsync(new { end = Bromma.Months(60), noticeDate = Bromma.Months(-1) });
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
        await bromma.ContractAsync(new { start = Bromma.Months(1), end = Bromma.Months(48) });
        await AssertEndAsync(bromma, Bromma.Months(48), "SAFE");
    }

    /// <summary>"Bygglov Öst", which is said to have no technology: only its contracts and dependencies count.</summary>
    private static async Task<Bromma> StartAsync()
    {
        var bromma = await Bromma.StartAsync();
        await NoneAsync(bromma, "TECHNOLOGY");
        return bromma;
    }

    private static async Task NoneAsync(Bromma bromma, string of, string? solution = null) => Assert.Null(Bromma.Code(await bromma.RunAsync(
        "recordNone", new { solution = solution ?? bromma.Solution, of, reason = "Egen utveckling" }, "solution { code }", Bromma.Board)));

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
