namespace Architecture.Api.Tests.Reviews;

/// <summary>What SLK's answers do to the steps of a solution (domain §3.5).</summary>
public sealed class ReviewTests
{
    [Fact]
    public async Task What_was_found_not_parallel_stays_clear_when_the_company_adopts_the_architecture()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.BoardAsync("SVB", "COMPANY");
        await city.DesignateAsync("Bygglovssystemet", "PARTIAL Bygglov", "ALL");
        var local = (await city.RegisterAsync("Lovstöd", "SVB", "Bygglov", "SVB")).Id("solution");
        Assert.Null(await registry.AnswerAsync("NOT_PARALLEL"));
        var adopted = await registry.RunAsync(
            "changeBoard",
            new { board = city.Board("SVB"), version = 1, architectureAdopted = "2026-02-01", decision = new { date = "2026-02-01", caseNumber = "KS 2026/3" } },
            "verdictChanges { before after }");
        Assert.Null(adopted.Code());
        Assert.Equal(0, adopted.GetProperty("verdictChanges").GetArrayLength());
        var data = await registry.DataAsync("query($id: ID!) { node(id: $id) { ... on Solution { parallelVerdict { verdict } } } }", new { id = local });
        Assert.Equal("CLEAR", data.GetProperty("node").GetProperty("parallelVerdict").GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task After_not_parallel_the_step_that_was_held_passes()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Bygglovssystemet", "PARTIAL Bygglov", "ALL");
        var local = (await city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Id("solution");
        Assert.Equal("REVIEW_PENDING", await registry.StepAsync(local, "PROCUREMENT"));
        Assert.Null(await registry.AnswerAsync("NOT_PARALLEL"));
        Assert.Null(await registry.StepAsync(local, "PROCUREMENT"));
        Assert.Equal("CLEAR", await VerdictAsync(registry, local));
    }

    [Fact]
    public async Task After_parallel_the_step_is_blocked()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Bygglovssystemet", "PARTIAL Bygglov", "ALL");
        var local = (await city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Id("solution");
        Assert.Null(await registry.AnswerAsync("PARALLEL"));
        Assert.Equal("PARALLEL_SOLUTION", await registry.StepAsync(local, "PROCUREMENT"));
        Assert.Equal("BLOCK", await VerdictAsync(registry, local));
    }

    [Fact]
    public async Task Only_the_city_executive_office_answers_and_only_once_from_the_version_that_it_saw()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Bygglovssystemet", "PARTIAL Bygglov", "ALL");
        await city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO");
        var review = (await registry.OpenReviewsAsync())[0].Id;
        Assert.Equal("ROLE_NOT_ALLOWED", (await Answer("board:BRO", 1)).Code());
        Assert.Equal("ROLE_NOT_ALLOWED", (await Answer("executive", 1)).Code());
        Assert.Equal("STALE_VERSION", (await Answer("governance", 7)).Code());
        Assert.Null((await Answer("governance", 1)).Code());
        Assert.Equal("REVIEW_COMPLETED", (await Answer("governance", 2)).Code());

        Task<System.Text.Json.JsonElement> Answer(string actor, int version) =>
            registry.RunAsync("completeReview", new { review, version, outcome = "NOT_PARALLEL" }, "review { outcome }", actor);
    }

    [Fact]
    public async Task Row_9_The_same_product_for_another_function_is_clear_and_held_by_a_mapping_review_until_it_is_answered()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var product = await city.ProductAsync("Lovportalen");
        await city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL", product: product);
        var answer = await city.RegisterAsync("Planstöd", "BRO", "Detaljplan", "BRO", product);
        Assert.Equal("CLEAR", answer.GetProperty("verdict").GetProperty("verdict").GetString());
        Assert.Equal("MAPPING", answer.GetProperty("review").GetProperty("kind").GetString());
        var local = answer.Id("solution");
        Assert.Equal("REVIEW_PENDING", await registry.StepAsync(local, "PROCUREMENT"));
        Assert.Null(await registry.AnswerAsync("NOT_PARALLEL"));
        Assert.Null(await registry.StepAsync(local, "PROCUREMENT"));
    }

    [Fact]
    public async Task A_name_like_a_shared_ones_opens_a_mapping_review_and_an_unlike_one_does_not()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Stockholms bygglov", "Bygglov", "ALL");
        await city.RegisterAsync("Planstöd", "BRO", "Detaljplan", "BRO");
        Assert.Empty(await registry.OpenReviewsAsync());
        await city.RegisterAsync("Bygglov Stockholm", "BRO", "Detaljplan", "BRO");
        Assert.Equal("MAPPING", Assert.Single(await registry.OpenReviewsAsync()).Kind);
    }

    [Fact]
    public async Task A_contested_mapping_holds_later_steps_and_blocks_them_once_found_parallel()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var shared = (await city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL")).Id("solution");
        var local = (await city.RegisterAsync("Planstöd", "BRO", "Detaljplan", "BRO")).Id("solution");
        Assert.Null(await registry.StepAsync(local, "PROCUREMENT"));
        Assert.Equal("ROLE_NOT_ALLOWED", (await Contest("board:BRO")).Code());
        var opened = await Contest("governance");
        Assert.Equal(opened.Id("review"), (await Contest("governance")).Id("review"));
        Assert.Equal("REVIEW_PENDING", await registry.StepAsync(local, "INTRODUCING"));
        Assert.Null(await registry.AnswerAsync("PARALLEL"));
        Assert.Equal("PARALLEL_SOLUTION", await registry.StepAsync(local, "INTRODUCING"));
        Assert.Equal("BLOCK", await VerdictAsync(registry, local));

        Task<System.Text.Json.JsonElement> Contest(string actor) => registry.RunAsync(
            "contestMapping", new { solution = local, shared, reason = "Gör samma sak" }, "review { id contestedBecause }", actor);
    }

    private static async Task<string?> VerdictAsync(RegistryUnderTest registry, string solution) =>
        (await registry.DataAsync("query($id: ID!) { node(id: $id) { ... on Solution { parallelVerdict { verdict } } } }", new { id = solution }))
            .GetProperty("node").GetProperty("parallelVerdict").GetProperty("verdict").GetString();
}
