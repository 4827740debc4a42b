using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Architecture.Storage.Embedded;

/// <summary>How far the journal was acknowledged.</summary>
/// <remarks>
/// A damaged last frame and one that a power cut tore look alike. So after each durable frame, and without a second wait for the disk, this mark is
/// written: it survives a killed process, and after a power cut it is at worst older than the journal. Frames up to the mark must be whole, else it is damage;
/// behind it a torn frame was never acknowledged. Layout: magic (8), sequence (8), segment (8), end offset (8), hash of the entry (32), SHA-256 of these.
/// </remarks>
internal sealed record HeadMark(long Sequence, long Segment, long End, ImmutableArray<byte> Hash)
{
    public const string FileName = "head";
    private const int Bytes = 32 + SHA256.HashSizeInBytes + SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> Magic => "ARCHHEAD"u8;

    public static HeadMark? Read(IStoreFolder folder)
    {
        if (!folder.Exists(FileName)) return null;
        using var file = folder.Open(FileName, FileUse.Read);
        Span<byte> bytes = stackalloc byte[Bytes];
        if (file.Length != Bytes || file.Read(bytes, 0) != Bytes || !bytes[..8].SequenceEqual(Magic))
            throw new DamagedStoreException(FileName, "it is not a mark of the journal's head");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..^SHA256.HashSizeInBytes], hash);
        if (!hash.SequenceEqual(bytes[^SHA256.HashSizeInBytes..])) throw new DamagedStoreException(FileName, "its hash does not fit its bytes");
        return new HeadMark(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            [.. bytes.Slice(32, SHA256.HashSizeInBytes)]);
    }

    /// <summary>Makes the file, durable before its name appears.</summary>
    public void Create(IStoreFolder folder)
    {
        using (var file = folder.Open(FileName + ".draft", FileUse.Create))
        {
            Write(file);
            file.Sync();
        }
        folder.Move(FileName + ".draft", FileName);
        folder.Sync();
    }

    public void Write(IStoreFile file)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Segment);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], End);
        Hash.AsSpan().CopyTo(bytes[32..]);
        SHA256.HashData(bytes[..^SHA256.HashSizeInBytes], bytes[^SHA256.HashSizeInBytes..]);
        file.Write(bytes, 0);
    }
}
