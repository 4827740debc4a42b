using System.Collections.Immutable;
using System.Globalization;

namespace Architecture.Graph;

/// <summary>One property value: a closed union in 16 bytes, so that a node's values lie in one array without boxes.</summary>
public readonly struct GraphValue : IEquatable<GraphValue>
{
    /// <summary>The first moment of the year 1, in Unix milliseconds.</summary>
    public const long FirstMillisecond = -62_135_596_800_000;

    /// <summary>The last moment of the year 9999.</summary>
    public const long LastMillisecond = 253_402_300_799_999;

    // The reference is the text or list itself, or a marker that says how to read the number.
    private readonly object? _reference;
    private readonly long _number;

    private GraphValue(object? reference, long number) => (_reference, _number) = (reference, number);

    public static GraphValue Absent => default;

    public static GraphValue Of(string? text) => text is null ? default : new(text, 0);
    public static GraphValue Of(long? integer) => integer is { } value ? new(Marker.Integer, value) : default;
    public static GraphValue Of(bool? boolean) => boolean is { } value ? new(Marker.Boolean, value ? 1 : 0) : default;
    public static GraphValue Of(DateOnly? date) => date is { } value ? new(Marker.Date, value.DayNumber) : default;

    /// <summary>The moment, cut to whole milliseconds.</summary>
    public static GraphValue Of(DateTimeOffset? instant) =>
        instant is { } value ? new(Marker.Instant, value.ToUnixTimeMilliseconds()) : default;

    /// <summary>A list of texts; an empty list is absent, so that "has none" has one form.</summary>
    public static GraphValue Of(ImmutableArray<string> list) => list.IsDefaultOrEmpty ? default : new(list.ToArray(), 0);

    public static GraphValue OfDayNumber(long dayNumber) => new(Marker.Date, dayNumber);
    public static GraphValue OfUnixMilliseconds(long milliseconds) => new(Marker.Instant, milliseconds);

    public GraphValueKind Kind => _reference switch
    {
        null => GraphValueKind.Absent,
        string => GraphValueKind.Text,
        Marker marker => marker.Kind,
        _ => GraphValueKind.TextList,
    };

    public bool IsAbsent => _reference is null;

    public string? Text => _reference as string;
    public long? Integer => ReferenceEquals(_reference, Marker.Integer) ? _number : null;
    public bool? Boolean => ReferenceEquals(_reference, Marker.Boolean) ? _number == 1 : null;
    public DateOnly? Date => ReferenceEquals(_reference, Marker.Date) ? DateOnly.FromDayNumber((int)_number) : null;
    public DateTimeOffset? Instant =>
        ReferenceEquals(_reference, Marker.Instant) ? DateTimeOffset.FromUnixTimeMilliseconds(_number) : null;
    public ReadOnlySpan<string> List => _reference as string[];
    public ImmutableArray<string> ToList() => _reference is string[] list ? [.. list] : [];

    /// <summary>The number behind an integer, boolean (0 or 1), date (day number) or instant (Unix milliseconds).</summary>
    public long Number => _number;

    /// <summary>
    /// The order of every store: absent after every value; text by code point; lists item by item, the shorter first.
    /// Values of different kinds never meet in one property.
    /// </summary>
    public static int Compare(GraphValue left, GraphValue right)
    {
        if (left.IsAbsent || right.IsAbsent) return left.IsAbsent.CompareTo(right.IsAbsent);
        if (left._reference is string leftText && right._reference is string rightText) return CodePointOrder.Compare(leftText, rightText);
        if (left._reference is string[] leftList && right._reference is string[] rightList) return CompareLists(leftList, rightList);
        if (!ReferenceEquals(left._reference, right._reference))
            throw new InvalidOperationException($"A {left.Kind} has no order beside a {right.Kind}.");
        return left._number.CompareTo(right._number);
    }

    private static int CompareLists(string[] left, string[] right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var order = CodePointOrder.Compare(left[i], right[i]);
            if (order != 0) return order;
        }
        return left.Length.CompareTo(right.Length);
    }

    public bool Equals(GraphValue other) => (_reference, other._reference) switch
    {
        (string left, string right) => string.Equals(left, right, StringComparison.Ordinal),
        (string[] left, string[] right) => left.AsSpan().SequenceEqual(right),
        _ => ReferenceEquals(_reference, other._reference) && _number == other._number,
    };

    public override bool Equals(object? obj) => obj is GraphValue other && Equals(other);

    public override int GetHashCode() => _reference switch
    {
        string text => string.GetHashCode(text, StringComparison.Ordinal),
        string[] list => list.Length == 0 ? 0 : HashCode.Combine(list.Length, list[0]),
        _ => HashCode.Combine(Kind, _number),
    };

    public override string ToString() => _reference switch
    {
        null => "",
        string text => text,
        string[] list => string.Join(", ", list),
        _ when Boolean is { } boolean => boolean ? "true" : "false",
        _ when Date is { } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ when Instant is { } instant => instant.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        _ => _number.ToString(CultureInfo.InvariantCulture),
    };

    public static bool operator ==(GraphValue left, GraphValue right) => left.Equals(right);
    public static bool operator !=(GraphValue left, GraphValue right) => !left.Equals(right);

    private sealed class Marker(GraphValueKind kind)
    {
        public static readonly Marker Integer = new(GraphValueKind.Integer);
        public static readonly Marker Boolean = new(GraphValueKind.Boolean);
        public static readonly Marker Date = new(GraphValueKind.Date);
        public static readonly Marker Instant = new(GraphValueKind.Instant);

        public GraphValueKind Kind { get; } = kind;
    }
}
