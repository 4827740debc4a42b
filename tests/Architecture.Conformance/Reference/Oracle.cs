using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Architecture.Conformance.Reference;

/// <summary>The npm reference in a Node process: cases go in, answers come out, in order.</summary>
public sealed class Oracle : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Wire = new(CaseJson.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Process process;
    private readonly Dictionary<string, string> schemaNames = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1, 1);

    private Oracle(Process process) => this.process = process;

    /// <summary>The folder with oracle.mjs and its locked packages.</summary>
    public static string Folder { get; } = Path.Combine(Repository.ConformanceFolder, "oracle");

    /// <summary>Starts Node, after <c>npm ci</c> where the packages are missing; a text says why that cannot be done.</summary>
    public static async Task<(Oracle? Oracle, string? WhyNot)> StartAsync(CancellationToken cancellation)
    {
        if (await NodePackages.EnsureAsync(Folder, cancellation) is { } missing) return (null, missing);
        var start = new ProcessStartInfo("node", ["oracle.mjs"])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        return (new(Process.Start(start)!), null);
    }

    public async Task<IReadOnlyList<Answer>> AskAsync(IReadOnlyList<ConformanceCase> cases, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var lines = cases.SelectMany(Lines).ToList();
            var writing = WriteAsync(lines, cancellation);
            var answers = new List<Answer>(cases.Count);
            for (var line = 0; line < lines.Count; line++)
            {
                var text = await process.StandardOutput.ReadLineAsync(cancellation) ?? throw new InvalidOperationException("The oracle has ended.");
                var answer = Answer.Read(text);
                if (answer.Stage != "defined") answers.Add(answer);
            }

            await writing;
            return answers;
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        turn.Dispose();
    }

    /// <summary>A schema's text travels once; cases then name it.</summary>
    private IEnumerable<string> Lines(ConformanceCase one)
    {
        if (!schemaNames.TryGetValue(one.Schema, out var name))
        {
            schemaNames.Add(one.Schema, name = $"schema-{schemaNames.Count}");
            yield return JsonSerializer.Serialize(new { action = "define", name, schema = one.Schema }, Wire);
        }

        yield return JsonSerializer.Serialize(
            new { one.Id, one.Action, schemaName = name, one.Query, one.Variables, one.OperationName, one.Seed }, Wire);
    }

    private async Task WriteAsync(List<string> lines, CancellationToken cancellation)
    {
        foreach (var line in lines) await process.StandardInput.WriteLineAsync(line.AsMemory(), cancellation);
        await process.StandardInput.FlushAsync(cancellation);
    }
}
