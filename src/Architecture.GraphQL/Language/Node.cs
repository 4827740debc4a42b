using System.Runtime.InteropServices;

namespace Architecture.GraphQL.Language;

/// <summary>A place in a source text; line and column count from 1, columns in UTF-16 code units.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Location(int Line, int Column);

/// <summary>The stretch of source text a node was read from; <see cref="End"/> is exclusive.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Span(int Start, int End, Location Location);

/// <summary>A node of the abstract syntax tree; names are those of the grammar (specification appendix C).</summary>
public abstract class Node(Span span)
{
    public Span Span { get; } = span;

    public Location Location => Span.Location;
}

public sealed class Name(Span span, string value) : Node(span)
{
    public string Value { get; } = value;

    public override string ToString() => Value;
}

public sealed class Directive(Span span, Name name, IReadOnlyList<Argument> arguments) : Node(span)
{
    public Name Name { get; } = name;

    public IReadOnlyList<Argument> Arguments { get; } = arguments;

    /// <summary>The argument's value, or null when the directive does not give it.</summary>
    public Value? Argument(string argumentName)
    {
        foreach (var argument in Arguments)
            if (argument.Name.Value == argumentName)
                return argument.Value;
        return null;
    }
}

public sealed class Argument(Span span, Name name, Value value) : Node(span)
{
    public Name Name { get; } = name;

    public Value Value { get; } = value;
}
