using System.Text.Json;

namespace Architecture.Api.Tests;

/// <summary>How often a request goes to the store: as often for many records as for few, since every level is asked for at once.</summary>
public sealed class StoreCallTests
{
    /// <summary>Each query with the most calls that it may take. A higher number is a decision, not an accident.</summary>
    public static TheoryData<string, string, int> Queries => new()
    {
        { "a list", "{ solutions(first: 100) { nodes { code name } } }", 1 },
        { "a list with its total", "{ solutions(first: 100) { totalCount nodes { code } } }", 2 },
        { "a list, its boards, functions and products", "{ solutions(first: 100) { nodes { responsibleBoard { name } provides { capability { name } } product { name } } } }", 8 },
        { "dependencies two levels down", "{ solutions(first: 100) { nodes { dependsOn(first: 3) { to { name dependsOn(first: 2) { to { name } } } } } } }", 5 },
        { "effective ends", "{ solutions(first: 100) { nodes { effectiveEnd { date explanation { text } } } } }", 20 },
        { "verdicts", "{ solutions(first: 100) { nodes { parallelVerdict { verdict pairs { solution { name } owner { name } } } } } }", 40 },
        { "debt", "{ solutions(first: 100) { nodes { debt { solution { name } } } } }", 4 },
        { "boards and their solutions", "{ boards(first: 100) { nodes { name solutions(first: 100) { nodes { code } } } } }", 5 },
    };

    [Theory, MemberData(nameof(Queries))]
    public async Task A_query_takes_as_many_calls_for_a_hundred_solutions_as_for_ten(string what, string query, int most)
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Bygglovssystemet", "PARTIAL Bygglov", "ALL");
        await FillAsync(registry, city, 0, 10);
        var few = await CallsAsync(registry, query);
        await FillAsync(registry, city, 10, 80);
        var many = await CallsAsync(registry, query);
        Assert.True(few.Count == many.Count, $"{what}: {few.Count} calls for ten, {many.Count} for many:\n{string.Join('\n', many)}");
        Assert.True(many.Count <= most, $"{what}: {many.Count} calls where {most} are allowed:\n{string.Join('\n', many)}");
        Assert.NotEmpty(many);
    }

    [Fact]
    public async Task A_registration_takes_as_many_calls_in_a_full_registry_as_in_an_empty_one()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Bygglovssystemet", "PARTIAL Bygglov", "ALL");
        registry.StoreCalls();
        await city.RegisterAsync("Först", "BRO", "Detaljplan", "BRO");
        var first = registry.StoreCalls();
        await FillAsync(registry, city, 0, 60);
        registry.StoreCalls();
        await city.RegisterAsync("Sist", "BRO", "Detaljplan", "BRO");
        var last = registry.StoreCalls();
        Assert.True(first.Count == last.Count, $"{first.Count} calls at first, {last.Count} at last:\n{string.Join('\n', last)}");
        Assert.Single(last, call => call == "commit");
        Assert.True(last.Count <= 45, $"{last.Count} calls:\n{string.Join('\n', last)}");
    }

    private static async Task<IReadOnlyList<string>> CallsAsync(RegistryUnderTest registry, string query)
    {
        registry.StoreCalls();
        await registry.DataAsync(query);
        return registry.StoreCalls();
    }

    /// <summary>Local solutions of two boards, each built on the one before.</summary>
    private static async Task FillAsync(RegistryUnderTest registry, City city, int from, int count)
    {
        string? before = null;
        for (var number = from; number < from + count; number++)
        {
            var board = number % 2 == 0 ? "BRO" : "SOD";
            var registered = await city.RegisterAsync($"Lösning {number}", board, number % 3 == 0 ? "Bygglov" : "Detaljplan", board);
            var solution = registered.GetProperty("solution").GetProperty("id").GetString()!;
            if (before is not null) await registry.RunAsync("addDependency", new { from = solution, to = before, kind = "RUNS_ON", strength = "HARD" }, "dependency { id }");
            before = solution;
        }
    }
}
