using System.Globalization;

namespace Architecture.Conformance.Generation;

/// <summary>Writes schema documents: most can become a schema, some have a mistake.</summary>
internal sealed class SchemaWriter(Chance chance)
{
    private static readonly string[] Scalars = ["Int", "Float", "String", "Boolean", "ID"];

    private readonly List<string> objects = [];
    private readonly List<string> interfaces = [];
    private readonly List<string> unions = [];
    private readonly List<string> enums = [];
    private readonly List<string> inputs = [];
    private readonly List<string> customScalars = [];
    private readonly List<string> directives = [];
    private readonly Dictionary<string, List<string>> interfaceFields = new(StringComparer.Ordinal);
    private TokenText text = new(chance);
    private int mistakes;

    public string Write()
    {
        mistakes = chance.Percent(60) ? 0 : chance.OneOf(1, 3);
        Name(objects, "T", 1 + chance.Below(5));
        Name(interfaces, "N", chance.Below(3));
        Name(unions, "U", chance.Below(2));
        Name(enums, "E", chance.Below(3));
        Name(inputs, "I", chance.Below(3));
        Name(customScalars, "S", chance.Below(2));
        Name(directives, "d", chance.Below(3));
        text = new(chance);
        var parts = new List<Action>();
        parts.AddRange(directives.Select(name => (Action)(() => Directive(name))));
        parts.AddRange(interfaces.Select(name => (Action)(() => Interface(name))));
        parts.AddRange(objects.Select(name => (Action)(() => Object(name))));
        parts.AddRange(unions.Select(name => (Action)(() => Union(name))));
        parts.AddRange(enums.Select(name => (Action)(() => Enum(name))));
        parts.AddRange(inputs.Select(name => (Action)(() => Input(name))));
        parts.AddRange(customScalars.Select(name => (Action)(() => Scalar(name))));
        parts.Add(Root);
        if (chance.Percent(30)) parts.Add(Extension);
        if (Mistake()) parts.Add(chance.Pick(parts));
        foreach (var part in parts) part();
        return text.ToString();
    }

    private static void Name(List<string> names, string letter, int count)
    {
        for (var index = 0; index < count; index++) names.Add($"{letter}{index.ToString(CultureInfo.InvariantCulture)}");
    }

    private bool Mistake() => mistakes > 0 && chance.Below(100) < mistakes;

    private void Root()
    {
        text.Add("type", "Query", "{", "a", ":", Output(), "}");
        if (!chance.Percent(30)) return;
        Describe();
        text.Add("schema");
        Applied("SCHEMA");
        text.Add("{", "query", ":", Mistake() ? "Missing" : "Query");
        if (objects.Count > 1 && chance.Percent(50)) text.Add("mutation", ":", Mistake() ? "Query" : objects[0]);
        if (Mistake()) text.Add("query", ":", "Query");
        text.Add("}");
    }

    private void Describe()
    {
        if (!chance.Percent(25)) return;
        text.Add(chance.OneOf("\"short\"", "\"\"\"block\"\"\"", "\"\"\"\n  two\n    lines\n\"\"\"", "\"with \\\"quotes\\\" and \\\\ \\u00e5\"", "\"\"", "\"\"\"\n\n  leading\n\n\"\"\"", "\" space first\""));
    }

    private void Applied(string location)
    {
        if (Mistake()) text.Add("@", chance.OneOf("missing", "skip", "deprecated", "specifiedBy", "oneOf"));
        foreach (var name in directives)
        {
            if (!chance.Percent(8)) continue;
            text.Add("@", name);
            if (chance.Percent(60)) text.Add("(", "x", ":", chance.OneOf("1", "2"), ")");
        }

        if (location is "FIELD_DEFINITION" or "ENUM_VALUE" && chance.Percent(8)) text.Add("@deprecated");
        if (location is "FIELD_DEFINITION" or "ENUM_VALUE" && chance.Percent(4)) text.Add("@deprecated", "(", "reason", ":", chance.OneOf("\"why\"", "\"\"", "\"No longer supported\""), ")");
    }

