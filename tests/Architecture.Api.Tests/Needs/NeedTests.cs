using Architecture.Registry;

namespace Architecture.Api.Tests.Needs;

/// <summary>What boards need and do not have, and what they have no need of (programme 5.4, domain §2).</summary>
public sealed class NeedTests
{
    [Fact]
    public async Task A_need_is_recorded_once_until_it_ends()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        object input = new { board = city.Board("BRO"), capability = city.Function("Samhällsbyggnad/Detaljplan"), description = "Samråd digitalt" };
        var recorded = await registry.RunAsync("recordNeed", input, "need { id board { code } capability { path } audience { all boards { code } } until }", "board:BRO");
        Assert.Null(recorded.Code());
        var need = recorded.GetProperty("need");
        Assert.Equal("Samhällsbyggnad/Detaljplan", need.GetProperty("capability").GetProperty("path").GetString());
        Assert.Equal("BRO", need.GetProperty("audience").GetProperty("boards")[0].GetProperty("code").GetString());
        Assert.Equal("NEED_EXISTS", (await registry.RunAsync("recordNeed", input, actor: "board:BRO")).Code());
        Assert.Equal("NOT_RESPONSIBLE_BOARD", (await registry.RunAsync("recordNeed", input, actor: "board:SOD")).Code());
        Assert.Equal("NOT_RESPONSIBLE_BOARD", (await registry.RunAsync("endNeed", new { need = recorded.Id("need"), version = 1, reason = "Löst" }, actor: "board:SOD")).Code());
        Assert.Null((await registry.RunAsync("endNeed", new { need = recorded.Id("need"), version = 1, reason = "Löst" }, "need { until endReason }", "board:BRO")).Code());
        Assert.Equal("INPUT_INVALID", (await registry.RunAsync("endNeed", new { need = recorded.Id("need"), version = 2, reason = "Löst" }, actor: "board:BRO")).Code());
        Assert.Null((await registry.RunAsync("recordNeed", input, actor: "board:BRO")).Code());
        var data = await registry.DataAsync(
            """
            {
              needs(where: {until: {exists: false}, capability: {some: {name: {eq: "Detaljplan"}}}}) { totalCount nodes { board { code } } }
              capability(path: "Samhällsbyggnad/Detaljplan") { needs { totalCount } }
            }
            """);
        Assert.Equal(1, data.GetProperty("needs").GetProperty("totalCount").GetInt32());
        Assert.Equal(2, data.GetProperty("capability").GetProperty("needs").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task A_board_decides_that_it_has_no_need_of_a_shared_solution_that_it_does_not_use()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var shared = (await city.DesignateAsync("Bygglovet", "Bygglov", "ALL")).Id("solution");
        var today = CityTime.Today(TimeProvider.System);
        Task<System.Text.Json.JsonElement> NoNeedAsync(string solution, string reason, DateOnly date) => registry.RunAsync(
            "recordNoNeed", new { solution, board = city.Board("BRO"), reason, decision = new { date, caseNumber = "BRO 2026/4" } },
            "solution { noNeeds { board { code } reason caseNumber decided } }", "board:BRO");
        Assert.Equal("INPUT_INVALID", (await NoNeedAsync(shared, " ", today)).Code());
        Assert.Equal("DECISION_IN_FUTURE", (await NoNeedAsync(shared, "Inga lov hos oss", today.AddDays(1))).Code());
        Assert.Null((await NoNeedAsync(shared, "Inga lov hos oss", today)).Code());
        var said = await NoNeedAsync(shared, "Fortfarande inga lov", today);
        var only = Assert.Single(said.GetProperty("solution").GetProperty("noNeeds").EnumerateArray());
        Assert.Equal("Fortfarande inga lov", only.GetProperty("reason").GetString());
        Assert.Null((await registry.RunAsync("adoptSharedSolution", new { solution = shared, board = city.Board("BRO") }, actor: "board:BRO")).Code());
        Assert.Equal("INPUT_INVALID", (await NoNeedAsync(shared, "Fortfarande inga lov", today)).Code());
        var local = (await city.RegisterAsync("Planskåpet", "BRO", "Detaljplan", "BRO")).Id("solution");
        Assert.Equal("INPUT_INVALID", (await NoNeedAsync(local, "Inga lov hos oss", today)).Code());
    }
}
