namespace Architecture.Graph;

/// <summary>
/// The edges of one kind and direction at 256 nodes, packed: where each node's edges start, the far nodes, the edges. A node of more
/// than <see cref="MostInline"/> has a <see cref="HubList"/> instead, so that neither its own change nor its neighbours' copies it whole.
/// </summary>
internal sealed class AdjacencyPage
{
    public const int Nodes = 256;

    /// <summary>Chosen so that 256 nodes' edges are counted in 16 bits.</summary>
    public const int MostInline = 255;

    public static readonly AdjacencyPage Empty = new(new ushort[Nodes + 1], [], [], hubs: null);

    private readonly ushort[] _starts;
    private readonly int[] _edges;
    private readonly int[] _targets;
    private readonly HubList?[]? _hubs;

    public AdjacencyPage(ushort[] starts, int[] edges, int[] targets, HubList?[]? hubs) =>
        (_starts, _edges, _targets, _hubs) = (starts, edges, targets, hubs);

    /// <summary>Packs the edges of 256 nodes out of those of all nodes; null where they have none.</summary>
    /// <param name="starts">Where each node's edges start.</param>
    /// <param name="first">The first of the 256 nodes.</param>
    /// <param name="edges">Edges of all nodes.</param>
    /// <param name="targets">Their far nodes.</param>
    public static AdjacencyPage? Of(int[] starts, int first, int[] edges, int[] targets)
    {
        var end = Math.Min(first + Nodes, starts.Length - 1);
        if (starts[first] == starts[end]) return null;
        var inlineStarts = new ushort[Nodes + 1];
        HubList?[]? hubs = null;
        List<int> inlineEdges = [], inlineTargets = [];
        for (var node = first; node < end; node++)
        {
            var from = starts[node];
            var degree = starts[node + 1] - from;
            if (degree > MostInline)
            {
                (hubs ??= new HubList?[Nodes])[node - first] = HubList.Of(edges.AsSpan(from, degree), targets.AsSpan(from, degree));
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

    public bool HasHubs => _hubs is not null;

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

    public AdjacencyPage Insert(int place, int position, EdgeRow row)
    {
        if (HubAt(place) is { } hub) return WithHub(place, hub.Insert(position, row));
        if (DegreeAt(place) < MostInline) return Spliced(place, position, removed: 0, [row.Edge], [row.Node], _hubs);
        var run = RunAt(place);
        int[] edges = [.. run.Edges[..position], row.Edge, .. run.Edges[position..]];
        int[] targets = [.. run.Targets[..position], row.Node, .. run.Targets[position..]];
        return Spliced(place, 0, run.Edges.Length, [], [], HubsWith(place, HubList.Of(edges, targets)));
    }

    public AdjacencyPage Remove(int place, int position)
    {
        if (HubAt(place) is not { } hub) return Spliced(place, position, removed: 1, [], [], _hubs);
        hub = hub.Remove(position);
        // Well below the bound, so that a node at the bound does not go to and fro.
        if (hub.Count > MostInline / 2) return WithHub(place, hub);
        var (edges, targets) = hub.Flat();
        return Spliced(place, 0, removed: 0, edges, targets, HubsWith(place, null));
    }

    private AdjacencyPage Spliced(int place, int position, int removed, ReadOnlySpan<int> edges, ReadOnlySpan<int> targets, HubList?[]? hubs)
    {
        var at = _starts[place] + position;
        var starts = (ushort[])_starts.Clone();
        var grown = edges.Length - removed;
        for (var i = place + 1; i < starts.Length; i++) starts[i] = (ushort)(starts[i] + grown);
        return new AdjacencyPage(starts, Splice(_edges, at, removed, edges), Splice(_targets, at, removed, targets), hubs);
    }

    private static int[] Splice(int[] all, int at, int removed, ReadOnlySpan<int> added)
    {
        var spliced = GC.AllocateUninitializedArray<int>(all.Length + added.Length - removed);
        all.AsSpan(0, at).CopyTo(spliced);
        added.CopyTo(spliced.AsSpan(at));
        all.AsSpan(at + removed).CopyTo(spliced.AsSpan(at + added.Length));
        return spliced;
    }

    private AdjacencyPage WithHub(int place, HubList hub) => new(_starts, _edges, _targets, HubsWith(place, hub));

    private HubList?[]? HubsWith(int place, HubList? hub)
    {
        var hubs = _hubs is null ? new HubList?[Nodes] : (HubList?[])_hubs.Clone();
        hubs[place] = hub;
        return Array.TrueForAll(hubs, static one => one is null) ? null : hubs;
    }
}
