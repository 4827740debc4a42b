using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>An entry as it stands in the database: its canonical bytes, and the conflict keys that it wrote.</summary>
/// <remarks>
/// Entries repeat the same names, so their bytes are compressed; and most of the keys that an entry wrote are those of the records and edge sets in its own images, so
/// only the others are stored. Until decision record 0066 bytes stood as they are, and all keys: such entries are read for ever.
/// </remarks>
/// <param name="Bytes">The canonical bytes.</param>
/// <param name="OwnKeys">The keys that are stored beside them.</param>
internal sealed record StoredEntry(byte[] Bytes, ImmutableArray<ConflictKey> OwnKeys)
{
    // Higher qualities take longer than the database saves.
    private const int Quality = 5;
    private const int WindowBits = 18;

    /// <summary>What a statement reads of an entry's bytes.</summary>
    public static string BytesOf(string variable) => $"[{variable}.packed, {variable}.bytes]";

    /// <summary>What a statement reads of a whole entry.</summary>
    public static string Of(string variable) => $"[{variable}.packed, {variable}.bytes, {variable}.keys]";

    /// <summary>The values of a new entry's node.</summary>
    public static Dictionary<string, object?> RowOf(PendingEntry pending)
    {
        var entry = pending.Entry;
        return new Dictionary<string, object?>
        {
            ["sequence"] = entry.Sequence,
            ["time"] = RecordProperties.ToStored(entry.Time),
            ["command"] = entry.Draft.Command,
            ["actor"] = entry.Draft.Actor,
            ["useCase"] = entry.Draft.UseCase,
            ["verdict"] = entry.Draft.Verdict.ToString(),
            ["idempotency"] = RecordedKeys.DigestOf(entry.Draft),
            ["keys"] = pending.Written.Except(KeysOf(entry)).Select(key => key.Text).ToList(),
            ["packed"] = Pack(pending.Bytes),
        };
    }

    /// <summary>The entry's canonical bytes; null if they cannot be seen yet: Neo4j lets readers see a commit while it is being applied.</summary>
    /// <exception cref="DamagedJournalException">They cannot be read.</exception>
    public static byte[]? ReadBytes(JsonElement row)
    {
        if (row[0].ValueKind != JsonValueKind.Null) return Unpack(Decode(row[0]));
        return row[1].ValueKind == JsonValueKind.Null ? null : Decode(row[1]);
    }

    /// <inheritdoc cref="ReadBytes"/>
    public static StoredEntry? Read(JsonElement row) => ReadBytes(row) is { } bytes && row[2].ValueKind != JsonValueKind.Null
        ? new StoredEntry(bytes, [.. row[2].EnumerateArray().Select(key => new ConflictKey(key.GetString()!))])
        : null;

    /// <summary>Every key that was written.</summary>
    /// <param name="entry">The decoded entry.</param>
    public ImmutableArray<ConflictKey> KeysWith(JournalEntry entry) => OwnKeys.SequenceEqual(RecentKeys.Everything) ? OwnKeys : [.. OwnKeys.Union(KeysOf(entry))];

    /// <summary>Keys of the records and edge sets that an entry's images show as touched.</summary>
    private static IEnumerable<ConflictKey> KeysOf(JournalEntry entry) => entry.Nodes.Select(node => ConflictKey.Record(node.Id)).Concat(entry.Edges.SelectMany(KeysOf));

    private static ConflictKey[] KeysOf(EdgeImage edge) =>
        [ConflictKey.Record(edge.Id), ConflictKey.Edges(Direction.Outgoing, edge.Kind, edge.From), ConflictKey.Edges(Direction.Incoming, edge.Kind, edge.To)];

    /// <summary>The length, then the compressed bytes; in base 64.</summary>
    private static string Pack(byte[] bytes)
    {
        var packed = new byte[sizeof(int) + BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        BinaryPrimitives.WriteInt32BigEndian(packed, bytes.Length);
        if (!BrotliEncoder.TryCompress(bytes, packed.AsSpan(sizeof(int)), out var length, Quality, WindowBits)) throw new InvalidOperationException("An entry could not be compressed.");
        return Convert.ToBase64String(packed.AsSpan(0, sizeof(int) + length));
    }

    private static byte[] Decode(JsonElement text) => text.TryGetBytesFromBase64(out var bytes) ? bytes : throw Damaged();

    private static byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        if (packed.Length < sizeof(int) || BinaryPrimitives.ReadInt32BigEndian(packed) is not (>= 0 and <= JournalCodec.LongestEntry and var length)) throw Damaged();
        var bytes = new byte[length];
        return BrotliDecoder.TryDecompress(packed[sizeof(int)..], bytes, out var written) && written == length ? bytes : throw Damaged();
    }

    private static DamagedJournalException Damaged() => new("an entry's bytes cannot be read");
}
