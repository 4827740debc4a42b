using System.Text.Json;

namespace Architecture.Api.Tests.Solutions;

/// <summary>The dependencies of a solution, whole or some of them.</summary>
public sealed class DependencyTests
{
    [Fact]
    public async Task Some_of_many_dependencies_can_be_asked_for_by_kind_and_strength_at_every_parent()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var platform = (await city.RegisterAsync("Plattform", "SBN", "Detaljplan", "SBN")).Id("solution");
        foreach (var (name, kind, strength) in new[] { ("Ö", "RUNS_ON", "HARD"), ("Å", "RUNS_ON", "SOFT"), ("A", "READS_FROM", "HARD"), ("Z", "RUNS_ON", "HARD") })
        {
            var local = (await city.RegisterAsync(name, "BRO", "Bygglov", "BRO")).Id("solution");
            await registry.RunAsync("addDependency", new { from = local, to = platform, kind, strength }, "dependency { id }");
        }
        Assert.Equal(["A", "Z", "Å", "Ö"], await NamesAsync(""));
        Assert.Equal(["A", "Z"], await NamesAsync("(first: 2)"));
        Assert.Equal(["Z", "Ö"], await NamesAsync("(kind: RUNS_ON, strength: HARD, first: 5)"));
        Assert.Equal(["Å"], await NamesAsync("(strength: SOFT)"));
        Assert.Empty(await NamesAsync("(first: 0)"));
        var below = await registry.AskAsync($$"""{ node(id: "{{platform}}") { ... on Solution { dependedOnBy(first: -1) { id } } } }""");
        Assert.Equal("PAGE_SIZE", below.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());

        async Task<string[]> NamesAsync(string arguments)
        {
            var answer = await registry.AskAsync($$"""{ node(id: "{{platform}}") { ... on Solution { dependedOnBy{{arguments}} { from { name } } } } }""");
            return [.. answer.GetProperty("data").GetProperty("node").GetProperty("dependedOnBy").EnumerateArray().Select(one => one.GetProperty("from").GetProperty("name").GetString()!)];
        }
    }
}
