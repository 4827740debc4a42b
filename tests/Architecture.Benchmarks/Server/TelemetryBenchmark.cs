using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Architecture.Benchmarks.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Architecture.Benchmarks.Server;

/// <summary>What telemetry costs: requests a second of a server that traces every request and reports to a collector, against one that does not, and one in ten.</summary>
internal static class TelemetryBenchmark
{
    private const string One = "{ solution(code: \"KS-1\") { code name } }";

    public static void Run(IReadOnlyList<Estate> estates) => RunAsync().GetAwaiter().GetResult();

    private static async Task RunAsync()
    {
        await using var collector = await CollectorAsync();
        var address = collector.Urls.First();
        await using var silent = await ServerProcess.StartAsync([]);
        await using var all = await ServerProcess.StartAsync([("Telemetry__Collector", address), ("Telemetry__Protocol", "http"), ("Telemetry__SamplePercent", "100")]);
        await using var some = await ServerProcess.StartAsync([("Telemetry__Collector", address), ("Telemetry__Protocol", "http"), ("Telemetry__SamplePercent", "10")]);
        foreach (var (query, name) in new[] { (Load.List, "20 × (owner + 3 dependencies)"), (One, "one record") })
        {
            var rates = await Load.RatesAsync([(silent.Url, query), (all.Url, query), (some.Url, query)], 8, before: 1, rounds: 7, TimeSpan.FromSeconds(1));
            Console.WriteLine(
                $"{name}, 8 connections: without telemetry {rates[0]:0}/s, every request traced {rates[1]:0}/s = {100 * rates[1] / rates[0]:0} %, one in ten {rates[2]:0}/s = {100 * rates[2] / rates[0]:0} %");
        }
    }

    /// <summary>Takes what is sent, and says that it did.</summary>
    private static async Task<WebApplication> CollectorAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.StatusCode = StatusCodes.Status200OK;
        });
        await app.StartAsync();
        return app;
    }

    /// <summary>The server as it is run, with the demonstration city.</summary>
    private sealed class ServerProcess : IAsyncDisposable
    {
        private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("benchmark-");
        private readonly Process _process;

        private ServerProcess(int port, (string Name, string Value)[] settings)
        {
            Url = new Uri($"http://127.0.0.1:{port}/graphql");
            var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Architecture.Server.dll"), "--urls", $"http://127.0.0.1:{port}", "--data", _data.FullName])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            foreach (var (name, value) in settings) start.Environment[name] = value;
            _process = Process.Start(start)!;
            _process.BeginOutputReadLine();
        }

        public Uri Url { get; }

        public static async Task<ServerProcess> StartAsync((string Name, string Value)[] settings)
        {
            var server = new ServerProcess(FreePort(), settings);
            using var client = new HttpClient();
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            try
            {
                while (!await IsReadyAsync(client, new Uri(server.Url, "/health/ready"), patience.Token)) await Task.Delay(50, patience.Token);
                return server;
            }
            catch
            {
                await server.DisposeAsync();
                throw;
            }
        }

        public async ValueTask DisposeAsync()
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
            _data.Delete(recursive: true);
        }

        private static async Task<bool> IsReadyAsync(HttpClient client, Uri health, CancellationToken cancellation)
        {
            try
            {
                using var answer = await client.GetAsync(health, cancellation);
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
