using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Architecture.Graph;

/// <summary>A root in the making. Single-threaded; the root that it starts from is not touched.</summary>
internal sealed class GraphEdit(GraphState before) : IResolveSource, IRecordSource, IIdSource
{
    // Marks what index trees and hubs this edit has made, so that it may write to them again.
    private readonly object _owner = new();
    private readonly GraphLayout _layout = before.Layout;
    private readonly PageEdit<GraphNode?[]> _nodes = before.Nodes.Edit();
    private readonly PageEdit<EdgeCell[]> _edges = before.Edges.Edit();
    private readonly PageEdit<Stamp[]> _stamps = before.Stamps.Edit();
    private readonly PageEdit<AdjacencyPage>?[] _adjacent = new PageEdit<AdjacencyPage>?[before.Adjacent.Length];
    private readonly ImmutableArray<KindIndex>.Builder _kinds = before.Kinds.ToBuilder();
    private ImmutableSortedDictionary<string, long> _counters = before.Counters;
    private ImmutableStack<int> _freeNodes = before.FreeNodes;
    private ImmutableStack<int> _freeEdges = before.FreeEdges;
    // Ids given and taken since; the map itself is made anew at the end, so that what many of them touch is copied once.
    private readonly Dictionary<NodeId, int> _ids = [];
    private readonly List<IdChange> _taken = [];
    private int _nodeSlots = before.NodeSlots;
    private int _edgeSlots = before.EdgeSlots;
    private int _stampCount = before.StampCount;
    private Stamp? _lastStamp;

    public GraphState Build() => before with
    {
        Nodes = _nodes.Build(),
        NodeSlots = _nodeSlots,
        FreeNodes = _freeNodes,
        Edges = _edges.Build(),
        EdgeSlots = _edgeSlots,
        FreeEdges = _freeEdges,
        Stamps = _stamps.Build(),
        StampCount = _stampCount,
        Ids = before.Ids.With(IdChanges(), this),
        Adjacent = [.. before.Adjacent.Select((pages, number) => _adjacent[number]?.Build() ?? pages)],
        Kinds = _kinds.ToImmutable(),
        Counters = _counters,
    };

    public bool IsUsed(NodeId id) => EntryOf(id) >= 0;

    public GraphNode? Node(NodeId id) => NodeSlot(id) is var slot and >= 0 ? NodeAt(slot) : null;

    public int NodeSlot(NodeId id) => EntryOf(id) is var entry && entry >= 0 && entry % 2 == 0 ? entry / 2 : -1;

    public GraphNode NodeAt(int slot) => _nodes[slot / GraphState.NodesInPage]![slot % GraphState.NodesInPage]!;

    public NodeId EdgeIdAt(int slot) => EdgeCellAt(slot).Id;

    private ref readonly EdgeCell EdgeCellAt(int slot) => ref _edges[slot / EdgeCell.InPage]![slot % EdgeCell.InPage];

    public NodeId IdOf(int entry) => entry % 2 == 0 ? NodeAt(entry / 2).Id : EdgeIdAt(entry / 2);

    public GraphEdge? Edge(NodeId id)
    {
        if (EntryOf(id) is var entry && (entry < 0 || entry % 2 == 0)) return null;
        ref readonly var cell = ref EdgeCellAt(entry / 2);
        return new GraphEdge(cell.Kind!, id, NodeAt(cell.From).Id, NodeAt(cell.To).Id, StampAt(cell.Created), StampAt(cell.Changed), cell.Values);
    }

    public int Degree(NodeId id)
    {
        var slot = NodeSlot(id);
        var degree = 0;
        for (var adjacency = 0; adjacency < _adjacent.Length; adjacency++) degree += EdgesAt(slot, adjacency).Count;
        return degree;
    }

    public long Counter(string name) => _counters.GetValueOrDefault(name);

    public void SetCounter(string name, long value) => _counters = _counters.SetItem(name, value);

    /// <summary>How many nodes hold a value of an indexed property.</summary>
    public int CountHolders(NodeKind kind, PropertyDefinition property, GraphValue value)
    {
        var (_, from, to) = Holders(kind, property, value);
        return to - from;
    }

