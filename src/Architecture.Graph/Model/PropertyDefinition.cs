using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>A property of a node kind or an edge kind, as the stores see it.</summary>
public abstract class PropertyDefinition(string name, GraphValueKind type, int ordinal, string owner)
{
    public string Name { get; } = name;
    public GraphValueKind Type { get; } = type;

    /// <summary>Place in the owner's value array.</summary>
    public int Ordinal { get; } = ordinal;

    /// <summary>Name of the node or edge kind.</summary>
    public string Owner { get; } = owner;

    /// <summary>The store keeps an ordered index: equality, ranges and orders on it don't read the whole kind.</summary>
    public bool IsIndexed { get; private set; }

    /// <summary>No two nodes of the kind hold the same value. A breach is a fault of the caller: rules use conflict keys.</summary>
    public bool IsUnique { get; private set; }

    /// <summary>Its values name members of an enumeration.</summary>
    public abstract bool IsEnumeration { get; }

    /// <summary>Computed from the journal by a projection; never journaled, never read by a rule.</summary>
    public bool IsProjected { get; private set; }

    private protected void MarkIndexed() => IsIndexed = true;
    private protected void MarkUnique() => IsIndexed = IsUnique = true;
    private protected void MarkProjected() => IsProjected = true;

    public override string ToString() => $"{Owner}.{Name}";
}

/// <summary>A property with its .NET type, so that slices read and write it without casts.</summary>
public sealed class Property<T> : PropertyDefinition
{
    private readonly Func<GraphValue, T> _read;
    private readonly Func<T, GraphValue> _write;

    internal Property(string name, GraphValueKind type, int ordinal, string owner, Func<GraphValue, T> read, Func<T, GraphValue> write)
        : base(name, type, ordinal, owner) => (_read, _write) = (read, write);

    public override bool IsEnumeration => (Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)).IsEnum;

    public Property<T> Indexed() { MarkIndexed(); return this; }
    public Property<T> Unique() { MarkUnique(); return this; }
    public Property<T> Projected() { MarkProjected(); return this; }

    public T Read(GraphValue value) => _read(value);
    public GraphValue Write(T value) => _write(value);
    public PropertyValue Is(T value) => new(this, _write(value));
}

/// <summary>A property and the value it gets.</summary>
public readonly record struct PropertyValue(PropertyDefinition Property, GraphValue Value);

/// <summary>The properties of a kind, in the order in which they were declared.</summary>
public abstract class PropertyOwner(string name)
{
    private readonly List<PropertyDefinition> _properties = [];

    public string Name { get; } = name;
    public IReadOnlyList<PropertyDefinition> Properties => _properties;

    public PropertyDefinition? Property(string name) => _properties.Find(property => property.Name == name);

    public Property<string?> Text(string name) => Declare(name, GraphValueKind.Text, value => value.Text, value => GraphValue.Of(value));
    public Property<long?> Integer(string name) => Declare(name, GraphValueKind.Integer, value => value.Integer, GraphValue.Of);
    public Property<bool?> Boolean(string name) => Declare(name, GraphValueKind.Boolean, value => value.Boolean, GraphValue.Of);
    public Property<DateOnly?> Date(string name) => Declare(name, GraphValueKind.Date, value => value.Date, GraphValue.Of);
    public Property<DateTimeOffset?> Instant(string name) => Declare(name, GraphValueKind.Instant, value => value.Instant, GraphValue.Of);
    public Property<ImmutableArray<string>> TextList(string name) =>
        Declare(name, GraphValueKind.TextList, value => value.ToList(), GraphValue.Of);

    /// <summary>An enumeration, stored as its member's name.</summary>
    public Property<TEnum?> Enum<TEnum>(string name) where TEnum : struct, Enum => Declare(
        name,
        GraphValueKind.Text,
        value => value.Text is { } text ? System.Enum.Parse<TEnum>(text) : default(TEnum?),
        value => GraphValue.Of(value?.ToString()));

    private Property<T> Declare<T>(string name, GraphValueKind type, Func<GraphValue, T> read, Func<T, GraphValue> write)
    {
        if (Property(name) is not null) throw new InvalidOperationException($"{Name} declares '{name}' twice.");
        var property = new Property<T>(name, type, _properties.Count, Name, read, write);
        _properties.Add(property);
        return property;
    }
}
