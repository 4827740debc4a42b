namespace Architecture.Graph;

/// <summary>What is known of 64 edges. What every edge has lies side by side, so that showing one misses the cache once.</summary>
internal sealed class EdgePage
{
    public const int Edges = 64;

    /// <summary>Marks a place without an edge.</summary>
    public const byte NoKind = byte.MaxValue;

    private readonly EdgeCell[] _cells;
    private readonly byte[] _kinds;
    private GraphValue[]?[]? _values;

    public EdgePage()
    {
        _cells = new EdgeCell[Edges];
        _kinds = new byte[Edges];
        Array.Fill(_kinds, NoKind);
    }

    private EdgePage(EdgePage page)
    {
        _cells = (EdgeCell[])page._cells.Clone();
        _kinds = (byte[])page._kinds.Clone();
        _values = (GraphValue[]?[]?)page._values?.Clone();
    }

    public ref readonly EdgeCell this[int place] => ref _cells[place];

    public byte KindAt(int place) => _kinds[place];

    public GraphValue[] ValuesAt(int place) => _values?[place] ?? [];

    public EdgePage Copy() => new(this);

    /// <summary>Writes a place of a page that nobody else has seen.</summary>
    public void Set(int place, byte kind, EdgeCell cell, GraphValue[] values)
    {
        _cells[place] = cell;
        _kinds[place] = kind;
        if (values.Length > 0) (_values ??= new GraphValue[]?[Edges])[place] = values;
        else if (_values is not null) _values[place] = null;
    }

    public void Clear(int place) => Set(place, NoKind, default, []);
}

/// <summary>What every edge has.</summary>
/// <param name="Id">Its id.</param>
/// <param name="From">Slot of the node that it leaves.</param>
/// <param name="To">Slot of the node that it reaches.</param>
/// <param name="Created">Number of the stamp of its making.</param>
/// <param name="Changed">Number of the stamp of its last change.</param>
internal readonly record struct EdgeCell(NodeId Id, int From, int To, int Created, int Changed);
