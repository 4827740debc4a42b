using System.ComponentModel;
using System.Diagnostics;

namespace Architecture.Conformance.Reference;

/// <summary>Sees to it that a folder's locked npm packages are installed.</summary>
internal static class NodePackages
{
    /// <summary>Null when the packages are there; else why they cannot be.</summary>
    public static async Task<string?> EnsureAsync(string folder, CancellationToken cancellation)
    {
        if (await RunAsync("node", ["--version"], folder, cancellation) is not 0) return "Node is not installed.";
        if (Directory.Exists(Path.Combine(folder, "node_modules", "graphql"))) return null;
        return await RunAsync("npm", ["ci", "--no-audit", "--no-fund"], folder, cancellation) switch
        {
            0 => null,
            null => "The oracle's npm packages are missing and npm is not installed.",
            var code => $"The oracle's npm packages are missing and npm ci failed with code {code}.",
        };
    }

    /// <summary>The lines that a script writes.</summary>
    public static async Task<IReadOnlyList<string>> OutputOfAsync(IEnumerable<string> arguments, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("node", arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<int?> RunAsync(string program, IEnumerable<string> arguments, string folder, CancellationToken cancellation)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            await process.StandardError.ReadToEndAsync(cancellation);
            await output;
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
