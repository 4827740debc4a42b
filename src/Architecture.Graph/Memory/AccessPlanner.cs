using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>Finds the ways to the nodes of a kind that a filter leaves open, by what is indexed. Counts of indexes are exact, those of named slots an upper bound.</summary>
internal sealed class AccessPlanner(GraphState state, NodeKind kind)
{
    private readonly KindIndex _index = state.Index(kind);

    /// <summary>Every path, the whole kind first.</summary>
    public List<AccessPath> Paths(Filter? filter)
    {
        var parts = new List<Filter>();
        Flatten(filter, parts);
        List<AccessPath> paths = [AccessPath.Whole(_index.ById, isExact: parts.Count == 0)];
        foreach (var group in parts.OfType<PropertyFilter>().Where(IsIndexed).GroupBy(part => part.Property.Ordinal))
        {
            if (ByIndex(group.Key, [.. group], parts.Count) is { } path) paths.Add(path);
        }
        foreach (var part in parts)
            if (Known(part) is { } slots) paths.Add(new AccessPath(null, -1, [], slots, IsExact: false, IsOneValue: false));
        return paths;
    }

    public AccessPath Shortest(Filter? filter) => Paths(filter).MinBy(path => path.Count)!;

    private static void Flatten(Filter? filter, List<Filter> parts)
    {
        if (filter is AndFilter and)
            foreach (var part in and.Filters) Flatten(part, parts);
        else if (filter is not null) parts.Add(filter);
    }

    private bool IsIndexed(PropertyFilter part) => part.Property.Owner == kind.Name && _index.ByValue[part.Property.Ordinal] is not null;

    private AccessPath? ByIndex(int ordinal, PropertyFilter[] conditions, int allConditions)
    {
        var tree = _index.ByValue[ordinal]!;
        ImmutableArray<Interval> intervals = [new Interval(0, tree.Count)];
        var used = 0;
        foreach (var condition in conditions)
        {
            if (Stretches(tree, ordinal, condition) is not { } stretches) continue;
            intervals = Intersect(intervals, stretches);
            used++;
        }
        if (used == 0) return null;
        var isOneValue = Array.Exists(conditions, condition => condition.Comparison == Comparison.Equal);
        return new AccessPath(tree, ordinal, intervals, null, used == allConditions, isOneValue);
    }

    /// <summary>The stretches that satisfy a condition; null where it leaves no few.</summary>
    private ImmutableArray<Interval>? Stretches(SlotTree tree, int ordinal, PropertyFilter condition)
    {
        var value = condition.Values.Length > 0 ? condition.Values[0] : default;
        int Before(GraphValue bound, int side)
        {
            var probe = new ValueProbe(state, ordinal, bound, default, side);
            return tree.CountBefore(ref probe);
        }
        Interval Equal(GraphValue one) => new(Before(one, -1), Before(one, 1));
        switch (condition.Comparison)
        {
            case Comparison.Equal: return [Equal(value)];
            case Comparison.In: return [.. condition.Values.Distinct().Select(Equal).OrderBy(interval => interval.From)];
            case Comparison.Exists when value.Boolean == true: return [new Interval(0, Before(default, -1))];
            case Comparison.Exists: return [new Interval(Before(default, -1), tree.Count)];
            case Comparison.Greater or Comparison.GreaterOrEqual or Comparison.Less or Comparison.LessOrEqual when value.IsAbsent: return [];
            case Comparison.Greater: return [new Interval(Before(value, 1), Before(default, -1))];
            case Comparison.GreaterOrEqual: return [new Interval(Before(value, -1), Before(default, -1))];
            case Comparison.Less: return [new Interval(0, Before(value, -1))];
            case Comparison.LessOrEqual: return [new Interval(0, Before(value, 1))];
            default: return null;
        }
    }

    private static ImmutableArray<Interval> Intersect(ImmutableArray<Interval> left, ImmutableArray<Interval> right) =>
    [
        .. from a in left
           from b in right
           let both = new Interval(Math.Max(a.From, b.From), Math.Min(a.To, b.To))
           where both.Length > 0
           orderby both.From
           select both,
    ];

    /// <summary>The slots that a condition names outright: by id, or as those with an edge at nodes named by id.</summary>
    private KnownSlots? Known(Filter part)
    {
        switch (part)
        {
            case IdFilter ids: return new KnownSlots(ids.Ids.Length, () => OfKind(SlotsOf(ids)));
            case RelatedFilter { Quantifier: Quantifier.Some, OnNode: { } onNode } related:
                var parts = new List<Filter>();
                Flatten(onNode, parts);
                if (parts.OfType<IdFilter>().FirstOrDefault() is not { } far) return null;
                var back = related.Direction == Direction.Outgoing ? Direction.Incoming : Direction.Outgoing;
                var adjacency = state.Layout.Adjacency(related.Edge, back);
                int[] hubs = [.. SlotsOf(far)];
                return new KnownSlots(
                    hubs.Sum(slot => state.EdgesAt(slot, adjacency).Count), () => OfKind(hubs.SelectMany(slot => Near(state.EdgesAt(slot, adjacency)))));
            default: return null;
        }
    }

    private IEnumerable<int> SlotsOf(IdFilter ids) => ids.Ids.Select(state.NodeSlot).Where(slot => slot >= 0);

    private static List<int> Near(EdgeList edges)
    {
        var near = new List<int>(edges.Count);
        for (var run = 0; run < edges.Runs; run++) near.AddRange(edges.Run(run).Targets);
        return near;
    }

    private int[] OfKind(IEnumerable<int> slots) => [.. slots.Distinct().Where(slot => state.NodeAt(slot).Kind.Name == kind.Name)];
}
