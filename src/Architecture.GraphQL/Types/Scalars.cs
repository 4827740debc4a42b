using System.Globalization;
using System.Text.Json;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Types;

/// <summary>Custom scalars that most schemas want; give them to <see cref="Bindings.SchemaBuilder.Scalar"/>.</summary>
public static class Scalars
{
    /// <summary><c>Date</c>: <c>2026-05-01</c>, as <see cref="DateOnly"/>.</summary>
    public static ScalarCoding Date { get; } = new TextScalar<DateOnly>(
        "Date",
        "a date such as \"2026-05-01\"",
        (string text, out DateOnly value) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value),
        value => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary><c>DateTime</c>: RFC 3339 with an offset, as <see cref="DateTimeOffset"/>; written in UTC.</summary>
    public static ScalarCoding DateTime { get; } = new TextScalar<DateTimeOffset>(
        "DateTime",
        "a moment with an offset such as \"2026-05-01T12:00:00Z\"",
        TryParseDateTime,
        value => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    /// <summary><c>URL</c>: an absolute URL, as <see cref="Uri"/>.</summary>
    public static ScalarCoding Url { get; } = new TextScalar<Uri>(
        "URL",
        "an absolute URL",
        (string text, out Uri value) => Uri.TryCreate(text, UriKind.Absolute, out value!),
        value => value.OriginalString);

    /// <summary><c>Long</c>: a whole number of 64 bits, as <see cref="long"/>; a JSON number.</summary>
    public static ScalarCoding Long { get; } = new LongScalar();

    private static bool TryParseDateTime(string text, out DateTimeOffset value)
    {
        string[] formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        value = default;
        var hasOffset = text.EndsWith('Z') || text.EndsWith('z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        return hasOffset && DateTimeOffset.TryParseExact(text.ToUpperInvariant(), formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }

    private sealed class LongScalar() : ScalarCoding("Long", "a whole number of 64 bits")
    {
        public override bool TryParse(Value literal, out object? value)
        {
            var number = 0L;
            var read = literal is IntValue written && long.TryParse(written.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
            value = read ? number : null;
            return read;
        }

        public override bool TryParse(JsonElement json, out object? value)
        {
            value = null;
            if (json.ValueKind != JsonValueKind.Number) return false;
            if (json.TryGetInt64(out var number)) value = number;
            else if (json.TryGetDouble(out var real) && Math.Floor(real) == real && Math.Abs(real) <= 9_007_199_254_740_991) value = (long)real;
            return value is not null;
        }

        public override bool TryWrite(object value, ResultWriter writer) => value switch
        {
            long number => Write(number, writer),
            int number => Write(number, writer),
            _ => false,
        };

        public override LeafWriter<T>? WriterFor<T>() => typeof(T) == typeof(long) ? (LeafWriter<T>)(object)new LeafWriter<long>(Write) : null;

        private static bool Write(long value, ResultWriter writer)
        {
            writer.WriteNumber(value);
            return true;
        }
    }
}
