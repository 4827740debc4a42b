using System.Text.Json;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>Statements of a test's own, past the store.</summary>
internal static class Database
{
    public static async Task<JsonElement> RunAsync(string text, CypherParameters? parameters = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = (await Neo4jServer.RunningAsync(cancellation)).Client();
        using var answer = await client.RunAsync(new CypherStatement("test", text, parameters ?? new CypherParameters(), Writes: true), cancellation);
        return answer.Rows.Clone();
    }

    /// <summary>The operators with which the database would run a reading statement.</summary>
    public static async Task<List<string>> PlanOfAsync(string text, CypherParameters parameters)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var server = await Neo4jServer.RunningAsync(cancellation);
        return await QueryPlan.OfAsync(server, CypherReader.Whole(text), parameters, cancellation);
    }

    /// <summary>How many records the operators of a name look at when the database runs a reading statement.</summary>
    public static async Task<long> LooksOfAsync(string text, CypherParameters parameters, string name)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var server = await Neo4jServer.RunningAsync(cancellation);
        return await QueryPlan.LooksOfAsync(server, CypherReader.Whole(text), parameters, name, cancellation);
    }
}
