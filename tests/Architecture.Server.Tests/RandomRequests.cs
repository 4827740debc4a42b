using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Architecture.Server.Tests;

/// <summary>Puts requests together at random from what a server's schema allows: any field of a root type, with arguments, and selections some levels deep.</summary>
internal sealed class RandomRequests
{
    private const int Deepest = 4;

    private const string Introspection =
        """
        { __schema { queryType { name } mutationType { name } types {
          kind name isOneOf possibleTypes { name } enumValues { name }
          fields { name type { ...T } args { name type { ...T } } }
          inputFields { name type { ...T } }
        } } }
        fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        """;

    private const string Held =
        """
        { solutions(first: 40) { nodes { id code name } } boards(first: 20) { nodes { id code name } } capabilities(first: 20) { nodes { id name } } contracts(first: 10) { nodes { id } }
          products(first: 20) { nodes { id name } } technologyReleases(first: 20) { nodes { id name } } suppliers(first: 10) { nodes { id name } }
          informationSets(first: 10) { nodes { id name } } userGroups(first: 10) { nodes { id name } } findings(first: 20) { nodes { id } } }
        """;

    private readonly Dictionary<string, JsonElement> _types;
    private readonly JsonElement _schema;
    private readonly List<string> _ids = [];
    private readonly List<string> _words = ["", "a", "system", "Stöd", "\"quoted\\", "%"];
    private readonly Random _random;

    private RandomRequests(JsonElement schema, JsonElement held, Random random)
    {
        _schema = schema;
        _types = schema.GetProperty("types").EnumerateArray().ToDictionary(Name, StringComparer.Ordinal);
        foreach (var member in held.EnumerateObject().SelectMany(list => list.Value.GetProperty("nodes").EnumerateArray()).SelectMany(node => node.EnumerateObject()))
            (member.Name == "id" ? _ids : _words).Add(member.Value.GetString()!);
        _random = random;
    }

    /// <summary>Learns the schema of a server, and ids and words of what it holds.</summary>
    /// <param name="ask">Sends a request and gives its whole answer.</param>
    /// <param name="random">What is asked for, and with what.</param>
    public static async Task<RandomRequests> OfAsync(Func<string, Task<JsonElement>> ask, Random random) =>
        new((await ask(Introspection)).GetProperty("data").GetProperty("__schema"), (await ask(Held)).GetProperty("data"), random);

    public string Query() => $"{{ {Root("queryType")} }}";

    public string Mutation() => $"mutation {{ {Root("mutationType")} }}";

    private string Root(string type)
    {
        var text = new StringBuilder();
        WriteField(text, Pick(_types[Name(_schema.GetProperty(type))].GetProperty("fields")), 1);
        return text.ToString();
    }

    private void WriteField(StringBuilder text, JsonElement field, int depth)
    {
        text.Append(Name(field));
        WriteArguments(text, field.GetProperty("args"));
        var type = _types[Named(field.GetProperty("type"))];
        if (!IsLeaf(type)) WriteSelection(text.Append(' '), type, depth + 1);
    }

    private void WriteArguments(StringBuilder text, JsonElement arguments)
    {
        // Cursors are not to be guessed, and a page is taken from one end.
        List<string> given = [];
        foreach (var argument in arguments.EnumerateArray())
        {
            var (name, type) = (Name(argument), argument.GetProperty("type"));
            if (name is "after" or "before" or "last") continue;
            if (name == "first") given.Add($"{(arguments.EnumerateArray().Any(other => Name(other) == "last") && _random.Next(4) == 0 ? "last" : "first")}: {Number(1, 6)}");
            else if (Kind(type) == "NON_NULL" || _random.Next(3) == 0) given.Add($"{name}: {Value(name, type, 3)}");
        }
        if (given.Count > 0) text.Append('(').AppendJoin(", ", given).Append(')');
    }

