using System.Text.Json;
using Architecture.Api.Tests.Contracts;
using Architecture.Api.Tests.Information;
using Architecture.Registry.Access;

namespace Architecture.Api.Tests.Access;

/// <summary>What a reader may not see is null with a reason, the same wherever it could be read (domain §3.8, §9).</summary>
public sealed class WithholdingTests
{
    private const string NotAuthorized = "AUTH_NOT_AUTHORIZED";

    public static readonly TheoryData<string, bool, bool> Readers = new()
    {
        { "board:BRO", true, true },
        { "governance", true, true },
        { "executive", true, true },
        { "auditor", true, true },
        { "architect", false, true },
        { "board:SOD", false, false },
        { "visitor", false, false },
        { "integration", false, false },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Before_a_contract_is_in_force_only_its_own_see_who_delivers_what_at_which_price(string reader, bool sees, bool _)
    {
        await using var bromma = await Bromma.StartAsync();
        var product = await bromma.City.ProductAsync("Castor");
        var coming = await bromma.ContractAsync(new { product, start = Bromma.Months(2), end = Bromma.Months(40), yearlyCost = 700_000L });
        var contract = (await ReadAsync(bromma.Registry, "query($c: ID!) { node(id: $c) { ... on Contract { title start supplier { name } product { name } yearlyCost } } }", new { c = coming }, reader, sees ? 0 : 3))
            .GetProperty("node");
        Assert.Equal("Drift: Bygglov Öst", contract.GetProperty("title").GetString());
        Assert.Equal(Bromma.Months(2).ToString("O"), contract.GetProperty("start").GetString());
        foreach (var withheld in (string[])["supplier", "product", "yearlyCost"])
            Assert.Equal(sees, contract.GetProperty(withheld).ValueKind != JsonValueKind.Null);

        var lists = await ReadAsync(
            bromma.Registry,
            """
            query($s: ID!) {
              named: contracts(where: {supplier: {some: {name: {eq: "Tieto"}}}}) { totalCount }
              unnamed: contracts(where: {supplier: {none: {name: {eq: "Tieto"}}}}) { totalCount }
              contracting: suppliers(where: {contracts: {some: {purpose: {eq: OPERATION}}}}) { totalCount }
              supplier: node(id: $s) { ... on Supplier { contracts(first: 5) { totalCount nodes { title } } } }
              impact(of: $s) { reachedCount }
            }
            """,
            new { s = bromma.Supplier }, reader, 0);
        var expected = sees ? 1 : 0;
        Assert.Equal(expected, lists.GetProperty("named").GetProperty("totalCount").GetInt32());
        Assert.Equal(1 - expected, lists.GetProperty("unnamed").GetProperty("totalCount").GetInt32());
        Assert.Equal(expected, lists.GetProperty("contracting").GetProperty("totalCount").GetInt32());
        Assert.Equal(expected, lists.GetProperty("supplier").GetProperty("contracts").GetProperty("totalCount").GetInt32());
        Assert.Equal(expected, lists.GetProperty("supplier").GetProperty("contracts").GetProperty("nodes").GetArrayLength());
        Assert.Equal(expected, lists.GetProperty("impact").GetProperty("reachedCount").GetInt32());
        await SeesImageAsync(bromma.Registry, coming, "Contract", "Contract.yearlyCost", "700000", reader, sees);
    }

    [Fact]
    public async Task A_contract_in_force_is_shown_to_everybody_and_one_without_a_first_day_once_its_solution_is_past_procurement()
    {
        await using var bromma = await Bromma.StartAsync();
        var running = await bromma.ContractAsync(new { start = Bromma.Months(-1), end = Bromma.Months(20), yearlyCost = 10L });
        var undated = await bromma.ContractAsync(new { purpose = "LICENCE", end = Bromma.Months(20), yearlyCost = 20L });
        await CostAsync(running, 10, errors: 0);
        await CostAsync(undated, null, errors: 1);
        foreach (var phase in (string[])["PROCUREMENT", "INTRODUCING"]) Assert.Null(await bromma.Registry.StepAsync(bromma.Solution, phase));
        await CostAsync(undated, 20, errors: 0);

        async Task CostAsync(string contract, long? cost, int errors)
        {
            var node = (await ReadAsync(bromma.Registry, "query($c: ID!) { node(id: $c) { ... on Contract { yearlyCost } } }", new { c = contract }, "visitor", errors)).GetProperty("node");
            Assert.Equal(cost, node.GetProperty("yearlyCost").ValueKind == JsonValueKind.Null ? null : node.GetProperty("yearlyCost").GetInt64());
        }
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Classification_is_for_those_who_answer_for_it(string reader, bool _, bool sees)
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var solution = (await city.RegisterAsync("Planskåpet", "BRO", "Detaljplan", "BRO")).Id("solution");
        var set = await InformationTests.SetAsync(registry, city, "Planärenden");
        await InformationTests.ClassifyAsync(registry, set, new { confidentiality = 3, integrity = 2, availability = 1 });
        Assert.Null((await registry.RunAsync("recordInformationUse", new { solution, informationSet = set })).Code());
        Assert.Null((await InformationTests.ApproveAsync(registry, solution, new { confidentiality = 1 })).Code());
        Assert.Null((await registry.RunAsync("runSweep", new { }, "examined", actor: "governance")).Code());

        var data = await ReadAsync(
            registry,
            """
            query($i: ID!, $s: ID!) {
              set: node(id: $i) { ... on InformationSet { name classification { levels { confidentiality } reasons { reason } assessor } } }
              solution: node(id: $s) { ... on Solution { name classification { required { confidentiality } approved { confidentiality } gap { confidentiality } } findings { rule } } }
              findings(where: {rule: {eq: SECURITY_GAP}}) { totalCount facets(fields: [RULE]) { values { value } } nodes { text } }
            }
            """,
            new { i = set, s = solution }, reader, sees ? 0 : 2);
        Assert.Equal(sees, data.GetProperty("set").GetProperty("classification").ValueKind != JsonValueKind.Null);
        Assert.Equal(sees, data.GetProperty("solution").GetProperty("classification").ValueKind != JsonValueKind.Null);
        Assert.Equal(sees, data.GetProperty("solution").GetProperty("findings").EnumerateArray().Any(one => one.GetProperty("rule").GetString() == "SECURITY_GAP"));
        Assert.Equal(sees ? 1 : 0, data.GetProperty("findings").GetProperty("totalCount").GetInt32());
        Assert.Equal(sees ? 1 : 0, data.GetProperty("findings").GetProperty("nodes").GetArrayLength());
        await SeesImageAsync(registry, set, "InformationSet", "InformationSet.confidentiality", "3", reader, sees);
        await SeesImageAsync(registry, solution, "Solution", "Solution.approvedConfidentiality", "1", reader, sees);
    }

    [Fact]
    public async Task A_board_that_uses_a_solution_sees_what_it_is_approved_for()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var shared = (await city.DesignateAsync("Plansystemet", "Detaljplan", "ALL")).Id("solution");
        Assert.Null((await InformationTests.ApproveAsync(registry, shared, new { confidentiality = 2 }, actor: null)).Code());
        const string Query = "query($s: ID!) { node(id: $s) { ... on Solution { classification { approved { confidentiality } } } } }";
        await ReadAsync(registry, Query, new { s = shared }, "board:SOD", errors: 1);
        foreach (var phase in (string[])["PROCUREMENT", "INTRODUCING", "IN_USE"]) Assert.Null(await registry.StepAsync(shared, phase));
        Assert.Null((await registry.RunAsync("adoptSharedSolution", new { solution = shared, board = city.Board("SOD") }, actor: "board:SOD")).Code());
        await ReadAsync(registry, Query, new { s = shared }, "board:SOD", errors: 0);
    }

