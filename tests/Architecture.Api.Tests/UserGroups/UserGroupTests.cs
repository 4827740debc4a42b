namespace Architecture.Api.Tests.UserGroups;

/// <summary>Audiences narrowed to user groups (domain §3.1).</summary>
public sealed class UserGroupTests
{
    [Fact]
    public async Task Row_33_A_local_solution_for_everybody_is_blocked_for_the_group_that_the_shared_one_is_for()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        Assert.Equal("RESERVED_FOR_EXECUTIVE_BOARD", (await registry.RunAsync("addUserGroup", new { name = "Skola" }, actor: "board:BRO")).Code());
        var school = (await registry.RunAsync("addUserGroup", new { name = "Skola" }, "userGroup { id }", "executive")).Id("userGroup");
        var care = (await registry.RunAsync("addUserGroup", new { name = "Äldre" }, "userGroup { id }", "executive")).Id("userGroup");
        Assert.Equal("USER_GROUP_NAME_TAKEN", (await registry.RunAsync("addUserGroup", new { name = "SKOLA" })).Code());
        var designated = await registry.RunAsync(
            "designateSharedSolution",
            new
            {
                @new = new { name = "Bygglovssystemet", kind = "APPLICATION" },
                owner = city.Board("SBN"),
                sharedClass = "BUSINESS_SYSTEM",
                provides = new[] { city.Claim("Bygglov") },
                audience = new { all = true, groups = new[] { school } },
                decision = new { date = "2024-02-01", caseNumber = "KS 2024/12" },
            },
            "solution { audience { all groups { name } } }");
        Assert.Equal("Skola", designated.GetProperty("solution").GetProperty("audience").GetProperty("groups")[0].GetProperty("name").GetString());

        Assert.Equal("PARALLEL_SOLUTION", (await city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Code());
        var narrow = new
        {
            board = city.Board("BRO"),
            name = "Lovstöd",
            kind = "APPLICATION",
            provides = new[] { city.Claim("Bygglov") },
            audience = new { boards = new[] { city.Board("BRO") }, groups = new[] { care } },
        };
        var registered = await registry.RunAsync("registerLocalSolution", narrow, "solution { id } verdict { verdict pairs { groups { name } } }");
        Assert.Equal("REVIEW", registered.GetProperty("verdict").GetProperty("verdict").GetString());
        Assert.Equal("PARALLEL_SOLUTION", (await registry.ChangeAudienceAsync(registered.Id("solution"), city.Audience("BRO"))).Code());
    }

    [Fact]
    public async Task A_user_group_put_below_one_that_a_shared_solution_is_for_makes_debt()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var school = (await registry.RunAsync("addUserGroup", new { name = "Skola" }, "userGroup { id }", "executive")).Id("userGroup");
        var care = (await registry.RunAsync("addUserGroup", new { name = "Fritids" }, "userGroup { id }", "executive")).Id("userGroup");
        Assert.Null((await registry.RunAsync(
            "designateSharedSolution",
            new
            {
                @new = new { name = "Bygglovssystemet", kind = "APPLICATION" },
                owner = city.Board("SBN"),
                sharedClass = "BUSINESS_SYSTEM",
                provides = new[] { city.Claim("Bygglov") },
                audience = new { all = true, groups = new[] { school } },
                decision = new { date = "2024-02-01", caseNumber = "KS 2024/12" },
            })).Code());
        var registered = await registry.RunAsync(
            "registerLocalSolution",
            new
            {
                board = city.Board("BRO"),
                name = "Lovstöd",
                kind = "APPLICATION",
                provides = new[] { city.Claim("Bygglov") },
                audience = new { boards = new[] { city.Board("BRO") }, groups = new[] { care } },
            },
            "solution { id }");
        var changed = await registry.RunAsync(
            "changeUserGroup", new { userGroup = care, version = 1, parent = school },
            "userGroup { parent { name } } verdictChanges { solution { id } before after debt }", "executive");
        var change = Assert.Single(changed.GetProperty("verdictChanges").EnumerateArray());
        Assert.Equal(registered.Id("solution"), change.Id("solution"));
        Assert.Equal(
            ("REVIEW", "BLOCK", "PENDING"),
            (change.GetProperty("before").GetString(), change.GetProperty("after").GetString(), change.GetProperty("debt").GetString()));
        Assert.Equal("INPUT_INVALID", (await registry.RunAsync("changeUserGroup", new { userGroup = school, version = 1, parent = care }, actor: "executive")).Code());
    }
}
