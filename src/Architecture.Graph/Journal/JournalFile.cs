using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Architecture.Graph;

/// <summary>A whole journal in one file: how a registry is carried from one store to another.</summary>
/// <remarks>
/// Layout: kind (8 bytes), format (4), model version (4); then each entry's length (4) and canonical bytes; then a length of 0, the number of entries (8) and the
/// last one's hash (32). Entries are chained by hash, so a byte changed, moved or missing anywhere is found. Numbers are little-endian.
/// </remarks>
public static class JournalFile
{
    private const int Format = 1;
    private const int PageSize = 500;

    private static readonly byte[] Kind = Encoding.ASCII.GetBytes("ARCHJRNL");

    /// <summary>Writes a store's journal as it stands now.</summary>
    /// <returns>How many entries were written.</returns>
    public static async Task<long> WriteAsync(IGraphStore store, Stream target, CancellationToken cancellation)
    {
        var head = new byte[16];
        Kind.CopyTo(head, 0);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), Format);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(12), store.Model.Version);
        await target.WriteAsync(head, cancellation);
        var (last, hash) = (0L, JournalCodec.NoHash);
        await foreach (var entry in EntriesAsync(store, cancellation))
        {
            CheckFollows(entry, last, hash);
            var bytes = JournalCodec.Encode(entry);
            (last, hash) = (entry.Sequence, JournalCodec.Hash(bytes));
            await WriteNumberAsync(target, bytes.Length, cancellation);
            await target.WriteAsync(bytes, cancellation);
        }
        await WriteNumberAsync(target, 0, cancellation);
        var end = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(end, last);
        await target.WriteAsync(end, cancellation);
        await target.WriteAsync(hash.ToArray(), cancellation);
        await target.FlushAsync(cancellation);
        return last;
    }

    /// <summary>Reads a file's entries, each checked against the one before it, and the end.</summary>
    /// <param name="source">The file.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="model">The model of this program.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="DamagedJournalException">It is not a journal, or not whole.</exception>
    /// <exception cref="NewerModelException">A newer program wrote it.</exception>
    public static async IAsyncEnumerable<JournalEntry> ReadAsync(
        Stream source, string name, GraphModel model, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var head = await ReadAsync(source, 16, cancellation);
        if (!head.AsSpan(0, 8).SequenceEqual(Kind)) throw new DamagedJournalException($"{name} is not the journal of a registry");
        var format = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(8));
        if (format > Format) throw new NewerJournalException(format);
        var version = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(12));
        if (version > model.Version) throw new NewerModelException(name, version, model.Version);
        var (last, hash) = (0L, JournalCodec.NoHash);
        while (BinaryPrimitives.ReadInt32LittleEndian(await ReadAsync(source, 4, cancellation)) is var length and not 0)
        {
            if (length is < 0 or > JournalCodec.LongestEntry) throw new DamagedJournalException($"entry {last + 1} in {name} claims {length} bytes");
            var bytes = await ReadAsync(source, length, cancellation);
            var entry = JournalCodec.Decode(bytes);
            CheckFollows(entry, last, hash);
            (last, hash) = (entry.Sequence, JournalCodec.Hash(bytes));
            yield return entry;
        }
        var end = await ReadAsync(source, 8 + SHA256.HashSizeInBytes, cancellation);
        if (BinaryPrimitives.ReadInt64LittleEndian(end) != last || !end.AsSpan(8).SequenceEqual(hash.AsSpan()))
            throw new DamagedJournalException($"{name} does not end where it says");
        if (await source.ReadAsync(new byte[1], cancellation) != 0) throw new DamagedJournalException($"{name} goes on behind its end");
    }

    /// <summary>A store's entries up to where its journal ends when it is reached.</summary>
    public static async IAsyncEnumerable<JournalEntry> EntriesAsync(IGraphStore store, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var after = 0L; ;)
        {
            var page = await store.JournalAsync(after, PageSize, cancellation);
            if (page.IsEmpty) yield break;
            foreach (var entry in page) yield return entry;
            after = page[^1].Sequence;
        }
    }

    private static void CheckFollows(JournalEntry entry, long last, ImmutableArray<byte> hash)
    {
        if (entry.Sequence != last + 1) throw new DamagedJournalException($"entry {entry.Sequence} stands where {last + 1} should");
        if (!entry.Previous.AsSpan().SequenceEqual(hash.AsSpan())) throw new DamagedJournalException($"entry {entry.Sequence} does not follow on the one before it");
    }

    private static async Task WriteNumberAsync(Stream target, int number, CancellationToken cancellation)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        await target.WriteAsync(bytes, cancellation);
    }

    private static async Task<byte[]> ReadAsync(Stream source, int length, CancellationToken cancellation)
    {
        var bytes = new byte[length];
        if (await source.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, cancellation) < length)
            throw new DamagedJournalException("the file ends too early");
        return bytes;
    }
}
