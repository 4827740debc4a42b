using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>A record as the steps of a change have left it so far.</summary>
internal abstract class PendingRecord(PropertyOwner owner)
{
    public PropertyOwner Owner { get; } = owner;

    /// <summary>All its values; null while it is not there.</summary>
    public GraphValue[]? After { get; set; }

    private protected static GraphValue[] Copy(PropertyOwner owner, ReadOnlySpan<GraphValue> values)
    {
        var copy = new GraphValue[owner.Properties.Count];
        values.CopyTo(copy);
        return copy;
    }

    private protected bool Differs(bool wasThere, ReadOnlySpan<GraphValue> before) =>
        wasThere != (After is not null) || (After is not null && !RecordValues.SameJournaled(Owner, before, After));

    private protected ImmutableArray<ImageValue>? AfterImage => After is null ? null : RecordValues.ToImage(Owner, After);
}

internal sealed class PendingNode : PendingRecord
{
    public PendingNode(NodeKind kind, NodeId id, GraphNode? before) : base(kind)
    {
        (Kind, Id, Before) = (kind, id, before);
        if (before is not null) After = Copy(kind, before.Values);
    }

    public NodeKind Kind { get; }
    public NodeId Id { get; }
    public GraphNode? Before { get; }

    public bool IsDifferent => Differs(Before is not null, Before is null ? [] : Before.Values);

    public NodeImage Image() => new(Kind.Name, Id, Before is null ? null : RecordValues.ToImage(Kind, Before.Values), AfterImage);
}

internal sealed class PendingEdge : PendingRecord
{
    public PendingEdge(EdgeKind kind, NodeId id, NodeId from, NodeId to, GraphEdge? before) : base(kind)
    {
        (Kind, Id, From, To, Before) = (kind, id, from, to, before);
        if (before is not null) After = Copy(kind, before.Values);
    }

    public EdgeKind Kind { get; }
    public NodeId Id { get; }
    public NodeId From { get; }
    public NodeId To { get; }
    public GraphEdge? Before { get; }

    public bool IsDifferent => Differs(Before is not null, Before is null ? [] : Before.Values);

    public EdgeImage Image() =>
        new(Kind.Name, Id, From, To, Before is null ? null : RecordValues.ToImage(Kind, Before.Values), AfterImage);

    public void CheckSame(EdgeKind kind, NodeId from, NodeId to)
    {
        if (Kind.Name != kind.Name || From != from || To != to)
            throw new GraphChangeException($"The edge {Id} is {From} -{Kind}-> {To}, not {from} -{kind}-> {to}.");
    }
}
