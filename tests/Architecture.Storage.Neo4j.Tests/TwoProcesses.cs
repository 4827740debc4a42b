using Architecture.Server.Tests.Operation;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>Two server processes over the one database, with the demonstration city in it; each can be killed and started again.</summary>
public sealed class TwoProcesses : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("two-");
    private readonly ServerProcess?[] _servers = new ServerProcess?[2];
    private bool _isMade;

    /// <summary>What both of them tell of the decisions that they made anew.</summary>
    internal TracedConflicts Conflicts { get; private set; } = null!;

    internal IReadOnlyList<HttpClient> Clients => [.. _servers.Select(server => server!.Client)];

    public async ValueTask InitializeAsync() => Conflicts = await TracedConflicts.ListenAsync(() => Clients);

    /// <summary>Starts them where they do not run.</summary>
    internal async Task RunningAsync(CancellationToken cancellation)
    {
        if (!_isMade) await MovedCity.IntoDatabaseAsync(cancellation);
        _isMade = true;
        for (var number = 0; number < _servers.Length; number++) _servers[number] ??= await StartAsync(number, cancellation);
    }

    /// <summary>SIGKILL to one of them.</summary>
    internal async Task KillAsync(int number)
    {
        var server = _servers[number]!;
        _servers[number] = null;
        await server.SignalAsync("KILL");
        await server.EndedAsync();
        await server.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            if (server is not null) await server.DisposeAsync();
        await Conflicts.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<ServerProcess> StartAsync(int number, CancellationToken cancellation)
    {
        var database = await Neo4jServer.RunningAsync(cancellation);
        var password = Path.Combine(_folder.FullName, "password");
        await File.WriteAllTextAsync(password, database.Password, cancellation);
        var server = await ServerProcess.StartAsync(
            Path.Combine(_folder.FullName, $"{number}"), "--store", "neo4j", "--neo4j-url", $"{database.Url}", "--neo4j-user", database.User, "--neo4j-password-file", password,
            "--set", $"Telemetry:Collector={Conflicts.Address}", "--set", "Telemetry:Protocol=http");
        await server.ReadyAsync();
        return server;
    }
}
