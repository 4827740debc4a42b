using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>A subscription defers and streams only where a condition can turn that off
/// (incremental delivery draft, Defer And Stream Directives Are Used On Valid Operations).</summary>
internal sealed class DeferAndStreamDirectivesAreUsedOnValidOperations : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        var clean = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in document.Operations)
        {
            if (operation.Definition.Operation != OperationType.Subscription) continue;
            var search = new Search(document, operation.Enter, clean, errors);
            if (search.Check(operation.SelectionSet)) clean.UnionWith(search.Visited);
        }
    }

    private sealed class Search(DocumentContext document, int moment, HashSet<string> clean, ErrorSink errors)
    {
        private readonly Stack<Node> spreads = new();

        public HashSet<string> Visited { get; } = new(StringComparer.Ordinal);

        public bool Check(SelectionSet set)
        {
            var valid = true;
            foreach (var selection in set.Selections)
            {
                if (CanBeLeftOut(selection)) continue;
                foreach (var directive in selection.Directives) valid &= Check(directive);
                valid &= selection switch
                {
                    FragmentSpread spread => Follow(spread),
                    InlineFragment inline => Check(inline.SelectionSet),
                    Field { SelectionSet: { } subselections } => Check(subselections),
                    _ => true,
                };
            }

            return valid;
        }

        private bool Check(Directive directive)
        {
            if (directive.Name.Value is not ("defer" or "stream")) return true;
            if (directive.Argument("if") is Variable or BooleanValue { Value: false }) return true;
            errors.Add(moment, $"A subscription must not use @{directive.Name.Value}; its \"if\" argument can turn it off.", [directive, .. spreads]);
            return false;
        }

        private bool Follow(FragmentSpread spread)
        {
            var name = spread.Name.Value;
            if (clean.Contains(name) || !Visited.Add(name) || document.Fragment(name) is not { } fragment) return true;
            spreads.Push(spread);
            var valid = Check(fragment.SelectionSet);
            spreads.Pop();
            return valid;
        }

        private static bool CanBeLeftOut(Selection selection)
        {
            foreach (var directive in selection.Directives)
            {
                var condition = directive.Argument("if");
                if (directive.Name.Value == "skip" && condition is not BooleanValue { Value: false }) return true;
                if (directive.Name.Value == "include" && condition is not (null or BooleanValue { Value: true })) return true;
            }

            return false;
        }
    }
}
