namespace Architecture.Registry.Interchange;

/// <summary>Rows that may wait for later ones. Only boards do, and a city has fewer than there is room for.</summary>
internal sealed class WaitingRows
{
    private const int MostRows = 10_000;
    private const long MostText = 1 << 21;

    private List<ImportRow> _rows = [];
    private long _text;

    public int Count => _rows.Count;

    /// <summary>False when there is no room for it.</summary>
    public bool TryAdd(ImportRow row)
    {
        if (_rows.Count == MostRows || _text + row.Size > MostText) return false;
        _rows.Add(row);
        _text += row.Size;
        return true;
    }

    public List<ImportRow> Drain()
    {
        var drained = _rows;
        (_rows, _text) = ([], 0);
        return drained;
    }
}