    [Fact]
    public async Task Fit_is_told_to_the_proposals_own_board_and_never_of_somebody_elses_information()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var shared = (await city.DesignateAsync("Plansystemet", "Detaljplan", "ALL")).Id("solution");
        Assert.Null((await InformationTests.ApproveAsync(registry, shared, new { confidentiality = 2 }, actor: null)).Code());
        var set = await InformationTests.SetAsync(registry, city, "Planärenden");
        await InformationTests.ClassifyAsync(registry, set, new { confidentiality = 3, integrity = 2, availability = 1 });
        Assert.Equal("DOES_NOT_MEET", await FitAsync("BRO", "board:BRO"));
        Assert.Equal("NOT_SHOWN", await FitAsync("BRO", "board:SOD"));
        Assert.Equal("NOT_SHOWN", await FitAsync("SOD", "board:SOD"));
        Assert.Equal("NOT_SHOWN", await FitAsync("BRO", "visitor"));
        Assert.Equal("DOES_NOT_MEET", await FitAsync("BRO", "architect"));

        async Task<string?> FitAsync(string board, string reader)
        {
            object input = new { board = city.Board(board), provides = new[] { city.Claim("Detaljplan") }, audience = city.Audience(board), informationSets = new[] { set } };
            var data = await ReadAsync(
                registry, "query($i: ParallelCheckInput!) { parallelCheck(input: $i) { pairs { fit { aspect result reason } } } }", new { i = input }, reader, errors: 0);
            var fit = data.GetProperty("parallelCheck").GetProperty("pairs")[0].GetProperty("fit")[0];
            Assert.Equal(fit.GetProperty("result").GetString() == "NOT_SHOWN", fit.GetProperty("reason").ValueKind != JsonValueKind.Null);
            return fit.GetProperty("result").GetString();
        }
    }

    /// <summary>History and the whole journal show an image's value to those who see the field, and to others why not.</summary>
    private static async Task SeesImageAsync(RegistryUnderTest registry, string record, string type, string field, string value, string reader, bool sees)
    {
        var data = await ReadAsync(
            registry,
            $"query($r: ID!) {{ node(id: $r) {{ ... on {type} {{ history(first: 20) {{ nodes {{ fields {{ name before after withheld }} }} }} }} }} changes(first: 100) {{ nodes {{ fields {{ name before after withheld }} }} }} }}",
            new { r = record }, reader, errors: 0);
        foreach (var list in (JsonElement[])[data.GetProperty("node").GetProperty("history"), data.GetProperty("changes")])
        {
            var images = list.GetProperty("nodes").EnumerateArray().SelectMany(entry => entry.GetProperty("fields").EnumerateArray())
                .Where(one => one.GetProperty("name").GetString() == field).ToList();
            Assert.NotEmpty(images);
            Assert.All(images, image => Assert.Equal(sees, image.GetProperty("withheld").ValueKind == JsonValueKind.Null));
            Assert.Equal(sees, images.Any(image => image.GetProperty("after").GetString() == value));
        }
    }

    private static async Task<JsonElement> ReadAsync(RegistryUnderTest registry, string query, object variables, string reader, int errors)
    {
        var answer = await registry.AskAsync(query, variables, DemonstrationUsers.Find(reader));
        var told = answer.TryGetProperty("errors", out var list) ? list.EnumerateArray().ToList() : [];
        Assert.True(told.Count == errors, answer.ToString());
        Assert.All(told, error => Assert.Equal(NotAuthorized, error.GetProperty("extensions").GetProperty("code").GetString()));
        return answer.GetProperty("data");
    }
}
