using System.Collections.Immutable;
using System.Globalization;

namespace Architecture.Graph;

/// <summary>Walks the steps of a change over a graph without touching it, and nets them into images.</summary>
/// <remarks>Within one change an id names one record: what is removed may come back, but only as what it was.</remarks>
internal sealed class ChangeResolver(GraphModel model)
{
    private IResolveSource _graph = null!;
    private readonly Dictionary<NodeId, PendingNode> _nodes = [];
    private readonly Dictionary<NodeId, PendingEdge> _edges = [];
    private readonly List<PendingNode> _nodesInOrder = [];
    private readonly List<PendingEdge> _edgesInOrder = [];
    private readonly Dictionary<NodeId, int> _addedDegree = [];
    private readonly Dictionary<string, long> _counters = [];
    private readonly List<string> _countersInOrder = [];
    private readonly HashSet<(PropertyDefinition, GraphValue)> _taken = [];

    public ChangeImages Resolve(GraphChange change, IResolveSource graph)
    {
        Start(graph);
        foreach (var operation in change.Operations) Step(operation);
        CheckUnique();
        return new ChangeImages(
            [.. _nodesInOrder.Where(node => node.IsDifferent).Select(node => node.Image())],
            [.. _edgesInOrder.Where(edge => edge.IsDifferent).Select(edge => edge.Image())],
            [.. _countersInOrder.Select(name => new CounterImage(name, _counters[name]))]);
    }

    private void Start(IResolveSource graph)
    {
        _graph = graph;
        _nodes.Clear();
        _edges.Clear();
        _nodesInOrder.Clear();
        _edgesInOrder.Clear();
        _addedDegree.Clear();
        _counters.Clear();
        _countersInOrder.Clear();
        _taken.Clear();
    }

    private void Step(GraphOperation operation)
    {
        switch (operation)
        {
            case AddNode add: Add(add); break;
            case ChangeNode change: Set(Existing(change.Kind, change.Id), change.Values); break;
            case RemoveNode remove: Remove(remove); break;
            case NumberNode number: Number(number); break;
            case AddEdge add: Add(add); break;
            case ChangeEdge change: Set(Existing(change.Kind, change.Id, change.From, change.To), change.Values); break;
            case RemoveEdge remove: Remove(remove); break;
            default: throw new GraphChangeException($"Unknown step {operation.GetType().Name}.");
        }
    }

    private void Add(AddNode add)
    {
        var kind = Known(add.Kind);
        var node = NodeAt(add.Id);
        if (node is { IsThere: true } || EdgeAt(add.Id) is not null) throw new GraphChangeException($"The id {add.Id} is in use.");
        if (node is null) Track(node = new PendingNode(kind, add.Id, before: null));
        else if (node.Kind.Name != kind.Name) throw new GraphChangeException($"{node.Kind} {add.Id} cannot come back as a {kind.Name}.");
        node.Put();
        Set(node, add.Values);
    }

    private void Remove(RemoveNode remove)
    {
        var node = Existing(remove.Kind, remove.Id);
        var degree = (node.Before is null ? 0 : _graph.Degree(remove.Id)) + _addedDegree.GetValueOrDefault(remove.Id);
        if (degree != 0) throw new GraphChangeException($"{node.Kind} {remove.Id} cannot be removed: {degree} edge ends are at it.");
        node.Drop();
    }

    private void Number(NumberNode number)
    {
        var node = Existing(number.Kind, number.Id);
        if (!_counters.TryGetValue(number.Counter, out var last))
        {
            last = _graph.Counter(number.Counter);
            _countersInOrder.Add(number.Counter);
        }
        _counters[number.Counter] = last + 1;
        var text = GraphValue.Of(number.Prefix + (last + 1).ToString(CultureInfo.InvariantCulture));
        Set(node, [new PropertyValue(number.Property, text)]);
    }

