using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>No fragment spreads itself, directly or through others (specification 5.5.2.2, Fragment Spreads Must Not Form Cycles).</summary>
internal sealed class FragmentSpreadsMustNotFormCycles : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        var search = new CycleSearch(document, errors);
        foreach (var fragment in document.Fragments) search.From(fragment);
    }

    /// <summary>A depth-first search with its own stack: a chain of fragments may be as long as the document.</summary>
    private sealed class CycleSearch(DocumentContext document, ErrorSink errors)
    {
        private readonly HashSet<string> visited = new(StringComparer.Ordinal);
        private readonly List<FragmentSpread> path = [];
        private readonly Dictionary<string, int> depthOnPath = new(StringComparer.Ordinal);
        private readonly Stack<(FragmentContext Fragment, int Next)> open = new();

        public void From(FragmentContext start)
        {
            Open(start);
            while (open.TryPop(out var step))
            {
                if (step.Next == step.Fragment.Spreads.Count)
                {
                    depthOnPath.Remove(step.Fragment.Definition.Name.Value);
                    if (path.Count > 0) path.RemoveAt(path.Count - 1);
                    continue;
                }

                open.Push((step.Fragment, step.Next + 1));
                Follow(step.Fragment.Spreads[step.Next], start.Enter);
            }
        }

        private void Follow(FragmentSpread spread, int moment)
        {
            var name = spread.Name.Value;
            path.Add(spread);
            if (depthOnPath.TryGetValue(name, out var depth)) Report(name, depth, moment);
            else if (document.Fragment(name) is { } target && Open(target)) return;   // its own end takes the spread off the path
            path.RemoveAt(path.Count - 1);
        }

        private bool Open(FragmentContext fragment)
        {
            if (!visited.Add(fragment.Definition.Name.Value)) return false;
            depthOnPath[fragment.Definition.Name.Value] = path.Count;
            open.Push((fragment, 0));
            return true;
        }

        private void Report(string name, int depth, int moment)
        {
            var cycle = path.Skip(depth).ToArray();
            var via = string.Join(", ", cycle.SkipLast(1).Select(spread => $"\"{spread.Name.Value}\""));
            errors.Add(moment, $"Cannot spread fragment \"{name}\" within itself{(via.Length == 0 ? "" : $" via {via}")}.", cycle);
        }
    }
}
