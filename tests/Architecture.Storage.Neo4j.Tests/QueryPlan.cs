using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>Asks the database how it would run a statement.</summary>
internal static class QueryPlan
{
    public static async Task<List<string>> OfAsync(Neo4jServer server, string text, CypherParameters parameters, CancellationToken cancellation)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Url, "db/neo4j/query/v2")) { Content = Body("EXPLAIN " + text, parameters) };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{server.User}:{server.Password}")));
        using var response = await client.SendAsync(request, cancellation);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation));
        if (answer.RootElement.TryGetProperty("errors", out var errors)) Assert.Fail($"{errors}\n{text}");
        var operators = new List<string>();
        Collect(answer.RootElement.GetProperty("queryPlan"), operators);
        return operators;
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

    private static void Collect(JsonElement plan, List<string> operators)
    {
        operators.Add(plan.GetProperty("operatorType").GetString()!.Split('@')[0]);
        foreach (var child in plan.GetProperty("children").EnumerateArray()) Collect(child, operators);
    }
}
