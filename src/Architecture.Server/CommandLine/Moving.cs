using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Architecture.Graph;

namespace Architecture.Server.CommandLine;

/// <summary>Carries the whole registry, its journal, from one store to another through a file, and compares.</summary>
internal static class Moving
{
    private const int EntriesAtOnce = 250;
    private const int Buffer = 1 << 16;

    /// <summary>Writes a store's journal to a file, which appears when it is whole.</summary>
    public static async Task<long> ExportAsync(IGraphStore store, string file, CancellationToken cancellation)
    {
        var draft = file + ".draft";
        try
        {
            long entries;
            await using (var target = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None, Buffer, useAsync: true))
            {
                entries = await JournalFile.WriteAsync(store, target, cancellation);
                target.Flush(flushToDisk: true);
            }
            File.Move(draft, file);
            return entries;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Takes a file's journal over into a store that is empty, or that holds the beginning of it: what was interrupted goes on.</summary>
    /// <returns>How many entries were taken over, or the first entry that the store holds otherwise.</returns>
    public static async Task<(long Taken, long? Differs)> ImportAsync(IGraphStore store, string file, CancellationToken cancellation)
    {
        await using var source = Open(file);
        await using var held = JournalFile.EntriesAsync(store, cancellation).GetAsyncEnumerator(cancellation);
        var isHeld = true;
        var taken = 0L;
        var pending = ImmutableArray.CreateBuilder<JournalEntry>();
        await foreach (var entry in ReadAsync(source, file, store.Model, cancellation))
        {
            if (isHeld && (isHeld = await held.MoveNextAsync()))
            {
                if (!AreSame(entry, held.Current)) return (taken, entry.Sequence);
                continue;
            }
            pending.Add(entry);
            taken++;
            if (pending.Count == EntriesAtOnce) await store.AppendAsync(pending.DrainToImmutable(), cancellation);
        }
        await store.AppendAsync(pending.DrainToImmutable(), cancellation);
        return isHeld && await held.MoveNextAsync() ? (taken, held.Current.Sequence) : (taken, null);
    }

    /// <summary>Compares a store's journal with a file's.</summary>
    /// <returns>How many entries are the same, and the first one that is not or that only one of them holds.</returns>
    public static async Task<(long Same, long? Differs)> CompareAsync(IGraphStore store, string file, CancellationToken cancellation)
    {
        await using var source = Open(file);
        await using var held = JournalFile.EntriesAsync(store, cancellation).GetAsyncEnumerator(cancellation);
        var same = 0L;
        await foreach (var entry in ReadAsync(source, file, store.Model, cancellation))
        {
            if (!await held.MoveNextAsync() || !AreSame(entry, held.Current)) return (same, entry.Sequence);
            same++;
        }
        return await held.MoveNextAsync() ? (same, held.Current.Sequence) : (same, null);
    }

    /// <summary>The file's entries; what is wrong with it is told apart from what is wrong with the store.</summary>
    private static async IAsyncEnumerable<JournalEntry> ReadAsync(FileStream source, string file, GraphModel model, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var entries = JournalFile.ReadAsync(source, Path.GetFileName(file), model, cancellation).GetAsyncEnumerator(cancellation);
        while (true)
        {
            try
            {
                if (!await entries.MoveNextAsync()) yield break;
            }
            catch (Exception fault) when (fault is DamagedJournalException or NewerJournalException or NewerModelException)
            {
                throw new DamagedFileException(file, fault);
            }
            yield return entries.Current;
        }
    }

    private static FileStream Open(string file) => new(file, FileMode.Open, FileAccess.Read, FileShare.Read, Buffer, useAsync: true);

    private static bool AreSame(JournalEntry left, JournalEntry right) => JournalCodec.Encode(left).AsSpan().SequenceEqual(JournalCodec.Encode(right));
}

/// <summary>A file that a journal was to be read from is not what it should be.</summary>
internal sealed class DamagedFileException(string file, Exception inner) : Exception(inner.Message, inner)
{
    public string File => file;
}
