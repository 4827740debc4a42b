using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>
/// What a root is made of. Nodes and edges have dense slots, so that everything that points at them takes four bytes; slots of removed
/// records are used again, and older roots are not touched by that, since they have pages of their own.
/// </summary>
internal sealed record GraphState : IRecordSource, IIdSource
{
    public const int NodesInPage = 256;
    public const int StampsInPage = 64;

    public required GraphLayout Layout { get; init; }

    public PageDirectory<GraphNode?[]> Nodes { get; init; } = PageDirectory<GraphNode?[]>.Empty;
    public int NodeSlots { get; init; }
    public ImmutableStack<int> FreeNodes { get; init; } = [];

    public PageDirectory<EdgeCell[]> Edges { get; init; } = PageDirectory<EdgeCell[]>.Empty;
    public int EdgeSlots { get; init; }
    public ImmutableStack<int> FreeEdges { get; init; } = [];

    /// <summary>Moments at which edges were made or changed; an edge names them by number.</summary>
    public PageDirectory<Stamp[]> Stamps { get; init; } = PageDirectory<Stamp[]>.Empty;
    public int StampCount { get; init; }

    /// <summary>From ids to entries: a node's slot twice, an edge's slot twice and one.</summary>
    public IdMap Ids { get; init; } = IdMap.Empty;

    /// <summary>By <see cref="GraphLayout.Adjacency(EdgeKind, Direction)"/>.</summary>
    public required ImmutableArray<PageDirectory<AdjacencyPage>> Adjacent { get; init; }

    /// <summary>By number of node kind.</summary>
    public required ImmutableArray<KindIndex> Kinds { get; init; }

    public ImmutableSortedDictionary<string, long> Counters { get; init; } =
        ImmutableSortedDictionary<string, long>.Empty.WithComparers(StringComparer.Ordinal);

    public static GraphState Empty(GraphModel model)
    {
        var layout = new GraphLayout(model);
        return new GraphState
        {
            Layout = layout,
            Adjacent = [.. Enumerable.Repeat(PageDirectory<AdjacencyPage>.Empty, 2 * model.EdgeKinds.Count)],
            Kinds = [.. model.NodeKinds.Select((kind, number) => KindIndex.Empty(kind, layout.Indexed[number]))],
        };
    }

    public static int NodeEntry(int slot) => 2 * slot;
    public static int EdgeEntry(int slot) => 2 * slot + 1;

    /// <summary>The node's slot; −1 if there is none.</summary>
    public int NodeSlot(NodeId id) => Ids.Find(id, this) is var entry && entry >= 0 && entry % 2 == 0 ? entry / 2 : -1;

    /// <summary>The edge's slot; −1 if there is none.</summary>
    public int EdgeSlot(NodeId id) => Ids.Find(id, this) is var entry && entry >= 0 && entry % 2 == 1 ? entry / 2 : -1;

    public GraphNode NodeAt(int slot) => Nodes[(int)((uint)slot / NodesInPage)]![slot % NodesInPage]!;

    public ref readonly EdgeCell EdgeCellAt(int slot) =>
        ref Edges[(int)((uint)slot / EdgeCell.InPage)]![(int)((uint)slot % EdgeCell.InPage)];

    public NodeId EdgeIdAt(int slot) => EdgeCellAt(slot).Id;

    public NodeId IdOf(int entry) => entry % 2 == 0 ? NodeAt(entry / 2).Id : EdgeIdAt(entry / 2);

    public GraphEdge EdgeAt(int slot)
    {
        ref readonly var cell = ref EdgeCellAt(slot);
        return Show(cell, NodeAt(cell.From).Id, NodeAt(cell.To).Id);
    }

    /// <summary>The edge, where one of its nodes is at hand.</summary>
    public GraphEdge EdgeAt(int slot, NodeId near, NodeId far, Direction direction) =>
        direction == Direction.Outgoing ? Show(EdgeCellAt(slot), near, far) : Show(EdgeCellAt(slot), far, near);

    private GraphEdge Show(in EdgeCell cell, NodeId from, NodeId to) =>
        new(cell.Kind!, cell.Id, from, to, StampAt(cell.Created), StampAt(cell.Changed), cell.Values);

    public Stamp StampAt(int number) => Stamps[number / StampsInPage]![number % StampsInPage];

    public EdgeList EdgesAt(int node, int adjacency) =>
        new(Adjacent[adjacency][(int)((uint)node / AdjacencyPage.Nodes)], node % AdjacencyPage.Nodes);

    public int Degree(int node)
    {
        var degree = 0;
        for (var adjacency = 0; adjacency < Adjacent.Length; adjacency++) degree += EdgesAt(node, adjacency).Count;
        return degree;
    }

    public KindIndex Index(NodeKind kind) => Kinds[Layout.Number(kind)];

    /// <summary>Positions, in the index of a property, of the nodes that hold a value.</summary>
    public static (int From, int To) HoldersOf(SlotTree tree, int ordinal, GraphValue value, IRecordSource source)
    {
        var before = new ValueProbe(source, ordinal, value, default, side: -1);
        var behind = new ValueProbe(source, ordinal, value, default, side: 1);
        return (tree.CountBefore(ref before), tree.CountBefore(ref behind));
    }
}
