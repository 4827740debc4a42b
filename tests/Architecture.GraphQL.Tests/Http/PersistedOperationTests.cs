using System.Security.Cryptography;
using System.Text;
using Architecture.GraphQL.Http;

namespace Architecture.GraphQL.Tests.Http;

public sealed class PersistedOperationTests
{
    private const string Query = "{ version }";
    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Query)));
    private static readonly string Extensions = $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{Hash}}}"}}""";

    private static Task<TestServer> StartAsync(PersistedOperations persisted) =>
        TestServer.StartAsync(new Library().Build(), new() { Persisted = persisted });

    [Fact]
    public async Task An_automatic_one_is_learnt_from_text_and_hash_together()
    {
        await using var server = await StartAsync(new());
        Assert.Contains("PersistedQueryNotFound", (await server.PostAsync($$"""{"extensions":{{Extensions}} }""")).Body, StringComparison.Ordinal);
        Assert.Equal("""{"data":{"version":1}}""", (await server.PostAsync($$"""{"query":"{{Query}}","extensions":{{Extensions}} }""")).Body);
        Assert.Equal("""{"data":{"version":1}}""", (await server.GetAsync("extensions=" + Uri.EscapeDataString(Extensions))).Body);
    }

    [Fact]
    public async Task A_hash_that_is_not_the_texts_own_is_refused()
    {
        await using var server = await StartAsync(new());
        Assert.Contains(ErrorCodes.PersistedQueryHashMismatch, (await server.PostAsync($$"""{"query":"{ books { id } }","extensions":{{Extensions}} }""")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trusted_ones_run_by_id_and_in_trusted_only_mode_nothing_else_does()
    {
        await using var server = await StartAsync(new(new Dictionary<string, string> { ["v1"] = Query }) { TrustedOnly = true });
        Assert.Equal("""{"data":{"version":1}}""", (await server.PostAsync("""{"id":"v1"}""")).Body);
        Assert.Contains(ErrorCodes.PersistedQueryOnly, (await server.PostAsync("""{"id":"v2"}""")).Body, StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.PersistedQueryOnly, (await server.PostAsync($$"""{"query":"{{Query}}"}""")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_them_a_request_needs_its_query()
    {
        await using var server = await TestServer.StartAsync(new Library().Build());
        Assert.Equal(400, (await server.PostAsync("""{"id":"v1"}""")).Status);
    }
}
