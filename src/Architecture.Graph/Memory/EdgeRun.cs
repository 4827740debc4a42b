using System.Diagnostics.CodeAnalysis;

namespace Architecture.Graph;

/// <summary>A stretch of a node's edges of one kind and direction: edges and the nodes at their far ends, side by side.</summary>
internal readonly ref struct EdgeRun(ReadOnlySpan<int> edges, ReadOnlySpan<int> targets)
{
    public ReadOnlySpan<int> Edges { get; } = edges;
    public ReadOnlySpan<int> Targets { get; } = targets;
}

/// <summary>All edges of one kind and direction at one node, in the order of edge ids: one run, or the blocks of a hub.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "Never compared.")]
internal readonly struct EdgeList(AdjacencyPage? page, int place)
{
    private readonly HubList? _hub = page?.HubAt(place);

    public int Count => _hub?.Count ?? page?.DegreeAt(place) ?? 0;

    public int Runs => _hub?.Blocks.Length ?? (page is null || page.DegreeAt(place) == 0 ? 0 : 1);

    public EdgeRun Run(int run) => _hub is { } hub ? hub.Blocks[run].Run : page!.RunAt(place);

    /// <summary>The edge and the far node at a position.</summary>
    public EdgeRow this[int position]
    {
        get
        {
            var run = 0;
            if (_hub is { } hub)
                for (; position >= hub.Blocks[run].Count; run++) position -= hub.Blocks[run].Count;
            var found = Run(run);
            return new EdgeRow(found.Edges[position], found.Targets[position]);
        }
    }

    /// <summary>How many edges have a smaller id; or, inclusive, no greater one.</summary>
    public int CountBefore(NodeId id, bool inclusive, IRecordSource source)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var order = source.EdgeIdAt(this[middle].Edge).CompareTo(id);
            if (order < 0 || (inclusive && order == 0)) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}

/// <summary>An edge and the node at its far end, by slot.</summary>
internal readonly record struct EdgeRow(int Edge, int Node);
