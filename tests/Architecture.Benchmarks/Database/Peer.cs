using System.Diagnostics;
using System.Globalization;
using Architecture.Storage.Neo4j.Tests;

namespace Architecture.Benchmarks.Database;

/// <summary>npm <c>@neo4j/graphql</c> in a Node process, over the same database.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private readonly Process _process;

    private Peer(Process process, int port) => (_process, Url) = (process, new Uri($"http://127.0.0.1:{port}/"));

    public Uri Url { get; }

    private static string Folder => Path.Combine(Repository.Root, "tests", "Architecture.Benchmarks", "peer");

    /// <summary>Starts it, after <c>npm ci</c> where the packages are missing; null where that cannot be done.</summary>
    public static async Task<Peer?> StartAsync(Uri bolt)
    {
        try
        {
            if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            {
                using var install = Start("npm", ["ci", "--silent", "--no-audit", "--no-fund"]);
                await install.WaitForExitAsync();
                if (install.ExitCode != 0) return null;
            }
            var process = Start("node", ["server.mjs", bolt.ToString().TrimEnd('/'), Neo4jProcess.User]);
            return await process.StandardOutput.ReadLineAsync() is { } port ? new Peer(process, int.Parse(port, CultureInfo.InvariantCulture)) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(string program, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = Folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        UseShellExecute = false,
        Environment = { ["NEO4J_PASSWORD"] = Neo4jProcess.Password, ["NODE_ENV"] = "production" },
    })!;
}
