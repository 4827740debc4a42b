namespace Architecture.Graph;

/// <summary>
/// The edges of one kind and direction at 64 nodes, packed: where each node's edges start, the far nodes, the edges. A node of more
/// than <see cref="MostInline"/> has a <see cref="HubList"/> instead, and so have the largest of a page that holds more than
/// <see cref="MostRows"/>: changing one edge copies the page, so what is packed stays small whatever the degrees are.
/// </summary>
internal sealed class AdjacencyPage
{
    public const int Nodes = 64;

    /// <summary>Edges that one node may have packed.</summary>
    public const int MostInline = 255;

    /// <summary>Edges that a page may have packed, of all its nodes.</summary>
    public const int MostRows = 512;

    /// <summary>Rows that a copy has room for, so that a single new edge needs no other copy.</summary>
    private const int Room = 8;

    private readonly ushort[] _starts;
    private int[] _edges;
    private int[] _targets;
    private HubList?[]? _hubs;

    private AdjacencyPage(ushort[] starts, int[] edges, int[] targets, HubList?[]? hubs) =>
        (_starts, _edges, _targets, _hubs) = (starts, edges, targets, hubs);

    /// <summary>Packs the edges of 64 nodes out of those of all nodes; null where they have none.</summary>
    /// <param name="starts">Where each node's edges start.</param>
    /// <param name="first">The first of the 64 nodes.</param>
    /// <param name="edges">Edges of all nodes.</param>
    /// <param name="targets">Their far nodes.</param>
    public static AdjacencyPage? Of(int[] starts, int first, int[] edges, int[] targets)
    {
        var end = Math.Min(first + Nodes, starts.Length - 1);
        if (starts[first] == starts[end]) return null;
        var most = MostPacked(starts.AsSpan(first, end - first + 1));
        var inlineStarts = new ushort[Nodes + 1];
        HubList?[]? hubs = null;
        List<int> inlineEdges = [], inlineTargets = [];
        for (var node = first; node < end; node++)
        {
            var from = starts[node];
            var degree = starts[node + 1] - from;
            if (degree > most)
            {
                (hubs ??= new HubList?[Nodes])[node - first] = HubList.Of(edges.AsSpan(from, degree), targets.AsSpan(from, degree), owner: null);
            }
            else
            {
                inlineEdges.AddRange(edges.AsSpan(from, degree));
                inlineTargets.AddRange(targets.AsSpan(from, degree));
            }
            inlineStarts[node - first + 1] = (ushort)inlineEdges.Count;
        }
        Array.Fill(inlineStarts, (ushort)inlineEdges.Count, end - first, Nodes + 1 - (end - first));
        return new AdjacencyPage(inlineStarts, [.. inlineEdges], [.. inlineTargets], hubs);
    }

    /// <summary>The greatest degree that may stay packed so that the page keeps within its rows.</summary>
    private static int MostPacked(ReadOnlySpan<int> starts)
    {
        Span<int> degrees = stackalloc int[starts.Length - 1];
        for (var node = 0; node < degrees.Length; node++) degrees[node] = starts[node + 1] - starts[node];
        degrees.Sort();
        var rows = 0;
        foreach (var degree in degrees)
        {
            rows += degree;
            if (degree > MostInline || rows > MostRows) return degree - 1;
        }
        return MostInline;
    }

    public bool HasHubs => _hubs is not null;

    private int Rows => _starts[Nodes];

    public HubList? HubAt(int place) => _hubs?[place];

    /// <summary>Edges kept inline at the node.</summary>
    public int DegreeAt(int place) => _starts[place + 1] - _starts[place];

    public EdgeRun RunAt(int place)
    {
        int start = _starts[place], length = _starts[place + 1] - start;
        return new EdgeRun(_edges.AsSpan(start, length), _targets.AsSpan(start, length));
    }

    public ReadOnlySpan<int> TargetsAt(int place)
    {
        int start = _starts[place], length = _starts[place + 1] - start;
        return _targets.AsSpan(start, length);
    }

    /// <summary>A page to be written to by the one who asks, with what a page holds that stays as it is.</summary>
    public static AdjacencyPage CopyOf(AdjacencyPage? page)
    {
        if (page is null) return new AdjacencyPage(new ushort[Nodes + 1], new int[Room], new int[Room], hubs: null);
        var rows = page.Rows;
        return new AdjacencyPage(
            (ushort[])page._starts.Clone(), Resized(page._edges, rows, rows + Room), Resized(page._targets, rows, rows + Room), (HubList?[]?)page._hubs?.Clone());
    }

    /// <summary>Puts an edge in. Only for a page that nobody reads yet.</summary>
    public void Insert(int place, int position, EdgeRow row, object owner)
    {
        if (HubAt(place) is { } hub)
        {
            _hubs![place] = hub.Insert(position, row, owner);
            return;
        }
        Splice(place, position, removed: 0, [row.Edge], [row.Node]);
        if (DegreeAt(place) > MostInline) Unpack(place, owner);
        else if (Rows > MostRows) Unpack(Largest(), owner);
    }

    /// <summary>Takes an edge out. Only for a page that nobody reads yet.</summary>
    public void Remove(int place, int position, object owner)
    {
        if (HubAt(place) is not { } hub)
        {
            Splice(place, position, removed: 1, [], []);
            return;
        }
        hub = hub.Remove(position, owner);
        _hubs![place] = hub;
        // Well below the bounds, so that a node at a bound does not go to and fro.
        if (hub.Count > MostInline / 2 || (hub.Count > 0 && Rows + hub.Count > MostRows / 2)) return;
        var (edges, targets) = hub.Flat();
        SetHub(place, null);
        Splice(place, 0, removed: 0, edges, targets);
    }

    private void Unpack(int place, object owner)
    {
        var run = RunAt(place);
        SetHub(place, HubList.Of(run.Edges, run.Targets, owner));
        Splice(place, 0, run.Edges.Length, [], []);
    }

    private int Largest()
    {
        var largest = 0;
        for (var place = 1; place < Nodes; place++)
            if (DegreeAt(place) > DegreeAt(largest)) largest = place;
        return largest;
    }

    private void SetHub(int place, HubList? hub)
    {
        _hubs ??= new HubList?[Nodes];
        _hubs[place] = hub;
        if (hub is null && Array.TrueForAll(_hubs, static one => one is null)) _hubs = null;
    }

    private void Splice(int place, int position, int removed, ReadOnlySpan<int> edges, ReadOnlySpan<int> targets)
    {
        var (at, rows, grown) = (_starts[place] + position, Rows, edges.Length - removed);
        if (rows + grown > _edges.Length)
        {
            _edges = Resized(_edges, rows, rows + grown + rows / 8 + Room);
            _targets = Resized(_targets, rows, _edges.Length);
        }
        Splice(_edges, rows, at, removed, edges);
        Splice(_targets, rows, at, removed, targets);
        for (var i = place + 1; i <= Nodes; i++) _starts[i] = (ushort)(_starts[i] + grown);
    }

    private static void Splice(int[] all, int rows, int at, int removed, ReadOnlySpan<int> added)
    {
        all.AsSpan(at + removed, rows - at - removed).CopyTo(all.AsSpan(at + added.Length));
        added.CopyTo(all.AsSpan(at));
    }

    private static int[] Resized(int[] all, int rows, int room)
    {
        var resized = GC.AllocateUninitializedArray<int>(room);
        all.AsSpan(0, rows).CopyTo(resized);
        return resized;
    }
}
