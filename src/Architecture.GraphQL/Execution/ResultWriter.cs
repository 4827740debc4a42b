using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace Architecture.GraphQL.Execution;

/// <summary>Writes JSON as UTF-8 into a pooled buffer that can be cut back: a null that bubbles cuts to the mark where its field began.</summary>
public sealed class ResultWriter : IDisposable
{
    private const int InitialSize = 8 * 1024;

    /// <summary>What JSON requires to be escaped; everything else, <c>é &lt; +</c> included, goes out as it is.</summary>
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\"
        + "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000A\u000B\u000C\u000D\u000E\u000F"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int length;

    /// <summary>Bytes written so far; a mark for <see cref="Truncate"/>.</summary>
    public int Length => length;

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    public ReadOnlyMemory<byte> WrittenMemory => buffer.AsMemory(0, length);

    /// <summary>Forgets what was written after a mark.</summary>
    public void Truncate(int mark) => length = mark;

    public void Dispose()
    {
        var returned = buffer;
        buffer = [];
        length = 0;
        if (returned.Length > 0) ArrayPool<byte>.Shared.Return(returned);
    }

    public void WriteNull() => WriteRaw("null"u8);

    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteByte(byte value)
    {
        if (length == buffer.Length) Grow(1);
        buffer[length++] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteRaw(ReadOnlySpan<byte> json)
    {
        if (buffer.Length - length < json.Length) Grow(json.Length);
        json.CopyTo(buffer.AsSpan(length));
        length += json.Length;
    }

    public void WriteNumber(int value)
    {
        if (buffer.Length - length < 11) Grow(11);
        Utf8Formatter.TryFormat(value, buffer.AsSpan(length), out var written);
        length += written;
    }

    public void WriteNumber(long value)
    {
        if (buffer.Length - length < 20) Grow(20);
        Utf8Formatter.TryFormat(value, buffer.AsSpan(length), out var written);
        length += written;
    }

    /// <summary>Writes a finite number; JSON has no others.</summary>
    public void WriteNumber(double value)
    {
        if (buffer.Length - length < 32) Grow(32);
        Utf8Formatter.TryFormat(value, buffer.AsSpan(length), out var written);
        length += written;
    }

    /// <summary>Writes a string with its quotes; a lone surrogate becomes U+FFFD.</summary>
    public void WriteString(string value) => WriteString(value.AsSpan());

    public void WriteString(ReadOnlySpan<char> value)
    {
        var worst = (value.Length * 3) + 2;
        if (buffer.Length - length < worst) Grow(worst);
        buffer[length++] = (byte)'"';
        while (true)
        {
            var next = value.IndexOfAny(Escaped);
            if (next < 0) break;
            WriteUnescaped(value[..next]);
            WriteEscaped(value[next]);
            value = value[(next + 1)..];
        }
        WriteUnescaped(value);
        WriteByte((byte)'"');
    }

    private void WriteUnescaped(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty) return;
        if (buffer.Length - length < value.Length * 3) Grow(value.Length * 3);
        length += Encoding.UTF8.GetBytes(value, buffer.AsSpan(length));
    }

    private void WriteEscaped(char character)
    {
        switch (character)
        {
            case '"': WriteRaw("\\\""u8); break;
            case '\\': WriteRaw("\\\\"u8); break;
            case '\b': WriteRaw("\\b"u8); break;
            case '\f': WriteRaw("\\f"u8); break;
            case '\n': WriteRaw("\\n"u8); break;
            case '\r': WriteRaw("\\r"u8); break;
            case '\t': WriteRaw("\\t"u8); break;
            default:
                WriteRaw("\\u00"u8);
                WriteByte((byte)(character >> 4 == 0 ? '0' : '1'));
                WriteByte((byte)"0123456789abcdef"[character & 15]);
                break;
        }
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + more));
        buffer.AsSpan(0, length).CopyTo(larger);
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
