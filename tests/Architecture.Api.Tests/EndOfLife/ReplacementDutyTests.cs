using System.Text.Json;
using Architecture.Api.Tests.Contracts;

namespace Architecture.Api.Tests.EndOfLife;

/// <summary>The duty to investigate shared solutions first cannot be walked around (domain §6.5), seen from outside.</summary>
public sealed class ReplacementDutyTests
{
    private const string Missing = "SHARED_INVESTIGATION_MISSING";

    [Fact]
    public async Task A_step_over_another_local_solution_in_use_is_refused_with_what_it_replaces_and_journaled()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var older = await InUseAsync(registry, city, "Bygglov Gammal", "BRO", "Bygglov/Klagan", "BRO");
        var newer = await RegisteredAsync(city, "Plan och lov", "BRO", "Bygglov", "BRO");
        var answer = await registry.RunAsync(
            "changeLifecycle", new { solution = newer, version = 1, phase = "PROCUREMENT" },
            "errors { ... on SharedInvestigationMissing { cause replaced { solution { id } capabilities { path } boards { code } } } }");
        Assert.Equal(Missing, answer.Code());
        var error = answer.GetProperty("errors")[0];
        Assert.Equal("OVERLAPS_LOCAL", error.GetProperty("cause").GetString());
        var replaced = Assert.Single(error.GetProperty("replaced").EnumerateArray());
        Assert.Equal(older, replaced.GetProperty("solution").GetProperty("id").GetString());
        Assert.Equal("Samhällsbyggnad/Bygglov/Klagan", replaced.GetProperty("capabilities")[0].GetProperty("path").GetString());
        Assert.Equal("BRO", replaced.GetProperty("boards")[0].GetProperty("code").GetString());
        var data = await registry.DataAsync("{ changes(first: 100) { nodes { useCase refused } } }");
        Assert.Contains(
            data.GetProperty("changes").GetProperty("nodes").EnumerateArray(),
            entry => entry.GetProperty("useCase").GetString() == "ChangeLifecycle" && entry.GetProperty("refused").GetString() == Missing);
    }

    [Fact]
    public async Task Procurement_that_is_skipped_is_checked_at_the_next_step()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await InUseAsync(registry, city, "Bygglov Gammal", "BRO", "Bygglov", "BRO");
        var newer = await RegisteredAsync(city, "Plan och lov", "BRO", "Bygglov", "BRO");
        var answer = await registry.RunAsync(
            "changeLifecycle", new { solution = newer, version = 1, phase = "INTRODUCING", noProcurement = true, reason = "Egen utveckling" });
        Assert.Equal(Missing, answer.Code());
    }

    [Theory]
    [InlineData("SOD", null)]
    [InlineData("SOD,BRO", Missing)]
    [InlineData("ALL", Missing)]
    public async Task Only_what_a_board_of_the_audience_owns_or_uses_is_replaced(string audience, string? code)
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await InUseAsync(registry, city, "Bygglov Gammal", "BRO", "Bygglov", "ALL");
        var newer = await RegisteredAsync(city, "Plan och lov", "SOD", "Bygglov", audience);
        Assert.Equal(code, await registry.StepAsync(newer, "PROCUREMENT"));
    }

    [Fact]
    public async Task Narrow_at_the_step_and_wider_afterwards_is_refused_at_the_widening()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await InUseAsync(registry, city, "Bygglov Gammal", "BRO", "Bygglov", "BRO");
        var newer = await RegisteredAsync(city, "Plan och lov", "BRO", "Detaljplan", "BRO");
        Assert.Null(await registry.StepAsync(newer, "PROCUREMENT"));
        Assert.Equal(Missing, (await registry.ProvideAsync(newer, city.Claim("Bygglov"))).Code());
        var elsewhere = await RegisteredAsync(city, "Lovhanteraren", "SOD", "Bygglov", "SOD");
        Assert.Null(await registry.StepAsync(elsewhere, "PROCUREMENT"));
        Assert.Equal(Missing, (await registry.ChangeAudienceAsync(elsewhere, city.Audience("SOD,BRO"))).Code());
    }

    [Fact]
    public async Task A_board_that_has_its_own_does_not_change_to_anothers_by_adopting_it()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await InUseAsync(registry, city, "Bygglov Gammal", "BRO", "Bygglov", "BRO");
        var other = await InUseAsync(registry, city, "Lovhanteraren", "SOD", "Bygglov", "SOD");
        Assert.Equal(Missing, (await registry.RunAsync("adoptLocalSolution", new { solution = other, board = city.Board("BRO") })).Code());
    }

    [Fact]
    public async Task Rows_17_18_and_25_Within_an_option_a_contract_passes_beyond_it_or_with_another_supplier_it_does_not()
    {
        await using var bromma = await Bromma.StartAsync();
        await bromma.ContractAsync(new { start = Bromma.Months(-12), end = Bromma.Months(12), options = new[] { new { end = Bromma.Months(36) } } });
        await bromma.ContractAsync(new { start = Bromma.Months(12, 1), end = Bromma.Months(36) });
        Assert.Equal("BEYOND_OPTIONS", await CauseAsync(bromma, new { start = Bromma.Months(36, 1), end = Bromma.Months(60) }));
        var supplier = await bromma.SupplierAsync("CGI");
        Assert.Equal("OTHER_SUPPLIER", await CauseAsync(bromma, new { supplier, start = Bromma.Months(12, 1), end = Bromma.Months(24) }));
        var product = await bromma.City.ProductAsync("Platina");
        Assert.Null(await CauseAsync(bromma, new { supplier, purpose = "LICENCE", product, start = Bromma.Months(0), end = Bromma.Months(24) }));
        var another = await bromma.City.ProductAsync("Ciceron");
        Assert.Equal("OTHER_PRODUCT", await CauseAsync(bromma, new { supplier, purpose = "LICENCE", product = another, start = Bromma.Months(0), end = Bromma.Months(24) }));
    }

    [Fact]
    public async Task Options_count_as_the_contracts_own_so_that_they_do_not_lead_round_the_duty()
    {
        await using var bromma = await Bromma.StartAsync();
        await bromma.ContractAsync(new { start = Bromma.Months(-12), end = Bromma.Months(12), options = new[] { new { end = Bromma.Months(36) } } });
        Assert.Equal("BEYOND_OPTIONS", await CauseAsync(
            bromma, new { start = Bromma.Months(12, 1), end = Bromma.Months(24), options = new[] { new { end = Bromma.Months(60) } } }));
        var supplier = await bromma.SupplierAsync("CGI");
        Assert.Equal("OTHER_SUPPLIER", await CauseAsync(
            bromma, new { supplier, start = Bromma.Months(-12), end = Bromma.Months(-1), options = new[] { new { end = Bromma.Months(60) } } }));
        Assert.Null(await CauseAsync(bromma, new { start = Bromma.Months(12, 1), end = Bromma.Months(24), options = new[] { new { end = Bromma.Months(36) } } }));
    }

    [Fact]
    public async Task A_shared_solutions_contracts_are_not_held()
    {
        await using var bromma = await Bromma.StartAsync();
        var shared = (await bromma.City.DesignateAsync("Planen", "Detaljplan", "ALL")).Id("solution");
        await bromma.ContractAsync(new { solutions = new[] { shared }, end = Bromma.Months(12) });
        await bromma.ContractAsync(new { solutions = new[] { shared }, start = Bromma.Months(12, 1), end = Bromma.Months(60) });
    }

    [Fact]
    public async Task A_violation_has_no_new_contract_but_its_history_is_recorded()
    {
        await using var bromma = await Bromma.StartAsync();
        await bromma.City.DesignateAsync("Planen", "Detaljplan", "ALL");
        var violation = (await bromma.Registry.RunAsync("recordExistingSolution", new
        {
            board = bromma.City.Board("BRO"),
            name = "Planskåpet",
            kind = "APPLICATION",
            provides = new[] { bromma.City.Claim("Detaljplan") },
            audience = bromma.City.Audience("BRO"),
            phase = "IN_USE",
            inUse = "2020-01-01",
            evidence = "Avtal 2019",
        }, "solution { id }")).Id("solution");
        string[] solutions = [violation];
        Assert.Null(Bromma.Code(await bromma.RecordAsync(new { solutions, start = Bromma.Months(-60), end = Bromma.Months(6) })));
        Assert.Equal("PARALLEL_SOLUTION", Bromma.Code(await bromma.RecordAsync(
            new { solutions, purpose = "SUPPORT", start = Bromma.Months(0), end = Bromma.Months(6) })));
    }

    [Fact]
    public async Task Another_product_is_a_replacement_once_procurement_has_begun_also_by_way_of_none()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var (first, second) = (await city.ProductAsync("Platina"), await city.ProductAsync("Ciceron"));
        var solution = await RegisteredAsync(city, "Plan och lov", "BRO", "Bygglov", "BRO");
        Assert.Null(await ChangeAsync(registry, solution, new { product = second }));
        Assert.Null(await ChangeAsync(registry, solution, new { product = first }));
        Assert.Null(await registry.StepAsync(solution, "PROCUREMENT"));
        Assert.Equal(Missing, await ChangeAsync(registry, solution, new { product = second }));
        Assert.Equal(Missing, await ChangeAsync(registry, solution, new { product = (string?)null }));
        Assert.Null(await ChangeAsync(registry, solution, new { product = first, description = "Nytt namn på samma produkt" }));
    }

    [Fact]
    public async Task No_predecessor_is_not_said_where_there_is_one_unless_a_reason_is_recorded()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var older = await InUseAsync(registry, city, "Bygglov Gammal", "BRO", "Bygglov", "BRO");
        var newer = await RegisteredAsync(city, "Plan och lov", "BRO", "Bygglov", "BRO");
        Assert.Equal("PREDECESSOR_EXISTS", await ChangeAsync(registry, newer, new { predecessor = new { none = new { } } }));
        Assert.Null(await ChangeAsync(registry, newer, new { predecessor = new { none = new { reason = "Det gamla används bara som arkiv" } } }));
        Assert.Null(await ChangeAsync(registry, newer, new { predecessor = new { solution = older } }));
        Assert.Equal("INPUT_INVALID", await ChangeAsync(registry, newer, new { predecessor = new { solution = newer } }));
        var data = await registry.DataAsync(
            "query($n: ID!, $o: ID!) { newer: node(id: $n) { ... on Solution { predecessor { name } noPredecessor { reason } } } older: node(id: $o) { ... on Solution { successor { name } } } }",
            new { n = newer, o = older });
        Assert.Equal("Bygglov Gammal", data.GetProperty("newer").GetProperty("predecessor").GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, data.GetProperty("newer").GetProperty("noPredecessor").ValueKind);
        Assert.Equal("Plan och lov", data.GetProperty("older").GetProperty("successor").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Of_a_go_live_and_a_procurement_at_once_the_later_is_judged_on_the_earlier()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        for (var round = 0; round < 10; round++)
        {
            await city.BoardAsync($"N{round}", "DISTRICT");
            var older = await RegisteredAsync(city, "Gammal", $"N{round}", "Bygglov", $"N{round}");
            Assert.Null(await registry.StepAsync(older, "PROCUREMENT"));
            Assert.Null(await registry.StepAsync(older, "INTRODUCING"));
            var newer = await RegisteredAsync(city, "Ny", $"N{round}", "Bygglov", $"N{round}");
            var live = Task.Run(() => registry.RunAsync("changeLifecycle", new { solution = older, version = 3, phase = "IN_USE" }, "solution { id changedAt }"));
            var procured = Task.Run(() => registry.RunAsync("changeLifecycle", new { solution = newer, version = 1, phase = "PROCUREMENT" }));
            Assert.Null((await live).Code());
            var code = (await procured).Code();
            var entries = (await registry.DataAsync("query($id: ID!) { node(id: $id) { ... on Solution { history(first: 100) { nodes { sequence refused } } } } }", new { id = older }))
                .GetProperty("node").GetProperty("history").GetProperty("nodes").EnumerateArray().Last().GetProperty("sequence").GetInt64();
            var newerSteps = (await registry.DataAsync("query($id: ID!) { node(id: $id) { ... on Solution { history(first: 100) { nodes { sequence } } } } }", new { id = newer }))
                .GetProperty("node").GetProperty("history").GetProperty("nodes").EnumerateArray().Select(entry => entry.GetProperty("sequence").GetInt64()).ToList();
            // Passed: its step stands before the go-live. Refused: it was decided after it, and left the record as it was.
            Assert.True(code is null ? newerSteps[^1] < entries : code == Missing && newerSteps.Count == 1, code);
        }
    }

    private static async Task<string?> CauseAsync(Bromma bromma, object terms)
    {
        var input = new Dictionary<string, object?> { ["solutions"] = new[] { bromma.Solution }, ["purpose"] = "OPERATION" };
        foreach (var property in terms.GetType().GetProperties()) input[property.Name] = property.GetValue(terms);
        input.TryAdd("supplier", bromma.Supplier);
        var answer = await bromma.RunAsync("recordContract", input, "errors { ... on SharedInvestigationMissing { cause } }");
        if (Bromma.Code(answer) is not { } code) return null;
        Assert.Equal(Missing, code);
        return answer.GetProperty("errors")[0].GetProperty("cause").GetString();
    }

    private static async Task<string?> ChangeAsync(RegistryUnderTest registry, string solution, object change)
    {
        var input = new Dictionary<string, object?> { ["solution"] = solution, ["version"] = await registry.VersionAsync(solution) };
        foreach (var property in change.GetType().GetProperties()) input[property.Name] = property.GetValue(change);
        return (await registry.RunAsync("changeSolution", input)).Code();
    }

    private static async Task<string> RegisteredAsync(City city, string name, string board, string claim, string audience) =>
        (await city.RegisterAsync(name, board, claim, audience)).Id("solution");

    private static async Task<string> InUseAsync(RegistryUnderTest registry, City city, string name, string board, string claim, string audience)
    {
        var solution = await RegisteredAsync(city, name, board, claim, audience);
        foreach (var phase in (string[])["PROCUREMENT", "INTRODUCING", "IN_USE"]) Assert.Null(await registry.StepAsync(solution, phase));
        return solution;
    }
}
