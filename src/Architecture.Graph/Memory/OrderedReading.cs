using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>
/// Reads an index in the order of a query, from the page's place on, in the direction of paging. What an index cannot give by itself
/// (ids ascending under values descending, further terms) is put right group by group of equal first values.
/// </summary>
internal sealed class OrderedReading(
    GraphState state, KindIndex index, AccessPath path, ImmutableArray<OrderBy> terms, RowOrder<NodeRow> order, PageRequest page)
{
    private readonly SlotTree _tree = path.Tree!;
    private readonly bool _byId = terms.IsDefaultOrEmpty;
    private readonly bool _descending = !terms.IsDefaultOrEmpty && terms[0].Descending;
    private readonly bool _sortsGroups = !terms.IsDefaultOrEmpty && terms.Length > 1;

    public IEnumerable<int> Slots()
    {
        var highFirst = _descending != page.Backward;
        var intervals = highFirst ? path.Intervals.Reverse() : path.Intervals;
        foreach (var interval in intervals)
        {
            var (from, to) = Narrowed(interval);
            var slots = !_descending && !_sortsGroups ? Straight(from, to) : highFirst ? GroupsDown(from, to) : GroupsUp(from, to);
            foreach (var slot in slots) yield return slot;
        }
    }

    private IEnumerable<int> Straight(int from, int to) =>
        page.Backward ? IndexReading.Descending(_tree, from, to) : IndexReading.Ascending(_tree, from, to);

    private IEnumerable<int> GroupsDown(int from, int to)
    {
        while (from < to)
        {
            var start = Math.Max(from, Position(ValueAt(to - 1), default, side: -1));
            foreach (var slot in Group(start, to)) yield return slot;
            to = start;
        }
    }

    private IEnumerable<int> GroupsUp(int from, int to)
    {
        while (from < to)
        {
            var end = Math.Min(to, Position(ValueAt(from), default, side: 1));
            foreach (var slot in Group(from, end)) yield return slot;
            from = end;
        }
    }

    private IEnumerable<int> Group(int from, int to)
    {
        if (!_sortsGroups)
        {
            var value = ValueAt(from);
            if (Place(page.After, value) is { } after) from = Math.Max(from, Position(value, after, side: 0));
            if (Place(page.Before, value) is { } before) to = Math.Min(to, Position(value, before, side: 0));
            return Straight(from, to);
        }
        if (ByNextTerm(from, to) is { } slots) return slots;
        NodeRow[] rows = [.. IndexReading.Ascending(_tree, from, to).Select(slot => new NodeRow(slot, state.NodeAt(slot)))];
        Array.Sort(rows, order);
        if (page.Backward) Array.Reverse(rows);
        return rows.Select(row => row.Slot);
    }

    /// <summary>
    /// A large group is not sorted: the index of the next term is read in its order, and what is not of the group is passed over.
    /// Null where that index is not there or would be read further than the group is large.
    /// </summary>
    private IEnumerable<int>? ByNextTerm(int from, int to)
    {
        var next = terms[1].Property;
        if (next.Owner != terms[0].Property.Owner || index.ByValue[next.Ordinal] is not { } tree) return null;
        long size = to - from;
        if (size * size <= (page.Size + 1L) * tree.Count) return null;
        var value = ValueAt(from);
        var whole = new AccessPath(tree, next.Ordinal, [new Interval(0, tree.Count)], null, IsExact: false, IsOneValue: false);
        var within = page with { After = Within(page.After, value), Before = Within(page.Before, value) };
        return new OrderedReading(state, index, whole, terms.RemoveAt(0), order, within).Slots()
            .Where(slot => KindIndex.ValueAt(state.NodeAt(slot), path.Ordinal).Equals(value));
    }

    private static Keyset? Within(Keyset? place, GraphValue value) =>
        place is not null && place.Values[0].Equals(value) ? place with { Values = place.Values.RemoveAt(0) } : null;

    private static NodeId? Place(Keyset? place, GraphValue value) => place is not null && place.Values[0].Equals(value) ? place.Id : null;

    /// <summary>Leaves out what lies outside the page's places, as far as the first value tells.</summary>
    private (int From, int To) Narrowed(Interval interval)
    {
        var (low, high) = _descending ? (page.Before, page.After) : (page.After, page.Before);
        var from = low is null ? interval.From : Math.Max(interval.From, PositionOf(low, side: -1));
        var to = high is null ? interval.To : Math.Min(interval.To, PositionOf(high, side: 1));
        return (from, to);
    }

    private int PositionOf(Keyset place, int side)
    {
        if (_byId && path.Ordinal < 0)
        {
            var probe = new IdProbe(state, place.Id);
            return _tree.CountBefore(ref probe) + (side > 0 ? 1 : 0);
        }
        if (_byId) return Position(path.Intervals.IsEmpty ? default : ValueAt(path.Intervals[0].From), place.Id, side: 0) + (side > 0 ? 1 : 0);
        if (_descending || _sortsGroups) return Position(place.Values[0], default, side);
        return Position(place.Values[0], place.Id, side: 0) + (side > 0 ? 1 : 0);
    }

    private int Position(GraphValue value, NodeId id, int side)
    {
        var probe = new ValueProbe(state, path.Ordinal, value, id, side);
        return _tree.CountBefore(ref probe);
    }

    private GraphValue ValueAt(int position) => KindIndex.ValueAt(state.NodeAt(_tree[position]), path.Ordinal);
}
