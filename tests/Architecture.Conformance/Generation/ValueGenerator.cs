using System.Globalization;
using System.Text.Json.Nodes;
using Architecture.GraphQL.Types;

namespace Architecture.Conformance.Generation;

/// <summary>Values for input types, as literals and as JSON; mostly right, sometimes not.</summary>
internal sealed class ValueGenerator(Chance chance, int mistakesInHundred)
{
    private static readonly string[] Texts =
        ["\"\"", "\"a\"", "\"Göteborg\"", "\"\\u00e5\\n\\t\\\"\"", "\"\\u{1F600}\"", "\"\\uD83D\\uDE00\"", "\"\"\"block\"\"\"", "\"\"\"\n    indented\n      more\n    \"\"\"", "\"😀\"", "\"\"\"a \\\"\"\" b\"\"\""];

    private static readonly string[] Wrong =
        ["null", "1", "-0", "1.5", "1e3", "true", "\"1\"", "NAME", "[]", "[1]", "{}", "{ a: 1 }", "2147483648", "-2147483648", "9007199254740993", "12345678901234567890", "1.0", "[[1]]", "[null]", "\"\""];

    private static readonly string[] WrongJson =
        ["null", "1", "1.0", "1.5", "true", "\"1\"", "\"RED\"", "[]", "[1]", "{}", "{\"a\":1}", "2147483648", "-2147483648", "9007199254740991", "1e3", "[null]", "\"\"", "[[1,2]]", "[1,null]"];

    /// <summary>A literal for a type; <paramref name="variable"/> may put a variable in its place.</summary>
    public void Literal(SchemaType type, TokenText text, Func<SchemaType, bool, string?>? variable, int depth = 0, bool hasDefault = false)
    {
        if (variable?.Invoke(type, hasDefault) is { } name)
        {
            text.Add("$", name);
            return;
        }

        if (chance.Below(1000) < mistakesInHundred * 10)
        {
            text.Add(chance.Pick(Wrong));
            return;
        }

        if (type is not NonNullType && chance.Percent(6))
        {
            text.Add("null");
            return;
        }

        switch (type.Nullable)
        {
            case ListType list: List(list, text, variable, depth); break;
            case InputObjectType input: Object(input, text, variable, depth); break;
            case EnumType enumeration: text.Add(chance.Pick(enumeration.Values).Name); break;
            default: text.Add(Scalar(type.Named.Name)); break;
        }
    }

    /// <summary>A JSON value for a variable of a type.</summary>
    public JsonNode? Json(SchemaType type, int depth = 0)
    {
        if (chance.Below(1000) < mistakesInHundred * 10) return JsonNode.Parse(chance.Pick(WrongJson));
        if (type is not NonNullType && chance.Percent(10)) return null;
        switch (type.Nullable)
        {
            case ListType list:
                if (chance.Percent(15)) return Json(list.OfType, depth + 1);
                var items = new JsonArray();
                for (var count = depth > 4 ? 0 : chance.Below(3); count > 0; count--) items.Add(Json(list.OfType, depth + 1));
                return items;
            case InputObjectType input: return JsonObject(input, depth);
            case EnumType enumeration: return chance.Pick(enumeration.Values).Name;
            default: return JsonNode.Parse(JsonScalar(type.Named.Name));
        }
    }

    private void List(ListType list, TokenText text, Func<SchemaType, bool, string?>? variable, int depth)
    {
        if (chance.Percent(20))
        {
            Literal(list.OfType, text, variable, depth + 1);
            return;
        }

        text.Add("[");
        for (var count = depth > 4 ? 0 : chance.Below(3); count > 0; count--) Literal(list.OfType, text, variable, depth + 1);
        text.Add("]");
    }

    private void Object(InputObjectType input, TokenText text, Func<SchemaType, bool, string?>? variable, int depth)
    {
        text.Add("{");
        var only = input.IsOneOf && !chance.Percent(mistakesInHundred * 3) ? chance.Pick(input.Fields) : null;
        foreach (var field in input.Fields)
        {
            var wanted = only is not null ? ReferenceEquals(only, field) : field.IsRequired ? !chance.Percent(mistakesInHundred) : depth < 4 && chance.Percent(30);
            if (!wanted) continue;
            text.Add(chance.Below(1000) < mistakesInHundred * 4 ? "unknownField" : field.Name, ":");
            Literal(field.Type, text, variable, depth + 1, field.DefaultValue is not null);
            if (chance.Below(1000) < mistakesInHundred * 3) text.Add(field.Name, ":", "1");
        }

        text.Add("}");
    }

    private JsonObject JsonObject(InputObjectType input, int depth)
    {
        var made = new JsonObject();
        var only = input.IsOneOf && !chance.Percent(mistakesInHundred * 3) ? chance.Pick(input.Fields) : null;
        foreach (var field in input.Fields)
        {
            var wanted = only is not null ? ReferenceEquals(only, field) : field.IsRequired ? !chance.Percent(mistakesInHundred) : depth < 4 && chance.Percent(30);
            if (wanted) made[field.Name] = Json(field.Type, depth + 1);
        }

        if (chance.Below(1000) < mistakesInHundred * 4) made["unknownField"] = 1;
        return made;
    }

    private string Scalar(string name) => name switch
    {
        "Int" => chance.OneOf("0", "1", "-1", "10", "2147483647", "-2147483648"),
        "Float" => chance.OneOf("0", "1.5", "-2.25", "1e3", "1.5E-2", "7"),
        "Boolean" => chance.OneOf("true", "false"),
        "ID" => chance.OneOf("\"id\"", "1", "\"\"", "-7", "\"a/b\""),
        "String" => chance.Pick(Texts),
        _ => chance.OneOf("\"2026-01-31\"", "1", "1.25", "true", "[1, \"a\"]", "{ a: { b: [X] } }", "NAME"),
    };

    private string JsonScalar(string name) => name switch
    {
        "Int" => chance.OneOf("0", "1", "-1", "1.0", "2147483647", "-2147483648"),
        "Float" => chance.OneOf("0", "1.5", "-2.25", "1e3", "7", "1.0"),
        "Boolean" => chance.OneOf("true", "false"),
        "ID" => chance.OneOf("\"id\"", "1", "\"\"", "-7"),
        "String" => chance.OneOf("\"\"", "\"a\"", "\"Göteborg\"", "\"\\n\\\"\"", "\"😀\""),
        _ => chance.OneOf("\"2026-01-31\"", "1", "1.25", "true", "[1,\"a\"]", "{\"a\":{\"b\":[null]}}"),
    };

    public string Number() => chance.Below(100).ToString(CultureInfo.InvariantCulture);
}
