using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Architecture.Storage.Embedded;

/// <summary>One file of the journal: a head, frames, and (in the last one) zeros ahead of the frames to come.</summary>
internal sealed class JournalSegment(string name, long first, IStoreFile file, ISegmentIndex index) : IDisposable
{
    public const string Suffix = ".journal";
    public const int HeadBytes = 24 + 2 * SHA256.HashSizeInBytes;
    public const int Format = 1;

    private ISegmentIndex _index = index;

    private static ReadOnlySpan<byte> Magic => "ARCHJRNL"u8;

    public string Name { get; } = name;
    public long First { get; } = first;
    public IStoreFile File { get; } = file;

    /// <summary>In memory while the segment grows, on disk after.</summary>
    public ISegmentIndex Index
    {
        get => Volatile.Read(ref _index);
        set => Volatile.Write(ref _index, value);
    }

    public static string NameOf(long first) => $"{first:d16}{Suffix}";

    /// <summary>The segments in a folder, in order, by the sequence that each begins with.</summary>
    public static ImmutableArray<long> In(IStoreFolder folder) =>
    [
        .. folder.Names().Where(name => name.EndsWith(Suffix, StringComparison.Ordinal)).Select(FirstOf).Order(),
    ];

    /// <summary>Makes a segment that is durable before its name appears.</summary>
    public static JournalSegment Create(IStoreFolder folder, long first, ImmutableArray<byte> previous, int ahead)
    {
        var name = NameOf(first);
        using (var draft = folder.Open(name + ".draft", FileUse.Create))
        {
            var bytes = new byte[HeadBytes + ahead];
            Magic.CopyTo(bytes);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), Format);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), first);
            previous.AsSpan().CopyTo(bytes.AsSpan(24));
            SHA256.HashData(bytes.AsSpan(0, HeadBytes - SHA256.HashSizeInBytes), bytes.AsSpan(HeadBytes - SHA256.HashSizeInBytes));
            draft.Write(bytes, 0);
            draft.Sync();
        }
        folder.Move(name + ".draft", name);
        folder.Sync();
        return new JournalSegment(name, first, folder.Open(name, FileUse.Write), new GrowingIndex());
    }

    /// <summary>Checks a segment's head; the answer is the hash that stands before its first entry.</summary>
    public static ImmutableArray<byte> CheckHead(string name, long first, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeadBytes || !bytes[..8].SequenceEqual(Magic)) throw new DamagedStoreException(name, "it is no journal segment", first);
        var format = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        var hash = SHA256.HashData(bytes[..(HeadBytes - SHA256.HashSizeInBytes)]);
        if (!bytes[(HeadBytes - SHA256.HashSizeInBytes)..HeadBytes].SequenceEqual(hash))
            throw new DamagedStoreException(name, "the hash of its head does not fit", first);
        if (format > Format) throw new NewerStoreException(name, format, Format);
        if (BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]) != first)
            throw new DamagedStoreException(name, "its name is not that of its first entry", first);
        return [.. bytes.Slice(24, SHA256.HashSizeInBytes)];
    }

    public JournalEntry Read(long sequence)
    {
        var offset = Index.OffsetOf((int)(sequence - First));
        Span<byte> length = stackalloc byte[4];
        File.Read(length, offset - 4);
        var size = BinaryPrimitives.ReadInt32LittleEndian(length);
        if (size < 0 || size > File.Length - offset) throw new DamagedStoreException(Name, $"an entry at byte {offset} claims {size} bytes", sequence);
        var bytes = new byte[size];
        File.Read(bytes, offset);
        try
        {
            return JournalCodec.Decode(bytes);
        }
        catch (DamagedJournalException fault)
        {
            throw new DamagedStoreException(Name, $"the entry at byte {offset} cannot be read: {fault.Message}", sequence);
        }
    }

    public void Dispose()
    {
        Index.Dispose();
        File.Dispose();
    }

    private static long FirstOf(string name) =>
        long.TryParse(name.AsSpan(0, name.Length - Suffix.Length), out var first)
            ? first
            : throw new DamagedStoreException(name, "its name is not that of a journal segment");
}
