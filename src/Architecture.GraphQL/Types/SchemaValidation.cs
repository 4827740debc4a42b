using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Types;

/// <summary>Type validation: what each section of specification 3 demands of a schema before a request may run.</summary>
internal sealed class SchemaValidation
{
    private readonly Schema schema;
    private readonly List<string> faults;

    private SchemaValidation(Schema schema, List<string> faults)
    {
        this.schema = schema;
        this.faults = faults;
    }

    public static void Check(Schema schema, List<string> faults) => new SchemaValidation(schema, faults).Check();

    private void Check()
    {
        if (schema.QueryType is null) faults.Add("There is no Query root type.");
        foreach (var directive in schema.Directives) CheckDirective(directive);
        foreach (var type in schema.Types.Where(type => !type.IsIntrospection || type is not (ObjectType or EnumType) || !Introspection.BuiltInTypes.ContainsKey(type.Name)))
            CheckType(type);
        AppliedDirectives.Check(schema, InputCycles.Check(schema, faults), faults);
    }

    private void CheckName(string name, string subject)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
            faults.Add($"{subject} must not start with two underscores: such names are for introspection.");
    }

    private void CheckDirective(DirectiveType directive)
    {
        CheckName(directive.Name, $"Directive \"{directive}\"");
        if (directive.Locations.Count == 0) faults.Add($"Directive \"{directive}\" has no location.");
        CheckArguments(directive.Arguments, directive.ToString());
    }

    private void CheckArguments(NamedElements<InputValue> arguments, string owner)
    {
        foreach (var argument in arguments)
            CheckInputValue(argument, $"{owner}({argument.Name}:)", "Argument");
    }

    private void CheckInputValue(InputValue value, string coordinate, string kind)
    {
        CheckName(value.Name, $"{kind} \"{coordinate}\"");
        if (!value.Type.IsInput) faults.Add($"{kind} \"{coordinate}\" has type \"{value.Type}\", which is not an input type.");
        if (value.IsRequired && value.DeprecationReason is not null) faults.Add($"{kind} \"{coordinate}\" is required and cannot be deprecated.");
    }

    private void CheckType(NamedType type)
    {
        CheckName(type.Name, $"Type \"{type}\"");
        switch (type)
        {
            case FieldsType fields:
                CheckFields(fields);
                foreach (var implemented in fields.Interfaces) CheckImplements(fields, implemented);
                break;
            case UnionType { Types.Count: 0 }:
                faults.Add($"Union \"{type}\" has no member types.");
                break;
            case EnumType values:
                if (values.Values.Count == 0) faults.Add($"Enum \"{type}\" has no values.");
                foreach (var value in values.Values) CheckName(value.Name, $"Enum value \"{type}.{value}\"");
                break;
            case InputObjectType input:
                CheckInputFields(input);
                break;
            default:
                break;
        }
    }

    private void CheckFields(FieldsType type)
    {
        if (type.Fields.Count == 0) faults.Add($"Type \"{type}\" has no fields.");
        foreach (var field in type.Fields)
        {
            var coordinate = $"{type}.{field}";
            CheckName(field.Name, $"Field \"{coordinate}\"");
            if (!field.Type.IsOutput) faults.Add($"Field \"{coordinate}\" has type \"{field.Type}\", which is not an output type.");
            CheckArguments(field.Arguments, coordinate);
        }
    }

    private void CheckInputFields(InputObjectType type)
    {
        if (type.Fields.Count == 0) faults.Add($"Input type \"{type}\" has no fields.");
        foreach (var field in type.Fields)
        {
            CheckInputValue(field, $"{type}.{field}", "Input field");
            if (!type.IsOneOf) continue;
            if (field.Type is NonNullType) faults.Add($"Input field \"{type}.{field}\" must be nullable because \"{type}\" is @oneOf.");
            if (field.DefaultValue is not null) faults.Add($"Input field \"{type}.{field}\" cannot have a default because \"{type}\" is @oneOf.");
        }
    }

    /// <summary>IsValidImplementation (specification 3.6, type validation).</summary>
    private void CheckImplements(FieldsType type, InterfaceType implemented)
    {
        if (ReferenceEquals(type, implemented))
        {
            faults.Add($"Type \"{type}\" cannot implement itself.");
            return;
        }
        foreach (var further in implemented.Interfaces.Where(further => !type.Implements(further)))
            faults.Add(ReferenceEquals(further, type)
                ? $"Type \"{type}\" cannot implement \"{implemented}\" because it would create a circular reference."
                : $"Type \"{type}\" must implement \"{further}\" because \"{implemented}\" does.");
        foreach (var promised in implemented.Fields)
        {
            if (type.Fields[promised.Name] is not { } field)
            {
                faults.Add($"Type \"{type}\" lacks field \"{promised}\", which interface \"{implemented}\" promises.");
                continue;
            }
            if (!IsSubType(field.Type, promised.Type))
                faults.Add($"Field \"{type}.{field}\" has type \"{field.Type}\" but interface field \"{implemented}.{promised}\" promises \"{promised.Type}\".");
            CheckImplementedArguments(type, field, implemented, promised);
        }
    }

    private void CheckImplementedArguments(FieldsType type, OutputField field, InterfaceType implemented, OutputField promised)
    {
        foreach (var argument in promised.Arguments)
        {
            if (field.Arguments[argument.Name] is not { } own)
                faults.Add($"Field \"{type}.{field}\" lacks argument \"{argument}\", which \"{implemented}.{promised}\" promises.");
            else if (!own.Type.IsSameAs(argument.Type))
                faults.Add($"Argument \"{type}.{field}({own}:)\" has type \"{own.Type}\" but \"{implemented}.{promised}({argument}:)\" has \"{argument.Type}\".");
        }
        foreach (var extra in field.Arguments.Where(argument => argument.IsRequired && !promised.Arguments.Contains(argument.Name)))
            faults.Add($"Argument \"{type}.{field}({extra}:)\" is required, but interface field \"{implemented}.{promised}\" does not have it.");
        if (field.DeprecationReason is not null && promised.DeprecationReason is null)
            faults.Add($"Field \"{type}.{field}\" is deprecated but interface field \"{implemented}.{promised}\" is not.");
    }

    /// <summary>IsValidImplementationFieldType (specification 3.6.1): covariant in its result.</summary>
    private bool IsSubType(SchemaType type, SchemaType super) => (type, super) switch
    {
        (NonNullType mine, NonNullType theirs) => IsSubType(mine.OfType, theirs.OfType),
        (NonNullType mine, _) => IsSubType(mine.OfType, super),
        (ListType mine, ListType theirs) => IsSubType(mine.OfType, theirs.OfType),
        (NamedType mine, NamedType theirs) => schema.IsPossibleType(theirs, mine),
        _ => false,
    };
}
