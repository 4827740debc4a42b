using Architecture.Storage.Neo4j.Tests;

// One database for all tests: they take turns, and each wipes it before it begins.
[assembly: AssemblyFixture(typeof(Neo4jServer))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>
/// A real Neo4j server for the run of this assembly: one that is configured (<c>NEO4J_TEST_URL</c>, <c>NEO4J_TEST_USER</c>, <c>NEO4J_TEST_PASSWORD</c>), or one
/// started here.
/// </summary>
public sealed class Neo4jServer : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static Neo4jServer? s_current;
    private Neo4jProcess? _process;

    public Neo4jServer() => s_current = this;

    /// <summary>Whether the server can be killed and started again.</summary>
    public bool IsOwn => Configured is null;

    public Uri Url => Configured ?? _process!.Url;

    public string User { get; } = Environment.GetEnvironmentVariable("NEO4J_TEST_USER") ?? Neo4jProcess.User;

    public string Password { get; } = Environment.GetEnvironmentVariable("NEO4J_TEST_PASSWORD") ?? Neo4jProcess.Password;

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
            if (Neo4jProcess.Missing() is { } reason)
            {
                if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason);
                Assert.Skip(reason);
            }
            server._process = new Neo4jProcess();
            await server._process.StartAsync(cancellation);
            return server;
        }
        finally
        {
            Gate.Release();
        }
    }

    internal QueryApiClient Client() => new(Options(new GraphModel(1, [], [])));

    /// <summary>How a store on this server is opened where silence is not what is tested: a database that many tests keep busy may be slow to say anything.</summary>
    public Neo4jStoreOptions Options(GraphModel model) => ServedOptions(model) with { Silence = TimeSpan.FromSeconds(30) };

    /// <summary>How a server opens it, with a server's own patience.</summary>
    public Neo4jStoreOptions ServedOptions(GraphModel model) => new() { Url = Url, User = User, Password = Password, Model = model };

    /// <summary>Removes every node and edge; constraints and indexes stay.</summary>
    public async Task WipeAsync(CancellationToken cancellation)
    {
        using var client = Client();
        using var answer = await client.RunAsync(
            new CypherStatement("wipe", "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", new CypherParameters(), Writes: true), cancellation);
    }

    /// <summary>SIGKILL to the database: a crash.</summary>
    public void Kill() => _process!.Kill();

    /// <summary>Starts it again on what is in its folder.</summary>
    public Task StartAsync(CancellationToken cancellation) => _process!.StartAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
    }
}
