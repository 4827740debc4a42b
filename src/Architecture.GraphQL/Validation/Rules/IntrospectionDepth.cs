using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>Introspection does not nest lists of fields, interfaces, possible types and input fields deeper than the limit: each level can
/// multiply the answer by the size of the schema. Not in the specification; the reference has it among its standard rules.</summary>
internal sealed class IntrospectionDepth : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        var measure = new Measure(document);
        var reportedUntil = 0;
        foreach (var field in document.Fields)
        {
            if (field.Enter < reportedUntil || field.Node.Name.Value is not ("__schema" or "__type")) continue;
            if (!measure.Exceeds(field.Node, 0, new(StringComparer.Ordinal))) continue;
            errors.Add(field.Enter, "Introspection is nested too deep.", field.Node);
            reportedUntil = field.Leave;
        }
    }

    private sealed class Measure(DocumentContext document)
    {
        private readonly Dictionary<string, int> checkedFrom = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> exceededFrom = new(StringComparer.Ordinal);

        public bool Exceeds(Selection selection, int depth, Dictionary<string, int> visited)
        {
            switch (selection)
            {
                case FragmentSpread spread: return Exceeds(spread, depth, visited);
                case InlineFragment inline: return Exceeds(inline.SelectionSet, depth, visited);
                case Field field:
                    if (field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields" && ++depth >= document.Limits.MaxIntrospectionLists)
                        return true;
                    return field.SelectionSet is { } set && Exceeds(set, depth, visited);
                default: return false;
            }
        }

        private bool Exceeds(SelectionSet set, int depth, Dictionary<string, int> visited)
        {
            foreach (var selection in set.Selections)
                if (Exceeds(selection, depth, visited))
                    return true;
            return false;
        }

        /// <summary>A fragment is measured again only when entered deeper than before.</summary>
        private bool Exceeds(FragmentSpread spread, int depth, Dictionary<string, int> visited)
        {
            var name = spread.Name.Value;
            if (exceededFrom.TryGetValue(name, out var exceeding) && exceeding <= depth) return true;
            if (visited.TryGetValue(name, out var seen) && seen >= depth || checkedFrom.TryGetValue(name, out var safe) && safe >= depth) return false;
            if (document.Fragment(name) is not { } fragment) return false;
            visited[name] = depth;
            var exceeds = Exceeds(fragment.SelectionSet, depth, visited);
            (exceeds ? exceededFrom : checkedFrom)[name] = depth;
            return exceeds;
        }
    }
}
