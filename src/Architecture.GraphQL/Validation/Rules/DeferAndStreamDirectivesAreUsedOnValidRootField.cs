using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>Root fields of mutations and subscriptions are neither deferred nor streamed
/// (incremental delivery draft, Defer And Stream Directives Are Used On Valid Root Field).</summary>
internal sealed class DeferAndStreamDirectivesAreUsedOnValidRootField : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        var clean = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in document.Operations)
        {
            if (operation.Definition.Operation == OperationType.Query || operation.RootType is null) continue;
            var search = new Search(document, operation, clean, errors);
            if (search.Check(operation.SelectionSet)) clean.UnionWith(search.Visited);
        }
    }

    private sealed class Search(DocumentContext document, OperationContext operation, HashSet<string> clean, ErrorSink errors)
    {
        public HashSet<string> Visited { get; } = new(StringComparer.Ordinal);

        public bool Check(SelectionSet set)
        {
            var valid = true;
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case Field field: valid &= Allows(field, "stream"); break;
                    case InlineFragment inline:
                        valid &= Allows(inline, "defer");
                        valid &= Check(inline.SelectionSet);
                        break;
                    case FragmentSpread spread: valid &= Follow(spread); break;
                }
            }

            return valid;
        }

        private bool Follow(FragmentSpread spread)
        {
            var name = spread.Name.Value;
            if (!Visited.Add(name) || document.Fragment(name) is not { } fragment) return true;
            var valid = Allows(spread, "defer");
            return (clean.Contains(name) || Check(fragment.SelectionSet)) && valid;
        }

        private bool Allows(Selection selection, string name)
        {
            if (selection.Directives.FirstOrDefault(directive => directive.Name.Value == name) is not { } directive) return true;
            errors.Add(operation.Enter, $"@{name} cannot be used on the root of a {operation.TypeName}.", directive);
            return false;
        }
    }
}
