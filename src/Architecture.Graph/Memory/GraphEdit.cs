using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>A root in the making.</summary>
internal sealed class GraphEdit(GraphState state)
{
    private readonly ImmutableDictionary<NodeId, GraphNode>.Builder _nodes = state.Nodes.ToBuilder();
    private readonly ImmutableDictionary<NodeId, GraphEdge>.Builder _edges = state.Edges.ToBuilder();
    private readonly ImmutableDictionary<NodeKind, ImmutableSortedSet<NodeId>>.Builder _kinds = state.Kinds.ToBuilder();
    private readonly ImmutableDictionary<Adjacency, ImmutableSortedSet<NodeId>>.Builder _adjacent = state.Adjacent.ToBuilder();
    private readonly ImmutableDictionary<NodeId, int>.Builder _degrees = state.Degrees.ToBuilder();
    private readonly ImmutableSortedDictionary<string, long>.Builder _counters = state.Counters.ToBuilder();

    public GraphState Build() => new(
        _nodes.ToImmutable(), _edges.ToImmutable(), _kinds.ToImmutable(), _adjacent.ToImmutable(), _degrees.ToImmutable(), _counters.ToImmutable());

    public bool IsUsed(NodeId id) => _nodes.ContainsKey(id) || _edges.ContainsKey(id);
    public GraphNode? Node(NodeId id) => _nodes.GetValueOrDefault(id);
    public GraphEdge? Edge(NodeId id) => _edges.GetValueOrDefault(id);
    public int Degree(NodeId id) => _degrees.GetValueOrDefault(id);
    public long Counter(string name) => _counters.GetValueOrDefault(name);
    public void SetCounter(string name, long value) => _counters[name] = value;

    public IEnumerable<NodeId> HoldersOf(PropertyDefinition property, GraphValue value) =>
        _nodes.Values.Where(node => node.Kind.Name == property.Owner && node[property].Equals(value)).Select(node => node.Id);

    public void Add(GraphNode node)
    {
        _nodes.Add(node.Id, node);
        _kinds[node.Kind] = _kinds.GetValueOrDefault(node.Kind, []).Add(node.Id);
    }

    public void Replace(GraphNode before, GraphNode after) => _nodes[before.Id] = after;

    public void Remove(GraphNode node)
    {
        _nodes.Remove(node.Id);
        _kinds[node.Kind] = _kinds[node.Kind].Remove(node.Id);
    }

    public void Add(GraphEdge edge)
    {
        _edges.Add(edge.Id, edge);
        foreach (var key in Ends(edge))
        {
            _adjacent[key] = _adjacent.GetValueOrDefault(key, []).Add(edge.Id);
            _degrees[key.Node] = _degrees.GetValueOrDefault(key.Node) + 1;
        }
    }

    public void Replace(GraphEdge before, GraphEdge after) => _edges[before.Id] = after;

    public void Remove(GraphEdge edge)
    {
        _edges.Remove(edge.Id);
        foreach (var key in Ends(edge))
        {
            _adjacent[key] = _adjacent[key].Remove(edge.Id);
            _degrees[key.Node]--;
        }
    }

    private static Adjacency[] Ends(GraphEdge edge) =>
        [new(edge.From, edge.Kind, Direction.Outgoing), new(edge.To, edge.Kind, Direction.Incoming)];
}

internal readonly record struct Adjacency(NodeId Node, EdgeKind Edge, Direction Direction);

internal sealed record GraphState(
    ImmutableDictionary<NodeId, GraphNode> Nodes,
    ImmutableDictionary<NodeId, GraphEdge> Edges,
    ImmutableDictionary<NodeKind, ImmutableSortedSet<NodeId>> Kinds,
    ImmutableDictionary<Adjacency, ImmutableSortedSet<NodeId>> Adjacent,
    ImmutableDictionary<NodeId, int> Degrees,
    ImmutableSortedDictionary<string, long> Counters)
{
    public static readonly GraphState Empty = new(
        ImmutableDictionary<NodeId, GraphNode>.Empty,
        ImmutableDictionary<NodeId, GraphEdge>.Empty,
        ImmutableDictionary<NodeKind, ImmutableSortedSet<NodeId>>.Empty,
        ImmutableDictionary<Adjacency, ImmutableSortedSet<NodeId>>.Empty,
        ImmutableDictionary<NodeId, int>.Empty,
        ImmutableSortedDictionary<string, long>.Empty.WithComparers(StringComparer.Ordinal));
}
