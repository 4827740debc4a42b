using System.Text.Json;

namespace Architecture.Api.Tests.Solutions;

/// <summary>What was there already, what is taken back, and what is built on a platform (domain §3.2, §3.3, §3.6).</summary>
public sealed class ExistingTests
{
    [Fact]
    public async Task A_solution_that_is_there_already_is_entered_and_is_a_violation_until_its_evidence_is_confirmed()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        var recorded = await RecordAsync(registry, city, "Lovarkivet");
        Assert.Equal("BLOCK", recorded.GetProperty("verdict").GetProperty("verdict").GetString());
        var local = recorded.Id("solution");
        Assert.Equal("VIOLATION", recorded.GetProperty("solution").GetProperty("violation")[0].GetProperty("kind").GetString());
        Assert.Equal("PARALLEL_SOLUTION", (await registry.ProvideAsync(local, city.Claim("Detaljplan"))).Code());

        var input = new { solution = local };
        Assert.Equal("ROLE_NOT_ALLOWED", (await registry.RunAsync("confirmExistingSolution", input, actor: "board:BRO")).Code());
        var confirmed = await registry.RunAsync("confirmExistingSolution", input, "solution { violation { kind } debt { kind } }", "governance");
        Assert.Equal(0, confirmed.GetProperty("solution").GetProperty("violation").GetArrayLength());
        Assert.Equal("ESTABLISHED", confirmed.GetProperty("solution").GetProperty("debt")[0].GetProperty("kind").GetString());
        Assert.Null((await registry.ProvideAsync(local, city.Claim("Detaljplan"))).Code());
    }

    [Fact]
    public async Task A_revoked_shared_solution_becomes_local_and_no_longer_blocks()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var first = (await city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL")).Id("solution");
        var second = (await city.DesignateAsync("Nya bygglovssystemet", "Bygglov", "ALL", first)).Id("solution");
        var input = new { solution = first, version = 1, decision = new { date = "2026-02-01", caseNumber = "KS 2026/9" } };
        Assert.Equal("RESERVED_FOR_EXECUTIVE_BOARD", (await registry.RunAsync("revokeDesignation", input, actor: "board:SBN")).Code());
        var revoked = await registry.RunAsync("revokeDesignation", input, "solution { reach version debt { kind } } debt { id }", "executive");
        Assert.Null(revoked.Code());
        Assert.Equal("LOCAL", revoked.GetProperty("solution").GetProperty("reach").GetString());
        Assert.Equal(second, revoked.GetProperty("debt")[0].GetProperty("id").GetString());

        var again = new { solution = second, version = 1, decision = new { date = "2026-02-01", caseNumber = "KS 2026/9" } };
        Assert.Null((await registry.RunAsync("revokeDesignation", again, actor: "executive")).Code());
        Assert.Null((await city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Code());
    }

    [Fact]
    public async Task Row_30_What_is_built_on_the_platform_is_clear_after_the_owners_word_for_what_it_covered_then()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var (platform, local) = await OnPlatformAsync(registry, city);
        var dependency = await registry.RunAsync("addDependency", new { from = local, to = platform, kind = "RUNS_ON" }, "dependency { id }");
        var input = new { dependency = dependency.Id("dependency") };
        Assert.Equal("NOT_RESPONSIBLE_BOARD", (await registry.RunAsync("confirmPlatformUse", input, actor: "board:BRO")).Code());
        Assert.Null((await registry.RunAsync("confirmPlatformUse", input, "dependency { confirmed }", "board:SBN")).Code());
        var wider = await registry.ProvideAsync(local, city.Claim("Bygglov/Klagan"));
        Assert.Equal("REVIEW", wider.GetProperty("verdict").GetProperty("verdict").GetString());
        Assert.Equal("PARALLEL_SOLUTION", (await registry.RunAsync("removeDependency", input, "solution { id }")).Code());
        Assert.Equal("PARALLEL_SOLUTION", (await registry.RunAsync("changeDependency", new { input.dependency, version = 2, strength = "SOFT" })).Code());
    }

    private static Task<JsonElement> RecordAsync(RegistryUnderTest registry, City city, string name) => registry.RunAsync(
        "recordExistingSolution",
        new
        {
            board = city.Board("BRO"),
            name,
            kind = "BUSINESS_APPLICATION",
            provides = new[] { city.Claim("Bygglov") },
            audience = city.Audience("BRO"),
            inUse = "2015-03-01",
            evidence = "Avtal 2015",
        },
        "solution { id lifecycle { phase } violation { kind solution { name } } } verdict { verdict }");

    private static async Task<(string Platform, string Local)> OnPlatformAsync(RegistryUnderTest registry, City city)
    {
        var local = (await city.RegisterAsync("Lovstöd", "BRO", "Bygglov/Ansökan", "BRO")).Id("solution");
        var designated = await registry.RunAsync(
            "designateSharedSolution",
            new
            {
                @new = new { name = "Tjänsteplattformen", kind = "PLATFORM" },
                owner = city.Board("SBN"),
                sharedClass = "INFRASTRUCTURE_OR_PLATFORM",
                provides = new[] { city.Claim("Bygglov") },
                audience = city.Audience("ALL"),
                decision = new { date = "2024-02-01", caseNumber = "KS 2024/12" },
            },
            "solution { id }");
        return (designated.Id("solution"), local);
    }
}
