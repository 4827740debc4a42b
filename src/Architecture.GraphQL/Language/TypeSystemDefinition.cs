namespace Architecture.GraphQL.Language;

/// <summary>A definition or extension of the type system (specification 3.1 and 3.2).</summary>
public abstract class TypeSystemDefinition(Span span, StringValue? description, IReadOnlyList<Directive> directives, bool extends)
    : Definition(span, description, directives)
{
    /// <summary>True for <c>extend …</c>.</summary>
    public bool Extends { get; } = extends;
}

public sealed class SchemaDefinition(
    Span span,
    StringValue? description,
    IReadOnlyList<Directive> directives,
    IReadOnlyList<RootOperationTypeDefinition> operationTypes,
    bool extends) : TypeSystemDefinition(span, description, directives, extends)
{
    public IReadOnlyList<RootOperationTypeDefinition> OperationTypes { get; } = operationTypes;
}

public sealed class RootOperationTypeDefinition(Span span, OperationType operation, NamedTypeReference type) : Node(span)
{
    public OperationType Operation { get; } = operation;

    public NamedTypeReference Type { get; } = type;
}

public abstract class TypeDefinition(Span span, StringValue? description, Name name, IReadOnlyList<Directive> directives, bool extends)
    : TypeSystemDefinition(span, description, directives, extends)
{
    public Name Name { get; } = name;
}

public sealed class ScalarTypeDefinition(Span span, StringValue? description, Name name, IReadOnlyList<Directive> directives, bool extends)
    : TypeDefinition(span, description, name, directives, extends);

/// <summary>An object or interface type: what has fields and implements interfaces.</summary>
public abstract class FieldsDefinition(
    Span span,
    StringValue? description,
    Name name,
    IReadOnlyList<NamedTypeReference> interfaces,
    IReadOnlyList<Directive> directives,
    IReadOnlyList<FieldDefinition> fields,
    bool extends) : TypeDefinition(span, description, name, directives, extends)
{
    public IReadOnlyList<NamedTypeReference> Interfaces { get; } = interfaces;

    public IReadOnlyList<FieldDefinition> Fields { get; } = fields;
}

public sealed class ObjectTypeDefinition(
    Span span,
    StringValue? description,
    Name name,
    IReadOnlyList<NamedTypeReference> interfaces,
    IReadOnlyList<Directive> directives,
    IReadOnlyList<FieldDefinition> fields,
    bool extends) : FieldsDefinition(span, description, name, interfaces, directives, fields, extends);

public sealed class InterfaceTypeDefinition(
    Span span,
    StringValue? description,
    Name name,
    IReadOnlyList<NamedTypeReference> interfaces,
    IReadOnlyList<Directive> directives,
    IReadOnlyList<FieldDefinition> fields,
    bool extends) : FieldsDefinition(span, description, name, interfaces, directives, fields, extends);

public sealed class FieldDefinition(
    Span span,
    StringValue? description,
    Name name,
    IReadOnlyList<InputValueDefinition> arguments,
    TypeReference type,
    IReadOnlyList<Directive> directives) : Node(span)
{
    public StringValue? Description { get; } = description;

    public Name Name { get; } = name;

    public IReadOnlyList<InputValueDefinition> Arguments { get; } = arguments;

    public TypeReference Type { get; } = type;

    public IReadOnlyList<Directive> Directives { get; } = directives;
}

public sealed class InputValueDefinition(
    Span span,
    StringValue? description,
    Name name,
    TypeReference type,
    Value? defaultValue,
    IReadOnlyList<Directive> directives) : Node(span)
{
    public StringValue? Description { get; } = description;

    public Name Name { get; } = name;

    public TypeReference Type { get; } = type;

    public Value? DefaultValue { get; } = defaultValue;

    public IReadOnlyList<Directive> Directives { get; } = directives;
}

public sealed class UnionTypeDefinition(
    Span span,
    StringValue? description,
    Name name,
    IReadOnlyList<Directive> directives,
    IReadOnlyList<NamedTypeReference> types,
    bool extends) : TypeDefinition(span, description, name, directives, extends)
{
    public IReadOnlyList<NamedTypeReference> Types { get; } = types;
}

public sealed class EnumTypeDefinition(
    Span span,
    StringValue? description,
    Name name,
    IReadOnlyList<Directive> directives,
    IReadOnlyList<EnumValueDefinition> values,
    bool extends) : TypeDefinition(span, description, name, directives, extends)
{
    public IReadOnlyList<EnumValueDefinition> Values { get; } = values;
}

public sealed class EnumValueDefinition(Span span, StringValue? description, Name name, IReadOnlyList<Directive> directives) : Node(span)
{
    public StringValue? Description { get; } = description;

    public Name Name { get; } = name;

    public IReadOnlyList<Directive> Directives { get; } = directives;
}

public sealed class InputObjectTypeDefinition(
    Span span,
    StringValue? description,
    Name name,
    IReadOnlyList<Directive> directives,
    IReadOnlyList<InputValueDefinition> fields,
    bool extends) : TypeDefinition(span, description, name, directives, extends)
{
    public IReadOnlyList<InputValueDefinition> Fields { get; } = fields;
}

public sealed class DirectiveDefinition(
    Span span,
    StringValue? description,
    Name name,
    IReadOnlyList<InputValueDefinition> arguments,
    bool repeatable,
    IReadOnlyList<Name> locations) : TypeSystemDefinition(span, description, [], false)
{
    public Name Name { get; } = name;

    public IReadOnlyList<InputValueDefinition> Arguments { get; } = arguments;

    public bool Repeatable { get; } = repeatable;

    public IReadOnlyList<Name> Locations { get; } = locations;
}
