using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>The order of rows: terms, then id ascending. Compares rows with each other and with a place between rows.</summary>
internal sealed class RowOrder<TRow>(
    ImmutableArray<OrderBy> terms,
    Func<TRow, PropertyDefinition, GraphValue> read,
    Func<TRow, NodeId> identify) : IComparer<TRow>
{
    private readonly OrderBy[] _terms = terms.IsDefaultOrEmpty ? [] : [.. terms];

    public int Compare(TRow? left, TRow? right)
    {
        foreach (var term in _terms)
        {
            var order = GraphValue.Compare(read(left!, term.Property), read(right!, term.Property));
            if (order != 0) return term.Descending ? -order : order;
        }
        return identify(left!).CompareTo(identify(right!));
    }

    public int CompareWith(TRow row, Keyset place)
    {
        for (var i = 0; i < _terms.Length; i++)
        {
            var order = GraphValue.Compare(read(row, _terms[i].Property), place.Values[i]);
            if (order != 0) return _terms[i].Descending ? -order : order;
        }
        return identify(row).CompareTo(place.Id);
    }

    /// <exception cref="ArgumentException">The request's places are not of this order, or its size is negative.</exception>
    public void Check(PageRequest page)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(page.Size, nameof(page));
        Check(page.After);
        Check(page.Before);
    }

    private void Check(Keyset? place)
    {
        if (place is null) return;
        var length = place.Values.IsDefault ? 0 : place.Values.Length;
        if (length != _terms.Length) throw new ArgumentException($"A place of {length} values was given for an order of {_terms.Length} terms.");
        for (var i = 0; i < length; i++)
        {
            if (!place.Values[i].IsAbsent && place.Values[i].Kind != _terms[i].Property.Type)
                throw new ArgumentException($"A place has a {place.Values[i].Kind} for {_terms[i].Property}.");
        }
    }

    /// <summary>Where a page lies among rows that are in this order, and whether rows follow it in the direction of paging.</summary>
    public (Range Rows, bool HasMore) Cut(ReadOnlySpan<TRow> sorted, PageRequest page)
    {
        var start = page.After is { } after ? CountUpTo(sorted, after, inclusive: true) : 0;
        var end = page.Before is { } before ? CountUpTo(sorted, before, inclusive: false) : sorted.Length;
        var count = Math.Min(page.Size, Math.Max(0, end - start));
        var from = page.Backward ? end - count : start;
        return (from..(from + count), end - start > count);
    }

    private int CountUpTo(ReadOnlySpan<TRow> sorted, Keyset place, bool inclusive)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var order = CompareWith(sorted[middle], place);
            if (order < 0 || (inclusive && order == 0)) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
