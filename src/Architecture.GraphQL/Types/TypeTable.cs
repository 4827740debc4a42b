using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Types;

/// <summary>Turns definitions into types: first every type by name, extensions merged, then what refers to other types.</summary>
internal sealed class TypeTable
{
    private readonly List<string> faults;
    private readonly Dictionary<string, List<TypeDefinition>> definitions = new(StringComparer.Ordinal);

    private TypeTable(List<string> faults) => this.faults = faults;

    /// <summary>Defined types in the order of the texts, then the built-in scalars.</summary>
    public Dictionary<string, NamedType> Types { get; } = new(StringComparer.Ordinal);

    public List<NamedType> Defined { get; } = [];

    public List<DirectiveType> Directives { get; } = [];

    public static TypeTable Read(IReadOnlyList<Document> documents, IReadOnlyList<ScalarCoding> scalars, List<string> faults)
    {
        var table = new TypeTable(faults);
        var all = documents.SelectMany(document => document.Definitions).ToList();
        table.Group(all);
        foreach (var (name, parts) in table.definitions) table.Create(name, parts, scalars);
        table.AddBuiltInScalars();
        foreach (var (name, parts) in table.definitions) table.Complete(table.Types[name], parts);
        foreach (var directive in all.OfType<DirectiveDefinition>()) table.AddDirective(directive);
        return table;
    }

    private void Group(IReadOnlyList<Definition> all)
    {
        var definesThem = all.OfType<TypeDefinition>().Any(definition => definition.Name.Value == "__Meta");
        foreach (var definition in all.OfType<TypeDefinition>().Where(definition => !definition.Extends))
        {
            if (!definesThem && Introspection.BuiltInTypes.TryGetValue(definition.Name.Value, out var builtIn))
            {
                // Schema texts of other tools may name the built-in scalars; they are what they are.
                if (builtIn is not ScalarType || definition is not ScalarTypeDefinition) faults.Add($"Type \"{definition.Name}\" is built in and cannot be defined.");
            }
            else if (!definitions.TryAdd(definition.Name.Value, [definition]))
                faults.Add($"Type \"{definition.Name}\" is defined more than once.");
        }
        foreach (var extension in all.OfType<TypeDefinition>().Where(definition => definition.Extends))
        {
            if (!definitions.TryGetValue(extension.Name.Value, out var parts))
                faults.Add($"Type \"{extension.Name}\" is extended but not defined.");
            else if (parts[0].GetType() != extension.GetType())
                faults.Add($"Type \"{extension.Name}\" is extended as another kind of type than it is defined.");
            else
                parts.Add(extension);
            if (extension is InputObjectTypeDefinition && extension.Directives.Any(directive => directive.Name.Value == "oneOf"))
                faults.Add($"An extension cannot make input type \"{extension.Name}\" @oneOf.");
        }
        foreach (var definition in all)
            if (definition is OperationDefinition or FragmentDefinition)
                faults.Add($"A schema cannot hold an operation or a fragment (line {definition.Location.Line}).");
    }

    private void Create(string name, List<TypeDefinition> parts, IReadOnlyList<ScalarCoding> scalars)
    {
        var description = parts[0].Description?.Value;
        List<Directive> directives = [.. parts.SelectMany(part => part.Directives)];
        NamedType type = parts[0] switch
        {
            ScalarTypeDefinition => new ScalarType(name, description, directives, scalars.FirstOrDefault(coding => coding.Name == name) ?? BuiltInScalars.Coding(name)),
            ObjectTypeDefinition => new ObjectType(name, description, directives),
            InterfaceTypeDefinition => new InterfaceType(name, description, directives),
            UnionTypeDefinition => new UnionType(name, description, directives),
            EnumTypeDefinition => new EnumType(name, description, directives, EnumValues(name, parts)),
            _ => new InputObjectType(name, description, directives),
        };
        Types.Add(name, type);
        Defined.Add(type);
    }

    private NamedElements<EnumMember> EnumValues(string name, List<TypeDefinition> parts)
    {
        var values = parts.Cast<EnumTypeDefinition>().SelectMany(part => part.Values).ToList();
        ReportDuplicates(values.Select(value => value.Name.Value), value => $"Enum value \"{name}.{value}\" is defined more than once.");
        return new(values.Select(value => new EnumMember(value.Name.Value, value.Description?.Value, value.Directives)));
    }

