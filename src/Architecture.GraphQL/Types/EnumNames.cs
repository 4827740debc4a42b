using System.Collections.Concurrent;
using System.Text;

namespace Architecture.GraphQL.Types;

/// <summary>Between CLR enums, in PascalCase, and enum values of the schema, in SCREAMING_SNAKE_CASE.</summary>
internal static class EnumNames
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, object>> Members = new();

    public static string Name(Enum value) => ToSchema(value.ToString());

    /// <summary>The CLR value a schema name means; null when there is none.</summary>
    public static object? Value(Type type, string name) => Of(type).GetValueOrDefault(name);

    /// <summary>CLR values by schema name.</summary>
    public static IReadOnlyDictionary<string, object> Of(Type type) => Members.GetOrAdd(type, static enumType =>
    {
        var members = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var name in Enum.GetNames(enumType)) members.TryAdd(ToSchema(name), Enum.Parse(enumType, name));
        return members;
    });

    /// <summary><c>BusinessApplication</c> is <c>BUSINESS_APPLICATION</c>, <c>HttpApi2</c> is <c>HTTP_API2</c>; a name with underscores stays.</summary>
    public static string ToSchema(string name)
    {
        if (name.Contains('_', StringComparison.Ordinal)) return name.ToUpperInvariant();
        var text = new StringBuilder(name.Length + 8);
        for (var index = 0; index < name.Length; index++)
        {
            var startsWord = index > 0 && char.IsUpper(name[index])
                && (!char.IsUpper(name[index - 1]) || index + 1 < name.Length && char.IsLower(name[index + 1]));
            if (startsWord) text.Append('_');
            text.Append(char.ToUpperInvariant(name[index]));
        }
        return text.ToString();
    }
}
