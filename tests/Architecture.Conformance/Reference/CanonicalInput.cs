using System.Globalization;
using System.Text;
using Architecture.GraphQL.Execution;

namespace Architecture.Conformance.Reference;

/// <summary>Arguments as they reach a resolver, in the text that oracle/mock.mjs makes of them: keys sorted, absent left out, null kept.</summary>
internal static class CanonicalInput
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null: text.Append("null"); break;
            case bool truth: text.Append(truth ? "true" : "false"); break;
            case string content: AppendString(text, content); break;
            case int number: text.Append(number.ToString(CultureInfo.InvariantCulture)); break;
            case long number: text.Append(Number(number)); break;
            case double number: text.Append(Number(number)); break;
            case IEnumerable<KeyValuePair<string, object?>> members: AppendMembers(text, members); break;
            case object?[] items: AppendItems(text, items); break;
            default: throw new InvalidOperationException($"A coerced input is not expected to be a {value.GetType().Name}.");
        }
    }

    private static void AppendMembers(StringBuilder text, IEnumerable<KeyValuePair<string, object?>> members)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, member) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            if (!first) text.Append(',');
            first = false;
            Append(text.Append(name).Append(':'), member);
        }

        text.Append('}');
    }

    private static void AppendItems(StringBuilder text, object?[] items)
    {
        text.Append('[');
        for (var index = 0; index < items.Length; index++)
        {
            if (index > 0) text.Append(',');
            Append(text, items[index]);
        }

        text.Append(']');
    }

    /// <summary>As ECMAScript writes a number.</summary>
    private static string Number(double number)
    {
        if (number == 0) return "0";
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        if (shortest.Split('E') is not [var digits, var power]) return shortest;
        var exponent = int.Parse(power, CultureInfo.InvariantCulture);
        return exponent is >= -7 and < 21
            ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{digits}e{(exponent < 0 ? "" : "+")}{exponent}");
    }

    private static void AppendString(StringBuilder text, string content)
    {
        text.Append('"');
        foreach (var character in content)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
