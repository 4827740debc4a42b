using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>A record as the steps of a change have left it so far. Most are only looked at: values are copied at the first change.</summary>
internal abstract class PendingRecord(PropertyOwner owner, bool isThere)
{
    private GraphValue[]? _changed;

    public PropertyOwner Owner { get; } = owner;

    public bool IsThere { get; private set; } = isThere;

    public bool IsDifferent =>
        IsThere != WasThere || (_changed is not null && IsThere && !RecordValues.SameJournaled(Owner, ValuesBefore, _changed));

    protected abstract bool WasThere { get; }

    protected abstract ReadOnlySpan<GraphValue> ValuesBefore { get; }

    private protected ImmutableArray<ImageValue>? AfterImage => IsThere ? RecordValues.ToImage(Owner, Values) : null;

    private ReadOnlySpan<GraphValue> Values => _changed is not null ? _changed : ValuesBefore;

    public GraphValue Value(PropertyDefinition property) => property.Ordinal < Values.Length ? Values[property.Ordinal] : default;

    /// <summary>It is there, with no values.</summary>
    public void Put() => (IsThere, _changed) = (true, new GraphValue[Owner.Properties.Count]);

    public void Drop() => IsThere = false;

    public void Set(PropertyDefinition property, GraphValue value)
    {
        if (_changed is null)
        {
            _changed = new GraphValue[Owner.Properties.Count];
            ValuesBefore.CopyTo(_changed);
        }
        _changed[property.Ordinal] = value;
    }
}

internal sealed class PendingNode(NodeKind kind, NodeId id, GraphNode? before) : PendingRecord(kind, before is not null)
{
    public NodeKind Kind => kind;
    public NodeId Id => id;
    public GraphNode? Before => before;

    protected override bool WasThere => before is not null;

    protected override ReadOnlySpan<GraphValue> ValuesBefore => before is null ? [] : before.Values;

    public NodeImage Image() => new(Kind.Name, Id, before is null ? null : RecordValues.ToImage(Kind, before.Values), AfterImage);
}

internal sealed class PendingEdge(EdgeKind kind, NodeId id, NodeId from, NodeId to, GraphEdge? before) : PendingRecord(kind, before is not null)
{
    public EdgeKind Kind => kind;
    public NodeId Id => id;
    public NodeId From => from;
    public NodeId To => to;

    protected override bool WasThere => before is not null;

    protected override ReadOnlySpan<GraphValue> ValuesBefore => before is null ? [] : before.Values;

    public EdgeImage Image() =>
        new(Kind.Name, Id, From, To, before is null ? null : RecordValues.ToImage(Kind, before.Values), AfterImage);

    public void CheckSame(EdgeKind asKind, NodeId asFrom, NodeId asTo)
    {
        if (Kind.Name != asKind.Name || From != asFrom || To != asTo)
            throw new GraphChangeException($"The edge {Id} is {From} -{Kind}-> {To}, not {asFrom} -{asKind}-> {asTo}.");
    }
}
