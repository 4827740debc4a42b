using System.Text.Json;
using Architecture.Api.Tests.Contracts;

namespace Architecture.Api.Tests.Impact;

/// <summary>What breaks: asked of a solution, a release, a contract, a supplier, a product.</summary>
public sealed class ImpactTests
{
    [Fact]
    public async Task A_flow_over_a_platform_is_dependence_on_it_for_both_ends()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var platform = (await city.DesignateAsync("Integrationsplattformen", "Detaljplan", "KS")).Id("solution");
        var (from, to) = ((await city.RegisterAsync("Lovet", "BRO", "Bygglov", "BRO")).Id("solution"), (await city.RegisterAsync("Klagan", "SOD", "Bygglov/Klagan", "SOD")).Id("solution"));
        var beyond = (await city.RegisterAsync("Kartan", "SOD", "Detaljplan", "SOD")).Id("solution");
        Assert.Null((await registry.RunAsync("addDependency", new { from = beyond, to, kind = "READS_FROM" })).Code());
        var flow = (await registry.RunAsync("addInformationFlow", new { from, to, via = platform }, "informationFlow { id }")).Id("informationFlow");
        var impact = await OfAsync(registry, platform);
        Assert.Equal(["BRO-1 1", "SOD-1 1", "SOD-2 2"], Lines(impact));
        Assert.Equal("Integrationsplattformen → Klagan → Kartan", Path(impact, 2));
        Assert.Equal(["SBN-1 1"], Lines(await OfAsync(registry, from, "direction: DEPENDENCIES")));
        Assert.Null((await registry.RunAsync("removeInformationFlow", new { informationFlow = flow })).Code());
        Assert.Empty(Lines(await OfAsync(registry, platform)));
    }

    [Fact]
    public async Task It_is_asked_of_a_release_a_product_a_contract_and_a_supplier()
    {
        await using var bromma = await Bromma.StartAsync();
        var registry = bromma.Registry;
        var other = (await bromma.City.RegisterAsync("Kartan", "SOD", "Detaljplan", "SOD")).Id("solution");
        await bromma.DependAsync(other, bromma.Solution);
        var release = await bromma.ReleaseAsync("2016", Bromma.Months(12));
        await bromma.UseAsync(release);
        var contract = await bromma.ContractAsync(new { end = Bromma.Months(12) });
        var product = (await registry.DataAsync("{ products { nodes { id } } }")).GetProperty("products").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        foreach (var of in (string[])[release, product, contract, bromma.Supplier])
        {
            var impact = await OfAsync(registry, of);
            Assert.Equal(["BRO-1 1", "SOD-1 2"], Lines(impact));
            Assert.Equal(of, impact.GetProperty("solutions")[1].GetProperty("path")[0].GetProperty("id").GetString());
            Assert.Equal(["BRO", "SOD"], impact.GetProperty("boards").EnumerateArray().Select(board => board.GetProperty("code").GetString()));
            var near = await OfAsync(registry, of, "maxDepth: 1");
            Assert.Equal(("DEPTH", 1), (near.GetProperty("cutBy").GetString(), near.GetProperty("reachedCount").GetInt32()));
            Assert.Contains("maxDepth", near.GetProperty("cutText").GetString()!, StringComparison.Ordinal);
            var few = await OfAsync(registry, of, "maxNodes: 1");
            Assert.Equal(("NODES", 2, 1), (few.GetProperty("cutBy").GetString(), few.GetProperty("reachedCount").GetInt32(), few.GetProperty("solutions").GetArrayLength()));
            Assert.Empty(Lines(await OfAsync(registry, of, "direction: DEPENDENCIES")));
        }
    }

    [Fact]
    public async Task A_supplier_is_asked_of_by_its_contracts_and_by_the_products_that_name_it()
    {
        await using var bromma = await Bromma.StartAsync();
        var registry = bromma.Registry;
        await bromma.ContractAsync(new { end = Bromma.Months(12) });
        var product = (await bromma.RunAsync("addProduct", new { name = "Lovia", supplierName = " TIETO " }, "product { id }")).Id("product");
        var almost = (await bromma.RunAsync("addProduct", new { name = "Planen", supplierName = "Tieto Evry" }, "product { id }")).Id("product");
        await bromma.City.RegisterAsync("Lovia Söder", "SOD", "Bygglov/Klagan", "SOD", product);
        await bromma.City.RegisterAsync("Planen", "SBN", "Detaljplan", "SBN", almost);
        var running = (await bromma.City.RegisterAsync("Drift", "SBN", "Bygglov/Ansökan", "SBN")).Id("solution");
        var release = (await bromma.RunAsync("recordTechnologyRelease", new { product, name = "4" }, "technologyRelease { id }")).Id("technologyRelease");
        await bromma.UseAsync(release, running);
        Assert.Equal(["BRO-1 1", "SBN-2 1", "SOD-1 1"], Lines(await OfAsync(registry, bromma.Supplier)));
        Assert.Equal("Tieto → Lovia Söder", Path(await OfAsync(registry, bromma.Supplier), 2));
        Assert.Equal(["SBN-2 1", "SOD-1 1"], Lines(await OfAsync(registry, product)));
    }

    [Fact]
    public async Task A_contract_for_a_product_and_calls_off_a_framework_are_hit_while_they_run_and_no_longer()
    {
        await using var bromma = await Bromma.StartAsync();
        var registry = bromma.Registry;
        var product = await bromma.City.ProductAsync("Lovia");
        var framework = await bromma.ContractAsync(new { kind = "FRAMEWORK", end = Bromma.Months(12) });
        await bromma.ContractAsync(new { kind = "CALL_OFF", framework, product, end = Bromma.Months(12), purpose = "SUPPORT" });
        foreach (var of in (string[])[product, framework]) Assert.Equal(["BRO-1 1"], Lines(await OfAsync(registry, of)));
        var over = await bromma.ContractAsync(new { product = await bromma.City.ProductAsync("Planen"), start = Bromma.Months(-24), end = Bromma.Months(-1), purpose = "HOSTING" });
        Assert.Equal(["BRO-1 1"], Lines(await OfAsync(registry, over)));
        var ended = (await registry.DataAsync("{ products(where: {name: {eq: \"Planen\"}}) { nodes { id } } }")).GetProperty("products").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        Assert.Empty(Lines(await OfAsync(registry, ended)));
    }

    /// <summary>E depends on C and D, both on B (C softly), B on A; a shortest path, and of two as short the one by code.</summary>
    [Theory]
    [InlineData("A", "", "SBN-2 1, SBN-4 2, SBN-5 3", "A → B → D → E")]
    [InlineData("A", "strength: SOFT", "SBN-2 1, SBN-3 2, SBN-4 2, SBN-5 3", "A → B → C → E")]
    [InlineData("E", "direction: DEPENDENCIES", "SBN-3 1, SBN-4 1, SBN-2 2, SBN-1 3", "E → D → B → A")]
    [InlineData("E", "direction: DEPENDENCIES, strength: SOFT", "SBN-3 1, SBN-4 1, SBN-2 2, SBN-1 3", "E → C → B → A")]
    public async Task Direction_strength_and_ties_are_as_asked(string of, string arguments, string lines, string last)
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var ids = new Dictionary<string, string>();
        foreach (var name in (string[])["A", "B", "C", "D", "E"]) ids[name] = (await city.RegisterAsync(name, "SBN", "Bygglov", "SBN")).Id("solution");
        foreach (var (from, to, strength) in ((string, string, string)[])[("B", "A", "HARD"), ("C", "B", "SOFT"), ("D", "B", "HARD"), ("E", "C", "HARD"), ("E", "D", "HARD")])
            Assert.Null((await registry.RunAsync("addDependency", new { from = ids[from], to = ids[to], kind = "RUNS_ON", strength })).Code());
        var impact = await OfAsync(registry, ids[of], arguments.Length == 0 ? "" : ", " + arguments);
        Assert.Equal(lines, string.Join(", ", Lines(impact)));
        Assert.Equal(last, Path(impact, impact.GetProperty("solutions").GetArrayLength() - 1));
        Assert.Equal("NONE", impact.GetProperty("cutBy").GetString());
        var near = await OfAsync(registry, ids[of], $"maxDepth: 2{(arguments.Length == 0 ? "" : ", " + arguments)}");
        Assert.Equal(("DEPTH", lines.Split(", ").Length - 1), (near.GetProperty("cutBy").GetString(), near.GetProperty("reachedCount").GetInt32()));
        var few = await OfAsync(registry, ids[of], $"maxNodes: 2{(arguments.Length == 0 ? "" : ", " + arguments)}");
        Assert.Equal(("NODES", lines.Split(", ").Length, 2), (few.GetProperty("cutBy").GetString(), few.GetProperty("reachedCount").GetInt32(), few.GetProperty("solutions").GetArrayLength()));
    }

    [Theory]
    [InlineData("maxDepth: 0")]
    [InlineData("maxDepth: 101")]
    [InlineData("maxNodes: 0")]
    [InlineData("maxNodes: 10001")]
    public async Task What_lies_beyond_the_limits_is_refused(string arguments)
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var of = (await city.RegisterAsync("A", "SBN", "Bygglov", "SBN")).Id("solution");
        var refused = await registry.AskAsync($"query($of: ID!) {{ impact(of: $of, {arguments}) {{ reachedCount }} }}", new { of });
        Assert.Equal("INPUT_INVALID", refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Adopting_boards_are_hit_and_what_is_retired_is_not()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var (below, above) = ((await city.RegisterAsync("Lovet", "BRO", "Bygglov", "BRO")).Id("solution"), (await city.RegisterAsync("Kartan", "BRO", "Detaljplan", "BRO")).Id("solution"));
        Assert.Null((await registry.RunAsync("addDependency", new { from = above, to = below, kind = "READS_FROM" })).Code());
        Assert.Null((await registry.RunAsync("adoptLocalSolution", new { solution = above, board = city.Board("SOD") })).Code());
        Assert.Equal(["BRO", "SOD"], (await OfAsync(registry, below)).GetProperty("boards").EnumerateArray().Select(board => board.GetProperty("code").GetString()));
        Assert.Null((await registry.RunAsync("abandonSolution", new { solution = above, version = 1, reason = "Behövs inte" })).Code());
        Assert.Empty(Lines(await OfAsync(registry, below)));
        var wrong = await registry.AskAsync($"{{ impact(of: \"{city.Board("BRO")}\") {{ reachedCount }} }}");
        Assert.Equal("ID_INVALID", wrong.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task What_if_a_contract_ended_sooner_ends_its_solution_sooner()
    {
        await using var bromma = await Bromma.StartAsync();
        var contract = await bromma.ContractAsync(new { end = Bromma.Months(60), options = new[] { new { end = Bromma.Months(90) } } });
        var data = await bromma.Registry.DataAsync(
            "query($c: ID!, $e: Date!) { whatIf(changes: [{endContract: {contract: $c, end: $e}}]) { solution(code: \"BRO-1\") { effectiveEnd { date } } } solution(code: \"BRO-1\") { effectiveEnd { date } } }",
            new { c = contract, e = Bromma.Months(3) });
        Assert.Equal(Bromma.Months(3).ToString("O"), data.GetProperty("whatIf").GetProperty("solution").GetProperty("effectiveEnd").GetProperty("date").GetString());
        Assert.Equal(Bromma.Months(60).ToString("O"), data.GetProperty("solution").GetProperty("effectiveEnd").GetProperty("date").GetString());
    }

    private static async Task<JsonElement> OfAsync(RegistryUnderTest registry, string of, string arguments = "") => (await registry.DataAsync(
        $"query($of: ID!) {{ impact(of: $of {arguments}) {{ reachedCount cutBy cutText boards {{ code }} solutions {{ depth solution {{ code }} path {{ id name code }} }} }} }}",
        new { of })).GetProperty("impact");

    private static IEnumerable<string> Lines(JsonElement impact) => impact.GetProperty("solutions").EnumerateArray()
        .Select(one => $"{one.GetProperty("solution").GetProperty("code").GetString()} {one.GetProperty("depth").GetInt32()}");

    private static string Path(JsonElement impact, int index) => string.Join(
        " → ", impact.GetProperty("solutions")[index].GetProperty("path").EnumerateArray().Select(step => step.GetProperty("name").GetString()));
}