    private void Add(AddEdge add)
    {
        var kind = Known(add.Kind);
        var edge = EdgeAt(add.Id);
        if (edge is { IsThere: true } || NodeAt(add.Id) is not null) throw new GraphChangeException($"The id {add.Id} is in use.");
        CheckEnd(kind, kind.From, add.From);
        CheckEnd(kind, kind.To, add.To);
        if (edge is null) Track(edge = new PendingEdge(kind, add.Id, add.From, add.To, before: null));
        else edge.CheckSame(kind, add.From, add.To);
        edge.Put();
        CountEnds(edge, 1);
        Set(edge, add.Values);
    }

    private void Remove(RemoveEdge remove)
    {
        var edge = Existing(remove.Kind, remove.Id, remove.From, remove.To);
        edge.Drop();
        CountEnds(edge, -1);
    }

    private void CountEnds(PendingEdge edge, int by)
    {
        _addedDegree[edge.From] = _addedDegree.GetValueOrDefault(edge.From) + by;
        _addedDegree[edge.To] = _addedDegree.GetValueOrDefault(edge.To) + by;
    }

    private void CheckEnd(EdgeKind kind, NodeKind? expected, NodeId id)
    {
        if (NodeAt(id) is not { IsThere: true } node) throw new GraphChangeException($"{kind} cannot end at {id}: there is no such node.");
        if (expected is not null && node.Kind.Name != expected.Name)
            throw new GraphChangeException($"{kind} cannot end at {node.Kind} {id}: a {expected.Name} is expected.");
    }

    private static void Set(PendingRecord record, ImmutableArray<PropertyValue> values)
    {
        foreach (var (property, value) in values)
        {
            RecordValues.CheckAssignable(record.Owner, property, value, projected: false);
            record.Set(property, value);
        }
    }

    private NodeKind Known(NodeKind kind) => model.Knows(kind) ? kind : throw new GraphChangeException($"The model has no kind {kind}.");

    private EdgeKind Known(EdgeKind kind) => model.Knows(kind) ? kind : throw new GraphChangeException($"The model has no kind {kind}.");

    private PendingNode Existing(NodeKind kind, NodeId id) =>
        NodeAt(id) is { IsThere: true } node && node.Kind.Name == kind.Name
            ? node
            : throw new GraphChangeException($"There is no {kind} {id}.");

    private PendingEdge Existing(EdgeKind kind, NodeId id, NodeId from, NodeId to)
    {
        if (EdgeAt(id) is not { IsThere: true } edge) throw new GraphChangeException($"There is no {kind} {id}.");
        edge.CheckSame(kind, from, to);
        return edge;
    }

    private PendingNode? NodeAt(NodeId id)
    {
        if (_nodes.TryGetValue(id, out var pending)) return pending;
        if (_graph.Node(id) is not { } node) return null;
        Track(pending = new PendingNode(node.Kind, id, node));
        return pending;
    }

    private PendingEdge? EdgeAt(NodeId id)
    {
        if (_edges.TryGetValue(id, out var pending)) return pending;
        if (_graph.Edge(id) is not { } edge) return null;
        Track(pending = new PendingEdge(edge.Kind, id, edge.From, edge.To, edge));
        return pending;
    }

    private void Track(PendingNode node)
    {
        _nodes.Add(node.Id, node);
        _nodesInOrder.Add(node);
    }

    private void Track(PendingEdge edge)
    {
        _edges.Add(edge.Id, edge);
        _edgesInOrder.Add(edge);
    }

    /// <summary>Checked on the net effect, so that two nodes may swap values in one change.</summary>
    private void CheckUnique()
    {
        foreach (var node in _nodesInOrder)
        {
            if (!node.IsThere || !node.IsDifferent) continue;
            foreach (var property in node.Kind.Properties)
            {
                if (!property.IsUnique || node.Value(property) is not { IsAbsent: false } value) continue;
                if (!_taken.Add((property, value)) || _graph.HoldersOf(node.Kind, property, value).Any(holder => StillHolds(holder, node, property, value)))
                    throw new GraphChangeException($"{property} '{value}' is held by another {node.Kind}.");
            }
        }
    }

    private bool StillHolds(NodeId holder, PendingNode asking, PropertyDefinition property, GraphValue value) =>
        holder != asking.Id
        && (!_nodes.TryGetValue(holder, out var pending) || (pending.IsThere && pending.Value(property).Equals(value)));
}
