using System.Text.Json;
using Architecture.Api.Tests.Contracts;
using Architecture.Registry;

namespace Architecture.Api.Tests.Solutions;

/// <summary>What is shown of solutions and lists besides what the rules say.</summary>
public sealed class ShownFieldsTests
{
    [Fact]
    public async Task A_solutions_supplier_is_the_one_on_record_that_its_product_names_whatever_the_case()
    {
        await using var bromma = await Bromma.StartAsync();
        var named = await ProductAsync(bromma, "Castor", "TIETO");
        var unknown = await ProductAsync(bromma, "Pollux", "Ingen sådan");
        var castor = await DesignateAsync(bromma, "Castor", "Detaljplan", named);
        var pollux = await DesignateAsync(bromma, "Pollux", "Bygglov/Klagan", unknown);
        var data = await bromma.Registry.DataAsync(
            "query($a: ID!, $b: ID!) { a: node(id: $a) { ... on Solution { supplier { name } } } b: node(id: $b) { ... on Solution { supplier { name } } } }",
            new { a = castor, b = pollux });
        Assert.Equal("Tieto", data.GetProperty("a").GetProperty("supplier").GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, data.GetProperty("b").GetProperty("supplier").ValueKind);
    }

    [Fact]
    public async Task All_designations_of_a_solution_are_shown_the_one_in_force_first()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var shared = await city.DesignateAsync("Plan", "Detaljplan", "ALL");
        var id = shared.GetProperty("solution").GetProperty("id").GetString()!;
        var again = await registry.DataAsync(
            """
            mutation($s: ID!, $o: ID!, $p: [ClaimInput!]!, $a: AudienceInput!) {
              designateSharedSolution(input: {
                solution: $s, version: 1, owner: $o, sharedClass: BUSINESS_SYSTEM, provides: $p, audience: $a, decision: {date: "2025-03-01", caseNumber: "KS 2025/7"}
              }) { errors { code } }
            }
            """,
            new { s = id, o = city.Board("SBN"), p = new[] { city.Claim("Detaljplan") }, a = city.Audience("ALL") });
        Assert.Equal(0, again.GetProperty("designateSharedSolution").GetProperty("errors").GetArrayLength());
        var data = await registry.DataAsync(
            "query($id: ID!) { node(id: $id) { ... on Solution { designation { caseNumber } decisions { caseNumber decidedBy { code } } } } }", new { id });
        var decisions = data.GetProperty("node").GetProperty("decisions");
        Assert.Equal(["KS 2025/7", "KS 2024/12"], decisions.EnumerateArray().Select(one => one.GetProperty("caseNumber").GetString()));
        Assert.Equal("KS 2025/7", data.GetProperty("node").GetProperty("designation").GetProperty("caseNumber").GetString());
    }

    [Fact]
    public async Task Contracts_are_counted_by_purpose_over_the_whole_filter()
    {
        await using var bromma = await Bromma.StartAsync();
        await bromma.ContractAsync(new { solutions = new[] { bromma.Solution }, purpose = "LICENCE", end = Bromma.Months(12) });
        await bromma.ContractAsync(new { solutions = new[] { bromma.Solution }, purpose = "SUPPORT", end = Bromma.Months(24) });
        var data = await bromma.Registry.DataAsync("{ contracts(first: 0) { facets(fields: [PURPOSE]) { field values { value count } } } }");
        var values = data.GetProperty("contracts").GetProperty("facets")[0].GetProperty("values").EnumerateArray()
            .Select(value => (value.GetProperty("value").GetString(), value.GetProperty("count").GetInt32())).Order();
        Assert.Equal([("LICENCE", 1), ("SUPPORT", 1)], values);
    }

    [Fact]
    public async Task Products_are_counted_by_category_and_supplier()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        foreach (var (name, category, supplier) in new[] { ("Debian", "os", "Debian"), ("Windows Server", "os", "Microsoft"), ("SQL Server", "database", "Microsoft") })
        {
            await registry.DataAsync(
                "mutation($n: String!, $c: String!, $s: String!) { addProduct(input: {name: $n, category: $c, supplierName: $s}) { errors { code } } }",
                new { n = name, c = category, s = supplier });
        }
        var data = await registry.DataAsync(
            "{ products(first: 1, where: {category: {in: [\"os\", \"database\"]}}) { facets(fields: [CATEGORY, SUPPLIER]) { field values { value count } } } }");
        var facets = data.GetProperty("products").GetProperty("facets").EnumerateArray().Select(facet =>
            $"{facet.GetProperty("field")}: {string.Join(", ", facet.GetProperty("values").EnumerateArray().Select(value => $"{value.GetProperty("value")} {value.GetProperty("count")}"))}");
        Assert.Equal(["CATEGORY: os 2, database 1", "SUPPLIER: Microsoft 2, Debian 1"], facets);
    }

    [Fact]
    public async Task The_numbers_of_the_rules_are_all_shown()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var names = typeof(Settings).GetProperties().Where(property => property.GetMethod is { IsStatic: false } && property.Name != "EqualityContract").ToDictionary(
            property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..], property => Convert.ToInt64(property.GetValue(Settings.Default), null));
        var data = await registry.AskAsync($"{{ settings {{ {string.Join(' ', names.Keys)} }} }}");
        var shown = data.GetProperty("data").GetProperty("settings").EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetInt64());
        Assert.Equal(names.OrderBy(one => one.Key), shown.OrderBy(one => one.Key));
        Assert.True(data.GetProperty("extensions").TryGetProperty("sequence", out _));
    }

    [Fact]
    public async Task Who_one_is_is_told_of_a_moment_of_the_journal_too()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        Assert.True((await registry.AskAsync("{ me { user } }")).GetProperty("extensions").TryGetProperty("sequence", out _));
    }

    private static async Task<string> ProductAsync(Bromma bromma, string name, string supplierName)
    {
        var payload = await bromma.RunAsync("addProduct", new { name, supplierName }, "product { id }");
        return payload.GetProperty("product").GetProperty("id").GetString()!;
    }

    private static async Task<string> DesignateAsync(Bromma bromma, string name, string claim, string product)
    {
        var designated = await bromma.City.DesignateAsync(name, claim, "ALL", product: product);
        return designated.GetProperty("solution").GetProperty("id").GetString()!;
    }
}
