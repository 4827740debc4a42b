namespace Architecture.Api.Tests.Solutions;

/// <summary>The gate on a change of scope judges the new cells, and nothing else (domain §3.4).</summary>
public sealed class ScopeChangeTests
{
    [Fact]
    public async Task Row_15_An_older_solution_that_adds_a_function_the_shared_one_covers_is_blocked_and_one_that_nobody_covers_passes()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var local = (await city.RegisterAsync("Lovstöd", "BRO", "Bygglov/Klagan", "BRO")).Id("solution");
        await registry.StepAsync(local, "PROCUREMENT");
        await registry.StepAsync(local, "INTRODUCING");
        await city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        Assert.Equal("PARALLEL_SOLUTION", (await registry.ProvideAsync(local, city.Claim("Bygglov/Ansökan"))).Code());
        Assert.Null((await registry.ProvideAsync(local, city.Claim("Detaljplan"))).Code());
        Assert.Equal("PARALLEL_SOLUTION", (await registry.ChangeAudienceAsync(local, city.Audience("BRO,SOD"))).Code());
    }

    [Fact]
    public async Task One_blocked_cell_refuses_the_whole_change()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Bygglovssystemet", "Bygglov/Klagan", "ALL");
        var local = (await city.RegisterAsync("Planstöd", "BRO", "Detaljplan", "BRO")).Id("solution");
        Assert.Equal("PARALLEL_SOLUTION", (await registry.ProvideAsync(local, city.Claim("Bygglov"))).Code());
        Assert.Equal(1, await registry.VersionAsync(local));
    }

    [Fact]
    public async Task While_planned_a_change_under_review_is_made_and_the_review_opens()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Bygglovssystemet", "PARTIAL Bygglov", "ALL");
        var local = (await city.RegisterAsync("Planstöd", "BRO", "Detaljplan", "BRO")).Id("solution");
        var answer = await registry.ProvideAsync(local, city.Claim("Bygglov"));
        Assert.Equal("REVIEW", answer.GetProperty("verdict").GetProperty("verdict").GetString());
        Assert.Equal(2, answer.GetProperty("solution").GetProperty("version").GetInt32());
        Assert.Equal("PARALLEL", Assert.Single(await registry.OpenReviewsAsync()).Kind);
    }

    [Fact]
    public async Task Past_planned_only_the_review_is_written_and_after_not_parallel_the_same_change_passes()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Bygglovssystemet", "PARTIAL Bygglov", "ALL");
        var local = (await city.RegisterAsync("Planstöd", "BRO", "Detaljplan", "BRO")).Id("solution");
        await registry.StepAsync(local, "PROCUREMENT");
        Assert.Equal("REVIEW_PENDING", (await registry.ProvideAsync(local, city.Claim("Bygglov"))).Code());
        Assert.Equal("REVIEW_PENDING", (await registry.ProvideAsync(local, city.Claim("Bygglov"))).Code());
        Assert.Equal(2, await registry.VersionAsync(local));
        Assert.Null(await registry.AnswerAsync("NOT_PARALLEL"));
        Assert.Null((await registry.ProvideAsync(local, city.Claim("Bygglov"))).Code());
        Assert.Null(await registry.StepAsync(local, "INTRODUCING"));
    }

    [Fact]
    public async Task A_shared_solutions_owner_may_narrow_it_but_never_widen_it()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var shared = (await city.DesignateAsync("Bygglovssystemet", "PARTIAL Bygglov", "BRO,SOD")).Id("solution");
        Assert.Equal("DESIGNATION_REQUIRED", (await registry.ProvideAsync(shared, city.Claim("Detaljplan"), "board:SBN")).Code());
        Assert.Equal("DESIGNATION_REQUIRED", (await registry.ChangeAudienceAsync(shared, city.Audience("ALL"), "board:SBN")).Code());
        Assert.Null((await registry.ChangeAudienceAsync(shared, city.Audience("BRO"), "board:SBN")).Code());
        Assert.Null((await registry.ProvideAsync(shared, city.Claim("PARTIAL Bygglov − Klagan"), "board:SBN")).Code());
    }

    [Fact]
    public async Task The_last_function_cannot_be_withdrawn_and_what_is_not_claimed_neither()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var local = (await city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Id("solution");
        await registry.ProvideAsync(local, city.Claim("Detaljplan"));
        Assert.Equal("INPUT_INVALID", (await Withdraw("Samhällsbyggnad", 2)).Code());
        Assert.Equal("STALE_VERSION", (await Withdraw("Samhällsbyggnad/Bygglov", 1)).Code());
        Assert.Null((await Withdraw("Samhällsbyggnad/Bygglov", 2)).Code());
        Assert.Equal("CAPABILITY_REQUIRED", (await Withdraw("Samhällsbyggnad/Detaljplan", 3)).Code());

        Task<System.Text.Json.JsonElement> Withdraw(string function, int version) =>
            registry.RunAsync("withdrawCapability", new { solution = local, version, capability = city.Function(function) });
    }
}
