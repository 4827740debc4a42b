using Architecture.Api.Tests.Findings;

namespace Architecture.Api.Tests;

/// <summary>How many statements a question of the API comes to, read by Cypher on a server that knows all that was committed.</summary>
public sealed class StatementCountTests
{
    [Fact]
    public async Task A_list_is_one_statement_however_deep_its_relations_are_asked_for()
    {
        await using var city = await SweptCity.StartAsync();
        string[] names = ["Alfa", "Beta", "Gamma"];
        foreach (var name in names) await city.City.FunctionAsync($"Samhällsbyggnad/{name}");
        var ids = new List<string>();
        foreach (var name in names) ids.Add(await city.RegisterAsync(name, name));
        for (var i = 1; i < ids.Count; i++)
            await city.DoAsync("addDependency", new { from = ids[i], to = ids[i - 1], kind = "RUNS_ON", strength = "HARD" }, "dependency { id }");

        var list = await city.Registry.StatementsOfAsync(
            "{ solutions(first: 20, order: [{name: ASC}]) { nodes { code responsibleBoard { code } provides { capability { name } } dependsOn(first: 3) { to { code dependedOnBy { from { code } } } } } } }");
        Assert.Contains("MATCH (n:Solution)", Assert.Single(list), StringComparison.Ordinal);

        // What begins at a record that is named needs to know the moment, and nothing else.
        var named = await city.Registry.StatementsOfAsync($"{{ node(id: \"{ids[0]}\") {{ ... on Solution {{ code dependedOnBy {{ from {{ code }} }} }} }} impact(of: \"{ids[0]}\") {{ solutions {{ depth solution {{ code }} }} }} }}");
        Assert.NotEmpty(named);
        Assert.All(named, statement => Assert.DoesNotContain("MATCH (n:", statement, StringComparison.Ordinal));
    }
}
