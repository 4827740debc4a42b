namespace Architecture.Graph;

/// <summary>When something was committed.</summary>
/// <param name="Sequence">Place in the journal, from 1.</param>
/// <param name="Time">Time of that entry.</param>
public readonly record struct Stamp(long Sequence, DateTimeOffset Time);

/// <summary>A node as it stood at one moment.</summary>
public sealed class GraphNode
{
    private readonly GraphValue[] _values;

    public GraphNode(NodeKind kind, NodeId id, Stamp created, Stamp changed, GraphValue[] values)
    {
        if (values.Length > kind.Properties.Count) throw new ArgumentException($"{kind} has {kind.Properties.Count} properties.", nameof(values));
        (Kind, Id, Created, Changed, _values) = (kind, id, created, changed, values);
    }

    public NodeKind Kind { get; }
    public NodeId Id { get; }
    public Stamp Created { get; }
    public Stamp Changed { get; }

    /// <summary>Values in the order of <see cref="PropertyOwner.Properties"/>; may be shorter, the rest is absent.</summary>
    public ReadOnlySpan<GraphValue> Values => _values;

    public GraphValue this[PropertyDefinition property] => property.Ordinal < _values.Length ? _values[property.Ordinal] : default;

    public T Get<T>(Property<T> property) => property.Read(this[property]);

    public override string ToString() => $"{Kind} {Id}";
}

/// <summary>An edge as it stood at one moment.</summary>
public sealed class GraphEdge
{
    private readonly GraphValue[] _values;

    public GraphEdge(EdgeKind kind, NodeId id, NodeId from, NodeId to, Stamp created, Stamp changed, GraphValue[] values)
    {
        if (values.Length > kind.Properties.Count) throw new ArgumentException($"{kind} has {kind.Properties.Count} properties.", nameof(values));
        (Kind, Id, From, To, Created, Changed, _values) = (kind, id, from, to, created, changed, values);
    }

    public EdgeKind Kind { get; }
    public NodeId Id { get; }
    public NodeId From { get; }
    public NodeId To { get; }
    public Stamp Created { get; }
    public Stamp Changed { get; }
    public ReadOnlySpan<GraphValue> Values => _values;

    public GraphValue this[PropertyDefinition property] => property.Ordinal < _values.Length ? _values[property.Ordinal] : default;

    public T Get<T>(Property<T> property) => property.Read(this[property]);

    /// <summary>The node at the far end, seen along <paramref name="direction"/>.</summary>
    public NodeId Other(Direction direction) => direction == Direction.Outgoing ? To : From;

    public override string ToString() => $"{From} -{Kind}-> {To}";
}

/// <summary>Which way an edge is followed.</summary>
public enum Direction
{
    Outgoing,
    Incoming,
}
