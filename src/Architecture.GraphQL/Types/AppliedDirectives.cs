using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Types;

/// <summary>Directives applied in a schema text are known, stand where they may, once, with valid arguments (specification 5.7 and 3.13);
/// default values are values of their types.</summary>
internal sealed class AppliedDirectives
{
    /// <summary>Directives that the engine itself reads. What others mean by their arguments is theirs to check: the specification asks for
    /// values of the right type in requests only.</summary>
    private static readonly string[] Read = ["deprecated", "specifiedBy", "cost", "listSize", "authorize"];

    private readonly Schema schema;
    private readonly bool defaultsEnd;
    private readonly List<string> faults;

    private AppliedDirectives(Schema schema, bool defaultsEnd, List<string> faults)
    {
        this.schema = schema;
        this.defaultsEnd = defaultsEnd;
        this.faults = faults;
    }

    /// <param name="schema">The schema to check.</param>
    /// <param name="defaultsEnd">Whether defaults can be coerced: false when they go round in circles.</param>
    /// <param name="faults">Where faults are told.</param>
    public static void Check(Schema schema, bool defaultsEnd, List<string> faults)
    {
        var check = new AppliedDirectives(schema, defaultsEnd, faults);
        check.Applied(schema.AppliedDirectives, "SCHEMA", "The schema");
        foreach (var directive in schema.Directives) check.Arguments(directive.Arguments, directive.ToString());
        foreach (var type in schema.Types.Where(type => !type.IsIntrospection)) check.Type(type);
    }

    private void Type(NamedType type)
    {
        Applied(type.Directives, LocationOf(type), $"Type \"{type}\"");
        switch (type)
        {
            case FieldsType fields:
                foreach (var field in fields.Fields)
                {
                    Applied(field.Directives, "FIELD_DEFINITION", $"Field \"{type}.{field}\"");
                    Arguments(field.Arguments, $"{type}.{field}");
                }
                break;
            case EnumType values:
                foreach (var value in values.Values) Applied(value.Directives, "ENUM_VALUE", $"Enum value \"{type}.{value}\"");
                break;
            case InputObjectType input:
                foreach (var field in input.Fields) InputValue(field, "INPUT_FIELD_DEFINITION", $"{type}.{field}");
                break;
            default:
                break;
        }
    }

    private static string LocationOf(NamedType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        _ => "INPUT_OBJECT",
    };

    private void Arguments(NamedElements<InputValue> arguments, string owner)
    {
        foreach (var argument in arguments) InputValue(argument, "ARGUMENT_DEFINITION", $"{owner}({argument}:)");
    }

    private void InputValue(InputValue value, string location, string coordinate)
    {
        Applied(value.Directives, location, $"Input value \"{coordinate}\"");
        if (defaultsEnd && value.DefaultValue is { } written && value.Type.IsInput && InputCoercion.FaultOf(value.Type, written) is { } fault)
            faults.Add($"Input value \"{coordinate}\" has an invalid default: {fault}");
    }

    private void Applied(IReadOnlyList<Directive> directives, string location, string subject)
    {
        foreach (var directive in directives)
        {
            if (schema.Directives[directive.Name.Value] is not { } known)
            {
                faults.Add($"{subject} has directive \"@{directive.Name}\", which is not defined.");
                continue;
            }
            if (!known.Locations.Contains(location)) faults.Add($"{subject} has directive \"{known}\", which cannot stand on {location}.");
            if (!known.IsRepeatable && directives.First(other => other.Name.Value == known.Name) != directive)
                faults.Add($"{subject} has directive \"{known}\" more than once.");
            CheckArguments(directive, known, subject);
        }
    }

    private void CheckArguments(Directive directive, DirectiveType known, string subject)
    {
        foreach (var argument in directive.Arguments)
        {
            if (known.Arguments[argument.Name.Value] is not { } definition)
                faults.Add($"{subject} gives \"{known}\" argument \"{argument.Name}\", which it does not have.");
            else if (defaultsEnd && Read.Contains(known.Name) && InputCoercion.FaultOf(definition.Type, argument.Value) is { } fault)
                faults.Add($"{subject} gives \"{known}({definition}:)\" an invalid value: {fault}");
        }
        foreach (var missing in known.Arguments.Where(argument => argument.IsRequired && directive.Argument(argument.Name) is null))
            faults.Add($"{subject} must give \"{known}\" argument \"{missing}\".");
    }
}
