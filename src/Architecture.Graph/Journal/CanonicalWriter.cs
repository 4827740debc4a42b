using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Architecture.Graph;

/// <summary>Writes the canonical bytes: every value has exactly one form, so equal entries hash alike on every store.</summary>
/// <remarks>Integers are 8 bytes big-endian; counts and lengths 4; texts UTF-8 behind their length; a missing text has length −1.</remarks>
internal sealed class CanonicalWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(512);

    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    public void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    public void Count(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_bytes.GetSpan(4), value);
        _bytes.Advance(4);
    }

    public void Long(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(8), value);
        _bytes.Advance(8);
    }

    public void Id(NodeId id)
    {
        BinaryPrimitives.WriteUInt128BigEndian(_bytes.GetSpan(16), id.Value);
        _bytes.Advance(16);
    }

    public void Bytes(ImmutableArray<byte> bytes)
    {
        Count(bytes.Length);
        _bytes.Write(bytes.AsSpan());
    }

    public void Text(string? text)
    {
        if (text is null)
        {
            Count(-1);
            return;
        }
        var length = Encoding.UTF8.GetByteCount(text);
        Count(length);
        Encoding.UTF8.GetBytes(text, _bytes.GetSpan(length));
        _bytes.Advance(length);
    }

    public void Value(GraphValue value)
    {
        Byte((byte)value.Kind);
        switch (value.Kind)
        {
            case GraphValueKind.Absent: break;
            case GraphValueKind.Text: Text(value.Text); break;
            case GraphValueKind.TextList:
                Count(value.List.Length);
                foreach (var item in value.List) Text(item);
                break;
            default: Long(value.Number); break;
        }
    }
}
