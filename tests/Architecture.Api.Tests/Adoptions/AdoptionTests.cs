namespace Architecture.Api.Tests.Adoptions;

/// <summary>A board that uses a solution belongs to those whom it is for (domain §3.1).</summary>
public sealed class AdoptionTests
{
    [Fact]
    public async Task Row_29_Each_board_in_the_shared_ones_audience_that_adopts_a_local_solution_is_blocked()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Bygglovssystemet", "Bygglov", "SOD,KS");
        var local = (await city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Id("solution");
        foreach (var board in (string[])["SOD", "KS"])
            Assert.Equal("PARALLEL_SOLUTION", (await AdoptLocal(registry, local, city.Board(board))).Code());
    }

    [Fact]
    public async Task An_adopting_board_widens_the_effective_audience_until_it_ends_with_a_reason()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var local = (await city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Id("solution");
        var adopted = await AdoptLocal(registry, local, city.Board("SOD"), "board:SOD");
        Assert.Equal("BRO SOD", await AudienceAsync(registry, local));
        Assert.Equal("ADOPTION_EXISTS", (await AdoptLocal(registry, local, city.Board("SOD"))).Code());

        var adoption = adopted.Id("adoption");
        Assert.Equal("INPUT_INVALID", (await registry.RunAsync("endAdoption", new { adoption, reason = " " }, actor: "board:SOD")).Code());
        Assert.Equal("NOT_RESPONSIBLE_BOARD", (await registry.RunAsync("endAdoption", new { adoption, reason = "Byter" }, actor: "board:BRO")).Code());
        Assert.Null((await registry.RunAsync("endAdoption", new { adoption, reason = "Byter" }, actor: "board:SOD")).Code());
        Assert.Equal("BRO", await AudienceAsync(registry, local));

        await city.DesignateAsync("Bygglovssystemet", "Bygglov", "SOD");
        Assert.Equal("PARALLEL_SOLUTION", (await AdoptLocal(registry, local, city.Board("SOD"))).Code());
    }

    [Fact]
    public async Task A_designation_finds_the_adopting_boards_cells_as_debt()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var local = (await city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Id("solution");
        await AdoptLocal(registry, local, city.Board("SOD"));
        var designated = await city.DesignateAsync("Bygglovssystemet", "Bygglov", "SOD");
        Assert.Equal("BRO-1", designated.GetProperty("debt")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Using_a_shared_solution_is_recorded_and_asks_nobody()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var shared = (await city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL")).Id("solution");
        var input = new { solution = shared, board = city.Board("BRO") };
        Assert.Equal("INPUT_INVALID", (await registry.RunAsync("adoptLocalSolution", input)).Code());
        Assert.Null((await registry.RunAsync("adoptSharedSolution", input, "adoption { id since until board { code } solution { code adoptions { board { code } } } }")).Code());
        Assert.Equal("ADOPTION_EXISTS", (await registry.RunAsync("adoptSharedSolution", input)).Code());
    }

    private static Task<System.Text.Json.JsonElement> AdoptLocal(RegistryUnderTest registry, string solution, string board, string? actor = null) =>
        registry.RunAsync("adoptLocalSolution", new { solution, board }, "adoption { id } verdict { verdict }", actor);

    private static async Task<string> AudienceAsync(RegistryUnderTest registry, string solution)
    {
        var data = await registry.DataAsync(
            "query($id: ID!) { node(id: $id) { ... on Solution { effectiveAudience { code } } } }", new { id = solution });
        return string.Join(' ', data.GetProperty("node").GetProperty("effectiveAudience").EnumerateArray().Select(board => board.GetProperty("code").GetString()));
    }
}
