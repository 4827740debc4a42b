using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Architecture.Conformance.Reference;

/// <summary>JSON as a text that is equal when the values are: order of members kept, numbers and escapes in one form.</summary>
public static class JsonText
{
    public static string Canonical(JsonElement element)
    {
        var text = new StringBuilder();
        Append(text, element);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var member in element.EnumerateObject())
                {
                    text.Append('"').Append(member.Name).Append("\":");
                    Append(text, member.Value);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in element.EnumerateArray())
                {
                    Append(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case JsonValueKind.Number: text.Append(element.GetDouble().ToString("R", CultureInfo.InvariantCulture)); break;
            case JsonValueKind.String: text.Append('"').Append(element.GetString()).Append('"'); break;
            default: text.Append(element.GetRawText()); break;
        }
    }
}
