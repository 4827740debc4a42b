using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>Asks the database how it would run a statement, or how it ran it.</summary>
internal static class QueryPlan
{
    /// <summary>The operators of its plan.</summary>
    public static async Task<List<string>> OfAsync(Neo4jServer server, string text, CypherParameters parameters, CancellationToken cancellation)
    {
        using var answer = await AskAsync(server, "EXPLAIN " + text, parameters, cancellation);
        return [.. OperatorsOf(answer.RootElement.GetProperty("queryPlan")).Select(Name)];
    }

    /// <summary>Runs it, and says how many records the operators of a name looked at.</summary>
    public static async Task<long> LooksOfAsync(Neo4jServer server, string text, CypherParameters parameters, string name, CancellationToken cancellation)
    {
        using var answer = await AskAsync(server, "PROFILE " + text, parameters, cancellation);
        return OperatorsOf(answer.RootElement.GetProperty("profiledQueryPlan")).Where(one => Name(one) == name).Sum(one => one.GetProperty("dbHits").GetInt64());
    }

    private static async Task<JsonDocument> AskAsync(Neo4jServer server, string text, CypherParameters parameters, CancellationToken cancellation)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Url, "db/neo4j/query/v2")) { Content = Body(text, parameters) };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{server.User}:{server.Password}")));
        using var response = await client.SendAsync(request, cancellation);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation));
        if (answer.RootElement.TryGetProperty("errors", out var errors)) Assert.Fail($"{errors}\n{text}");
        return answer;
    }

    private static ReadOnlyMemoryContent Body(string text, CypherParameters parameters)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("statement", text);
            json.WritePropertyName("parameters");
            parameters.Write(json);
            json.WriteEndObject();
        }
        return new ReadOnlyMemoryContent(bytes.WrittenMemory) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }

    private static IEnumerable<JsonElement> OperatorsOf(JsonElement plan) => plan.GetProperty("children").EnumerateArray().SelectMany(OperatorsOf).Prepend(plan);

    private static string Name(JsonElement plan) => plan.GetProperty("operatorType").GetString()!.Split('@')[0];
}
