using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Execution;

/// <summary>How large an operation may be. Fields and fragments count as often as they are reached.</summary>
public sealed record OperationLimits
{
    public static OperationLimits Default { get; } = new();

    public int MaxFields { get; init; } = 2_048;

    /// <summary>Aliased fields in one selection set, fragments in it included.</summary>
    public int MaxAliases { get; init; } = 50;

    /// <summary>Directives at one place.</summary>
    public int MaxDirectives { get; init; } = 4;

    public int MaxFragmentVisits { get; init; } = 1_000;

    /// <summary>See <see cref="OperationCost"/>.</summary>
    public double MaxCost { get; init; } = 5_000;

    /// <summary>Items assumed in a list that says nothing of its size.</summary>
    public int AssumedListSize { get; init; } = 5;
}

/// <summary>Holds a validated document against <see cref="OperationLimits"/>; each fragment is looked at once.</summary>
internal sealed class OperationMeasure
{
    private readonly Document document;
    private readonly OperationLimits limits;
    private readonly List<GraphQLError> errors = [];
    private readonly Dictionary<string, Size> fragments = new(StringComparer.Ordinal);
    private bool introspects;

    private OperationMeasure(Document document, OperationLimits limits)
    {
        this.document = document;
        this.limits = limits;
    }

    /// <summary>What is too much; empty when nothing is.</summary>
    public static IReadOnlyList<GraphQLError> Check(Document document, ExecutionSettings settings)
    {
        var measure = new OperationMeasure(document, settings.Limits);
        foreach (var operation in document.Operations) measure.Check(operation);
        if (measure.introspects && !settings.Introspection)
            measure.errors.Add(new("Introspection is not enabled here.") { Code = ErrorCodes.IntrospectionDisabled });
        return measure.errors;
    }

    private void Check(OperationDefinition operation)
    {
        Directives(operation.Directives, operation);
        foreach (var variable in operation.Variables) Directives(variable.Directives, variable);
        var size = Of(operation.SelectionSet);
        if (size.Fields > limits.MaxFields) Exceeded($"The operation selects more than {limits.MaxFields} fields.", operation);
        if (size.Fragments > limits.MaxFragmentVisits) Exceeded($"The operation visits more than {limits.MaxFragmentVisits} fragments.", operation);
    }

    private Size Of(SelectionSet selectionSet)
    {
        var total = new Size(0, 0, 0);
        foreach (var selection in selectionSet.Selections)
        {
            Directives(selection.Directives, selection);
            total = total.Plus(selection switch
            {
                Field field => Of(field),
                InlineFragment inline => Of(inline.SelectionSet).Plus(new(0, 1, 0)),
                FragmentSpread spread => Of(spread).Plus(new(0, 1, 0)),
                _ => default,
            });
        }
        if (total.Aliases > limits.MaxAliases) Exceeded($"More than {limits.MaxAliases} fields have an alias at one level.", selectionSet);
        return total;
    }

    private Size Of(Field field)
    {
        introspects |= field.Name.Value is "__schema" or "__type";
        var below = field.SelectionSet is { } selectionSet ? Of(selectionSet) : default;
        return new(below.Fields + 1, below.Fragments, field.Alias is null ? 0 : 1);
    }

    private Size Of(FragmentSpread spread)
    {
        var name = spread.Name.Value;
        if (fragments.TryGetValue(name, out var known)) return known;
        // Validation has refused cycles; the entry ends one all the same.
        fragments[name] = default;
        return fragments[name] = document.Fragments.TryGetValue(name, out var fragment) ? Of(fragment.SelectionSet) : default;
    }

    private void Directives(IReadOnlyList<Directive> directives, Node node)
    {
        if (directives.Count > limits.MaxDirectives) Exceeded($"More than {limits.MaxDirectives} directives stand at one place.", node);
    }

    private void Exceeded(string message, Node node) => errors.Add(GraphQLError.At(message, node.Location, ErrorCodes.LimitExceeded));

    /// <summary>Counts that stop growing long before they overflow.</summary>
    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Size(int Fields, int Fragments, int Aliases)
    {
        private const int Ceiling = 1_000_000;

        public Size Plus(Size other) =>
            new(Math.Min(Ceiling, Fields + other.Fields), Math.Min(Ceiling, Fragments + other.Fragments), Math.Min(Ceiling, Aliases + other.Aliases));
    }
}
