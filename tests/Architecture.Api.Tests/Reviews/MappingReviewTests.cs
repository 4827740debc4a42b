namespace Architecture.Api.Tests.Reviews;

/// <summary>A mapping review opens whenever a solution comes to be like a shared one, not only when it is registered (domain §3.5).</summary>
public sealed class MappingReviewTests
{
    [Fact]
    public async Task An_audience_that_meets_that_of_a_shared_one_of_like_name_opens_a_mapping_review()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Stockholms bygglov", "Bygglov", "SOD");
        var local = (await city.RegisterAsync("Bygglov Stockholm", "BRO", "Detaljplan", "BRO")).Id("solution");
        Assert.Empty(await registry.OpenReviewsAsync());
        Assert.Null((await registry.ChangeAudienceAsync(local, city.Audience("BRO,SOD"))).Code());
        await HeldUntilAnsweredAsync(registry, local);
    }

    [Fact]
    public async Task An_adoption_that_meets_its_audience_opens_a_mapping_review()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Stockholms bygglov", "Bygglov", "SOD");
        var local = (await city.RegisterAsync("Bygglov Stockholm", "BRO", "Detaljplan", "BRO")).Id("solution");
        Assert.Null((await registry.RunAsync("adoptLocalSolution", new { solution = local, board = city.Board("SOD") })).Code());
        await HeldUntilAnsweredAsync(registry, local);
    }

    [Fact]
    public async Task Giving_up_the_function_in_common_opens_a_mapping_review()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Stockholms bygglov", "PARTIAL Bygglov", "ALL");
        var local = (await city.RegisterAsync("Bygglov Stockholm", "BRO", "Bygglov", "BRO")).Id("solution");
        Assert.Null(await registry.AnswerAsync("NOT_PARALLEL"));
        Assert.Null((await registry.ProvideAsync(local, city.Claim("Detaljplan"))).Code());
        Assert.Empty(await registry.OpenReviewsAsync());
        var withdrawn = new { solution = local, version = await registry.VersionAsync(local), capability = city.Function("Samhällsbyggnad/Bygglov") };
        Assert.Null((await registry.RunAsync("withdrawCapability", withdrawn)).Code());
        await HeldUntilAnsweredAsync(registry, local);
    }

    [Fact]
    public async Task A_transfer_to_a_board_of_its_audience_opens_a_mapping_review()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Stockholms bygglov", "Bygglov", "SOD");
        var local = (await city.RegisterAsync("Bygglov Stockholm", "BRO", "Detaljplan", "BRO")).Id("solution");
        object Decided(string board) => new { body = city.Board(board), date = "2026-02-01", caseNumber = $"{board} 2026/3" };
        var input = new { solution = local, version = 1, to = city.Board("SOD"), decisions = new[] { Decided("BRO"), Decided("SOD") } };
        Assert.Null((await registry.RunAsync("transferSolution", input)).Code());
        await HeldUntilAnsweredAsync(registry, local);
    }

    [Fact]
    public async Task A_step_to_procurement_asks_about_a_shared_one_of_like_name_that_was_designated_since()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var local = (await city.RegisterAsync("Bygglov Stockholm", "BRO", "Detaljplan", "BRO")).Id("solution");
        await city.DesignateAsync("Stockholms bygglov", "Bygglov", "ALL");
        var step = await registry.RunAsync(
            "changeLifecycle", new { solution = local, version = 1, phase = "PROCUREMENT" },
            "errors { ... on ReviewPending { verdict { verdict pairs { verdict solution { name } } } } }");
        Assert.Equal("REVIEW_PENDING", step.Code());
        var pair = Assert.Single(step.GetProperty("errors")[0].GetProperty("verdict").GetProperty("pairs").EnumerateArray());
        Assert.Equal("Stockholms bygglov", pair.GetProperty("solution").GetProperty("name").GetString());
        await HeldUntilAnsweredAsync(registry, local);
        Assert.Null(await registry.StepAsync(local, "INTRODUCING"));
        Assert.Empty(await registry.OpenReviewsAsync());
    }

    [Fact]
    public async Task What_was_being_introduced_before_the_shared_one_goes_on_whatever_it_is_called()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var local = (await city.RegisterAsync("Bygglov Stockholm", "BRO", "Detaljplan", "BRO")).Id("solution");
        foreach (var phase in (string[])["PROCUREMENT", "INTRODUCING"]) Assert.Null(await registry.StepAsync(local, phase));
        await city.DesignateAsync("Stockholms bygglov", "Bygglov", "ALL");
        Assert.Null(await registry.StepAsync(local, "IN_USE"));
        Assert.Empty(await registry.OpenReviewsAsync());
    }

    private static async Task HeldUntilAnsweredAsync(RegistryUnderTest registry, string local)
    {
        Assert.Equal("MAPPING", Assert.Single(await registry.OpenReviewsAsync()).Kind);
        Assert.Equal("REVIEW_PENDING", await registry.StepAsync(local, "PROCUREMENT"));
        Assert.Equal("MAPPING", Assert.Single(await registry.OpenReviewsAsync()).Kind);
        Assert.Null(await registry.AnswerAsync("NOT_PARALLEL"));
        Assert.Null(await registry.StepAsync(local, "PROCUREMENT"));
    }
}
