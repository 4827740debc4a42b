using System.Diagnostics;
using Architecture.Server.Tests.Races;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>A collector that servers of other processes send their spans to: it counts the decisions that were made again.</summary>
internal sealed class TracedConflicts : IConflictCount, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Func<IReadOnlyList<HttpClient>> _servers;
    private readonly WebApplication _site;
    private readonly Lock _gate = new();
    private readonly byte[] _awaited = new byte[16];
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _conflicts;

    private TracedConflicts(Func<IReadOnlyList<HttpClient>> servers, WebApplication site) => (_servers, _site) = (servers, site);

    public string Address => _site.Urls.First();

    public static async Task<TracedConflicts> ListenAsync(Func<IReadOnlyList<HttpClient>> servers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Logging.ClearProviders();
        var made = new TracedConflicts(servers, builder.Build());
        made._site.MapPost("/v1/{signal}", async (HttpRequest request, string signal) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            if (signal == "traces") made.Read(body.ToArray());
            return Results.Bytes([], "application/x-protobuf");
        });
        await made._site.StartAsync();
        return made;
    }

    /// <summary>Every request's trace is sent on.</summary>
    public void Into(HttpRequestMessage request) => Mark(request, ActivityTraceId.CreateRandom());

    /// <summary>Spans are sent in the order in which they end: once a last request's has come from each server, so have all before it.</summary>
    public async Task<int> SoFarAsync()
    {
        foreach (var server in _servers())
        {
            var mark = ActivityTraceId.CreateRandom();
            Task arrived;
            lock (_gate)
            {
                mark.CopyTo(_awaited);
                _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
                arrived = _arrived.Task;
            }
            using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7B__typename%7D");
            Mark(request, mark);
            using var answer = await server.SendAsync(request, TestContext.Current.CancellationToken);
            await arrived.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        lock (_gate) return _conflicts;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static void Mark(HttpRequestMessage request, ActivityTraceId trace) =>
        request.Headers.TryAddWithoutValidation("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");

    private void Read(ReadOnlySpan<byte> spans)
    {
        lock (_gate)
        {
            for (var rest = spans; rest.IndexOf("decide again"u8) is var at and >= 0; rest = rest[(at + 1)..]) _conflicts++;
            if (spans.IndexOf(_awaited) >= 0) _arrived.TrySetResult();
        }
    }
}
