using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation;

/// <summary>What an operation or a fragment says by itself, without the fragments it spreads.</summary>
internal abstract class ExecutableContext(SelectionSet selectionSet, int enter)
{
    private IReadOnlyList<FragmentSpread>? spreads;

    public SelectionSet SelectionSet { get; } = selectionSet;

    public int Enter { get; } = enter;

    public int Leave { get; set; }

    /// <summary>The variables used here, those in fragments not counted.</summary>
    public List<VariableUse> OwnVariableUses { get; } = [];

    /// <summary>The spreads in this selection set and the sets within it: outer before inner, and of two inner sets the later first.</summary>
    /// <remarks>The order decides in which order errors found through fragments are reported; it is the reference's.</remarks>
    public IReadOnlyList<FragmentSpread> Spreads => spreads ??= Collect();

    private List<FragmentSpread> Collect()
    {
        var found = new List<FragmentSpread>();
        var sets = new Stack<SelectionSet>([SelectionSet]);
        while (sets.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FragmentSpread spread: found.Add(spread); break;
                    case InlineFragment inline: sets.Push(inline.SelectionSet); break;
                    case Field { SelectionSet: { } subselections }: sets.Push(subselections); break;
                }
            }
        }

        return found;
    }
}

internal sealed class FragmentContext(FragmentDefinition definition, NamedType? type, int enter)
    : ExecutableContext(definition.SelectionSet, enter)
{
    public FragmentDefinition Definition { get; } = definition;

    /// <summary>The type condition; null when there is no such type.</summary>
    public NamedType? Type { get; } = type;
}

internal sealed class OperationContext(DocumentContext document, OperationDefinition definition, ObjectType? rootType, int enter)
    : ExecutableContext(definition.SelectionSet, enter)
{
    private readonly Dictionary<string, VariableDefinition> definitions = ByName(definition);
    private IReadOnlyList<VariableUse>? variableUses;

    public OperationDefinition Definition { get; } = definition;

    public ObjectType? RootType { get; } = rootType;

    public string TypeName => Definition.Operation.ToString().ToLowerInvariant();

    public string Subject => Definition.Name is { } name ? $"operation \"{name.Value}\"" : "the operation";

    /// <summary>The operation's definition of a variable, or null.</summary>
    public VariableDefinition? Variable(string name) => definitions.GetValueOrDefault(name);

    /// <summary>The variables used by the operation and by the fragments it reaches, each fragment once.</summary>
    public IReadOnlyList<VariableUse> VariableUses => variableUses ??= CollectVariableUses();

    private List<VariableUse> CollectVariableUses()
    {
        var uses = new List<VariableUse>(OwnVariableUses);
        foreach (var fragment in document.ReachableFrom([this])) uses.AddRange(fragment.OwnVariableUses);
        document.Visit(uses.Count);
        return uses;
    }

    private static Dictionary<string, VariableDefinition> ByName(OperationDefinition operation)
    {
        var byName = new Dictionary<string, VariableDefinition>(StringComparer.Ordinal);
        foreach (var variable in operation.Variables) byName[variable.Variable.Name.Value] = variable;
        return byName;
    }
}
