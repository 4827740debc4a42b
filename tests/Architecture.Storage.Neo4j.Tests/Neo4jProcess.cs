using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>A Neo4j server of one's own on free ports of the loopback, from the folder that <c>NEO4J_TEST_HOME</c> names or that stands beside the repository.</summary>
/// <param name="heap">Memory for its heap, as Java writes it.</param>
internal sealed class Neo4jProcess(string heap = "1g") : IAsyncDisposable
{
    public const string User = "neo4j";
    public const string Password = "registry-test";

    private readonly int _http = FreePort();
    private readonly int _bolt = FreePort();
    private Process? _process;

    public Uri Url => new($"http://127.0.0.1:{_http}");

    public Uri Bolt => new($"bolt://127.0.0.1:{_bolt}");

    /// <summary>Where its data is.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("neo4j-").FullName;

    /// <summary>Id of the process that is the database.</summary>
    public int Id { get; private set; }

    private static string Home => Environment.GetEnvironmentVariable("NEO4J_TEST_HOME") ?? Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "neo4j"));

    /// <summary>Why none can be started; null when one can.</summary>
    public static string? Missing()
    {
        if (!File.Exists(Path.Combine(Home, "start"))) return $"No Neo4j server: NEO4J_TEST_URL is not set, and {Home} holds none.";
        var java = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "java")));
        return java ? null : "No Neo4j server: there is no Java runtime to start it with.";
    }

    /// <summary>Starts it on what is in its folder, and waits until it answers.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        // The shell ends the server when this process is gone, however it went: then its input is closed. Nobody needs the data any more.
        var script =
            $"""
            exec 3<&0 2>/dev/null
            '{Path.Combine(Home, "start")}' '{Folder}' {_http} {_bolt} </dev/null >>'{Folder}/out' 2>&1 &
            server=$!; echo $server
            (cat <&3 >/dev/null; kill -9 $server 2>/dev/null) &
            wait $server
            """;
        _process = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["NEO4J_HEAP"] = heap, ["NEO4J_PASSWORD"] = Password },
        })!;
        Id = int.Parse((await _process.StandardOutput.ReadLineAsync(cancellation))!, CultureInfo.InvariantCulture);
        using var client = new QueryApiClient(new Neo4jStoreOptions { Url = Url, User = User, Password = Password, Model = new Graph.GraphModel(1, [], []) });
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

    /// <summary>SIGKILL to the database: a crash.</summary>
    public void Kill()
    {
        using var server = Process.GetProcessById(Id);
        server.Kill();
        server.WaitForExit();
        _process!.WaitForExit();
        _process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        Directory.Delete(Folder, recursive: true);
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
