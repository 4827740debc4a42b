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
    private int remaining = document.Limits.MaxComparisons;

    /// <summary>False also when the question was too much work: then the pairwise comparison has the last word.</summary>
    public bool CanMerge(SelectionSet set, NamedType? parentType)
    {
        var fields = new List<MergeField>();
        Expand(collector.Collect(set, parentType), fields, []);
        return HaveSameShape(fields) && SayTheSame(fields);
    }

    private void Expand(CollectedFields collected, List<MergeField> into, HashSet<FragmentContext> visited)
    {
        var pending = new Queue<CollectedFields>([collected]);
        while (pending.TryDequeue(out var next))
        {
            foreach (var name in next.Names) into.AddRange(next.Fields(name)!);
            foreach (var fragment in next.Fragments)
                if (visited.Add(fragment))
                    pending.Enqueue(collector.Collect(fragment));
        }
    }

    private bool HaveSameShape(List<MergeField> fields)
    {
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

            if (streamed && count > 1 || !HaveSameShape(Merge(group))) return false;
        }

        return true;
    }

    private bool SayTheSame(List<MergeField> fields)
    {
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
        return SayTheSame(Merge(group));
    }

    /// <summary>The fields of all selection sets of a group together; of fields that are written alike one is enough.</summary>
    private List<MergeField> Merge(IEnumerable<MergeField> group)
    {
        var merged = new List<MergeField>();
        var visited = new HashSet<FragmentContext>();
        foreach (var field in group.DistinctBy(field => field.Kind))
            if (field.Node.SelectionSet is { } set)
                Expand(collector.Collect(set, field.Definition?.Type.Named), merged, visited);
        return merged;
    }

    private bool Spend(int work) => (remaining -= work + 1) >= 0 && RuntimeHelpers.TryEnsureSufficientExecutionStack();
}
