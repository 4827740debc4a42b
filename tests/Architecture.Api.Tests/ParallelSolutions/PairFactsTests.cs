using System.Text.Json;
using Architecture.Api.Tests.Contracts;
using Architecture.Api.Tests.Information;

namespace Architecture.Api.Tests.ParallelSolutions;

/// <summary>What a blocked board is shown (domain §3.8, §3.9): the same in the check, the refusal, the verdict on record and the preview.</summary>
public sealed class PairFactsTests
{
    private const string Pair =
        "verdict pairs { phase owner { code } contractEnd yearlyCost exemptionsInPreparation fit { aspect result reason } } lookAlikes { name } suggestedCapabilities { path }";

    [Fact]
    public async Task The_shared_solutions_end_cost_and_fit_are_the_same_wherever_they_are_shown()
    {
        await using var bromma = await Bromma.StartAsync();
        var (registry, city) = (bromma.Registry, bromma.City);
        var local = (await city.RegisterAsync("Planskåpet", "BRO", "Detaljplan", "BRO")).Id("solution");
        var set = await InformationTests.SetAsync(registry, city, "Planärenden");
        await InformationTests.ClassifyAsync(registry, set, new { confidentiality = 3, integrity = 2, availability = 1 });
        Assert.Null((await registry.RunAsync("recordInformationUse", new { solution = local, informationSet = set })).Code());
        var shared = (await city.DesignateAsync("Plansystemet", "Detaljplan", "ALL")).Id("solution");
        Assert.Null((await InformationTests.ApproveAsync(registry, shared, new { confidentiality = 2, integrity = 2, traceability = 2 }, actor: null)).Code());
        await bromma.ContractAsync(new { solutions = new[] { shared }, start = Bromma.Months(-12), end = Bromma.Months(30), yearlyCost = 250_000L });
        await bromma.ContractAsync(new { solutions = new[] { shared }, purpose = "LICENCE", start = Bromma.Months(-12), end = Bromma.Months(20), yearlyCost = 50_000L });

        object proposal = new
        {
            board = city.Board("BRO"),
            name = "Planen",
            provides = new[] { city.Claim("Detaljplan") },
            audience = city.Audience("BRO"),
            informationSets = new[] { set },
            kind = "APPLICATION",
        };
        var checkedFirst = (await registry.DataAsync($"query($i: ParallelCheckInput!) {{ parallelCheck(input: $i) {{ {Pair} }} }}", new { i = proposal })).GetProperty("parallelCheck");
        var refused = (await registry.RunAsync("registerLocalSolution", proposal, $"errors {{ ... on ParallelSolution {{ verdict {{ {Pair} }} }} }}"))
            .GetProperty("errors")[0].GetProperty("verdict");
        var standing = (await registry.DataAsync($"query($s: ID!) {{ node(id: $s) {{ ... on Solution {{ parallelVerdict {{ {Pair} }} }} }} }}", new { s = local }))
            .GetProperty("node").GetProperty("parallelVerdict");
        foreach (var verdict in (JsonElement[])[checkedFirst, refused, standing])
        {
            var pair = Assert.Single(verdict.GetProperty("pairs").EnumerateArray());
            Assert.Equal(Bromma.Months(20).ToString("O"), pair.GetProperty("contractEnd").GetString());
            Assert.Equal(300_000, pair.GetProperty("yearlyCost").GetInt64());
            Assert.Equal(0, pair.GetProperty("exemptionsInPreparation").GetInt32());
            Assert.Equal(("PLANNED", "SBN"), (pair.GetProperty("phase").GetString(), pair.GetProperty("owner").GetProperty("code").GetString()));
            Assert.Equal(
                "DOES_NOT_MEET MEETS NOT_SHOWN NOT_SHOWN",
                string.Join(' ', pair.GetProperty("fit").EnumerateArray().Select(fit => fit.GetProperty("result").GetString())));
            Assert.Contains("shared solution is approved", pair.GetProperty("fit")[2].GetProperty("reason").GetString()!, StringComparison.Ordinal);
            Assert.Contains("classification", pair.GetProperty("fit")[3].GetProperty("reason").GetString()!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Levels_come_from_the_record_alone_so_without_information_fit_is_not_shown()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Plansystemet", "Detaljplan", "ALL");
        var verdict = (await registry.DataAsync(
            $"query($i: ParallelCheckInput!) {{ parallelCheck(input: $i) {{ {Pair} }} }}",
            new { i = new { board = city.Board("BRO"), provides = new[] { city.Claim("Detaljplan") }, audience = city.Audience("BRO") } })).GetProperty("parallelCheck");
        var pair = Assert.Single(verdict.GetProperty("pairs").EnumerateArray());
        Assert.All(pair.GetProperty("fit").EnumerateArray(), fit => Assert.Equal("NOT_SHOWN", fit.GetProperty("result").GetString()));
        Assert.Equal(JsonValueKind.Null, pair.GetProperty("contractEnd").ValueKind);
        Assert.Equal(JsonValueKind.Null, pair.GetProperty("yearlyCost").ValueKind);
    }

    [Fact]
    public async Task Words_show_look_alikes_and_propose_functions_and_decide_nothing()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.FunctionAsync("Samhällsbyggnad/Överklaganden");
        await city.RegisterAsync("Detaljplanerna", "SOD", "Detaljplan", "SOD");
        await city.RegisterAsync("Lönebesked", "SOD", "Bygglov/Klagan", "SOD");
        var verdict = (await registry.DataAsync(
            $"query($i: ParallelCheckInput!) {{ parallelCheck(input: $i) {{ {Pair} }} }}",
            new
            {
                i = new
                {
                    board = city.Board("BRO"),
                    name = "Detaljplan Öst",
                    description = "Håller reda på överklagandena och bygglovsärendena",
                    provides = new[] { city.Claim("Bygglov/Ansökan") },
                    audience = city.Audience("BRO"),
                },
            })).GetProperty("parallelCheck");
        Assert.Equal("CLEAR", verdict.GetProperty("verdict").GetString());
        Assert.Equal(["Detaljplanerna"], verdict.GetProperty("lookAlikes").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        Assert.Equal(
            ["Samhällsbyggnad/Bygglov", "Samhällsbyggnad/Detaljplan", "Samhällsbyggnad/Överklaganden"],
            verdict.GetProperty("suggestedCapabilities").EnumerateArray().Select(one => one.GetProperty("path").GetString()).Order(StringComparer.Ordinal));
    }
}