    private void Directive(string name)
    {
        Describe();
        text.Add("directive", "@", name, "(", "x", ":", "Int", "=", chance.OneOf("1", "null", Mistake() ? "\"a\"" : "-2"));
        if (inputs.Count > 0 && chance.Percent(30)) text.Add("y", ":", inputs[0]);
        text.Add(")");
        if (chance.Percent(40)) text.Add("repeatable");
        text.Add("on");
        if (chance.Percent(30)) text.Add("|");
        text.Add("SCHEMA", "|", "SCALAR", "|", "OBJECT", "|", "FIELD_DEFINITION", "|", "ARGUMENT_DEFINITION", "|", "INTERFACE");
        if (!Mistake()) text.Add("|", "UNION", "|", "ENUM", "|", "ENUM_VALUE", "|", "INPUT_OBJECT", "|", "INPUT_FIELD_DEFINITION", "|", "FIELD");
    }

    private void Interface(string name)
    {
        Describe();
        text.Add("interface", name);
        Applied("INTERFACE");
        text.Add("{");
        var mine = new List<string>();
        for (var count = 1 + chance.Below(2); count > 0; count--)
        {
            var field = $"{name.ToLowerInvariant()}f{count.ToString(CultureInfo.InvariantCulture)}";
            var written = $"{field} ( x : Int = 1 ) : {(chance.Percent(50) ? Scalar() : Output())} ";
            mine.Add(written);
            text.Add(written);
        }

        interfaceFields[name] = mine;
        text.Add("}");
    }

    private void Object(string name)
    {
        Describe();
        var implemented = interfaces.Where(_ => chance.Percent(40)).ToList();
        text.Add("type", name);
        if (implemented.Count > 0 || Mistake()) text.Add("implements");
        if (chance.Percent(20) && implemented.Count > 0) text.Add("&");
        text.Add(implemented.Count > 0 ? string.Join(" & ", implemented) : "");
        if (Mistake() && implemented.Count > 0) text.Add("&", implemented[0]);
        Applied("OBJECT");
        text.Add("{");
        foreach (var field in implemented.SelectMany(one => interfaceFields.GetValueOrDefault(one) ?? []))
            if (!Mistake()) text.Add(Mistake() ? field.Replace("Int", "String", StringComparison.Ordinal) : field);
        for (var count = 1 + chance.Below(3); count > 0; count--) FieldOf(count);
        if (Mistake()) FieldOf(1);
        text.Add("}");
    }

    private void FieldOf(int number)
    {
        Describe();
        text.Add(Mistake() ? "__f" : $"f{number.ToString(CultureInfo.InvariantCulture)}");
        if (chance.Percent(40))
        {
            text.Add("(");
            for (var count = 1 + chance.Below(2); count > 0; count--) Argument(Mistake() ? 1 : count);
            text.Add(")");
        }

        text.Add(":", Mistake() ? chance.OneOf("Missing", inputs.Count > 0 ? inputs[0] : "Int") : Output());
        Applied("FIELD_DEFINITION");
    }

    private void Argument(int number)
    {
        Describe();
        var type = Mistake() && objects.Count > 0 ? objects[0] : InputType();
        text.Add($"a{number.ToString(CultureInfo.InvariantCulture)}", ":", type);
        if (Default(type) is { } value && chance.Percent(40)) text.Add("=", value);
        Applied("ARGUMENT_DEFINITION");
    }

    private void Union(string name)
    {
        Describe();
        text.Add("union", name);
        Applied("UNION");
        if (Mistake()) return;
        text.Add("=", chance.Percent(30) ? "|" : "", string.Join(" | ", objects.Where((_, index) => index == 0 || chance.Percent(50))));
        if (Mistake()) text.Add("|", chance.OneOf(objects[0], "Int", "Missing"));
    }

