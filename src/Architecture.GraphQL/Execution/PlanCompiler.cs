using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Execution;

/// <summary>Makes the plans of one operation for one set of <c>@skip</c> and <c>@include</c> decisions.</summary>
internal sealed class PlanCompiler(ExecutableSchema schema, Document document, VariableValues conditions)
{
    /// <summary>The plan of the operation's root.</summary>
    public SelectionPlan Root(ObjectType root, OperationDefinition operation) => Compile(root, [operation.SelectionSet], null);

    private SelectionPlan Compile(ObjectType type, IReadOnlyList<SelectionSet> selectionSets, PlannedField? parent)
    {
        var grouped = new OrderedFields();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var selectionSet in selectionSets) Collect(type, selectionSet, grouped, visited);
        var fields = new List<PlannedField>(grouped.Count);
        var slots = 0;
        foreach (var nodes in grouped)
        {
            // A field unknown to the type stands only in a document that was not validated; the specification leaves it out.
            if (schema.Schema.Field(type, nodes[0].Name.Value) is not { } definition) continue;
            var field = Plan(type, definition, nodes, parent);
            if (field.Binding.IsLoaded || field.Descends) field.Slot = slots++;
            fields.Add(field);
        }
        return new(type, fields);
    }

    private PlannedField Plan(ObjectType type, OutputField definition, List<Field> nodes, PlannedField? parent)
    {
        var binding = schema.Binding(type, definition);
        if (!definition.Type.Named.IsComposite) return WithArguments(new(type, definition, binding, nodes, parent));
        SelectionSet[] below = [.. nodes.Where(node => node.SelectionSet is not null).Select(node => node.SelectionSet!)];
        var field = new PlannedField(type, definition, binding, nodes, parent, (self, concrete) => Compile(concrete, below, self))
        {
            Selection = new(() => Names(below)),
        };
        return WithArguments(field);
    }

    private static PlannedField WithArguments(PlannedField field)
    {
        if (field.Definition.Arguments.Count == 0)
        {
            field.ConstantArguments = InputObject.Empty;
            return field;
        }
        var node = field.Nodes[0];
        try
        {
            if (!node.Arguments.Any(argument => Variables.Occur(argument.Value)))
                field.ConstantArguments = ArgumentValues.Coerce(field.Definition.Arguments, node.Arguments, node, VariableValues.None);
        }
        catch (ArgumentFault)
        {
            // Reported where the field is executed.
        }
        return field;
    }

    /// <summary>CollectFields.</summary>
    private void Collect(ObjectType type, SelectionSet selectionSet, OrderedFields grouped, HashSet<string> visited)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (!IsIncluded(selection)) continue;
            switch (selection)
            {
                case Field field:
                    grouped.Add(field);
                    break;
                case FragmentSpread spread:
                    if (visited.Add(spread.Name.Value) && document.Fragments.TryGetValue(spread.Name.Value, out var fragment) && Applies(fragment.TypeCondition, type))
                        Collect(type, fragment.SelectionSet, grouped, visited);
                    break;
                case InlineFragment inline:
                    if (inline.TypeCondition is null || Applies(inline.TypeCondition, type)) Collect(type, inline.SelectionSet, grouped, visited);
                    break;
                default:
                    break;
            }
        }
    }

    private bool Applies(NamedTypeReference condition, ObjectType type) =>
        schema.Schema.Type(condition.Name.Value) is { } named && schema.Schema.IsPossibleType(named, type);

    private bool IsIncluded(Selection selection)
    {
        if (selection.Directives.Count == 0) return true;
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value == "skip" && Condition(directive)) return false;
            if (directive.Name.Value == "include" && !Condition(directive)) return false;
        }
        return true;
    }

    /// <summary>CollectFields (specification 6.3.2) asks whether the argument is true: a nullable variable that is null is not.</summary>
    private bool Condition(Directive directive) => directive.Argument("if") switch
    {
        BooleanValue truth => truth.Value,
        Variable variable => conditions.TryGet(variable.Name.Value, out var value) && value is true,
        _ => false,
    };

    /// <summary>Names selected on any type, for <see cref="FieldSelection"/>.</summary>
    private Dictionary<string, Func<FieldSelection>> Names(IReadOnlyList<SelectionSet> selectionSets)
    {
        var nodes = new Dictionary<string, List<SelectionSet>>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var selectionSet in selectionSets) CollectNames(selectionSet, nodes, visited);
        return nodes.ToDictionary(pair => pair.Key, pair => (Func<FieldSelection>)(() => new(() => Names(pair.Value))), StringComparer.Ordinal);
    }

    private void CollectNames(SelectionSet selectionSet, Dictionary<string, List<SelectionSet>> nodes, HashSet<string> visited)
    {
        foreach (var selection in selectionSet.Selections.Where(IsIncluded))
        {
            switch (selection)
            {
                case Field field:
                    if (!nodes.TryGetValue(field.Name.Value, out var below)) nodes.Add(field.Name.Value, below = []);
                    if (field.SelectionSet is not null) below.Add(field.SelectionSet);
                    break;
                case FragmentSpread spread:
                    if (visited.Add(spread.Name.Value) && document.Fragments.TryGetValue(spread.Name.Value, out var fragment))
                        CollectNames(fragment.SelectionSet, nodes, visited);
                    break;
                case InlineFragment inline:
                    CollectNames(inline.SelectionSet, nodes, visited);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Field nodes by response name, in the order the names first appear.</summary>
    private sealed class OrderedFields : List<List<Field>>
    {
        private readonly Dictionary<string, List<Field>> byName = new(StringComparer.Ordinal);

        public void Add(Field field)
        {
            if (!byName.TryGetValue(field.ResponseName, out var nodes))
            {
                byName.Add(field.ResponseName, nodes = []);
                Add(nodes);
            }
            nodes.Add(field);
        }
    }
}
