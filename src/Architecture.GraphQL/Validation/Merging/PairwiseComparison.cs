using System.Runtime.CompilerServices;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation.Merging;

/// <summary>Finds the pairs of fields that cannot be merged, in the order in which the reference reports them.</summary>
/// <remarks>A fragment is compared with a set of fields, and with another fragment, once: what would be found again is not reported again.
/// "Exclusive" says that no object can have both fields, because their parents are different object types; then only shapes count.</remarks>
internal sealed class PairwiseComparison(DocumentContext document, FieldCollector collector)
{
    private readonly Dictionary<(CollectedFields, FragmentContext), bool> fieldsAndFragments = [];
    private readonly Dictionary<(FragmentContext, FragmentContext), bool> fragmentPairs = [];
    private int remaining = document.Limits.MaxComparisons;

    /// <summary>The work is not finished, because the document asks for too much of it.</summary>
    public bool IsExhausted => remaining < 0;

    public List<FieldConflict> Within(SelectionSet set, NamedType? parentType)
    {
        var conflicts = new List<FieldConflict>();
        var collected = collector.Collect(set, parentType);
        foreach (var name in collected.Names)
        {
            var fields = collected.Fields(name)!;
            for (var first = 0; first < fields.Count && !IsFull(conflicts); first++)
                for (var second = first + 1; second < fields.Count && !IsFull(conflicts); second++)
                    Compare(conflicts, exclusive: false, name, fields[first], fields[second]);
        }

        for (var first = 0; first < collected.Fragments.Count; first++)
        {
            FieldsAndFragment(conflicts, exclusive: false, collected, collected.Fragments[first]);
            for (var second = first + 1; second < collected.Fragments.Count; second++)
                Fragments(conflicts, exclusive: false, collected.Fragments[first], collected.Fragments[second]);
        }

        return conflicts;
    }

    private bool IsFull(List<FieldConflict> conflicts) => IsExhausted || conflicts.Count > document.Limits.MaxErrors;

    private bool Spend(int work) => (remaining -= work) >= 0 && (RuntimeHelpers.TryEnsureSufficientExecutionStack() || (remaining = -1) >= 0);

    private void FieldsAndFragment(List<FieldConflict> conflicts, bool exclusive, CollectedFields fields, FragmentContext fragment)
    {
        if (!Spend(1) || fields.Names.Count == 0 || !IsNew(fieldsAndFragments, (fields, fragment), exclusive)) return;
        var fragmentFields = collector.Collect(fragment);
        if (ReferenceEquals(fields, fragmentFields)) return;
        Between(conflicts, exclusive, fields, fragmentFields);
        foreach (var next in fragmentFields.Fragments) FieldsAndFragment(conflicts, exclusive, fields, next);
    }

    private void Fragments(List<FieldConflict> conflicts, bool exclusive, FragmentContext first, FragmentContext second)
    {
        if (!Spend(2) || ReferenceEquals(first, second)) return;
        var pair = fragmentPairs.ContainsKey((second, first)) ? (second, first) : (first, second);
        if (!IsNew(fragmentPairs, pair, exclusive)) return;
        var firstFields = collector.Collect(first);
        var secondFields = collector.Collect(second);
        Between(conflicts, exclusive, firstFields, secondFields);
        foreach (var next in secondFields.Fragments) Fragments(conflicts, exclusive, first, next);
        foreach (var next in firstFields.Fragments) Fragments(conflicts, exclusive, next, second);
    }

    /// <summary>A comparison of exclusive fields asks less, so it is covered by any earlier one; the other way round it is not.</summary>
    private static bool IsNew<TPair>(Dictionary<TPair, bool> compared, TPair pair, bool exclusive)
        where TPair : notnull
    {
        if (compared.TryGetValue(pair, out var earlierWasExclusive) && (exclusive || !earlierWasExclusive)) return false;
        compared[pair] = exclusive;
        return true;
    }

    private List<FieldConflict> BetweenSets(bool exclusive, CollectedFields first, CollectedFields second)
    {
        var conflicts = new List<FieldConflict>();
        Between(conflicts, exclusive, first, second);
        foreach (var fragment in second.Fragments) FieldsAndFragment(conflicts, exclusive, first, fragment);
        foreach (var fragment in first.Fragments) FieldsAndFragment(conflicts, exclusive, second, fragment);
        foreach (var one in first.Fragments)
            foreach (var other in second.Fragments)
                Fragments(conflicts, exclusive, one, other);
        return conflicts;
    }

    private void Between(List<FieldConflict> conflicts, bool exclusive, CollectedFields first, CollectedFields second)
    {
        foreach (var name in first.Names)
        {
            if (!Spend(1)) return;
            if (second.Fields(name) is not { } others) continue;
            foreach (var one in first.Fields(name)!)
                foreach (var other in others)
                    if (!IsFull(conflicts))
                        Compare(conflicts, exclusive, name, one, other);
        }
    }

    private void Compare(List<FieldConflict> conflicts, bool exclusive, string name, MergeField first, MergeField second)
    {
        if (first.IsSameLeaf(second) || !Spend(2)) return;
        if (Conflict(exclusive, name, first, second) is { } conflict) conflicts.Add(conflict);
    }

    private FieldConflict? Conflict(bool exclusive, string name, MergeField first, MergeField second)
    {
        exclusive |= first.ParentType is ObjectType && second.ParentType is ObjectType && !ReferenceEquals(first.ParentType, second.ParentType);
        if (!exclusive)
        {
            if (first.Node.Name.Value != second.Node.Name.Value)
                return FieldConflict.Of(name, $"\"{first.Node.Name.Value}\" and \"{second.Node.Name.Value}\" are different fields", first.Node, second.Node);
            if (!collector.Shapes.HaveSameArguments(first.Node.Arguments, second.Node.Arguments))
                return FieldConflict.Of(name, "they have differing arguments", first.Node, second.Node);
        }

        if (first.Stream is not null || second.Stream is not null)
            return FieldConflict.Of(name, "a streamed field cannot be merged with another", first.Node, second.Node);
        if (first.Definition is { Type: var firstType } && second.Definition is { Type: var secondType } && ResponseShape.Differs(firstType, secondType))
            return FieldConflict.Of(name, $"they return conflicting types \"{firstType}\" and \"{secondType}\"", first.Node, second.Node);
        if (first.Node.SelectionSet is not { } firstSet || second.Node.SelectionSet is not { } secondSet) return null;
        var below = BetweenSets(exclusive, collector.Collect(firstSet, first.Definition?.Type.Named), collector.Collect(secondSet, second.Definition?.Type.Named));
        return FieldConflict.Above(below, name, first.Node, second.Node);
    }
}