    private void Enum(string name)
    {
        Describe();
        text.Add("enum", name);
        Applied("ENUM");
        text.Add("{");
        foreach (var value in new[] { "A", "B", "lower" })
        {
            Describe();
            text.Add(Mistake() ? chance.OneOf("A", "true", "__A") : value);
            Applied("ENUM_VALUE");
        }

        text.Add("}");
    }

    private void Input(string name)
    {
        Describe();
        var oneOf = chance.Percent(25);
        text.Add("input", name);
        if (oneOf) text.Add("@oneOf");
        Applied("INPUT_OBJECT");
        text.Add("{");
        for (var count = 1 + chance.Below(3); count > 0; count--)
        {
            Describe();
            var type = oneOf && !Mistake() ? Scalar() : InputType();
            text.Add(Mistake() ? "f1" : $"f{count.ToString(CultureInfo.InvariantCulture)}", ":", type);
            if ((!oneOf || Mistake()) && Default(type) is { } value && chance.Percent(40)) text.Add("=", value);
            if (!type.EndsWith('!') || Mistake()) Applied("INPUT_FIELD_DEFINITION");
        }

        text.Add("}");
    }

    private void Scalar(string name)
    {
        Describe();
        text.Add("scalar", name);
        if (chance.Percent(30)) text.Add("@specifiedBy", "(", "url", ":", "\"https://a.example/s\"", ")");
        Applied("SCALAR");
    }

    private void Extension() => text.Add(chance.OneOf(
        "extend type T0 { extra : Int }",
        "extend type Query { extra ( a : Int = 5 ) : [ T0 ! ] }",
        "extend type T0 implements N0 { x : Int }",
        "extend enum E0 { C }",
        "extend input I0 { extra : Int = 3 }",
        "extend union U0 = T0",
        "extend scalar S0 @specifiedBy ( url : \"https://b.example\" )",
        "extend schema { subscription : T0 }",
        "extend interface N0 { more : Int }",
        "extend type Missing { x : Int }"));

    private string Scalar() => chance.Pick(Scalars);

    private string Output() => Wrapped(chance.Below(10) switch
    {
        < 4 => Scalar(),
        < 7 => chance.Pick(objects),
        7 when interfaces.Count > 0 => chance.Pick(interfaces),
        8 when enums.Count > 0 => chance.Pick(enums),
        9 when unions.Count > 0 => chance.Pick(unions),
        _ => customScalars.Count > 0 ? customScalars[0] : "String",
    });

    private string InputType() => Wrapped(chance.Below(10) switch
    {
        < 6 => Scalar(),
        6 or 7 when enums.Count > 0 => chance.Pick(enums),
        8 or 9 when inputs.Count > 0 => chance.Pick(inputs),
        _ => "Int",
    });

    private string Wrapped(string type) => chance.Below(10) switch
    {
        < 5 => type,
        < 7 => $"{type} !",
        7 => $"[ {type} ]",
        8 => $"[ {type} ! ] !",
        _ => $"[ [ {type} ] ! ]",
    };

    private string? Default(string type)
    {
        if (Mistake()) return chance.OneOf("null", "\"x\"", "{ a : 1 }", "[ 1 ]", "MISSING", "1.5");
        var bare = type.Trim('[', ']', '!', ' ').Replace("!", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Trim();
        var one = bare switch
        {
            "Int" => chance.OneOf("1", "-7"),
            "Float" => chance.OneOf("1.5", "2", "1e3"),
            "String" => chance.OneOf("\"a\"", "\"å\\n\\\"\"", "\"\"\"block\"\"\""),
            "Boolean" => "true",
            "ID" => chance.OneOf("\"id\"", "4"),
            ['E', ..] => "A",
            _ => null,
        };
        if (one is null || !type.StartsWith('[')) return one;
        return type.StartsWith("[ [", StringComparison.Ordinal) ? chance.OneOf($"[ [ {one} ] ]", "[ ]") : chance.OneOf($"[ {one} , {one} ]", one, "[ ]");
    }
}
