using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Architecture.Graph;

/// <summary>Writes a file that is made whole and never changed: blocks, each behind a hash that also covers its place, and an end.</summary>
/// <remarks>
/// Layout: kind (8 bytes), format (4), then blocks of length (4), bytes, SHA-256 over kind, format, ordinal, length and bytes; a block of length 0
/// ends the file. So a byte changed, moved or missing anywhere is found. Numbers are 7-bit encoded where they are mostly small.
/// </remarks>
public sealed class SealedWriter(IStoreFile file, string kind, int format)
{
    private const int BlockBytes = 1 << 18;

    private readonly ArrayBufferWriter<byte> _block = new(BlockBytes + 4096);
    private long _offset;
    private int _ordinal;

    public void Byte(byte value)
    {
        _block.GetSpan(1)[0] = value;
        _block.Advance(1);
    }

    public void Long(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_block.GetSpan(8), value);
        _block.Advance(8);
    }

    public void Count(long value)
    {
        var span = _block.GetSpan(10);
        var rest = (ulong)value;
        var length = 0;
        while (rest >= 0x80)
        {
            span[length++] = (byte)(rest | 0x80);
            rest >>= 7;
        }
        span[length++] = (byte)rest;
        _block.Advance(length);
    }

    public void Id(NodeId id)
    {
        BinaryPrimitives.WriteUInt128BigEndian(_block.GetSpan(16), id.Value);
        _block.Advance(16);
    }

    public void Raw(ReadOnlySpan<byte> bytes) => _block.Write(bytes);

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Count(length);
        Encoding.UTF8.GetBytes(text, _block.GetSpan(length));
        _block.Advance(length);
    }

    public void Stamp(Stamp stamp)
    {
        Count(stamp.Sequence);
        Count(stamp.Time.ToUnixTimeMilliseconds());
    }

    public void Value(GraphValue value)
    {
        Byte((byte)value.Kind);
        switch (value.Kind)
        {
            case GraphValueKind.Absent: break;
            case GraphValueKind.Text: Text(value.Text!); break;
            case GraphValueKind.TextList:
                Count(value.List.Length);
                foreach (var item in value.List) Text(item);
                break;
            default: Long(value.Number); break;
        }
    }

    /// <summary>Between records: a record never lies in two blocks.</summary>
    public void EndRecord()
    {
        if (_block.WrittenCount >= BlockBytes) WriteBlock();
    }

    /// <summary>Ends the file and makes it durable.</summary>
    public void Finish()
    {
        if (_block.WrittenCount > 0) WriteBlock();
        WriteBlock();
        file.Sync();
    }

    private void WriteBlock()
    {
        if (_ordinal == 0)
        {
            var header = SealedFile.Header(kind, format);
            file.Write(header, 0);
            _offset = header.Length;
        }
        var bytes = _block.WrittenSpan;
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        file.Write(length, _offset);
        file.Write(bytes, _offset + 4);
        file.Write(SealedFile.BlockHash(kind, format, _ordinal, bytes), _offset + 4 + bytes.Length);
        _offset += 4 + bytes.Length + SHA256.HashSizeInBytes;
        _ordinal++;
        _block.ResetWrittenCount();
    }
}

/// <summary>What writer and reader of sealed files share.</summary>
public static class SealedFile
{
    internal const int HeaderBytes = 12;

    internal static byte[] Header(string kind, int format)
    {
        var header = new byte[HeaderBytes];
        Encoding.ASCII.GetBytes(kind, header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), format);
        return header;
    }

    internal static byte[] BlockHash(string kind, int format, int ordinal, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Header(kind, format));
        Span<byte> place = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(place, ordinal);
        BinaryPrimitives.WriteInt32LittleEndian(place[4..], bytes.Length);
        hash.AppendData(place);
        hash.AppendData(bytes);
        return hash.GetHashAndReset();
    }

    /// <summary>Writes a whole file under a name that appears only when it is durable.</summary>
    public static void Replace(IStoreFolder folder, string name, string kind, int format, Action<SealedWriter> write)
    {
        var draft = name + ".draft";
        using (var file = folder.Open(draft, FileUse.Create))
        {
            var writer = new SealedWriter(file, kind, format);
            write(writer);
            writer.Finish();
        }
        folder.Move(draft, name);
        folder.Sync();
    }
}
