using System.Globalization;

namespace Architecture.Graph;

/// <summary>The identity of a node or an edge: 128 bits, written as 32 lower-case hexadecimal digits.</summary>
/// <remarks>Numeric order equals the ordinal order of the text, so every store sorts ids alike.</remarks>
public readonly record struct NodeId(UInt128 Value) : IComparable<NodeId>
{
    public static NodeId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is no id: 32 hexadecimal digits are expected.");

    public static bool TryParse(string? text, out NodeId id)
    {
        var read = UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            && text is { Length: 32 };
        id = read ? new NodeId(value) : default;
        return read;
    }

    public int CompareTo(NodeId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);

    public static bool operator <(NodeId left, NodeId right) => left.Value < right.Value;
    public static bool operator >(NodeId left, NodeId right) => left.Value > right.Value;
    public static bool operator <=(NodeId left, NodeId right) => left.Value <= right.Value;
    public static bool operator >=(NodeId left, NodeId right) => left.Value >= right.Value;
}
