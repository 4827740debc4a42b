using System.Text;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Utilities;

/// <summary>Writes a schema as text that <see cref="Schema.Parse(IReadOnlyList{string})"/> reads back; applied directives included.</summary>
public static class SchemaPrinter
{
    /// <summary>The whole schema, without what every schema has.</summary>
    public static string Print(Schema schema)
    {
        var blocks = new List<string>();
        if (SchemaDefinition(schema) is { } definition) blocks.Add(definition);
        blocks.AddRange(schema.Directives.Except(Introspection.Directives).Select(Print));
        blocks.AddRange(schema.Types.Where(type => !Introspection.BuiltInTypes.ContainsKey(type.Name)).Select(Print));
        return string.Join("\n\n", blocks) + "\n";
    }

    /// <summary>One type's definition.</summary>
    public static string Print(NamedType type)
    {
        var head = $"{Description(type.Description, "")}{Keyword(type)} {type.Name}";
        var directives = Applied(type.Directives);
        return type switch
        {
            FieldsType fields => head + Interfaces(fields) + directives + Block(fields.Fields.Select(Field)),
            UnionType union => head + directives + (union.Types.Count > 0 ? " = " + string.Join(" | ", union.Types) : ""),
            EnumType values => head + directives + Block(values.Values.Select(EnumValue)),
            InputObjectType input => head + directives + Block(input.Fields.Select(field => $"{Description(field.Description, "  ")}  {InputValue(field)}")),
            _ => head + directives,
        };
    }

    private static string? SchemaDefinition(Schema schema)
    {
        (string Operation, ObjectType? Type)[] roots = [("query", schema.QueryType), ("mutation", schema.MutationType), ("subscription", schema.SubscriptionType)];
        var common = roots.All(root => root.Type is null
            ? !schema.Types.Any(type => type.Name.Equals(root.Operation, StringComparison.OrdinalIgnoreCase) && type is ObjectType)
            : root.Type.Name.Equals(root.Operation, StringComparison.OrdinalIgnoreCase) && char.IsUpper(root.Type.Name[0]));
        if (common && schema.Description is null && schema.AppliedDirectives.Count == 0) return null;
        return $"{Description(schema.Description, "")}schema{Applied(schema.AppliedDirectives)}"
            + Block(roots.Where(root => root.Type is not null).Select(root => $"  {root.Operation}: {root.Type}"));
    }

    private static string Print(DirectiveType directive) =>
        $"{Description(directive.Description, "")}directive @{directive.Name}{Arguments(directive.Arguments, "")}"
        + $"{(directive.IsRepeatable ? " repeatable" : "")} on {string.Join(" | ", directive.Locations)}";

    internal static string Keyword(NamedType type) => type switch
    {
        ScalarType => "scalar",
        ObjectType => "type",
        InterfaceType => "interface",
        UnionType => "union",
        EnumType => "enum",
        _ => "input",
    };

    private static string Interfaces(FieldsType type) => type.Interfaces.Count == 0 ? "" : $" implements {string.Join(" & ", type.Interfaces)}";

    private static string EnumValue(EnumMember value) => $"{Description(value.Description, "  ")}  {value.Name}{Applied(value.Directives)}";

    private static string Field(OutputField field) =>
        $"{Description(field.Description, "  ")}  {field.Name}{Arguments(field.Arguments, "  ")}: {field.Type}{Applied(field.Directives)}";

    private static string Arguments(NamedElements<InputValue> arguments, string indent)
    {
        if (arguments.Count == 0) return "";
        if (arguments.All(argument => argument.Description is null)) return $"({string.Join(", ", arguments.Select(InputValue))})";
        var lines = arguments.Select(argument => $"{Description(argument.Description, indent + "  ")}{indent}  {InputValue(argument)}");
        return $"(\n{string.Join('\n', lines)}\n{indent})";
    }

    private static string InputValue(InputValue value) =>
        $"{value.Name}: {value.Type}{(value.DefaultValue is { } written ? $" = {Printer.Print(written)}" : "")}{Applied(value.Directives)}";

    private static string Block(IEnumerable<string> lines)
    {
        var body = string.Join('\n', lines);
        return body.Length == 0 ? "" : $" {{\n{body}\n}}";
    }

    private static string Applied(IReadOnlyList<Directive> directives) => string.Concat(directives.Select(Applied));

    private static string Applied(Directive directive)
    {
        var arguments = directive.Arguments.Select(argument => $"{argument.Name}: {Printer.Print(argument.Value)}");
        return directive.Arguments.Count == 0 ? $" @{directive.Name}" : $" @{directive.Name}({string.Join(", ", arguments)})";
    }

    private static string Description(string? text, string indent)
    {
        if (text is null) return "";
        var written = BlockString.CanPrint(text) ? BlockString.Print(text, indent) : Printer.PrintString(text);
        return $"{indent}{written}\n";
    }
}
