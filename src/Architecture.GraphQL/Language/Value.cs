namespace Architecture.GraphQL.Language;

/// <summary>An input value literal (specification 2.10).</summary>
public abstract class Value(Span span) : Node(span);

public sealed class Variable(Span span, Name name) : Value(span)
{
    public Name Name { get; } = name;
}

public sealed class IntValue(Span span, string value) : Value(span)
{
    /// <summary>As written: digits with an optional minus, of any length.</summary>
    public string Value { get; } = value;
}

public sealed class FloatValue(Span span, string value) : Value(span)
{
    /// <summary>As written.</summary>
    public string Value { get; } = value;
}

public sealed class StringValue(Span span, string value, bool block) : Value(span)
{
    /// <summary>The text meant: escapes resolved, common indent of a block string removed.</summary>
    public string Value { get; } = value;

    public bool Block { get; } = block;
}

public sealed class BooleanValue(Span span, bool value) : Value(span)
{
    public bool Value { get; } = value;
}

public sealed class NullValue(Span span) : Value(span);

public sealed class EnumValue(Span span, string value) : Value(span)
{
    public string Value { get; } = value;
}

public sealed class ListValue(Span span, IReadOnlyList<Value> values) : Value(span)
{
    public IReadOnlyList<Value> Values { get; } = values;
}

public sealed class ObjectValue(Span span, IReadOnlyList<ObjectField> fields) : Value(span)
{
    public IReadOnlyList<ObjectField> Fields { get; } = fields;
}

public sealed class ObjectField(Span span, Name name, Value value) : Node(span)
{
    public Name Name { get; } = name;

    public Value Value { get; } = value;
}
