using System.Runtime.InteropServices;

namespace Architecture.Graph;

/// <summary>Keeps the first rows of an order out of any number, without sorting the rest.</summary>
internal sealed class TopRows<TRow>(int count, IComparer<TRow> order)
{
    private readonly List<TRow> _rows = [];

    /// <summary>How many rows were offered.</summary>
    public int Offered { get; private set; }

    public void Offer(TRow row)
    {
        Offered++;
        if (count == 0) return;
        if (_rows.Count >= count && _rows.Count >= 2L * count) Shorten();
        _rows.Add(row);
    }

    public TRow[] Sorted()
    {
        Shorten();
        return [.. _rows];
    }

    private void Shorten()
    {
        CollectionsMarshal.AsSpan(_rows).Sort(order);
        if (_rows.Count > count) CollectionsMarshal.SetCount(_rows, count);
    }
}
