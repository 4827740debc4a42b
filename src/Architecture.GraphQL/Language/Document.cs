namespace Architecture.GraphQL.Language;

/// <summary>A whole source text (specification 2.2).</summary>
public sealed class Document : Node
{
    public Document(Span span, IReadOnlyList<Definition> definitions)
        : base(span)
    {
        Definitions = definitions;
        Operations = [.. definitions.OfType<OperationDefinition>()];
        var fragments = new Dictionary<string, FragmentDefinition>(StringComparer.Ordinal);
        foreach (var fragment in definitions.OfType<FragmentDefinition>())
            fragments.TryAdd(fragment.Name.Value, fragment);
        Fragments = fragments;
    }

    public IReadOnlyList<Definition> Definitions { get; }

    public IReadOnlyList<OperationDefinition> Operations { get; }

    /// <summary>Fragments by name; of two with the same name the first.</summary>
    public IReadOnlyDictionary<string, FragmentDefinition> Fragments { get; }
}

public abstract class Definition(Span span, StringValue? description, IReadOnlyList<Directive> directives) : Node(span)
{
    public StringValue? Description { get; } = description;

    public IReadOnlyList<Directive> Directives { get; } = directives;
}

public enum OperationType
{
    Query,
    Mutation,
    Subscription,
}

public sealed class OperationDefinition(
    Span span,
    StringValue? description,
    OperationType operation,
    Name? name,
    IReadOnlyList<VariableDefinition> variables,
    IReadOnlyList<Directive> directives,
    SelectionSet selectionSet) : Definition(span, description, directives)
{
    public OperationType Operation { get; } = operation;

    public Name? Name { get; } = name;

    public IReadOnlyList<VariableDefinition> Variables { get; } = variables;

    public SelectionSet SelectionSet { get; } = selectionSet;
}

public sealed class VariableDefinition(
    Span span,
    StringValue? description,
    Variable variable,
    TypeReference type,
    Value? defaultValue,
    IReadOnlyList<Directive> directives) : Node(span)
{
    public StringValue? Description { get; } = description;

    public Variable Variable { get; } = variable;

    public TypeReference Type { get; } = type;

    public Value? DefaultValue { get; } = defaultValue;

    public IReadOnlyList<Directive> Directives { get; } = directives;
}

public sealed class FragmentDefinition(
    Span span,
    StringValue? description,
    Name name,
    NamedTypeReference typeCondition,
    IReadOnlyList<Directive> directives,
    SelectionSet selectionSet) : Definition(span, description, directives)
{
    public Name Name { get; } = name;

    public NamedTypeReference TypeCondition { get; } = typeCondition;

    public SelectionSet SelectionSet { get; } = selectionSet;
}

public sealed class SelectionSet(Span span, IReadOnlyList<Selection> selections) : Node(span)
{
    public IReadOnlyList<Selection> Selections { get; } = selections;
}

public abstract class Selection(Span span, IReadOnlyList<Directive> directives) : Node(span)
{
    public IReadOnlyList<Directive> Directives { get; } = directives;
}

public sealed class Field(
    Span span,
    Name? alias,
    Name name,
    IReadOnlyList<Argument> arguments,
    IReadOnlyList<Directive> directives,
    SelectionSet? selectionSet) : Selection(span, directives)
{
    public Name? Alias { get; } = alias;

    public Name Name { get; } = name;

    /// <summary>The alias, or the name where there is none.</summary>
    public string ResponseName => (Alias ?? Name).Value;

    public IReadOnlyList<Argument> Arguments { get; } = arguments;

    public SelectionSet? SelectionSet { get; } = selectionSet;
}

public sealed class FragmentSpread(Span span, Name name, IReadOnlyList<Directive> directives) : Selection(span, directives)
{
    public Name Name { get; } = name;
}

public sealed class InlineFragment(
    Span span,
    NamedTypeReference? typeCondition,
    IReadOnlyList<Directive> directives,
    SelectionSet selectionSet) : Selection(span, directives)
{
    public NamedTypeReference? TypeCondition { get; } = typeCondition;

    public SelectionSet SelectionSet { get; } = selectionSet;
}
