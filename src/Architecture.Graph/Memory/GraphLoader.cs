using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Architecture.Graph;

/// <summary>Builds a root from all its records at once: every page is written once and every index sorted once.</summary>
internal sealed class GraphLoader(GraphModel model)
{
    private readonly GraphLayout _layout = new(model);
    private readonly List<GraphNode> _nodes = [];
    private readonly Dictionary<NodeId, int> _nodeSlots = [];
    private readonly List<EdgeCell[]> _edgePages = [];
    private readonly List<NodeId> _edgeIds = [];
    private readonly Dictionary<Stamp, int> _stampNumbers = [];
    private readonly List<Stamp> _stamps = [];

    public GraphState Load(IEnumerable<GraphNode> nodes, IEnumerable<GraphEdge> edges, IEnumerable<CounterImage> counters)
    {
        foreach (var node in nodes) Add(node);
        foreach (var edge in edges) Add(edge);
        var kinds = Task.Run(() => new IndexBuilder(_layout, _nodes).Build());
        var state = GraphState.Empty(model) with
        {
            Layout = _layout,
            Nodes = PageDirectory<GraphNode?[]>.Of([.. Pages<GraphNode?>(_nodes, GraphState.NodesInPage)]),
            NodeSlots = _nodes.Count,
            Edges = PageDirectory<EdgeCell[]>.Of([.. _edgePages]),
            EdgeSlots = _edgeIds.Count,
            Stamps = PageDirectory<Stamp[]>.Of([.. Pages(_stamps, GraphState.StampsInPage)]),
            StampCount = _stamps.Count,
            Ids = Ids(),
            Adjacent = Adjacent(),
        };
        foreach (var (counter, value) in counters) state = state with { Counters = state.Counters.SetItem(counter, value) };
        return state with { Kinds = kinds.GetAwaiter().GetResult() };
    }

    private void Add(GraphNode node)
    {
        if (!model.Knows(node.Kind)) throw new UnknownKindException(node.Kind.Name);
        if (!_nodeSlots.TryAdd(node.Id, _nodes.Count)) throw new DamagedJournalException($"the id {node.Id} is there twice");
        _nodes.Add(node);
    }

    private void Add(GraphEdge edge)
    {
        if (!model.Knows(edge.Kind)) throw new UnknownKindException(edge.Kind.Name);
        if (_nodeSlots.ContainsKey(edge.Id)) throw new DamagedJournalException($"the id {edge.Id} is there twice");
        int from = End(edge.Kind.From, edge.From, edge), to = End(edge.Kind.To, edge.To, edge);
        var place = _edgeIds.Count % EdgeCell.InPage;
        if (place == 0) _edgePages.Add(new EdgeCell[EdgeCell.InPage]);
        _edgeIds.Add(edge.Id);
        var values = _layout.EdgeValues.Shared(edge.Values);
        _edgePages[^1][place] = new EdgeCell(edge.Id, from, to, Number(edge.Created), Number(edge.Changed), edge.Kind, values);
    }

    private int End(NodeKind? expected, NodeId id, GraphEdge edge)
    {
        if (!_nodeSlots.TryGetValue(id, out var slot) || (expected is not null && _nodes[slot].Kind.Name != expected.Name))
            throw new DamagedJournalException($"the edge {edge.Id}, {edge}, ends at no {expected?.Name ?? "node"}");
        return slot;
    }

    private int Number(Stamp stamp)
    {
        if (_stampNumbers.TryGetValue(stamp, out var number)) return number;
        _stampNumbers.Add(stamp, _stamps.Count);
        _stamps.Add(stamp);
        return _stamps.Count - 1;
    }

    private static IEnumerable<T[]> Pages<T>(IEnumerable<T> items, int size) => items.Chunk(size).Select(chunk =>
    {
        Array.Resize(ref chunk, size);
        return chunk;
    });

    private IdMap Ids()
    {
        var hashes = new ulong[_nodes.Count + _edgeIds.Count];
        var entries = new int[hashes.Length];
        for (var slot = 0; slot < _nodes.Count; slot++)
            (hashes[slot], entries[slot]) = (IdMap.Hash(_nodes[slot].Id), GraphState.NodeEntry(slot));
        for (var slot = 0; slot < _edgeIds.Count; slot++)
            (hashes[_nodes.Count + slot], entries[_nodes.Count + slot]) = (IdMap.Hash(_edgeIds[slot]), GraphState.EdgeEntry(slot));
        return IdMap.Of(hashes, entries);
    }

    private ImmutableArray<PageDirectory<AdjacencyPage>> Adjacent()
    {
        var ids = CollectionsMarshal.AsSpan(_edgeIds).ToArray();
        var slots = Enumerable.Range(0, ids.Length).ToArray();
        Array.Sort(ids, slots);
        for (var i = 1; i < ids.Length; i++)
            if (ids[i] == ids[i - 1]) throw new DamagedJournalException($"the id {ids[i]} is there twice");
        var byKind = slots.ToLookup(slot => _edgePages[slot / EdgeCell.InPage][slot % EdgeCell.InPage].Kind);
        var all = ImmutableArray.CreateBuilder<PageDirectory<AdjacencyPage>>(2 * model.EdgeKinds.Count);
        foreach (var kind in model.EdgeKinds)
        {
            int[] edges = [.. byKind[kind]];
            all.Add(Packed(edges, Direction.Outgoing));
            all.Add(Packed(edges, Direction.Incoming));
        }
        return all.MoveToImmutable();
    }

    /// <summary>Deals edges, which come in the order of ids, out to their nodes.</summary>
    private PageDirectory<AdjacencyPage> Packed(int[] edges, Direction direction)
    {
        if (edges.Length == 0) return PageDirectory<AdjacencyPage>.Empty;
        var starts = new int[_nodes.Count + 1];
        foreach (var edge in edges) starts[Ends(edge, direction).Near + 1]++;
        for (var node = 0; node < _nodes.Count; node++) starts[node + 1] += starts[node];
        var next = starts.AsSpan(0, _nodes.Count).ToArray();
        int[] packedEdges = new int[edges.Length], packedTargets = new int[edges.Length];
        foreach (var edge in edges)
        {
            var (near, far) = Ends(edge, direction);
            packedEdges[next[near]] = edge;
            packedTargets[next[near]++] = far;
        }
        var pages = new AdjacencyPage?[(_nodes.Count + AdjacencyPage.Nodes - 1) / AdjacencyPage.Nodes];
        for (var page = 0; page < pages.Length; page++)
            pages[page] = AdjacencyPage.Of(starts, page * AdjacencyPage.Nodes, packedEdges, packedTargets);
        return PageDirectory<AdjacencyPage>.Of(pages);
    }

    private (int Near, int Far) Ends(int edge, Direction direction)
    {
        ref readonly var cell = ref _edgePages[edge / EdgeCell.InPage][edge % EdgeCell.InPage];
        return direction == Direction.Outgoing ? (cell.From, cell.To) : (cell.To, cell.From);
    }
}
