using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Architecture.Storage.Embedded;

/// <summary>One durable step: the entries of one batch, whole or not there.</summary>
/// <remarks>
/// Layout: magic (4), number of entries (4), first sequence (8), length of what follows the head (4), zero (4), SHA-256 over these and what follows;
/// then each entry as length (4) and canonical bytes. Little-endian.
/// </remarks>
internal sealed class JournalFrame
{
    public const int HeadBytes = 24 + SHA256.HashSizeInBytes;
    private const uint Magic = 0x4D415246;

    private const int UsualBytes = 1 << 16;
    private const int KeptBytes = 1 << 22;

    private ArrayBufferWriter<byte> _bytes = new(UsualBytes);
    private int _count;
    private long _first;

    public bool IsEmpty => _count == 0;
    public int Length => _bytes.WrittenCount;

    public void Start(long firstSequence)
    {
        if (_bytes.Capacity > KeptBytes) _bytes = new ArrayBufferWriter<byte>(UsualBytes);
        _bytes.ResetWrittenCount();
        _bytes.GetSpan(HeadBytes)[..HeadBytes].Clear();
        _bytes.Advance(HeadBytes);
        (_count, _first) = (0, firstSequence);
    }

    /// <summary>Adds an entry; the answer is where its bytes begin within the frame.</summary>
    public int Add(ReadOnlySpan<byte> entry)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(4), entry.Length);
        _bytes.Advance(4);
        var place = _bytes.WrittenCount;
        _bytes.Write(entry);
        _count++;
        return place;
    }

    public ReadOnlySpan<byte> Finish()
    {
        // The buffer writer hands out its memory as read-only; the head is known only now.
        var frame = System.Runtime.InteropServices.MemoryMarshal.AsMemory(_bytes.WrittenMemory).Span;
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(frame[4..], _count);
        BinaryPrimitives.WriteInt64LittleEndian(frame[8..], _first);
        BinaryPrimitives.WriteInt32LittleEndian(frame[16..], frame.Length - HeadBytes);
        Hash(frame, frame.Slice(24, SHA256.HashSizeInBytes));
        return frame;
    }

    /// <summary>Reads the frame at the start of some bytes.</summary>
    /// <returns>Its length; 0 where only zeros follow, as they lie ahead of the last frame; −1 where there is something else.</returns>
    public static int Parse(ReadOnlySpan<byte> bytes, long expectedFirst, out int count)
    {
        count = 0;
        if (!bytes.ContainsAnyExcept((byte)0)) return 0;
        if (bytes.Length < HeadBytes || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic) return -1;
        count = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[16..]);
        if (length < 0 || length > bytes.Length - HeadBytes || count < 1 || count > length / 4) return -1;
        if (BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]) != expectedFirst) return -1;
        var frame = bytes[..(HeadBytes + length)];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(frame, hash);
        return hash.SequenceEqual(frame.Slice(24, SHA256.HashSizeInBytes)) ? frame.Length : -1;
    }

    private static void Hash(ReadOnlySpan<byte> frame, Span<byte> hash)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(frame[..24]);
        sha.AppendData(frame[HeadBytes..]);
        sha.GetHashAndReset(hash);
    }
}
