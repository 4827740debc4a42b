using Architecture.GraphQL.Language;
using Architecture.GraphQL.Validation.Merging;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>Fields that give one entry of the response are the same field with the same arguments (specification 5.3.2, Field Selection Merging).</summary>
/// <remarks>Nearly every document passes, and <see cref="MergeVerdict"/> finds that out without comparing pairs. Only a document that fails is
/// compared pair by pair, to say where; that work has a budget (<see cref="ValidationLimits.MaxComparisons"/>).</remarks>
internal sealed class FieldSelectionMerging : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        var collector = new FieldCollector(document);
        if (!CanMergeEverything(document, collector)) Report(document, collector, errors);
    }

    /// <summary>Whatever an operation reaches is looked at from there; fragments that no operation reaches are looked at by themselves.</summary>
    private static bool CanMergeEverything(DocumentContext document, FieldCollector collector)
    {
        var verdict = new MergeVerdict(document, collector);
        foreach (var operation in document.Operations)
            if (!verdict.CanMerge(operation.SelectionSet, operation.RootType))
                return false;
        var reached = document.ReachableFrom(document.Operations).ToHashSet();
        foreach (var fragment in document.Fragments)
            if (!reached.Contains(fragment) && !verdict.CanMerge(fragment.SelectionSet, fragment.Type))
                return false;
        return true;
    }

    private static void Report(DocumentContext document, FieldCollector collector, ErrorSink errors)
    {
        var comparison = new PairwiseComparison(document, collector);
        foreach (var set in document.SelectionSets)
        {
            if (set.OfInlineFragment || set.Node.Selections is [not InlineFragment]) continue;
            foreach (var conflict in comparison.Within(set.Node, set.ParentType))
                errors.Add(set.Enter, $"Fields \"{conflict.ResponseName}\" conflict because {conflict.Reason}. Use different aliases to fetch both.", [.. conflict.First, .. conflict.Second]);
            if (comparison.IsExhausted) errors.Abort("The document has too many overlapping fields to compare.");
            if (errors.IsFull) return;
        }
    }
}
