using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Architecture.Graph;

namespace Architecture.Api.Building;

/// <summary>Keyset cursors, bound to the filter and order that they were made under.</summary>
internal static class Cursor
{
    /// <summary>What a cursor is bound to: any text that differs when filter or order do.</summary>
    public static string Fingerprint(string question) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question)).AsSpan(0, 6));

    public static string Write(string fingerprint, Keyset place)
    {
        var parts = place.Values.Select(Text).Prepend(place.Id.ToString()).Prepend(fingerprint);
        return Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(parts));
    }

    /// <summary>The place that a cursor names; null when it is not one of this question.</summary>
    public static Keyset? Read(string cursor, string fingerprint)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(cursor));
            if (parts is not [var bound, var id, ..] || bound != fingerprint || !NodeId.TryParse(id, out var node)) return null;
            return new Keyset([.. parts[2..].Select(Value)], node);
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            return null;
        }
    }

    private static string? Text(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Absent => null,
        GraphValueKind.Text => "t" + value.Text,
        GraphValueKind.TextList => throw new NotSupportedException("Nothing is ordered by a list."),
        var kind => $"{(int)kind}{value.Number.ToString(CultureInfo.InvariantCulture)}",
    };

    private static GraphValue Value(string? text)
    {
        if (text is null) return GraphValue.Absent;
        if (text is ['t', ..]) return GraphValue.Of(text[1..]);
        if (text.Length < 2) throw new FormatException("A cursor's value is cut off.");
        var number = long.Parse(text.AsSpan(1), CultureInfo.InvariantCulture);
        return (GraphValueKind)(text[0] - '0') switch
        {
            GraphValueKind.Integer => GraphValue.Of(number),
            GraphValueKind.Boolean => GraphValue.Of(number == 1),
            GraphValueKind.Date => GraphValue.OfDayNumber(number),
            GraphValueKind.Instant => GraphValue.OfUnixMilliseconds(number),
            _ => throw new FormatException("A cursor's value has no known kind."),
        };
    }
}
