using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Architecture.Storage.Neo4j.Tests;

// One database for all tests: they take turns, and each wipes it before it begins.
[assembly: AssemblyFixture(typeof(Neo4jServer))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>
/// A real Neo4j server for the run of this assembly: one that is configured (<c>NEO4J_TEST_URL</c>, <c>NEO4J_TEST_USER</c>, <c>NEO4J_TEST_PASSWORD</c>), or one
/// started here from the folder that <c>NEO4J_TEST_HOME</c> names, or that stands beside the repository.
/// </summary>
public sealed class Neo4jServer : IAsyncDisposable
{
    private const string StartedPassword = "registry-test";

    private static readonly SemaphoreSlim Gate = new(1);
    private static Neo4jServer? s_current;
    private readonly string _folder = Directory.CreateTempSubdirectory("neo4j-").FullName;
    private Process? _process;
    private int _serverProcess;
    private int _http;
    private int _bolt;

    public Neo4jServer() => s_current = this;

    /// <summary>Whether the server can be killed and started again.</summary>
    public bool IsOwn => Configured is null;

    public Uri Url => Configured ?? new Uri($"http://127.0.0.1:{_http}");

    public string User { get; } = Environment.GetEnvironmentVariable("NEO4J_TEST_USER") ?? "neo4j";

    public string Password { get; } = Environment.GetEnvironmentVariable("NEO4J_TEST_PASSWORD") ?? StartedPassword;

    private static Uri? Configured { get; } = Environment.GetEnvironmentVariable("NEO4J_TEST_URL") is { Length: > 0 } url ? new Uri(url) : null;

    /// <summary>The server, started by the first test that asks; a test that asks in vain is skipped, or fails where CI is true.</summary>
    public static async Task<Neo4jServer> RunningAsync(CancellationToken cancellation)
    {
        var server = s_current ?? throw new InvalidOperationException("The assembly's fixture was not made.");
        if (Configured is not null) return server;
        await Gate.WaitAsync(cancellation);
        try
        {
            if (server._process is not null) return server;
            if (Missing() is { } reason)
            {
                if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason);
                Assert.Skip(reason);
            }
            (server._http, server._bolt) = (FreePort(), FreePort());
            await server.StartAsync(cancellation);
            return server;
        }
        finally
        {
            Gate.Release();
        }
    }

    internal QueryApiClient Client() => new(Options(new GraphModel(1, [], [])));

    /// <summary>How a store on this server is opened.</summary>
    public Neo4jStoreOptions Options(GraphModel model) => new() { Url = Url, User = User, Password = Password, Model = model };

    /// <summary>Removes every node and edge; constraints and indexes stay.</summary>
    public async Task WipeAsync(CancellationToken cancellation)
    {
        using var client = Client();
        using var answer = await client.RunAsync(
            new CypherStatement("wipe", "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", new CypherParameters(), Writes: true), cancellation);
    }

    /// <summary>SIGKILL to the database: a crash.</summary>
    public void Kill()
    {
        using var server = Process.GetProcessById(_serverProcess);
        server.Kill();
        server.WaitForExit();
        _process!.WaitForExit();
        _process.Dispose();
    }

    /// <summary>Starts it on what is in its folder.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        // The shell ends the server when this process is gone, however it went: then its input is closed. Nobody needs the data any more.
        var script =
            $"""
            exec 3<&0 2>/dev/null
            '{Path.Combine(Home, "start")}' '{_folder}' {_http} {_bolt} </dev/null >>'{_folder}/out' 2>&1 &
            server=$!; echo $server
            (cat <&3 >/dev/null; kill -9 $server 2>/dev/null) &
            wait $server
            """;
        _process = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["NEO4J_HEAP"] = "1g", ["NEO4J_PASSWORD"] = Password },
        })!;
        _serverProcess = int.Parse((await _process.StandardOutput.ReadLineAsync(cancellation))!, CultureInfo.InvariantCulture);
        using var client = Client();
        var until = DateTime.UtcNow.AddMinutes(2);
        while (true)
        {
            try
            {
                using var answer = await client.RunAsync(new CypherStatement("ready", "RETURN 1", new CypherParameters()), cancellation);
                return;
            }
            catch (QueryFaultException) when (DateTime.UtcNow < until && !_process.HasExited)
            {
                await Task.Delay(100, cancellation);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    private static string Home => Environment.GetEnvironmentVariable("NEO4J_TEST_HOME") ?? Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "neo4j"));

    private static string? Missing()
    {
        if (!File.Exists(Path.Combine(Home, "start"))) return $"No Neo4j server: NEO4J_TEST_URL is not set, and {Home} holds none.";
        var java = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "java")));
        return java ? null : "No Neo4j server: there is no Java runtime to start it with.";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Where this repository is.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Architecture.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
