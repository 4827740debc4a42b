using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>An immutable set of steps, with the conflict keys that they write.</summary>
/// <remarks>Being a value, it can be committed, shown, or applied to a private root (what-if).</remarks>
public sealed record GraphChange
{
    public static readonly GraphChange None = new([], []);

    private GraphChange(ImmutableArray<GraphOperation> operations, ImmutableArray<ConflictKey> domainKeys) =>
        (Operations, DomainKeys) = (operations, domainKeys);

    public ImmutableArray<GraphOperation> Operations { get; }

    /// <summary>Keys that the registry adds to those of the structure.</summary>
    public ImmutableArray<ConflictKey> DomainKeys { get; }

    public bool IsEmpty => Operations.IsEmpty;

    public static GraphChange Of(params ReadOnlySpan<GraphOperation> operations) => new([.. operations], []);

    public static GraphChange Add(NodeKind kind, NodeId id, params ReadOnlySpan<PropertyValue> values) => Of(new AddNode(kind, id, [.. values]));

    public static GraphChange Change(NodeKind kind, NodeId id, params ReadOnlySpan<PropertyValue> values) =>
        Of(new ChangeNode(kind, id, [.. values]));

    public static GraphChange Connect(EdgeKind kind, NodeId id, NodeId from, NodeId to, params ReadOnlySpan<PropertyValue> values) =>
        Of(new AddEdge(kind, id, from, to, [.. values]));

    public static GraphChange Disconnect(GraphEdge edge) => Of(new RemoveEdge(edge.Kind, edge.Id, edge.From, edge.To));

    public static GraphChange Number(NodeKind kind, NodeId id, PropertyDefinition property, string counter, string prefix) =>
        Of(new NumberNode(kind, id, property, counter, prefix));

    public GraphChange And(GraphChange other) => new(Operations.AddRange(other.Operations), DomainKeys.AddRange(other.DomainKeys));

    public GraphChange And(IEnumerable<GraphChange> others) => others.Aggregate(this, (all, next) => all.And(next));

    /// <summary>States that the change also alters what these keys name.</summary>
    public GraphChange Writing(params IEnumerable<ConflictKey> keys) => new(Operations, DomainKeys.AddRange(keys));

    /// <summary>Every key written: the records and edge sets touched, and the registry's own.</summary>
    public IReadOnlySet<ConflictKey> WrittenKeys()
    {
        var keys = new HashSet<ConflictKey>(DomainKeys);
        foreach (var operation in Operations) AddStructureKeys(operation, keys);
        return keys;
    }

    private static void AddStructureKeys(GraphOperation operation, HashSet<ConflictKey> keys)
    {
        switch (operation)
        {
            case AddNode node: keys.Add(ConflictKey.Record(node.Id)); break;
            case ChangeNode node: keys.Add(ConflictKey.Record(node.Id)); break;
            case RemoveNode node: keys.Add(ConflictKey.Record(node.Id)); break;
            case NumberNode node: keys.Add(ConflictKey.Record(node.Id)); break;
            case AddEdge edge: AddEdgeKeys(edge.Kind, edge.Id, edge.From, edge.To, keys); break;
            case ChangeEdge edge: AddEdgeKeys(edge.Kind, edge.Id, edge.From, edge.To, keys); break;
            case RemoveEdge edge: AddEdgeKeys(edge.Kind, edge.Id, edge.From, edge.To, keys); break;
            default: throw new InvalidOperationException($"Unknown step {operation.GetType().Name}.");
        }
    }

    private static void AddEdgeKeys(EdgeKind kind, NodeId id, NodeId from, NodeId to, HashSet<ConflictKey> keys)
    {
        keys.Add(ConflictKey.Record(id));
        keys.Add(ConflictKey.Edges(Direction.Outgoing, kind, from));
        keys.Add(ConflictKey.Edges(Direction.Incoming, kind, to));
    }
}
