using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Architecture.Graph;

/// <summary>Reads what <see cref="SealedWriter"/> wrote; every block is checked before a byte of it is believed.</summary>
public sealed class SealedReader
{
    private readonly IStoreFile _file;
    private readonly string _name;
    private readonly string _kind;
    private readonly int _format;
    private readonly long _length;
    private long _offset = SealedFile.HeaderBytes;
    private int _ordinal;
    private byte[] _block = [];
    private int _blockLength;
    private int _position;

    /// <exception cref="DamagedStoreException">It is not a whole file of the kind.</exception>
    /// <exception cref="NewerStoreException">It has a later format.</exception>
    public SealedReader(IStoreFile file, string name, string kind, int newestFormat)
    {
        (_file, _name, _kind, _length) = (file, name, kind, file.Length);
        Span<byte> header = stackalloc byte[SealedFile.HeaderBytes];
        if (file.Read(header, 0) < header.Length) throw new DamagedStoreException(name, "it ends within its header");
        _format = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        // The first block's hash covers the header, so that a changed format is damage and not a newer program's.
        if (!header[..8].SequenceEqual(SealedFile.Header(kind, 0).AsSpan(0, 8))) throw new DamagedStoreException(name, $"it does not begin with '{kind}'");
        LoadBlock();
        if (_format > newestFormat) throw new NewerStoreException(name, _format, newestFormat);
        if (_format < 1) throw new DamagedStoreException(name, $"there is no format {_format}");
    }

    public bool AtEnd
    {
        get
        {
            if (_position == _blockLength && _blockLength > 0) LoadBlock();
            return _blockLength == 0;
        }
    }

    public byte Byte() => Take(1)[0];
    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));
    public NodeId Id() => new(BinaryPrimitives.ReadUInt128BigEndian(Take(16)));
    public ImmutableArray<byte> Raw(int count) => [.. Take(count)];
    public string Text() => Encoding.UTF8.GetString(Take(Size()));
    public int Size() => checked((int)Count());

    public long Count()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return (long)value;
        }
        throw new DamagedStoreException(_name, "a number is too long");
    }

    public Stamp Stamp() => new(Count(), DateTimeOffset.FromUnixTimeMilliseconds(Count()));

    public GraphValue Value() => (GraphValueKind)Byte() switch
    {
        GraphValueKind.Absent => default,
        GraphValueKind.Text => GraphValue.Of(Text()),
        GraphValueKind.Integer => GraphValue.Of(Long()),
        GraphValueKind.Boolean => GraphValue.Of(Long() == 1),
        GraphValueKind.Date => GraphValue.OfDayNumber(Long()),
        GraphValueKind.Instant => GraphValue.OfUnixMilliseconds(Long()),
        GraphValueKind.TextList => List(),
        var other => throw new DamagedStoreException(_name, $"no value is of kind {(int)other}"),
    };

    /// <summary>Reads on to the end, checking each block.</summary>
    public void CheckToEnd()
    {
        while (_blockLength > 0) LoadBlock();
    }

    private GraphValue List()
    {
        var items = new string[Size()];
        for (var i = 0; i < items.Length; i++) items[i] = Text();
        return GraphValue.Of(ImmutableArray.Create(items));
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_position == _blockLength && _blockLength > 0) LoadBlock();
        if (count < 0 || count > _blockLength - _position) throw new DamagedStoreException(_name, "a record goes on behind its block");
        _position += count;
        return _block.AsSpan(_position - count, count);
    }

    private void LoadBlock()
    {
        Span<byte> prefix = stackalloc byte[4];
        if (_file.Read(prefix, _offset) < 4) throw Damaged("the file ends too early");
        var length = BinaryPrimitives.ReadInt32LittleEndian(prefix);
        if (length < 0 || length > _length - _offset - 4 - SHA256.HashSizeInBytes) throw Damaged($"it claims {length} bytes");
        var whole = length + SHA256.HashSizeInBytes;
        if (_block.Length < whole) _block = new byte[whole];
        if (_file.Read(_block.AsSpan(0, whole), _offset + 4) < whole) throw Damaged("the file ends too early");
        var expected = SealedFile.BlockHash(_kind, _format, _ordinal, _block.AsSpan(0, length));
        if (!_block.AsSpan(length, SHA256.HashSizeInBytes).SequenceEqual(expected)) throw Damaged("its hash does not fit its bytes");
        _offset += 4 + whole;
        _ordinal++;
        (_position, _blockLength) = (0, length);
        if (length == 0 && _offset != _length) throw new DamagedStoreException(_name, $"{_length - _offset} bytes lie behind its end");
    }

    private DamagedStoreException Damaged(string what) => new(_name, $"block {_ordinal} at byte {_offset}: {what}");
}
