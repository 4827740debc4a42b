using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Architecture.Storage.Embedded;

/// <summary>The index of a finished segment, on disk beside it. It can always be made anew from the segment.</summary>
/// <remarks>
/// Layout: magic (8), format (4), zero (4), first sequence, numbers of entries, postings and keys (8 each); offsets (8 each); postings (id 16 big-endian,
/// sequence 8), sorted; keys (digest 16, sequence 8); SHA-256 over all before it. Postings are found by binary search in the file.
/// </remarks>
internal sealed class SegmentIndexFile : ISegmentIndex
{
    public const int Format = 1;
    private const int HeadBytes = 48;
    private const int PairBytes = 24;

    private readonly IStoreFile _file;
    private readonly long _postings;
    private readonly long _keys;

    private SegmentIndexFile(IStoreFile file, ReadOnlySpan<byte> head)
    {
        _file = file;
        First = BinaryPrimitives.ReadInt64LittleEndian(head[16..]);
        Entries = (int)BinaryPrimitives.ReadInt64LittleEndian(head[24..]);
        _postings = BinaryPrimitives.ReadInt64LittleEndian(head[32..]);
        _keys = BinaryPrimitives.ReadInt64LittleEndian(head[40..]);
    }

    private static ReadOnlySpan<byte> Magic => "ARCHINDX"u8;

    public long First { get; }
    public int Entries { get; }

    private long PostingsAt => HeadBytes + 8L * Entries;
    private long KeysAt => PostingsAt + PairBytes * _postings;

    public static string NameOf(long firstSequence) => $"{firstSequence:d16}.index";

    public static void Write(IStoreFolder folder, long firstSequence, GrowingIndex index)
    {
        var name = NameOf(firstSequence);
        using (var file = folder.Open(name + ".draft", FileUse.Create))
        {
            var bytes = Bytes(firstSequence, index);
            file.Write(bytes, 0);
            file.Write(SHA256.HashData(bytes), bytes.Length);
            file.Sync();
        }
        folder.Move(name + ".draft", name);
        folder.Sync();
    }

    /// <exception cref="DamagedStoreException">The file is not a whole index of the segment.</exception>
    public static SegmentIndexFile Open(IStoreFolder folder, long firstSequence)
    {
        var name = NameOf(firstSequence);
        var file = folder.Open(name, FileUse.Read);
        try
        {
            Check(file, name);
            Span<byte> head = stackalloc byte[HeadBytes];
            file.Read(head, 0);
            if (!head[..8].SequenceEqual(Magic)) throw new DamagedStoreException(name, "it is no index of a journal segment");
            var format = BinaryPrimitives.ReadInt32LittleEndian(head[8..]);
            if (format > Format) throw new NewerStoreException(name, format, Format);
            var index = new SegmentIndexFile(file, head);
            if (index.First != firstSequence || index.KeysAt + PairBytes * index._keys + SHA256.HashSizeInBytes != file.Length)
                throw new DamagedStoreException(name, "its parts do not add up to its length");
            return index;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether the file says exactly what the index of its segment, made anew, says.</summary>
    public bool IsOf(GrowingIndex expected)
    {
        var bytes = Bytes(First, expected);
        if (bytes.Length + SHA256.HashSizeInBytes != _file.Length) return false;
        var stored = new byte[bytes.Length];
        return _file.Read(stored, 0) == stored.Length && stored.AsSpan().SequenceEqual(bytes);
    }

    public long OffsetOf(int ordinal)
    {
        Span<byte> offset = stackalloc byte[8];
        _file.Read(offset, HeadBytes + 8L * ordinal);
        return BinaryPrimitives.ReadInt64LittleEndian(offset);
    }

    public void AddHistory(NodeId record, long after, List<long> sequences)
    {
        long low = 0, high = _postings;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (PostingAt(middle).CompareTo((record, after)) <= 0) low = middle + 1;
            else high = middle;
        }
        for (; low < _postings && PostingAt(low) is var posting && posting.Record == record; low++) sequences.Add(posting.Sequence);
    }

    public IEnumerable<RecordedKey> Keys()
    {
        var bytes = new byte[checked((int)(PairBytes * _keys))];
        _file.Read(bytes, KeysAt);
        for (var at = 0; at < bytes.Length; at += PairBytes)
        {
            yield return new RecordedKey(
                BinaryPrimitives.ReadUInt128LittleEndian(bytes.AsSpan(at)),
                BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at + 16)));
        }
    }

    public void Dispose() => _file.Dispose();

    private (NodeId Record, long Sequence) PostingAt(long ordinal)
    {
        Span<byte> pair = stackalloc byte[PairBytes];
        _file.Read(pair, PostingsAt + PairBytes * ordinal);
        return (new NodeId(BinaryPrimitives.ReadUInt128BigEndian(pair)), BinaryPrimitives.ReadInt64LittleEndian(pair[16..]));
    }

    private static void Check(IStoreFile file, string name)
    {
        var left = file.Length - SHA256.HashSizeInBytes;
        if (left < HeadBytes) throw new DamagedStoreException(name, "it is too short");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 18];
        for (var at = 0L; left > 0;)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
            file.Read(part, at);
            hash.AppendData(part);
            at += part.Length;
            left -= part.Length;
        }
        Span<byte> stored = stackalloc byte[SHA256.HashSizeInBytes];
        file.Read(stored, file.Length - stored.Length);
        if (!stored.SequenceEqual(hash.GetHashAndReset())) throw new DamagedStoreException(name, "its hash does not fit its bytes");
    }

    private static byte[] Bytes(long firstSequence, GrowingIndex index)
    {
        var offsets = index.Offsets();
        var postings = index.Postings();
        var keys = index.Keys().ToArray();
        var bytes = new byte[checked(HeadBytes + 8L * offsets.Length + PairBytes * (postings.Length + (long)keys.Length))];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), Format);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), firstSequence);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(24), offsets.Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(32), postings.Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(40), keys.Length);
        var at = HeadBytes;
        foreach (var offset in offsets)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at), offset);
            at += 8;
        }
        foreach (var (record, sequence) in postings)
        {
            BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(at), record.Value);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at + 16), sequence);
            at += PairBytes;
        }
        foreach (var (digest, sequence) in keys)
        {
            BinaryPrimitives.WriteUInt128LittleEndian(bytes.AsSpan(at), digest);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at + 16), sequence);
            at += PairBytes;
        }
        return bytes;
    }
}
