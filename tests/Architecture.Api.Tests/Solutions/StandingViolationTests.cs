namespace Architecture.Api.Tests.Solutions;

/// <summary>A violation is one until it is confirmed, exempted or gone (domain §3.6).</summary>
public sealed class StandingViolationTests
{
    private static readonly object Decision = new { date = "2026-02-01", caseNumber = "KS 2026/9" };

    [Fact]
    public async Task A_violation_is_gone_with_the_functions_in_common_and_nobody_is_asked_about_it()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        var local = await RecordAsync(registry, city, "Bygglov", "Detaljplan");
        Assert.Equal(("VIOLATION", "VIOLATION", 1), await OwedAsync(registry, local));
        var input = new { solution = local, version = 1, capability = city.Function("Samhällsbyggnad/Bygglov") };
        Assert.Null((await registry.RunAsync("withdrawCapability", input)).Code());
        Assert.Equal(("", "", 0), await OwedAsync(registry, local));
        Assert.Null((await registry.ChangeAudienceAsync(local, city.Audience("BRO,SOD"))).Code());
    }

    [Fact]
    public async Task A_violation_is_gone_when_the_designation_is_revoked_and_is_established_debt_when_it_is_made_anew()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var shared = (await city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL")).Id("solution");
        var local = await RecordAsync(registry, city, "Bygglov");
        Assert.Null((await registry.RunAsync("revokeDesignation", new { solution = shared, version = 1, decision = Decision })).Code());
        Assert.Equal(("", "", 0), await OwedAsync(registry, local));

        await DesignateAnewAsync(registry, city, shared);
        Assert.Equal(("ESTABLISHED", "", 0), await OwedAsync(registry, local));
        Assert.Null((await registry.ProvideAsync(local, city.Claim("Detaljplan"))).Code());
        Assert.Null(await registry.StepAsync(local, "PHASING_OUT"));
    }

    [Fact]
    public async Task A_violation_is_established_debt_once_the_shared_one_left_its_cells_and_came_back()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var shared = (await city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL")).Id("solution");
        var local = await RecordAsync(registry, city, "Bygglov");
        Assert.Null((await registry.ChangeAudienceAsync(shared, city.Audience("SOD"))).Code());
        await DesignateAnewAsync(registry, city, shared);
        Assert.Equal(("ESTABLISHED", "", 0), await OwedAsync(registry, local));
        Assert.Null((await registry.ProvideAsync(local, city.Claim("Detaljplan"))).Code());
    }

    private static async Task DesignateAnewAsync(RegistryUnderTest registry, City city, string shared) => Assert.Null((await registry.RunAsync(
        "designateSharedSolution",
        new
        {
            solution = shared,
            owner = city.Board("SBN"),
            sharedClass = "BUSINESS_SYSTEM",
            provides = new[] { city.Claim("Bygglov") },
            audience = city.Audience("ALL"),
            decision = Decision,
        })).Code());

    /// <summary>Kinds of debt, kinds of violation, and how many tasks to confirm it there are.</summary>
    private static async Task<(string Debt, string Violation, int Tasks)> OwedAsync(RegistryUnderTest registry, string solution)
    {
        var data = await registry.DataAsync(
            "query($id: ID!) { node(id: $id) { ... on Solution { debt { kind } violation { kind } } } tasks(kinds: [CONFIRM_EXISTING]) { totalCount } }",
            new { id = solution });
        string Kinds(string field) => string.Join(", ", data.GetProperty("node").GetProperty(field).EnumerateArray().Select(one => one.GetProperty("kind").GetString()));
        return (Kinds("debt"), Kinds("violation"), data.GetProperty("tasks").GetProperty("totalCount").GetInt32());
    }

    private static async Task<string> RecordAsync(RegistryUnderTest registry, City city, params string[] claims) => (await registry.RunAsync(
        "recordExistingSolution",
        new
        {
            board = city.Board("BRO"),
            name = "Lovarkivet",
            kind = "BUSINESS_APPLICATION",
            provides = claims.Select(city.Claim),
            audience = city.Audience("BRO"),
            inUse = "2015-03-01",
            evidence = "Avtal 2015",
        },
        "solution { id }")).Id("solution");
}
