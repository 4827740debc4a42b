using System.Text.Json;
using Architecture.Api.Tests.Contracts;

namespace Architecture.Api.Tests.ParallelSolutions;

/// <summary>Several boards use separate solutions for the same thing (domain §3.9, rows 13 and 21).</summary>
public sealed class ConsolidationTests
{
    [Fact]
    public async Task Two_boards_with_a_solution_each_are_a_candidate_named_by_what_both_do()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.RegisterAsync("Lovet", "BRO", "Bygglov", "BRO");
        await city.RegisterAsync("Klagan", "SOD", "Bygglov/Klagan", "SOD");
        var only = Assert.Single(await CandidatesAsync(registry));
        Assert.Equal("Samhällsbyggnad/Bygglov/Klagan BRO-1,SOD-1 BRO,SOD", Line(only));
    }

    [Fact]
    public async Task One_boards_two_solutions_are_none_nor_is_what_a_shared_one_does()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.RegisterAsync("Lovet", "BRO", "Bygglov", "BRO");
        await city.RegisterAsync("Lovet igen", "BRO", "Bygglov", "BRO");
        Assert.Empty(await CandidatesAsync(registry));
        await city.RegisterAsync("Lovet", "SOD", "Bygglov", "SOD");
        Assert.Equal("Samhällsbyggnad/Bygglov BRO-1,BRO-2,SOD-1 BRO,SOD", Line(Assert.Single(await CandidatesAsync(registry))));
        await city.DesignateAsync("Bygglovet", "Bygglov − Klagan", "ALL");
        Assert.Equal("Samhällsbyggnad/Bygglov/Klagan BRO-1,BRO-2,SOD-1 BRO,SOD", Line(Assert.Single(await CandidatesAsync(registry))));
    }

    [Fact]
    public async Task They_are_ranked_by_boards_times_known_cost_and_needs_add_boards()
    {
        await using var bromma = await Bromma.StartAsync();
        var (registry, city) = (bromma.Registry, bromma.City);
        await city.RegisterAsync("Lovet", "SOD", "Bygglov", "SOD");
        var plan = (await city.RegisterAsync("Planen", "BRO", "Detaljplan", "BRO")).Id("solution");
        await city.RegisterAsync("Planen", "SOD", "Detaljplan", "SOD");
        await bromma.ContractAsync(new { solutions = new[] { plan }, end = Bromma.Months(12), yearlyCost = 1_000L });
        Assert.Equal(
            ["Samhällsbyggnad/Detaljplan BRO-2,SOD-2 BRO,SOD", "Samhällsbyggnad/Bygglov BRO-1,SOD-1 BRO,SOD"], (await CandidatesAsync(registry)).Select(Line));
        await bromma.ContractAsync(new { end = Bromma.Months(12), yearlyCost = 900L });
        await registry.RunAsync("recordNeed", new { board = city.Board("SBN"), capability = city.Function("Samhällsbyggnad/Bygglov") });
        var ranked = await CandidatesAsync(registry);
        Assert.Equal(
            ["Samhällsbyggnad/Bygglov BRO-1,SOD-1 BRO,SBN,SOD", "Samhällsbyggnad/Detaljplan BRO-2,SOD-2 BRO,SOD"], ranked.Select(Line));
        Assert.Equal((900, 1, 1), (ranked[0].GetProperty("yearlyCost").GetInt32(), ranked[0].GetProperty("costsUnknown").GetInt32(), ranked[0].GetProperty("needs").GetArrayLength()));
        var first = (await registry.DataAsync("{ consolidationCandidates(first: 1) { totalCount pageInfo { hasNextPage endCursor } } }")).GetProperty("consolidationCandidates");
        Assert.Equal(2, first.GetProperty("totalCount").GetInt32());
        var second = await registry.DataAsync(
            "query($a: String) { consolidationCandidates(first: 1, after: $a) { nodes { capability { path } } pageInfo { hasNextPage } } }",
            new { a = first.GetProperty("pageInfo").GetProperty("endCursor").GetString() });
        Assert.Equal(
            "Samhällsbyggnad/Detaljplan",
            second.GetProperty("consolidationCandidates").GetProperty("nodes")[0].GetProperty("capability").GetProperty("path").GetString());
    }

    private static async Task<IReadOnlyList<JsonElement>> CandidatesAsync(RegistryUnderTest registry) =>
    [
        .. (await registry.DataAsync(
            "{ consolidationCandidates { nodes { capability { path } solutions { code } boards { code } yearlyCost costsUnknown needs { board { code } } } } }"))
            .GetProperty("consolidationCandidates").GetProperty("nodes").EnumerateArray(),
    ];

    private static string Line(JsonElement candidate) =>
        $"{candidate.GetProperty("capability").GetProperty("path").GetString()} {Codes(candidate.GetProperty("solutions"))} {Codes(candidate.GetProperty("boards"))}";

    private static string Codes(JsonElement records) => string.Join(',', records.EnumerateArray().Select(one => one.GetProperty("code").GetString()));
}
