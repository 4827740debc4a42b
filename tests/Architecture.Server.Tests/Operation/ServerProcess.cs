using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Architecture.Server.Tests.Operation;

/// <summary>The server as its operator runs it: a process of its own, told what to do by arguments and signals.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process, string address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = new Uri(address) };
        Port = Client.BaseAddress.Port;
    }

    public HttpClient Client { get; }

    public int Port { get; }

    public string Said => string.Join('\n', _said);

    /// <summary>Starts a server on a data folder and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(string data, params string[] arguments)
    {
        var port = FreePort();
        var server = Launch(port, data, arguments);
        var ended = server._process.WaitForExitAsync();
        await Task.WhenAny(server._listening.Task, ended).WaitAsync(Patience);
        Assert.True(server._listening.Task.IsCompleted, $"The server did not start:\n{server.Said}");
        return server;
    }

    /// <summary>Waits until the server takes writes: until its demonstration city stands.</summary>
    public async Task ReadyAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var last = "no answer";
        try
        {
            while (true)
            {
                using var answer = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative), patience.Token);
                if (answer.IsSuccessStatusCode) return;
                last = await answer.Content.ReadAsStringAsync(patience.Token);
                await Task.Delay(20, patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The server was not ready after {Patience.TotalSeconds:0} s: {last}\n{Said}");
        }
    }

    /// <summary>Starts a server that is expected to end by itself.</summary>
    public static async Task<(int Code, string Said)> RunAsync(string data, params string[] arguments)
    {
        await using var server = Launch(FreePort(), data, arguments);
        var code = await server.EndedAsync();
        return (code, server.Said);
    }

    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Limits how long a file may grow: in bytes, or <c>unlimited</c>.</summary>
    public async Task LimitFilesAsync(string length)
    {
        using var limit = Process.Start("prlimit", [$"--fsize={length}:", "--pid", $"{_process.Id}"]);
        await limit.WaitForExitAsync();
        Assert.Equal(0, limit.ExitCode);
    }

    /// <summary>Waits for the end of the process; its exit code.</summary>
    public async Task<int> EndedAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static ServerProcess Launch(int port, string data, string[] arguments)
    {
        var address = $"http://127.0.0.1:{port}";
        // What the limit on file lengths would end the process with is ignored, so that a write fails as on a full disk.
        // Ctrl+C is heeded as in the foreground: what is started in the background ignores it, and so does all that it starts.
        string[] all = ["--default-signal=INT,QUIT", "/bin/sh", "-c", "trap '' XFSZ; exec \"$0\" \"$@\"", "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "Architecture.Server.dll"), "--urls", address, "--data", data, .. arguments];
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("env", all) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false },
        };
        process.StartInfo.Environment["LC_ALL"] = "C";
        // Spans are sent at once, where they are sent.
        process.StartInfo.Environment["OTEL_BSP_SCHEDULE_DELAY"] = "200";
        var server = new ServerProcess(process, address);
        process.OutputDataReceived += (_, line) => server.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => server.Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return server;
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        _said.Enqueue(line);
        if (line.Contains("Now listening on", StringComparison.Ordinal)) _listening.TrySetResult();
    }
}
