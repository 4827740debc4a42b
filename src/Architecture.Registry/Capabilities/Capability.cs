using Architecture.Graph;

namespace Architecture.Registry.Capabilities;

public readonly record struct CapabilityId(NodeId Node) : IRecordId<CapabilityId>, IComparable<CapabilityId>
{
    public static NodeKind Kind => CapabilityGraph.Capability;
    public static CapabilityId From(NodeId node) => new(node);
    public int CompareTo(CapabilityId other) => Node.CompareTo(other.Node);

    public static bool operator <(CapabilityId left, CapabilityId right) => left.CompareTo(right) < 0;
    public static bool operator >(CapabilityId left, CapabilityId right) => left.CompareTo(right) > 0;
    public static bool operator <=(CapabilityId left, CapabilityId right) => left.CompareTo(right) <= 0;
    public static bool operator >=(CapabilityId left, CapabilityId right) => left.CompareTo(right) >= 0;
}

/// <summary>A function (förmåga): a node of the function tree.</summary>
public sealed record Capability(GraphNode Node)
{
    public CapabilityId Id => new(Node.Id);
    public string Code => Node.Get(CapabilityGraph.Code)!;
    public string? ExternalId => Node.Get(CapabilityGraph.ExternalId);
    public string Name => Node.Get(CapabilityGraph.Name)!;
    public string? Description => Node.Get(CapabilityGraph.Description);
    public bool IsTop => Node.Get(CapabilityGraph.IsTop) ?? false;
    public long Version => Node.Get(CapabilityGraph.Version) ?? 1;
}
