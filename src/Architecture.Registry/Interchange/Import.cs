using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;

namespace Architecture.Registry.Interchange;

/// <summary>
/// Imports files through the registry's first door: one command a row, rows committed in batches. A file that is not whole changes
/// nothing; a row that is refused stops no other; what is as it should be is left alone, so that the same file may come any number of
/// times and an interrupted import is simply started again.
/// </summary>
/// <param name="registry">Where to.</param>
/// <param name="actor">Who imports.</param>
public sealed class Import(Registry registry, Actor actor)
{
    /// <summary>How the columns of a CSV file become the import's own.</summary>
    public TableMapping Mapping { get; init; } = TableMapping.None;

    /// <summary>Imports, or (with <paramref name="check"/>) says what an import would do, by the same code.</summary>
    /// <exception cref="BrokenFileException">A file is not what it should be; nothing was imported.</exception>
    public async Task<ImportReport> RunAsync(
        ImportKind kind, ImmutableArray<ImportSource> sources, bool check, IImportObserver observer, CancellationToken cancellation)
    {
        var format = ImportFormat.Of(kind, Mapping);
        var reader = await registry.ReadAsync(actor, ReadMoment.Acknowledged, cancellation);
        var keys = new RepeatedKeys(sources.Sum(source => source.Length()));
        var rows = 0L;
        foreach (var source in sources) rows += await format.InspectAsync(source, reader, keys, cancellation);

        var missing = new HashSet<ulong>();
        await foreach (var record in format.OnRecordAsync(reader, cancellation)) missing.Add(ImportId.Digest(record.Record, record.Key));

        observer.Started(rows, format.Heading);
        var batch = new ImportBatch(registry, actor, check ? reader.Whole : null, observer);
        var waiting = new WaitingRows();
        foreach (var row in sources.SelectMany(format.Read))
        {
            var key = ImportId.Digest(row.Record, row.Key);
            missing.Remove(key);
            batch.Add(row.Fault is null && keys.Pass(key) ? row with { Fault = new DuplicateRowRefused(row.Key) } : row);
            if (batch.IsFull) await batch.SettleAsync(waiting, cancellation);
        }
        await batch.SettleAsync(waiting, cancellation);
        await SettleWaitingAsync(batch, waiting, cancellation);

        var vanished = await VanishedAsync(format, reader, missing, cancellation);
        return new ImportReport(
            kind, check, batch.Rows, batch.Records, [.. format.UnknownFields], vanished, missing.Count);
    }

    /// <summary>Tries again what waited for other rows, as long as that settles something.</summary>
    private static async Task SettleWaitingAsync(ImportBatch batch, WaitingRows waiting, CancellationToken cancellation)
    {
        var mayWait = true;
        while (waiting.Count > 0)
        {
            var tried = waiting.Drain();
            foreach (var row in tried)
            {
                batch.Add(row);
                if (batch.IsFull) await batch.SettleAsync(mayWait ? waiting : null, cancellation);
            }
            await batch.SettleAsync(mayWait ? waiting : null, cancellation);
            mayWait = waiting.Count < tried.Count;
        }
    }

    private static async Task<ImmutableArray<VanishedRecord>> VanishedAsync(
        ImportFormat format, RegistryReader reader, HashSet<ulong> missing, CancellationToken cancellation)
    {
        var vanished = ImmutableArray.CreateBuilder<VanishedRecord>();
        if (missing.Count == 0) return [];
        await foreach (var record in format.OnRecordAsync(reader, cancellation))
        {
            if (!missing.Contains(ImportId.Digest(record.Record, record.Key))) continue;
            vanished.Add(record);
            if (vanished.Count == ImportReport.VanishedNamed) break;
        }
        return vanished.DrainToImmutable();
    }
}
