using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Types;

/// <summary>A type of the type system: a named one, or a list or non-null wrapping (specification 3.4).</summary>
public abstract class SchemaType
{
    private protected SchemaType()
    {
    }

    /// <summary>The type inside all wrappings.</summary>
    public abstract NamedType Named { get; }

    /// <summary>IsInputType (specification 3.4.2).</summary>
    public bool IsInput => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>IsOutputType (specification 3.4.2).</summary>
    public bool IsOutput => Named is not InputObjectType;

    /// <summary>Scalar or enum, unwrapped.</summary>
    public bool IsLeaf => this is ScalarType or EnumType;

    /// <summary>Object, interface or union, unwrapped.</summary>
    public bool IsComposite => this is FieldsType or UnionType;

    /// <summary>Interface or union, unwrapped.</summary>
    public bool IsAbstract => this is InterfaceType or UnionType;

    /// <summary>The type without an outer non-null.</summary>
    public SchemaType Nullable => this is NonNullType nonNull ? nonNull.OfType : this;

    /// <summary>Same wrappings around the same named type.</summary>
    public bool IsSameAs(SchemaType other) => (this, other) switch
    {
        (NonNullType mine, NonNullType theirs) => mine.OfType.IsSameAs(theirs.OfType),
        (ListType mine, ListType theirs) => mine.OfType.IsSameAs(theirs.OfType),
        _ => ReferenceEquals(this, other),
    };
}

public sealed class ListType(SchemaType ofType) : SchemaType
{
    public SchemaType OfType { get; } = ofType;

    public override NamedType Named => OfType.Named;

    public override string ToString() => $"[{OfType}]";
}

public sealed class NonNullType(SchemaType ofType) : SchemaType
{
    /// <summary>Never itself non-null.</summary>
    public SchemaType OfType { get; } = ofType is NonNullType ? throw new ArgumentException("A non-null type cannot wrap a non-null type.", nameof(ofType)) : ofType;

    public override NamedType Named => OfType.Named;

    public override string ToString() => $"{OfType}!";
}

public abstract class NamedType : SchemaType
{
    private protected NamedType(string name, string? description, IReadOnlyList<Directive> directives)
    {
        Name = name;
        Description = description;
        Directives = directives;
    }

    public string Name { get; }

    public string? Description { get; }

    /// <summary>Directives applied in the schema text, those of extensions last.</summary>
    public IReadOnlyList<Directive> Directives { get; }

    public override NamedType Named => this;

    /// <summary>Part of every schema: an introspection type.</summary>
    public bool IsIntrospection => Name.StartsWith("__", StringComparison.Ordinal);

    public override string ToString() => Name;
}

public sealed class ScalarType : NamedType
{
    internal ScalarType(string name, string? description, IReadOnlyList<Directive> directives, ScalarCoding coding)
        : base(name, description, directives)
    {
        Coding = coding;
        SpecifiedBy = (directives.FirstOrDefault(directive => directive.Name.Value == "specifiedBy")?.Argument("url") as StringValue)?.Value;
    }

    /// <summary>How values of the scalar are read and written.</summary>
    public ScalarCoding Coding { get; }

    /// <summary>The URL of <c>@specifiedBy</c>.</summary>
    public string? SpecifiedBy { get; }
}

/// <summary>An object or interface type.</summary>
public abstract class FieldsType : NamedType
{
    private protected FieldsType(string name, string? description, IReadOnlyList<Directive> directives)
        : base(name, description, directives)
    {
    }

    public IReadOnlyList<InterfaceType> Interfaces { get; internal set; } = [];

    public NamedElements<OutputField> Fields { get; internal set; } = NamedElements<OutputField>.Empty;

    /// <summary>Whether the type declares that it implements the interface.</summary>
    public bool Implements(InterfaceType type) => Interfaces.Contains(type);
}

public sealed class ObjectType : FieldsType
{
    internal ObjectType(string name, string? description, IReadOnlyList<Directive> directives)
        : base(name, description, directives)
    {
    }
}

public sealed class InterfaceType : FieldsType
{
    internal InterfaceType(string name, string? description, IReadOnlyList<Directive> directives)
        : base(name, description, directives)
    {
    }
}

public sealed class UnionType : NamedType
{
    internal UnionType(string name, string? description, IReadOnlyList<Directive> directives)
        : base(name, description, directives)
    {
    }

    public IReadOnlyList<ObjectType> Types { get; internal set; } = [];
}

public sealed class EnumType : NamedType
{
    internal EnumType(string name, string? description, IReadOnlyList<Directive> directives, NamedElements<EnumMember> values)
        : base(name, description, directives) => Values = values;

    public NamedElements<EnumMember> Values { get; }
}

public sealed class InputObjectType : NamedType
{
    internal InputObjectType(string name, string? description, IReadOnlyList<Directive> directives)
        : base(name, description, directives) => IsOneOf = directives.Any(directive => directive.Name.Value == "oneOf");

    public NamedElements<InputValue> Fields { get; internal set; } = NamedElements<InputValue>.Empty;

    /// <summary>Exactly one field must be given, and not null (specification 3.10.1, OneOf Input Objects).</summary>
    public bool IsOneOf { get; }
}
