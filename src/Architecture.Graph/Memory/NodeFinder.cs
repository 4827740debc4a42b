using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>Pages, counts and facets of one kind.</summary>
internal sealed class NodeFinder(GraphState state, NodeKind kind, Filter? filter, CancellationToken cancellation)
{
    private readonly Predicate<NodeRow>? _test = new RecordFilters(state).Nodes.CompileOptional(filter);

    public NodePage Find(ImmutableArray<OrderBy> terms, PageRequest page)
    {
        var order = new RowOrder<NodeRow>(terms, static (row, property) => RecordFilters.Read(row.Node, property), static row => row.Node.Id);
        order.Check(page);
        var paths = new AccessPlanner(state, kind).Paths(filter);
        var shortest = paths.MinBy(path => path.Count)!;
        var inOrder = InOrder(paths, terms);
        var rows = inOrder is not null && IsCheaper(inOrder, shortest, page.Size)
            ? ReadInOrder(inOrder, terms, order, page)
            : Sort(shortest, order, page);
        var hasMore = rows.Count > page.Size;
        if (hasMore) rows.RemoveAt(page.Size);
        if (page.Backward) rows.Reverse();
        return new NodePage([.. rows.Select(row => row.Node)], hasMore);
    }

    public long Count()
    {
        var path = new AccessPlanner(state, kind).Shortest(filter);
        return path.IsExact ? path.Count : Matching(path).LongCount();
    }

    public ImmutableArray<FacetCount> Facets(PropertyDefinition property)
    {
        var path = new AccessPlanner(state, kind).Shortest(filter);
        var tree = property.Owner == kind.Name ? state.Index(kind).ByValue[property.Ordinal] : null;
        var facets = filter is null && tree is not null ? FacetsOf(tree, property.Ordinal) : FacetsOf(Matching(path), property);
        return [.. facets.OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Value, Comparer<GraphValue>.Create(GraphValue.Compare))];
    }

    private static IEnumerable<FacetCount> FacetsOf(IEnumerable<NodeRow> rows, PropertyDefinition property)
    {
        var counts = new Dictionary<GraphValue, long>();
        foreach (var row in rows)
        {
            var value = RecordFilters.Read(row.Node, property);
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }
        return counts.Select(count => new FacetCount(count.Key, count.Value));
    }

    // Leaps from value to value.
    private IEnumerable<FacetCount> FacetsOf(SlotTree tree, int ordinal)
    {
        for (var from = 0; from < tree.Count;)
        {
            var value = KindIndex.ValueAt(state.NodeAt(tree[from]), ordinal);
            var probe = new ValueProbe(state, ordinal, value, default, side: 1);
            var to = tree.CountBefore(ref probe);
            yield return new FacetCount(value, to - from);
            from = to;
        }
    }

    private IEnumerable<NodeRow> Matching(AccessPath path) => Matching(path.AllSlots());

    private IEnumerable<NodeRow> Matching(IEnumerable<int> slots)
    {
        var read = 0;
        foreach (var slot in slots)
        {
            if ((++read & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            var row = new NodeRow(slot, state.NodeAt(slot));
            if (_test is null || _test(row)) yield return row;
        }
    }

    /// <summary>The shortest path that already lies in the order asked for (of its first term); null if none does.</summary>
    private AccessPath? InOrder(List<AccessPath> paths, ImmutableArray<OrderBy> terms)
    {
        if (terms.IsDefaultOrEmpty) return paths.Where(path => path.IsOneValue || path is { Ordinal: -1, Slots: null }).MinBy(path => path.Count);
        var property = terms[0].Property;
        if (property.Owner != kind.Name || state.Index(kind).ByValue[property.Ordinal] is not { } tree) return null;
        return paths.Find(path => path.Ordinal == property.Ordinal)
            ?? new AccessPath(tree, property.Ordinal, [new Interval(0, tree.Count)], null, filter is null, IsOneValue: false);
    }

    /// <summary>In order, a page costs the rows read until it is full; else, every row of the shortest path.</summary>
    private static bool IsCheaper(AccessPath inOrder, AccessPath shortest, int size) =>
        inOrder.Count <= shortest.Count || (size + 1.0) * inOrder.Count / Math.Max(1, shortest.Count) < shortest.Count;

    private List<NodeRow> Sort(AccessPath path, RowOrder<NodeRow> order, PageRequest page)
    {
        IComparer<NodeRow> comparer = page.Backward ? Comparer<NodeRow>.Create((left, right) => order.Compare(right, left)) : order;
        var top = new TopRows<NodeRow>((int)Math.Min(page.Size + 1L, int.MaxValue), comparer);
        foreach (var row in Matching(path))
        {
            if (page.After is { } after && order.CompareWith(row, after) <= 0) continue;
            if (page.Before is { } before && order.CompareWith(row, before) >= 0) continue;
            top.Offer(row);
        }
        return [.. top.Sorted()];
    }

    private List<NodeRow> ReadInOrder(AccessPath path, ImmutableArray<OrderBy> terms, RowOrder<NodeRow> order, PageRequest page)
    {
        var reading = new OrderedReading(state, state.Index(kind), path, terms, order, page);
        var rows = new List<NodeRow>();
        foreach (var row in Matching(reading.Slots()))
        {
            var fromAfter = page.After is { } after ? order.CompareWith(row, after) : 1;
            var fromBefore = page.Before is { } before ? order.CompareWith(row, before) : -1;
            if (page.Backward ? fromAfter <= 0 : fromBefore >= 0) break;
            if (page.Backward ? fromBefore >= 0 : fromAfter <= 0) continue;
            rows.Add(row);
            if (rows.Count > page.Size) break;
        }
        return rows;
    }
}
