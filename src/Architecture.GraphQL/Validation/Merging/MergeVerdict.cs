using System.Runtime.CompilerServices;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation.Merging;

/// <summary>Says whether the fields of a set can be merged, without saying where not: FieldsInSetCanMerge (specification 5.3.2) in time that
/// grows with the document and not with its square.</summary>
/// <remarks>Instead of comparing fields two and two it compares each with the first of its group, and merges the selection sets of a whole group
/// before it looks inside. Two questions are asked of every group: does everything under one response name have one shape
/// (SameResponseShape), and do the fields that one object can have at once say the same (same name, same arguments)?</remarks>
internal sealed class MergeVerdict(DocumentContext document, FieldCollector collector)
{
    private readonly HashSet<string> shapesAsked = new(StringComparer.Ordinal);
    private readonly HashSet<string> meaningsAsked = new(StringComparer.Ordinal);
    private int remaining = document.Limits.MaxComparisons;

    /// <summary>False also when the question was too much work: then the pairwise comparison has the last word.</summary>
    public bool CanMerge(SelectionSet set, NamedType? parentType)
    {
        List<CollectedFields> sets = [collector.Collect(set, parentType)];
        return HaveSameShape(sets) && SayTheSame(sets);
    }

    private bool HaveSameShape(List<CollectedFields> sets)
    {
        if (!IsNew(shapesAsked, sets)) return true;
        var fields = Expand(sets);
        if (!Spend(fields.Count)) return false;
        foreach (var group in fields.GroupBy(field => field.Node.ResponseName, StringComparer.Ordinal))
        {
            SchemaType? first = null;
            var count = 0;
            var streamed = false;
            foreach (var field in group)
            {
                count++;
                streamed |= field.Stream is not null;
                if (field.Definition?.Type is not { } type) continue;
                if (first is not null && ResponseShape.Differs(first, type)) return false;
                first ??= type;
            }

            if (streamed && count > 1 || !HaveSameShape(SetsOf(group))) return false;
        }

        return true;
    }

    private bool SayTheSame(List<CollectedFields> sets)
    {
        if (!IsNew(meaningsAsked, sets)) return true;
        var fields = Expand(sets);
        if (!Spend(fields.Count)) return false;
        foreach (var group in fields.GroupBy(field => field.Node.ResponseName, StringComparer.Ordinal))
        {
            var anyObject = group.Where(field => field.ParentType is not ObjectType).ToList();
            var byObject = group.Where(field => field.ParentType is ObjectType).GroupBy(field => field.ParentType).ToList();
            if (byObject.Count == 0 && !SayTheSameInGroup(anyObject)) return false;
            foreach (var together in byObject)
                if (!SayTheSameInGroup([.. anyObject, .. together]))
                    return false;
        }

        return true;
    }

    private bool SayTheSameInGroup(List<MergeField> group)
    {
        for (var index = 1; index < group.Count; index++)
            if (group[index].Shape != group[0].Shape && !collector.Shapes.SayTheSame(group[0].Node, group[index].Node))
                return false;
        return SayTheSame(SetsOf(group));
    }

    /// <summary>The selection sets of a group of fields; of fields that are written alike one is enough.</summary>
    private List<CollectedFields> SetsOf(IEnumerable<MergeField> group)
    {
        var sets = new List<CollectedFields>();
        foreach (var field in group.DistinctBy(field => field.Kind))
            if (field.Node.SelectionSet is { } set)
                sets.Add(collector.Collect(set, field.Definition?.Type.Named));
        return sets;
    }

    private List<MergeField> Expand(List<CollectedFields> sets)
    {
        var fields = new List<MergeField>();
        var visited = new HashSet<FragmentContext>();
        var pending = new Queue<CollectedFields>(sets);
        while (pending.TryDequeue(out var next))
        {
            foreach (var name in next.Names) fields.AddRange(next.Fields(name)!);
            foreach (var fragment in next.Fragments)
                if (visited.Add(fragment))
                    pending.Enqueue(collector.Collect(fragment));
        }

        return fields;
    }

    /// <summary>A question about the same sets is asked once, even while it is being answered: so fragments may be shared and may form cycles.</summary>
    private static bool IsNew(HashSet<string> asked, List<CollectedFields> sets) =>
        sets.Count > 0 && asked.Add(string.Join(',', sets.Select(set => set.Number).Order()));

    private bool Spend(int work) => (remaining -= work + 1) >= 0 && RuntimeHelpers.TryEnsureSufficientExecutionStack();
}
