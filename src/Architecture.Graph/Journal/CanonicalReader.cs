using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Architecture.Graph;

/// <summary>Reads what <see cref="CanonicalWriter"/> wrote and refuses everything else.</summary>
internal ref struct CanonicalReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool AtEnd => _rest.IsEmpty;

    public byte Byte() => Take(1)[0];
    public int Count() => BinaryPrimitives.ReadInt32BigEndian(Take(4));
    public long Long() => BinaryPrimitives.ReadInt64BigEndian(Take(8));
    public NodeId Id() => new(BinaryPrimitives.ReadUInt128BigEndian(Take(16)));
    public ImmutableArray<byte> Bytes() => [.. Take(Count())];

    public string? Text()
    {
        var length = Count();
        if (length == -1) return null;
        try
        {
            return Strict.GetString(Take(length));
        }
        catch (DecoderFallbackException fault)
        {
            throw new DamagedJournalException("a text is not UTF-8", fault);
        }
    }

    /// <summary>A number of items to follow, each of at least <paramref name="smallest"/> bytes: a damaged count must not allocate.</summary>
    public int Items(int smallest)
    {
        var count = Count();
        return count >= 0 && count <= _rest.Length / smallest ? count : throw new DamagedJournalException($"a list claims {count} items");
    }

    public GraphValue Value() => (GraphValueKind)Byte() switch
    {
        GraphValueKind.Absent => default,
        GraphValueKind.Text => GraphValue.Of(Text() ?? throw new DamagedJournalException("a text is missing")),
        GraphValueKind.Integer => GraphValue.Of(Long()),
        GraphValueKind.Boolean => Long() switch
        {
            0 => GraphValue.Of(false),
            1 => GraphValue.Of(true),
            var other => throw new DamagedJournalException($"a boolean is {other}"),
        },
        GraphValueKind.Date => Day(Long()),
        GraphValueKind.Instant => GraphValue.Of(Time()),
        GraphValueKind.TextList => List(),
        var kind => throw new DamagedJournalException($"no value is of kind {(int)kind}"),
    };

    public DateTimeOffset Time()
    {
        var milliseconds = Long();
        return milliseconds is >= GraphValue.FirstMillisecond and <= GraphValue.LastMillisecond
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : throw new DamagedJournalException($"no moment is {milliseconds} ms from 1970");
    }

    private static GraphValue Day(long number) =>
        number >= 0 && number <= DateOnly.MaxValue.DayNumber
            ? GraphValue.OfDayNumber(number)
            : throw new DamagedJournalException($"no day has the number {number}");

    private GraphValue List()
    {
        var items = ImmutableArray.CreateBuilder<string>();
        for (var left = Items(4); left > 0; left--) items.Add(Text() ?? throw new DamagedJournalException("a list item is missing"));
        return items.Count > 0 ? GraphValue.Of(items.DrainToImmutable()) : throw new DamagedJournalException("a list is empty");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _rest.Length) throw new DamagedJournalException($"{count} bytes are expected where {_rest.Length} are left");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}

/// <summary>Stored bytes are not what this program wrote.</summary>
public sealed class DamagedJournalException(string what, Exception? inner = null) : Exception($"The journal is damaged: {what}.", inner);

/// <summary>Stored bytes are of a later format than this program reads.</summary>
public sealed class NewerJournalException(int format)
    : Exception($"The journal was written in format {format}; this program reads up to {JournalEntry.CurrentFormat}. Start a newer version.");
