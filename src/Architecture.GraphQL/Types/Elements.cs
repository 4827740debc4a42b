using System.Collections;
using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Types;

/// <summary>A named part of a type.</summary>
public abstract class SchemaElement
{
    private protected SchemaElement(string name, string? description, IReadOnlyList<Directive> directives)
    {
        Name = name;
        Description = description;
        Directives = directives;
    }

    public string Name { get; }

    public string? Description { get; }

    /// <summary>Directives applied in the schema text.</summary>
    public IReadOnlyList<Directive> Directives { get; }

    /// <summary>The reason of <c>@deprecated</c>; null when not deprecated.</summary>
    public string? DeprecationReason => Directives.FirstOrDefault(directive => directive.Name.Value == "deprecated") is { } deprecated
        ? (deprecated.Argument("reason") as StringValue)?.Value ?? "No longer supported"
        : null;

    public override string ToString() => Name;
}

/// <summary>A field of an object or interface type.</summary>
public sealed class OutputField : SchemaElement
{
    internal OutputField(string name, string? description, IReadOnlyList<Directive> directives, SchemaType type, NamedElements<InputValue> arguments)
        : base(name, description, directives)
    {
        Type = type;
        Arguments = arguments;
    }

    public SchemaType Type { get; }

    public NamedElements<InputValue> Arguments { get; }
}

/// <summary>An argument, or a field of an input object type.</summary>
public sealed class InputValue : SchemaElement
{
    internal InputValue(string name, string? description, IReadOnlyList<Directive> directives, SchemaType type, Value? defaultValue)
        : base(name, description, directives)
    {
        Type = type;
        DefaultValue = defaultValue;
    }

    public SchemaType Type { get; }

    /// <summary>As the schema text writes it; null when there is none (a default of null is a <see cref="NullValue"/>).</summary>
    public Value? DefaultValue { get; }

    /// <summary>Non-null and without a default, so that a request must give it.</summary>
    public bool IsRequired => Type is NonNullType && DefaultValue is null;

    /// <summary>The default coerced to <see cref="Type"/>, kept after the first use.</summary>
    internal CoercedDefault? Coerced { get; set; }
}

/// <summary>A coerced default value; a box, so that a null default is told from one not yet coerced.</summary>
internal sealed record CoercedDefault(object? Value);

/// <summary>A value of an enum type.</summary>
public sealed class EnumMember : SchemaElement
{
    internal EnumMember(string name, string? description, IReadOnlyList<Directive> directives)
        : base(name, description, directives)
    {
    }
}

/// <summary>A directive the schema knows (specification 3.13).</summary>
public sealed class DirectiveType : SchemaElement
{
    internal DirectiveType(string name, string? description, NamedElements<InputValue> arguments, bool isRepeatable, IReadOnlyList<string> locations)
        : base(name, description, [])
    {
        Arguments = arguments;
        IsRepeatable = isRepeatable;
        Locations = locations;
    }

    public NamedElements<InputValue> Arguments { get; }

    public bool IsRepeatable { get; }

    /// <summary>The names of the specification, such as <c>FIELD_DEFINITION</c>.</summary>
    public IReadOnlyList<string> Locations { get; }

    public override string ToString() => $"@{Name}";
}

/// <summary>Elements in the order of the schema text, found by name.</summary>
public sealed class NamedElements<T> : IReadOnlyList<T>
    where T : SchemaElement
{
    private readonly T[] elements;
    private readonly Dictionary<string, T> byName;

    internal NamedElements(IEnumerable<T> elements)
    {
        var kept = new List<T>();
        byName = new(StringComparer.Ordinal);
        foreach (var element in elements)
            if (byName.TryAdd(element.Name, element))
                kept.Add(element);
        this.elements = [.. kept];
    }

    internal static NamedElements<T> Empty { get; } = new([]);

    public int Count => elements.Length;

    public T this[int index] => elements[index];

    /// <summary>The element of that name, or null.</summary>
    public T? this[string name] => byName.GetValueOrDefault(name);

    public bool Contains(string name) => byName.ContainsKey(name);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)elements).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => elements.GetEnumerator();
}
