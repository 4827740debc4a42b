using System.Text.Json;

namespace Architecture.Api.Tests.Information;

/// <summary>Information sets, their classification, and what solutions are required and approved for (domain §9).</summary>
public sealed class InformationTests
{
    [Fact]
    public async Task A_board_keeps_its_own_information_sets_by_name()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var set = await SetAsync(registry, city, "Bygglovsärenden");
        Assert.Equal("INFORMATION_SET_NAME_TAKEN", (await RecordAsync(registry, city, "BRO", new { name = "bygglovsärenden" })).Code());
        Assert.Null((await RecordAsync(registry, city, "SOD", new { name = "Bygglovsärenden" }, "board:SOD")).Code());
        Assert.Equal("NOT_RESPONSIBLE_BOARD", (await RecordAsync(registry, city, "BRO", new { name = "Annat" }, "board:SOD")).Code());
        Assert.Equal("NOT_RESPONSIBLE_BOARD", (await RecordAsync(registry, city, "SOD", new { name = "Annat", informationSet = set, version = 1 }, "board:SOD")).Code());
        Assert.Equal("INPUT_INVALID", (await RecordAsync(registry, city, "BRO", new { name = "Sekretess", openData = "NO" })).Code());
        Assert.Equal("STALE_VERSION", (await RecordAsync(registry, city, "BRO", new { name = "Lov", informationSet = set, version = 2 })).Code());
        Assert.Null((await RecordAsync(registry, city, "BRO", new { name = "Lov", informationSet = set, version = 1, openData = "NO", openDataReason = "Personuppgifter" })).Code());
        var data = await registry.DataAsync(
            """
            {
              informationSets(where: {openData: {eq: NO}}) { totalCount facets(fields: [OPEN_DATA]) { values { value count } } nodes { name board { code } version openDataReason } }
              search(text: "lov") { nodes { ... on InformationSet { name } } }
            }
            """);
        var found = Assert.Single(data.GetProperty("informationSets").GetProperty("nodes").EnumerateArray());
        Assert.Equal(("Lov", "BRO", 2), (found.GetProperty("name").GetString(), found.GetProperty("board").GetProperty("code").GetString(), found.GetProperty("version").GetInt32()));
        Assert.Contains(data.GetProperty("search").GetProperty("nodes").EnumerateArray(), hit => hit.TryGetProperty("name", out var name) && name.GetString() == "Lov");
    }

    [Fact]
    public async Task A_solutions_requirement_is_the_highest_of_what_it_handles_and_the_gap_is_told_by_aspect()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var solution = (await city.RegisterAsync("Lovet", "BRO", "Bygglov", "BRO")).Id("solution");
        var (first, second) = (await SetAsync(registry, city, "Ärenden"), await SetAsync(registry, city, "Ritningar"));
        await ClassifyAsync(registry, first, new { confidentiality = 2, integrity = 3, availability = 1, traceability = 1 });
        await ClassifyAsync(registry, second, new { confidentiality = 1, integrity = 1, availability = 1 });
        foreach (var informationSet in (string[])[first, second])
            Assert.Null((await registry.RunAsync("recordInformationUse", new { solution, informationSet }, actor: "board:BRO")).Code());
        Assert.Equal("INFORMATION_USE_EXISTS", (await registry.RunAsync("recordInformationUse", new { solution, informationSet = first }, actor: "board:BRO")).Code());
        Assert.Null((await ApproveAsync(registry, solution, new { confidentiality = 2, integrity = 2, traceability = 3 })).Code());
        var classification = await ClassificationAsync(registry, solution);
        Assert.Equal("2 3 1 -", Line(classification.GetProperty("required")));
        Assert.Equal("2 2 - 3", Line(classification.GetProperty("approved")));
        Assert.Equal("0 1 - -", Line(classification.GetProperty("gap")));
        Assert.Null((await ApproveAsync(registry, solution, new { integrity = (int?)null, availability = 1 })).Code());
        Assert.Equal("2 - 1 3", Line((await ClassificationAsync(registry, solution)).GetProperty("approved")));
        Assert.Equal("INPUT_INVALID", (await ApproveAsync(registry, solution, new { integrity = 5 })).Code());
        Assert.Null((await registry.RunAsync("endInformationUse", new { solution, informationSet = first }, actor: "board:BRO")).Code());
        Assert.Equal("INFORMATION_USE_UNKNOWN", (await registry.RunAsync("endInformationUse", new { solution, informationSet = first }, actor: "board:BRO")).Code());
        Assert.Equal("1 1 1 -", Line((await ClassificationAsync(registry, solution)).GetProperty("required")));
    }

    [Fact]
    public async Task Only_the_owner_classifies_from_the_version_that_it_saw()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var informationSet = await SetAsync(registry, city, "Ärenden");
        object levels = new { confidentiality = 4 };
        Assert.Equal("NOT_RESPONSIBLE_BOARD", (await registry.RunAsync("classifyInformation", new { informationSet, version = 1, levels }, actor: "board:SOD")).Code());
        Assert.Equal("STALE_VERSION", (await registry.RunAsync("classifyInformation", new { informationSet, version = 3, levels }, actor: "board:BRO")).Code());
        var done = await registry.RunAsync(
            "classifyInformation",
            new
            {
                informationSet,
                version = 1,
                levels,
                personalData = "SENSITIVE",
                assessor = "Informationssäkerhetssamordnare",
                date = "2026-01-15",
                reviewDate = "2027-01-15",
                reasons = new[] { new { aspect = "CONFIDENTIALITY", reason = "Skyddade uppgifter" } },
            },
            "informationSet { version personalData classification { levels { confidentiality integrity } reasons { aspect reason } assessor date reviewDate } }", "board:BRO");
        Assert.Null(done.Code());
        var classification = done.GetProperty("informationSet").GetProperty("classification");
        Assert.Equal(4, classification.GetProperty("levels").GetProperty("confidentiality").GetInt32());
        Assert.Equal(JsonValueKind.Null, classification.GetProperty("levels").GetProperty("integrity").ValueKind);
        Assert.Equal("Skyddade uppgifter", Assert.Single(classification.GetProperty("reasons").EnumerateArray()).GetProperty("reason").GetString());
        Assert.Equal("SENSITIVE", done.GetProperty("informationSet").GetProperty("personalData").GetString());
    }

    [Fact]
    public async Task A_flow_is_found_from_both_ends_and_from_its_platform_and_what_it_carries_is_handled()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var (from, to) = ((await city.RegisterAsync("Lovet", "BRO", "Bygglov", "BRO")).Id("solution"), (await city.RegisterAsync("Planen", "SOD", "Detaljplan", "SOD")).Id("solution"));
        var via = (await city.DesignateAsync("Integrationsplattformen", "Detaljplan", "KS")).Id("solution");
        var set = await SetAsync(registry, city, "Ärenden");
        await ClassifyAsync(registry, set, new { confidentiality = 3, integrity = 1, availability = 1, traceability = 1 });
        object flow = new { from, to, via, informationSets = new[] { set }, protocol = "REST", frequency = "Varje timme" };
        Assert.Equal("NOT_RESPONSIBLE_BOARD", (await registry.RunAsync("addInformationFlow", flow, actor: "board:SBN")).Code());
        var added = await registry.RunAsync("addInformationFlow", flow, "informationFlow { id protocol from { name } to { name } via { name } informationSets { name } }", "board:SOD");
        Assert.Null(added.Code());
        Assert.Equal("Integrationsplattformen", added.GetProperty("informationFlow").GetProperty("via").GetProperty("name").GetString());
        Assert.Equal("INPUT_INVALID", (await registry.RunAsync("addInformationFlow", new { from, to, via = to }, actor: "board:SOD")).Code());
        foreach (var solution in (string[])[from, to, via])
        {
            var node = (await registry.DataAsync(
                "query($s: ID!) { node(id: $s) { ... on Solution { informationFlows { totalCount } informationSets { name } classification { required { confidentiality } } } } }", new { s = solution })).GetProperty("node");
            Assert.Equal(1, node.GetProperty("informationFlows").GetProperty("totalCount").GetInt32());
            Assert.Equal(3, node.GetProperty("classification").GetProperty("required").GetProperty("confidentiality").GetInt32());
        }
        var found = await registry.DataAsync(
            """
            {
              from: informationFlows(where: {from: {some: {name: {eq: "Lovet"}}}}) { totalCount }
              wrong: informationFlows(where: {to: {some: {name: {eq: "Lovet"}}}}) { totalCount }
              all: informationFlows(where: {via: {all: {name: {eq: "Integrationsplattformen"}}}}) { totalCount }
              none: informationFlows(where: {via: {none: {name: {eq: "Integrationsplattformen"}}}}) { totalCount }
              sets: informationFlows(where: {informationSets: {some: {name: {eq: "Ärenden"}}}}) { totalCount facets(fields: [PROTOCOL]) { values { value count } } }
            }
            """);
        Assert.Equal("1 0 1 0 1", string.Join(' ', found.EnumerateObject().Select(one => one.Value.GetProperty("totalCount").GetInt32())));
        var informationFlow = added.Id("informationFlow");
        Assert.Equal("NOT_RESPONSIBLE_BOARD", (await registry.RunAsync("removeInformationFlow", new { informationFlow }, actor: "board:SBN")).Code());
        Assert.Null((await registry.RunAsync("removeInformationFlow", new { informationFlow }, "solution { informationFlows { totalCount } }", "board:BRO")).Code());
        Assert.Equal("INFORMATION_FLOW_UNKNOWN", (await registry.RunAsync("removeInformationFlow", new { informationFlow }, actor: "board:BRO")).Code());
    }

    internal static async Task<string> SetAsync(RegistryUnderTest registry, City city, string name)
    {
        var answer = await RecordAsync(registry, city, "BRO", new { name });
        Assert.Null(answer.Code());
        return answer.Id("informationSet");
    }

    internal static async Task ClassifyAsync(RegistryUnderTest registry, string informationSet, object levels) => Assert.Null((await registry.RunAsync(
        "classifyInformation", new { informationSet, version = await registry.VersionAsync(informationSet), levels }, actor: "board:BRO")).Code());

    internal static Task<JsonElement> ApproveAsync(RegistryUnderTest registry, string solution, object levels, string? actor = "board:BRO") =>
        registry.RunAsync("recordApprovedLevels", new { solution, levels, assessor = "Säkerhetsfunktionen" }, "solution { code }", actor);

    private static Task<JsonElement> RecordAsync(RegistryUnderTest registry, City city, string board, object values, string actor = "board:BRO")
    {
        var input = new Dictionary<string, object?> { ["board"] = city.Board(board) };
        foreach (var property in values.GetType().GetProperties()) input[property.Name] = property.GetValue(values);
        return registry.RunAsync("recordInformationSet", input, "informationSet { id version }", actor);
    }

    private static async Task<JsonElement> ClassificationAsync(RegistryUnderTest registry, string solution) => (await registry.DataAsync(
        """
        query($s: ID!) {
          node(id: $s) { ... on Solution { classification { required { ...L } approved { ...L } gap { ...L } } } }
        }
        fragment L on SecurityLevels { confidentiality integrity availability traceability }
        """,
        new { s = solution })).GetProperty("node").GetProperty("classification");

    private static string Line(JsonElement levels) =>
        string.Join(' ', levels.EnumerateObject().Select(level => level.Value.ValueKind == JsonValueKind.Null ? "-" : level.Value.ToString()));
}
