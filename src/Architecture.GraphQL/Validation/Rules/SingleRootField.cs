using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>A subscription selects exactly one root field, unconditionally and not an introspection field (specification 5.2.4.1, Single Root Field).</summary>
internal sealed class SingleRootField : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var operation in document.Operations)
            if (operation is { Definition.Operation: OperationType.Subscription, RootType: { } rootType })
                Check(document, operation, rootType, errors);
    }

    private static void Check(DocumentContext document, OperationContext operation, ObjectType rootType, ErrorSink errors)
    {
        var collection = new Collection(document, rootType);
        collection.Collect(operation.SelectionSet);
        if (collection.Conditions.Count > 0)
        {
            errors.Add(operation.Enter, "A subscription must not use @skip or @include in its top level selection.", [.. collection.Conditions]);
            return;
        }

        if (collection.Groups.Count == 0)
            errors.Add(operation.Enter, "A subscription must select one top level field.", operation.SelectionSet);
        else if (collection.Groups.Count > 1)
            errors.Add(operation.Enter, "A subscription must select only one top level field.", [.. collection.Groups.Skip(1).SelectMany(group => group)]);
        foreach (var group in collection.Groups)
            if (group[0].Name.Value.StartsWith("__", StringComparison.Ordinal))
                errors.Add(operation.Enter, "A subscription must not select an introspection field at its top level.", [.. group]);
    }

    /// <summary>CollectSubscriptionFields: fields by response name, and the conditions met on the way.</summary>
    private sealed class Collection(DocumentContext document, ObjectType rootType)
    {
        private readonly Dictionary<string, List<Field>> byName = new(StringComparer.Ordinal);
        private readonly HashSet<string> visited = new(StringComparer.Ordinal);

        public List<List<Field>> Groups { get; } = [];

        public List<Directive> Conditions { get; } = [];

        public void Collect(SelectionSet set)
        {
            foreach (var selection in set.Selections)
            {
                if (Condition(selection) is { } condition) Conditions.Add(condition);
                else if (selection is Field field) Add(field);
                else if (selection is InlineFragment inline && Applies(inline.TypeCondition)) Collect(inline.SelectionSet);
                else if (selection is FragmentSpread spread) Follow(spread);
            }
        }

        private static Directive? Condition(Selection selection)
        {
            if (selection.Directives.Count == 0) return null;
            return selection.Directives.FirstOrDefault(directive => directive.Name.Value == "skip")
                ?? selection.Directives.FirstOrDefault(directive => directive.Name.Value == "include");
        }

        private void Add(Field field)
        {
            if (!byName.TryGetValue(field.ResponseName, out var group)) Groups.Add(byName[field.ResponseName] = group = []);
            group.Add(field);
        }

        private void Follow(FragmentSpread spread)
        {
            if (document.Fragment(spread.Name.Value) is { } fragment && Applies(fragment.Definition.TypeCondition) && visited.Add(spread.Name.Value))
                Collect(fragment.SelectionSet);
        }

        private bool Applies(NamedTypeReference? condition)
        {
            if (condition is null) return true;
            return document.Schema!.Type(condition.Name.Value) is { } type && document.Schema.IsPossibleType(type, rootType);
        }
    }
}
