using System.Diagnostics;
using System.Globalization;

namespace Architecture.Storage.Embedded.Tests;

/// <summary>A process that acknowledges writes is killed at random moments; the next one starts on what it left.</summary>
public sealed class KillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<long, string> _acknowledged = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_acknowledged_is_missing_nothing_is_half_and_the_chain_is_whole_after_any_kill()
    {
        var random = new Random(Effort.Seed);
        var kills = Effort.Of(30, 1_000);
        var checkedTo = 0L;
        var previous = JournalCodec.NoHash;
        for (var kill = 1; kill <= kills; kill++)
        {
            await LiveAndDieAsync(kill, random);
            // Killed before the store was made: the next life makes it, unless something was acknowledged.
            if (_acknowledged.Count + checkedTo == 0 && !File.Exists(_folder.Sub(StoreFile.FileName))) continue;
            await using var store = await EmbeddedStore.OpenAsync(
                new EmbeddedStoreOptions { Folder = _folder.Path, Model = Model(), ReadOnly = true }, Cancellation);
            for (var page = await store.JournalAsync(checkedTo, 1_000, Cancellation); !page.IsEmpty; page = await store.JournalAsync(checkedTo, 1_000, Cancellation))
            {
                foreach (var entry in page)
                {
                    Assert.Equal(++checkedTo, entry.Sequence);
                    Assert.Equal(previous, entry.Previous);
                    previous = JournalCodec.Hash(JournalCodec.Encode(entry));
                    Assert.Equal((2, 1), (entry.Nodes.Length, entry.Edges.Length));
                    if (_acknowledged.Remove(entry.Sequence, out var hash)) Assert.Equal(hash, Convert.ToHexString(previous.AsSpan()));
                }
            }
            Assert.True(_acknowledged.Count == 0, $"kill {kill}, seed {Effort.Seed}: {_acknowledged.Count} acknowledged entries are missing, the first is {_acknowledged.Keys.Order().FirstOrDefault()}");
            var view = await store.ViewAsync(ReadMoment.Now, Cancellation);
            Assert.Equal(2 * checkedTo, await view.CountAsync(store.Model.Node("Thing"), null, Cancellation));
        }
        // The last start is a writer's, which drops what a kill tore; then every byte is as written.
        await using (await EmbeddedStore.OpenAsync(new EmbeddedStoreOptions { Folder = _folder.Path, Model = Model() }, Cancellation)) { }
        var report = await EmbeddedStore.VerifyAsync(_folder.Path, Model(), Cancellation);
        Assert.Empty(report.Findings);
        Assert.True(checkedTo > kills, $"only {checkedTo} entries were written");
        TestContext.Current.SendDiagnosticMessage($"{kills} kills, {checkedTo} entries, seed {Effort.Seed}");
    }

    private async Task LiveAndDieAsync(int life, Random random)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Architecture.Storage.Crash.dll"), _folder.Path, $"{life}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        try
        {
            // The moment is random twice: after so many lines, and so many turns of the processor later.
            var lines = random.Next(4) == 0 ? 0 : random.Next(400);
            for (var read = 0; read < lines; read++) Note(await process.StandardOutput.ReadLineAsync(Cancellation));
            Thread.SpinWait(random.Next(200_000));
        }
        finally
        {
            process.Kill();
        }
        // What it said before it died is still in the pipe.
        while (await process.StandardOutput.ReadLineAsync(Cancellation) is { } line) Note(line);
        await process.WaitForExitAsync(Cancellation);
    }

    private void Note(string? line)
    {
        // The last line may be half: then nobody was told.
        if (line?.Split(' ') is [var sequence, { Length: 64 } hash]) _acknowledged[long.Parse(sequence, CultureInfo.InvariantCulture)] = hash;
    }

    private static GraphModel Model()
    {
        var thing = new NodeKind("Thing");
        thing.Text("name").Indexed();
        return new GraphModel(1, [thing], [new EdgeKind("PAIR", thing, thing)]);
    }
}