    private void AddBuiltInScalars()
    {
        foreach (var coding in BuiltInScalars.Specified)
        {
            if (Types.ContainsKey(coding.Name)) continue;
            // The introspection types are read before there is a shared built-in scalar to take.
            var shared = definitions.ContainsKey("__Meta") ? null : Introspection.BuiltInTypes.GetValueOrDefault(coding.Name);
            Types.Add(coding.Name, shared ?? new ScalarType(coding.Name, BuiltInScalars.Description(coding.Name), [], coding));
        }
    }

    private void Complete(NamedType type, List<TypeDefinition> parts)
    {
        switch (type)
        {
            case FieldsType fields:
                var bodies = parts.Cast<FieldsDefinition>().ToList();
                fields.Interfaces = References<InterfaceType>(bodies.SelectMany(body => body.Interfaces), $"Type \"{type}\" implements", "an interface");
                fields.Fields = OutputFields(type.Name, bodies.SelectMany(body => body.Fields).ToList());
                break;
            case UnionType union:
                union.Types = References<ObjectType>(parts.Cast<UnionTypeDefinition>().SelectMany(part => part.Types), $"Union \"{type}\" includes", "an object type");
                break;
            case InputObjectType input:
                input.Fields = InputValues(type.Name, ".", "", parts.Cast<InputObjectTypeDefinition>().SelectMany(part => part.Fields).ToList());
                break;
            default:
                break;
        }
    }

    private List<T> References<T>(IEnumerable<NamedTypeReference> names, string subject, string kind)
        where T : NamedType
    {
        var found = new List<T>();
        foreach (var reference in names)
        {
            var name = reference.Name.Value;
            if (!Types.TryGetValue(name, out var type)) faults.Add($"{subject} \"{name}\", which is not defined.");
            else if (type is not T wanted) faults.Add($"{subject} \"{name}\", which is not {kind}.");
            else if (found.Contains(wanted)) faults.Add($"{subject} \"{name}\" more than once.");
            else found.Add(wanted);
        }
        return found;
    }

    private NamedElements<OutputField> OutputFields(string type, List<FieldDefinition> fields)
    {
        ReportDuplicates(fields.Select(field => field.Name.Value), name => $"Field \"{type}.{name}\" is defined more than once.");
        var made = new List<OutputField>();
        foreach (var field in fields)
        {
            var coordinate = $"{type}.{field.Name}";
            var arguments = InputValues(coordinate, "(", ":)", field.Arguments);
            if (Resolve(field.Type, $"Field \"{coordinate}\"") is { } fieldType)
                made.Add(new(field.Name.Value, field.Description?.Value, field.Directives, fieldType, arguments));
        }
        return new(made);
    }

    private NamedElements<InputValue> InputValues(string owner, string before, string after, IReadOnlyList<InputValueDefinition> values)
    {
        string Coordinate(string name) => $"{owner}{before}{name}{after}";
        ReportDuplicates(values.Select(value => value.Name.Value), name => $"Input value \"{Coordinate(name)}\" is defined more than once.");
        var made = new List<InputValue>();
        foreach (var value in values)
            if (Resolve(value.Type, $"Input value \"{Coordinate(value.Name.Value)}\"") is { } type)
                made.Add(new(value.Name.Value, value.Description?.Value, value.Directives, type, value.DefaultValue));
        return new(made);
    }

    private void AddDirective(DirectiveDefinition definition)
    {
        if (Directives.Exists(directive => directive.Name == definition.Name.Value))
            faults.Add($"Directive \"@{definition.Name}\" is defined more than once.");
        var arguments = InputValues($"@{definition.Name}", "(", ":)", definition.Arguments);
        Directives.Add(new(definition.Name.Value, definition.Description?.Value, arguments, definition.Repeatable, [.. definition.Locations.Select(name => name.Value)]));
    }

    private SchemaType? Resolve(TypeReference reference, string subject)
    {
        switch (reference)
        {
            case ListTypeReference list: return Resolve(list.OfType, subject) is { } item ? new ListType(item) : null;
            case NonNullTypeReference nonNull: return Resolve(nonNull.OfType, subject) is { } inner ? new NonNullType(inner) : null;
            default:
                var name = reference.Named.Name.Value;
                if (Types.TryGetValue(name, out var type)) return type;
                if (Introspection.BuiltInTypes.TryGetValue(name, out var builtIn)) return builtIn;
                faults.Add($"{subject} has type \"{name}\", which is not defined.");
                return null;
        }
    }

    private void ReportDuplicates(IEnumerable<string> names, Func<string, string> message)
    {
        foreach (var group in names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
            faults.Add(message(group.Key));
    }
}
