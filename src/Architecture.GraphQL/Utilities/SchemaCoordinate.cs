using System.Text.RegularExpressions;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Utilities;

/// <summary>Names one element of a schema: <c>Type</c>, <c>Type.field</c>, <c>Type.field(argument:)</c>, <c>Enum.VALUE</c>,
/// <c>Input.field</c>, <c>@directive</c>, <c>@directive(argument:)</c> (specification 3.14, schema coordinates).</summary>
public sealed partial record SchemaCoordinate
{
    private SchemaCoordinate(bool isDirective, string name, string? member, string? argument) =>
        (IsDirective, Name, Member, Argument) = (isDirective, name, member, argument);

    public bool IsDirective { get; }

    /// <summary>The type's or the directive's name.</summary>
    public string Name { get; }

    /// <summary>The field, input field or enum value; null for the type itself.</summary>
    public string? Member { get; }

    public string? Argument { get; }

    /// <summary>False when the text is not a coordinate; no white space is allowed in it.</summary>
    public static bool TryParse(string text, out SchemaCoordinate? coordinate)
    {
        var match = Grammar().Match(text);
        coordinate = match.Success
            ? new(match.Groups["at"].Success, match.Groups["name"].Value, Optional(match.Groups["member"]), Optional(match.Groups["argument"]))
            : null;
        return match.Success;
    }

    /// <summary>The <see cref="NamedType"/>, <see cref="SchemaElement"/> or <see cref="DirectiveType"/> meant; null when the schema has none.</summary>
    public object? Resolve(Schema schema)
    {
        if (IsDirective) return schema.Directives[Name] is { } directive ? Argument is null ? directive : directive.Arguments[Argument] : null;
        var type = schema.Type(Name);
        if (type is null || Member is null) return type;
        return type switch
        {
            FieldsType fields => fields.Fields[Member] is { } field ? Argument is null ? field : field.Arguments[Argument] : null,
            InputObjectType input when Argument is null => input.Fields[Member],
            EnumType values when Argument is null => values.Values[Member],
            _ => null,
        };
    }

    public override string ToString() => $"{(IsDirective ? "@" : "")}{Name}{(Member is null ? "" : $".{Member}")}{(Argument is null ? "" : $"({Argument}:)")}";

    private static string? Optional(Group group) => group.Success ? group.Value : null;

    private const string NamePattern = "[_A-Za-z][_0-9A-Za-z]*";

    private const string TypePattern = $@"(?<name>{NamePattern})(\.(?<member>{NamePattern}))?";

    private const string ArgumentPattern = $@"((?<=@[_0-9A-Za-z]+|\.[_0-9A-Za-z]+)\((?<argument>{NamePattern}):\))?";

    [GeneratedRegex($@"\A((?<at>@)(?<name>{NamePattern})|{TypePattern}){ArgumentPattern}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Grammar();
}
