using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Architecture.Server.Tests.Operation;

/// <summary>A server that is told to stop while it is at work.</summary>
public sealed class DrainTests : IDisposable
{
    private const string Body = """{"query":"{ __typename }"}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("registry-drain-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_has_begun_is_finished_what_comes_is_turned_away_and_the_process_ends_well()
    {
        await using var server = await ServerProcess.StartAsync(_folder.FullName, "--no-demo");
        Assert.Equal("ready\n", await server.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
        using var begun = await BeginAsync(server.Port);

        await server.SignalAsync("TERM");
        var (status, reason) = await UntilUnreadyAsync(server);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("The server is stopping.\n", reason);
        Assert.Equal("live\n", await server.Client.GetStringAsync(new Uri("/health/live", UriKind.Relative)));

        using var content = new StringContent(Body, Encoding.UTF8, "application/json");
        using var late = await server.Client.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, late.StatusCode);
        Assert.True(late.Headers.ConnectionClose);
        Assert.Equal(TimeSpan.FromSeconds(1), late.Headers.RetryAfter?.Delta);

        var answer = await FinishAsync(begun);
        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.Contains("""{"data":{"__typename":"Query"}}""", answer, StringComparison.Ordinal);
        Assert.Equal(0, await server.EndedAsync());
        Assert.False(File.Exists(Path.Combine(_folder.FullName, "server.json")));
    }

    [Fact]
    public async Task A_request_that_does_not_end_is_waited_for_only_so_long()
    {
        await using var server = await ServerProcess.StartAsync(_folder.FullName, "--no-demo", "--set", "Shutdown:DrainSeconds=1");
        using var begun = await BeginAsync(server.Port);
        await server.SignalAsync("TERM");
        Assert.Equal(0, await server.EndedAsync());
        Assert.Contains("Stopping with 1 requests unfinished", server.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_signal_stops_at_once()
    {
        await using var server = await ServerProcess.StartAsync(_folder.FullName, "--no-demo", "--set", "Shutdown:DrainSeconds=3600");
        using var begun = await BeginAsync(server.Port);
        await server.SignalAsync("INT");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await UntilUnreadyAsync(server)).Status);
        await server.SignalAsync("INT");
        Assert.Equal(0, await server.EndedAsync());
    }

    [Fact]
    public async Task Lines_for_machines_carry_the_trace_of_the_request()
    {
        await using var server = await ServerProcess.StartAsync(_folder.FullName, "--set", "Telemetry:Logs=json");
        await server.ReadyAsync();
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("""{"query":"mutation { addCapability(input: {name: \"X\"}) { errors { code } } }"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("traceparent", $"00-{Trace}-00f067aa0ba902b7-01");
        request.Headers.TryAddWithoutValidation("Authorization", "Demo visitor");
        using var response = await server.Client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode);
        await server.SignalAsync("TERM");
        Assert.Equal(0, await server.EndedAsync());

        var lines = server.Said.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var refused = Assert.Single(lines, line => line.GetProperty("Category").GetString() == "Architecture.Registry");
        Assert.Equal("RESERVED_FOR_EXECUTIVE_BOARD", refused.GetProperty("State").GetProperty("Code").GetString());
        Assert.Contains(Trace, refused.GetProperty("Scopes").ToString(), StringComparison.Ordinal);
    }

    /// <summary>Sends a request but for its last byte, so that the server is at work on it.</summary>
    private static async Task<TcpClient> BeginAsync(int port)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        var text = $"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {Body.Length}\r\nExpect: 100-continue\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
        // The server asks for the body when it is inside the request.
        var asked = new byte[512];
        var read = await client.GetStream().ReadAsync(asked);
        Assert.StartsWith("HTTP/1.1 100", Encoding.ASCII.GetString(asked, 0, read), StringComparison.Ordinal);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Body[..^1]));
        return client;
    }

    private static async Task<string> FinishAsync(TcpClient begun)
    {
        await begun.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Body[^1..]));
        using var reader = new StreamReader(begun.GetStream());
        return await reader.ReadToEndAsync();
    }

    private static async Task<(HttpStatusCode Status, string Reason)> UntilUnreadyAsync(ServerProcess server)
    {
        var deadline = DateTime.UtcNow.AddSeconds(20);
        while (true)
        {
            using var response = await server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            if (!response.IsSuccessStatusCode || DateTime.UtcNow > deadline) return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }
    }
}
