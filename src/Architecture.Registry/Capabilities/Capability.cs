using System.Collections.Immutable;
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

    /// <summary>Functions that were merged into this one.</summary>
    public ImmutableArray<CapabilityId> Absorbed => [.. Node.Get(CapabilityGraph.AbsorbedIds).Select(text => new CapabilityId(NodeId.Parse(text)))];

    /// <summary>The same, as they were called.</summary>
    public ImmutableArray<AbsorbedCapability> WasOnce => [.. Node.Get(CapabilityGraph.Absorbed).Select(AbsorbedCapability.FromLine)];

    /// <summary>External ids of functions that were merged into this one.</summary>
    public ImmutableArray<string> AbsorbedExternalIds => Node.Get(CapabilityGraph.AbsorbedExternalIds);
    public long Version => Node.Get(CapabilityGraph.Version) ?? 1;
}

/// <summary>A function that was merged into another: its id finds nothing any more, what is on record for it holds for the other.</summary>
public sealed record AbsorbedCapability(CapabilityId Id, string Code, string Name)
{
    public string ToLine() => $"{Id.Node}|{Code}|{Name}";

    /// <exception cref="FormatException">The line was not written by <see cref="ToLine"/>.</exception>
    public static AbsorbedCapability FromLine(string line) => line.Split('|', 3) is [var id, var code, var name]
        ? new AbsorbedCapability(new CapabilityId(NodeId.Parse(id)), code, name)
        : throw new FormatException($"'{line}' is no merged function.");
}