    private void WriteSelection(StringBuilder text, JsonElement type, int depth)
    {
        text.Append("{ __typename");
        if (type.GetProperty("possibleTypes") is { ValueKind: JsonValueKind.Array } possible)
        {
            var member = _types[Name(Pick(possible))];
            WriteSelection(text.Append(CultureInfo.InvariantCulture, $" ... on {Name(member)} "), member, depth);
        }
        if (type.GetProperty("fields") is { ValueKind: JsonValueKind.Array } fields)
        {
            var isWrapping = Name(type).EndsWith("Connection", StringComparison.Ordinal) || Name(type).EndsWith("Edge", StringComparison.Ordinal);
            foreach (var field in fields.EnumerateArray()
                .Where(field => depth < (isWrapping ? Deepest + 1 : Deepest) || IsLeaf(_types[Named(field.GetProperty("type"))]))
                .OrderBy(_ => _random.Next()).Take(_random.Next(1, 5)))
                WriteField(text.Append(' '), field, depth);
        }
        text.Append(" }");
    }

    private string Value(string name, JsonElement type, int depth)
    {
        switch (Kind(type))
        {
            case "NON_NULL":
                return Value(name, type.GetProperty("ofType"), depth);
            case "LIST":
                return $"[{string.Join(", ", Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Value(name, type.GetProperty("ofType"), depth)))}]";
            case "ENUM":
                return Name(Pick(_types[Name(type)].GetProperty("enumValues")));
            case "INPUT_OBJECT":
                return Object(_types[Name(type)], depth);
            default:
                return Scalar(name, Name(type));
        }
    }

    private string Object(JsonElement type, int depth)
    {
        var fields = type.GetProperty("inputFields");
        var required = fields.EnumerateArray().Where(field => Kind(field.GetProperty("type")) == "NON_NULL").ToList();
        var isOneOf = type.GetProperty("isOneOf").GetBoolean();
        var more = Enumerable.Range(0, isOneOf ? 1 : _random.Next(required.Count == 0 ? 1 : 0, 3)).Select(_ => Pick(fields))
            .Where(field => isOneOf || depth > 0 || IsLeaf(_types[Named(field.GetProperty("type"))]));
        return $"{{{string.Join(", ", required.Concat(more).DistinctBy(Name).Select(field => $"{Name(field)}: {Value(Name(field), field.GetProperty("type"), depth - 1)}"))}}}";
    }

    private string Scalar(string name, string type) => type switch
    {
        "ID" => JsonSerializer.Serialize(Id(name)),
        "Int" => Number(0, 12),
        "Long" => Number(0, 2_500),
        "Boolean" => _random.Next(2) == 0 ? "true" : "false",
        "Date" => $"\"{Day():yyyy-MM-dd}\"",
        "DateTime" => $"\"{Day():yyyy-MM-dd}T00:00:00Z\"",
        _ => JsonSerializer.Serialize(Pick(_words)),
    };

    /// <summary>Mostly of the sort that the name asks for.</summary>
    private string Id(string name)
    {
        var sort = name is "capability" or "capabilities" ? "function" : name.TrimEnd('s');
        List<string> fitting = [.. _ids.Where(id => id.StartsWith(sort, StringComparison.OrdinalIgnoreCase))];
        return Pick(fitting.Count > 0 && _random.Next(8) > 0 ? fitting : _ids);
    }

    private DateOnly Day() => new DateOnly(2019, 1, 1).AddDays(_random.Next(3_500));

    private string Number(int from, int to) => _random.Next(from, to).ToString(CultureInfo.InvariantCulture);

    private T Pick<T>(List<T> from) => from[_random.Next(from.Count)];

    private JsonElement Pick(JsonElement from) => from[_random.Next(from.GetArrayLength())];

    private static bool IsLeaf(JsonElement type) => Kind(type) is "SCALAR" or "ENUM";

    private static string Named(JsonElement type) => type.TryGetProperty("ofType", out var of) && of.ValueKind == JsonValueKind.Object ? Named(of) : Name(type);

    private static string Kind(JsonElement type) => type.GetProperty("kind").GetString()!;

    private static string Name(JsonElement named) => named.GetProperty("name").GetString()!;
}
