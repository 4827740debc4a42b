using System.Text.Json;

namespace Architecture.Server.Tests;

/// <summary>Whatever is asked or wished, by whomever: an answer or a reason, never a fault of the server's own.</summary>
public sealed class RandomRequestTests
{
    private static readonly string?[] Users = [null, "governance", "architect", "board:BRO", "visitor"];

    [Fact]
    public async Task Nothing_that_the_schema_allows_is_answered_with_an_internal_error()
    {
        var isDeep = Environment.GetEnvironmentVariable("REGISTRY_EFFORT") == "deep";
        var seed = int.TryParse(Environment.GetEnvironmentVariable("REGISTRY_SEED"), out var given) ? given : Random.Shared.Next();
        var random = new Random(seed);
        await using var server = await ServerUnderTest.StartAsync();
        var requests = await RandomRequests.OfAsync(query => server.AskAsync(query), random);
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var number = 1; number <= (isDeep ? 20_000 : 500); number++)
        {
            var request = random.Next(4) == 0 ? requests.Mutation() : requests.Query();
            var answer = await server.AskAsync(request, user: Users[random.Next(Users.Length)], language: random.Next(2) == 0 ? "sv" : "en");
            var code = answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString()! : "";
            codes[code] = codes.GetValueOrDefault(code) + 1;
            Assert.False(code == "INTERNAL_ERROR", $"Request {number} with REGISTRY_SEED={seed}: {request}\n{errors}");
        }
        // What is refused before it is tried shows nothing.
        Assert.True(codes.GetValueOrDefault("") > codes.GetValueOrDefault("GRAPHQL_VALIDATION_FAILED"), $"REGISTRY_SEED={seed}: {JsonSerializer.Serialize(codes)}");
    }
}
