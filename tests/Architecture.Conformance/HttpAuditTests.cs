using System.Text.Json;
using Architecture.Conformance.Reference;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Architecture.Conformance;

/// <summary>The audits of graphql-http against the real endpoint on a real socket.</summary>
public sealed class HttpAuditTests(ReferenceFixture reference)
{
    private const int Audits = 61;

    private sealed record Audit(string Id, string Name, string Status, string? Reason);

    [Fact]
    public async Task The_endpoint_passes_every_audit_of_GraphQL_over_HTTP()
    {
        _ = reference.Oracle;                                    // the audits are npm packages too
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = Serve();
        await server.StartAsync(cancellation);
        var lines = await NodePackages.OutputOfAsync(["audits.mjs", $"{server.Urls.Single()}/graphql"], Oracle.Folder, cancellation);
        var audits = lines.Select(line => JsonSerializer.Deserialize<Audit>(line, JsonSerializerOptions.Web)!).ToList();
        Assert.All(audits, audit => Assert.Equal("ok", audit.Status));
        Assert.Equal(Audits, audits.Count);
    }

    private static WebApplication Serve()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var schema = new SchemaBuilder().Sdl("type Query { hello(name: String): String }")
            .Unbound((_, _) => "world", _ => null).Build();
        server.MapGraphQL("/graphql", schema);
        return server;
    }
}
