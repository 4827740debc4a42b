using System.Globalization;
using System.Text;
using Architecture.GraphQL;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Types;

namespace Architecture.Conformance.Reference;

/// <summary>The deterministic mock of oracle/mock.mjs, on our side: every decision is drawn from the response path and a purpose.</summary>
internal sealed class MockWorld(Schema schema)
{
    private static readonly string[] Texts = ["", "Göteborg", "a \"quoted\" \\ line\nbreak", "snö & <is>", "plain", "😀"];

    /// <summary>An object at a place of the response; its seed is the case's.</summary>
    private sealed record Place(string Path, string? TypeName);

    public static string? TypeOf(object value) => (value as Place)?.TypeName;

    /// <summary>ResolveFieldValue for any field of any schema.</summary>
    public object? Resolve(object parent, FieldContext context)
    {
        var above = (parent as Place)?.Path;
        var path = above is null ? context.ResponseName : $"{above}/{context.ResponseName}";
        var arguments = context.Field.Arguments.Count > 0 ? context.Arguments : null;
        var value = Produce(context.Field.Type, context.StateAs<int>(), path, arguments);
        return value is FieldError error ? throw new GraphQLException(error.Message, error.Code) : value;
    }

    /// <summary>FNV-1a, 32 bits, over UTF-8, then a finalizer: the low bits of FNV alone are too regular to take a remainder of.</summary>
    private static uint Draw(int seed, string path, string purpose)
    {
        var hash = 0x811c9dc5u;
        foreach (var part in Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}|{path}|{purpose}")))
            hash = (hash ^ part) * 0x01000193;
        hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }

    private object? Produce(SchemaType type, int seed, string path, InputObject? arguments)
    {
        var fate = Draw(seed, path, "fate") % 100;
        if (fate < 4) return new FieldError("mock", "MOCK");
        if (fate < (type is NonNullType ? 6u : 12u)) return null;
        switch (type.Nullable)
        {
            case ListType list:
                var items = new object?[Draw(seed, path, "length") % 4];
                for (var index = 0; index < items.Length; index++)
                    items[index] = Produce(list.OfType, seed, string.Create(CultureInfo.InvariantCulture, $"{path}/{index}"), arguments);
                return items;
            case EnumType enumeration:
                return fate == 12 ? "NO_SUCH_VALUE" : enumeration.Values[(int)(Draw(seed, path, "value") % enumeration.Values.Count)].Name;
            case ScalarType scalar: return Scalar(scalar.Name, seed, path, arguments);
            case { IsAbstract: true } abstractType:
                var possible = schema.PossibleTypes(abstractType.Named).Select(one => one.Name).Order(StringComparer.Ordinal).ToList();
                return new Place(path, fate == 12 || possible.Count == 0 ? "NoSuchType" : possible[(int)(Draw(seed, path, "type") % possible.Count)]);
            default: return new Place(path, null);
        }
    }

    private static object Scalar(string name, int seed, string path, InputObject? arguments)
    {
        var number = Draw(seed, path, "value");
        return name switch
        {
            "Int" => (int)number,
            "Float" => (int)number / 8d,
            "Boolean" => number % 2 == 1,
            "ID" when number % 3 == 0 => (int)(number % 1000),
            "ID" => string.Create(CultureInfo.InvariantCulture, $"id-{number % 1000}"),
            _ when arguments is not null => CanonicalInput.Of(arguments),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Texts[number % Texts.Length]}{number % 100}"),
        };
    }
}