    public IEnumerable<NodeId> HoldersOf(NodeKind kind, PropertyDefinition property, GraphValue value)
    {
        var (tree, from, to) = Holders(kind, property, value);
        for (; from < to; from++) yield return NodeAt(tree[from]).Id;
    }

    private (SlotTree Tree, int From, int To) Holders(NodeKind kind, PropertyDefinition property, GraphValue value)
    {
        var tree = _kinds[_layout.Number(kind)].ByValue[property.Ordinal]!;
        var (from, to) = GraphState.HoldersOf(tree, property.Ordinal, value, this);
        return (tree, from, to);
    }

    /// <summary>Sets projected values. Values of nodes that are gone are passed over.</summary>
    /// <exception cref="GraphChangeException">A property is not projected or a value is not of its type; nothing was set.</exception>
    public void Project(ImmutableArray<ProjectedValue> values)
    {
        foreach (var (id, (property, value)) in values)
            if (Node(id) is { } node) RecordValues.CheckAssignable(node.Kind, property, value, projected: true);
        foreach (var (id, (property, value)) in values)
        {
            if (Node(id) is not { } node || node[property].Equals(value)) continue;
            var changed = new GraphValue[node.Kind.Properties.Count];
            node.Values.CopyTo(changed);
            changed[property.Ordinal] = value;
            Replace(node, new GraphNode(node.Kind, id, node.Created, node.Changed, RecordValues.Trim(changed)));
        }
    }

    public void Add(GraphNode node)
    {
        var slot = NewSlot(ref _freeNodes, ref _nodeSlots);
        Put(slot, node);
        _ids[node.Id] = GraphState.NodeEntry(slot);
        var kind = _layout.Number(node.Kind);
        _kinds[kind] = _kinds[kind].With(node, slot, predecessor: null, _layout.Indexed[kind], this, _owner);
    }

    public void Replace(GraphNode old, GraphNode node)
    {
        var slot = NodeSlot(old.Id);
        var kind = _layout.Number(node.Kind);
        // Indexes read keys from the records: the old one leaves them while it stands, the new one enters once it does.
        _kinds[kind] = _kinds[kind].Without(old, node, _layout.Indexed[kind], this, _owner);
        Put(slot, node);
        _kinds[kind] = _kinds[kind].With(node, slot, old, _layout.Indexed[kind], this, _owner);
    }

    public void Remove(GraphNode node)
    {
        var slot = NodeSlot(node.Id);
        var kind = _layout.Number(node.Kind);
        _kinds[kind] = _kinds[kind].Without(node, successor: null, _layout.Indexed[kind], this, _owner);
        Take(node.Id, GraphState.NodeEntry(slot));
        Put(slot, null);
        _freeNodes = _freeNodes.Push(slot);
    }

    public void Add(GraphEdge edge)
    {
        var slot = NewSlot(ref _freeEdges, ref _edgeSlots);
        int from = NodeSlot(edge.From), to = NodeSlot(edge.To);
        var kind = _layout.Number(edge.Kind);
        var values = _layout.EdgeValues.Shared(edge.Values);
        Own(slot) = new EdgeCell(edge.Id, from, to, Number(edge.Created), Number(edge.Changed), edge.Kind, values);
        _ids[edge.Id] = GraphState.EdgeEntry(slot);
        Link(from, GraphLayout.Adjacency(kind, Direction.Outgoing), edge.Id, new EdgeRow(slot, to));
        Link(to, GraphLayout.Adjacency(kind, Direction.Incoming), edge.Id, new EdgeRow(slot, from));
    }

    public void Replace(GraphEdge old, GraphEdge edge)
    {
        var slot = EntryOf(old.Id) / 2;
        ref var cell = ref Own(slot);
        cell = cell with { Changed = Number(edge.Changed), Values = _layout.EdgeValues.Shared(edge.Values) };
    }

