using System.Text;
using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Utilities;

/// <summary>Writes syntax back as text.</summary>
public static class Printer
{
    /// <summary>A value literal on one line.</summary>
    public static string Print(Value value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>A string literal, with what JSON and GraphQL escape alike.</summary>
    public static string PrintString(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var character in value)
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
                < ' ' or (>= '\u007F' and < '\u00A0') => text.Append("\\u").Append(((int)character).ToString("X4")),
                _ => text.Append(character),
            };
        }
        return text.Append('"').ToString();
    }

    private static void Append(StringBuilder text, Value value)
    {
        switch (value)
        {
            case Variable variable: text.Append('$').Append(variable.Name.Value); break;
            case IntValue number: text.Append(number.Value); break;
            case FloatValue number: text.Append(number.Value); break;
            case StringValue written: text.Append(written.Block ? BlockString.Print(written.Value, "") : PrintString(written.Value)); break;
            case BooleanValue truth: text.Append(truth.Value ? "true" : "false"); break;
            case NullValue: text.Append("null"); break;
            case EnumValue name: text.Append(name.Value); break;
            case ListValue list: AppendAll(text, list.Values, "[", "]", item => Append(text, item)); break;
            case ObjectValue members:
                AppendAll(text, members.Fields, "{", "}", member =>
                {
                    text.Append(member.Name.Value).Append(": ");
                    Append(text, member.Value);
                });
                break;
            default: throw new InvalidOperationException($"A {value.GetType().Name} is not a value of the grammar.");
        }
    }

    private static void AppendAll<T>(StringBuilder text, IReadOnlyList<T> items, string open, string close, Action<T> append)
    {
        // graphql-js spaces the braces of an object literal: { a: 1 }.
        var pad = open == "{" && items.Count > 0 ? " " : "";
        text.Append(open).Append(pad);
        for (var index = 0; index < items.Count; index++)
        {
            if (index > 0) text.Append(", ");
            append(items[index]);
        }
        text.Append(pad).Append(close);
    }
}
