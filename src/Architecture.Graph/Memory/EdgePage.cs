namespace Architecture.Graph;

/// <summary>What is known of 64 edges, by column. Ends are node slots, moments are numbers of stamps.</summary>
internal sealed class EdgePage
{
    public const int Edges = 64;

    /// <summary>Marks a place without an edge.</summary>
    public const byte NoKind = byte.MaxValue;

    private readonly NodeId[] _ids;
    private readonly int[] _ends;
    private readonly int[] _stamps;
    private readonly byte[] _kinds;
    private GraphValue[]?[]? _values;

    public EdgePage()
    {
        _ids = new NodeId[Edges];
        _ends = new int[2 * Edges];
        _stamps = new int[2 * Edges];
        _kinds = new byte[Edges];
        Array.Fill(_kinds, NoKind);
    }

    private EdgePage(EdgePage page)
    {
        _ids = (NodeId[])page._ids.Clone();
        _ends = (int[])page._ends.Clone();
        _stamps = (int[])page._stamps.Clone();
        _kinds = (byte[])page._kinds.Clone();
        _values = (GraphValue[]?[]?)page._values?.Clone();
    }

    public NodeId IdAt(int place) => _ids[place];
    public byte KindAt(int place) => _kinds[place];
    public int FromAt(int place) => _ends[2 * place];
    public int ToAt(int place) => _ends[2 * place + 1];
    public int CreatedAt(int place) => _stamps[2 * place];
    public int ChangedAt(int place) => _stamps[2 * place + 1];
    public GraphValue[] ValuesAt(int place) => _values?[place] ?? [];

    public EdgePage Copy() => new(this);

    /// <summary>Writes a place of a page that nobody else has seen.</summary>
    public void Set(int place, NodeId id, byte kind, (int From, int To) ends, (int Created, int Changed) stamps, GraphValue[] values)
    {
        _ids[place] = id;
        _kinds[place] = kind;
        (_ends[2 * place], _ends[2 * place + 1]) = ends;
        (_stamps[2 * place], _stamps[2 * place + 1]) = stamps;
        if (values.Length > 0) (_values ??= new GraphValue[]?[Edges])[place] = values;
        else if (_values is not null) _values[place] = null;
    }

    public void Clear(int place) => Set(place, default, NoKind, default, default, []);
}