    public void Remove(GraphEdge edge)
    {
        var slot = EntryOf(edge.Id) / 2;
        var cell = EdgeCellAt(slot);
        var kind = _layout.Number(edge.Kind);
        Unlink(cell.From, GraphLayout.Adjacency(kind, Direction.Outgoing), edge.Id);
        Unlink(cell.To, GraphLayout.Adjacency(kind, Direction.Incoming), edge.Id);
        Take(edge.Id, GraphState.EdgeEntry(slot));
        Own(slot) = default;
        _freeEdges = _freeEdges.Push(slot);
    }

    private int EntryOf(NodeId id) => _ids.Count > 0 && _ids.TryGetValue(id, out var entry) ? entry : before.Ids.Find(id, before);

    private void Take(NodeId id, int entry)
    {
        if (!_ids.ContainsKey(id)) _taken.Add(new IdChange(IdMap.Hash(id), entry, IsRemoval: true));
        _ids[id] = -1;
    }

    private Span<IdChange> IdChanges()
    {
        var changes = new List<IdChange>(_taken);
        foreach (var (id, entry) in _ids)
            if (entry >= 0) changes.Add(new IdChange(IdMap.Hash(id), entry, IsRemoval: false));
        return CollectionsMarshal.AsSpan(changes);
    }

    private void Link(int node, int adjacency, NodeId edge, EdgeRow row)
    {
        var page = Own(adjacency, node / AdjacencyPage.Nodes);
        var position = new EdgeList(page, node % AdjacencyPage.Nodes).CountBefore(edge, inclusive: false, this);
        page.Insert(node % AdjacencyPage.Nodes, position, row, _owner);
    }

    private void Unlink(int node, int adjacency, NodeId edge)
    {
        var page = Own(adjacency, node / AdjacencyPage.Nodes);
        var position = new EdgeList(page, node % AdjacencyPage.Nodes).CountBefore(edge, inclusive: false, this);
        page.Remove(node % AdjacencyPage.Nodes, position, _owner);
    }

    private AdjacencyPage Own(int adjacency, int number)
    {
        var pages = Adjacent(adjacency);
        return pages.TryOwn(number, out var page) ? page! : pages.Set(number, AdjacencyPage.CopyOf(before.Adjacent[adjacency][number]));
    }

    private PageEdit<AdjacencyPage> Adjacent(int adjacency) => _adjacent[adjacency] ??= before.Adjacent[adjacency].Edit();

    private EdgeList EdgesAt(int node, int adjacency)
    {
        var page = node / AdjacencyPage.Nodes;
        return new EdgeList(_adjacent[adjacency] is { } pages ? pages[page] : before.Adjacent[adjacency][page], node % AdjacencyPage.Nodes);
    }

    private void Put(int slot, GraphNode? node)
    {
        var number = slot / GraphState.NodesInPage;
        if (!_nodes.TryOwn(number, out var page))
            page = _nodes.Set(number, before.Nodes[number] is { } shared ? (GraphNode?[])shared.Clone() : new GraphNode?[GraphState.NodesInPage]);
        page![slot % GraphState.NodesInPage] = node;
    }

    private ref EdgeCell Own(int slot)
    {
        var number = slot / EdgeCell.InPage;
        if (!_edges.TryOwn(number, out var page))
            page = _edges.Set(number, before.Edges[number] is { } shared ? (EdgeCell[])shared.Clone() : new EdgeCell[EdgeCell.InPage]);
        return ref page![slot % EdgeCell.InPage];
    }

    private Stamp StampAt(int number) => _stamps[number / GraphState.StampsInPage]![number % GraphState.StampsInPage];

    private int Number(Stamp stamp)
    {
        if (_lastStamp == stamp) return _stampCount - 1;
        var number = _stampCount / GraphState.StampsInPage;
        if (!_stamps.TryOwn(number, out var page))
            page = _stamps.Set(number, before.Stamps[number] is { } shared ? (Stamp[])shared.Clone() : new Stamp[GraphState.StampsInPage]);
        page![_stampCount % GraphState.StampsInPage] = stamp;
        _lastStamp = stamp;
        return _stampCount++;
    }

    private static int NewSlot(ref ImmutableStack<int> free, ref int slots)
    {
        if (free.IsEmpty) return slots++;
        free = free.Pop(out var slot);
        return slot;
    }
}
