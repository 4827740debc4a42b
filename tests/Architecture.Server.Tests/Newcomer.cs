using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Architecture.Server.Tests;

/// <summary>
/// Somebody at a terminal in a fresh clone, who types what the README says. Where the machine allows it the terminal has a network of its own,
/// so that the README's port is free and nothing can be fetched; else the port has to be free.
/// </summary>
internal sealed class Newcomer : IAsyncDisposable
{
    private const int Port = 5080;
    private const string Done = "@done ";

    private readonly DirectoryInfo _clone;
    private readonly Process _shell;
    private readonly Channel<string> _answers = Channel.CreateUnbounded<string>();
    private readonly Channel<string> _said = Channel.CreateUnbounded<string>();

    private Newcomer(DirectoryInfo clone, bool hasOwnNetwork)
    {
        _clone = clone;
        // Whatever is started in the background ignores Ctrl+C, and so does all that it starts; a terminal's shell does not, wherever these tests run.
        string[] shell = ["--default-signal=INT,QUIT", "bash"];
        var start = hasOwnNetwork ? new ProcessStartInfo("unshare", ["--map-root-user", "--net", "env", .. shell]) : new ProcessStartInfo("env", shell);
        start.UseShellExecute = false;
        start.WorkingDirectory = clone.FullName;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        // Nothing is left running afterwards; and what the analyzers say has been heard when this test was built.
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("MSBUILDDISABLENODEREUSE", "1"), ("UseSharedCompilation", "false"), ("RunAnalyzers", "false"), ("LC_ALL", "C.UTF-8")])
            start.Environment[name] = value;
        _shell = new Process { StartInfo = start };
        _shell.OutputDataReceived += (_, line) => Pass(_answers, line.Data);
        _shell.ErrorDataReceived += (_, line) => Pass(_said, line.Data);
        _shell.Start();
        _shell.BeginOutputReadLine();
        _shell.BeginErrorReadLine();
        if (hasOwnNetwork) _shell.StandardInput.WriteLine("ip link set lo up");
        _shell.StandardInput.WriteLine("set -m");
    }

    /// <summary>What is in version control, as it stands here, in a folder of its own.</summary>
    public static async Task<Newcomer> AtACloneAsync(CancellationToken cancellation)
    {
        var hasOwnNetwork = await SucceedsAsync("unshare", ["--map-root-user", "--net", "ip", "link", "set", "lo", "up"], cancellation);
        if (!hasOwnNetwork && !IsFree())
        {
            const string taken = "Port 5080 is taken and this machine lets nobody have a network of one's own: the README was not followed.";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", taken);
            Assert.Skip(taken);
        }
        var clone = Directory.CreateTempSubdirectory("registry-newcomer-");
        var root = TidinessTests.Root();
        foreach (var file in (await OutputAsync("git", ["-C", root, "ls-files", "-z"], cancellation)).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var from = new FileInfo(Path.Combine(root, file));
            if (!from.Exists) continue;
            var to = Path.Combine(clone.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            from.CopyTo(to);
        }
        return new Newcomer(clone, hasOwnNetwork);
    }

    /// <summary>Types a command and leaves it running; completes when it says something.</summary>
    /// <returns>What it said up to then.</returns>
    public async Task<string> StartAsync(string command, string until, CancellationToken cancellation)
    {
        await _shell.StandardInput.WriteLineAsync($"{command} 1>&2 &");
        await _shell.StandardInput.FlushAsync(cancellation);
        var said = "";
        while (!said.Contains(until, StringComparison.Ordinal)) said += await NextAsync(_said, said, cancellation) + "\n";
        return said;
    }

    /// <summary>Types a command and waits for its end.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(string command, CancellationToken cancellation)
    {
        await _shell.StandardInput.WriteLineAsync($"{command}\necho; echo '{Done}'$?");
        await _shell.StandardInput.FlushAsync(cancellation);
        var output = "";
        while (true)
        {
            var line = await NextAsync(_answers, output, cancellation);
            if (line.StartsWith(Done, StringComparison.Ordinal)) return (int.Parse(line[Done.Length..], System.Globalization.CultureInfo.InvariantCulture), output.TrimEnd('\n'));
            output += line + "\n";
        }
    }

    /// <summary>Ctrl+C to what was left running.</summary>
    public Task<(int ExitCode, string Output)> InterruptAsync(CancellationToken cancellation) => RunAsync("kill -INT -- -$! ; wait $!", cancellation);

    private static async Task<string> NextAsync(Channel<string> lines, string sofar, CancellationToken cancellation)
    {
        try
        {
            return await lines.Reader.ReadAsync(cancellation);
        }
        catch (Exception fault) when (fault is OperationCanceledException or ChannelClosedException)
        {
            throw new InvalidOperationException($"Nothing more came after:\n{sofar}", fault);
        }
    }

    private static void Pass(Channel<string> lines, string? line)
    {
        if (line is null) lines.Writer.Complete();
        else lines.Writer.TryWrite(line);
    }

    private static bool IsFree()
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, Port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<bool> SucceedsAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<string> OutputAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    public async ValueTask DisposeAsync()
    {
        _shell.Kill(entireProcessTree: true);
        await _shell.WaitForExitAsync(CancellationToken.None);
        _shell.Dispose();
        _clone.Delete(recursive: true);
    }
}
