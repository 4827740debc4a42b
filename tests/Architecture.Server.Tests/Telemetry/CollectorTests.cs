using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Architecture.Server.Tests.Telemetry;

/// <summary>What a collector gets over OTLP, and that nothing listens where none is set.</summary>
public sealed class CollectorTests
{
    [Fact]
    public async Task A_collector_gets_spans_measures_and_logs()
    {
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = await ServeAsync(received);
        await using (var server = await ServerUnderTest.StartAsync(
            withDemonstration: true, ("Telemetry:Collector", collector.Urls.First()), ("Telemetry:Protocol", "http"), ("Telemetry:ServiceName", "registry-under-test")))
        {
            await server.DataAsync("{ boards { totalCount } }");
            await server.DataAsync("""mutation { addCapability(input: {name: "Otillåten"}) { errors { code } } }""", user: "visitor");
        }

        Assert.Contains("GraphQL Operation Execution", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("registry-under-test", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("registry.use_case.duration", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("registry.journal.sequence", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("RESERVED_FOR_EXECUTIVE_BOARD", received["/v1/logs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_collector_nothing_is_set_up()
    {
        var (builder, _) = Composition.Of(new ServeOptions("http://127.0.0.1:0", "data", WithDemonstration: true));
        Assert.DoesNotContain(builder.Services, service => service.ServiceType == typeof(TracerProvider) || service.ServiceType == typeof(MeterProvider));
    }

    private static async Task<WebApplication> ServeAsync(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Logging.ClearProviders();
        var site = builder.Build();
        site.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.AddOrUpdate(request.Path, _ => Encoding.UTF8.GetString(body.ToArray()), (_, before) => before + Encoding.UTF8.GetString(body.ToArray()));
            return Results.Bytes([], "application/x-protobuf");
        });
        await site.StartAsync();
        return site;
    }
}
