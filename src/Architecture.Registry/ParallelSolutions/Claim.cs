using System.Collections.Immutable;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>How much of a function a solution does. Only a shared solution's extent matters to the gate (domain §3.3).</summary>
public enum Extent
{
    Full,
    Partial,
}

/// <summary>What a solution does: a node of the function tree, minus excluded descendants (domain §3.1).</summary>
public sealed record Claim(CapabilityId Capability, Extent Extent, ImmutableArray<CapabilityId> Excludes)
{
    public Claim(CapabilityId capability, Extent extent = Extent.Full) : this(capability, extent, []) { }

    public bool Equals(Claim? other) => other is not null && Capability == other.Capability && Extent == other.Extent
        && Excludes.AsSpan().SequenceEqual(other.Excludes.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Capability, Extent, Excludes.Length);
}

public readonly record struct UserGroupId(Graph.NodeId Node) : IComparable<UserGroupId>, IRecordId<UserGroupId>
{
    public static Graph.NodeKind Kind => UserGroups.UserGroupGraph.UserGroup;
    public static UserGroupId From(Graph.NodeId node) => new(node);

    public int CompareTo(UserGroupId other) => Node.CompareTo(other.Node);

    public static bool operator <(UserGroupId left, UserGroupId right) => left.CompareTo(right) < 0;
    public static bool operator >(UserGroupId left, UserGroupId right) => left.CompareTo(right) > 0;
    public static bool operator <=(UserGroupId left, UserGroupId right) => left.CompareTo(right) <= 0;
    public static bool operator >=(UserGroupId left, UserGroupId right) => left.CompareTo(right) >= 0;
}

/// <summary>For whom a solution is: all boards, also those created later, or a list; optionally narrowed to user groups.</summary>
/// <param name="All">For every board; then <paramref name="Boards"/> is empty.</param>
/// <param name="Boards">The boards named.</param>
/// <param name="Groups">The user groups named; empty means the whole tree of them.</param>
public sealed record Audience(bool All, ImmutableArray<BoardId> Boards, ImmutableArray<UserGroupId> Groups)
{
    public static readonly Audience Everyone = new(All: true, [], []);

    public static Audience Of(params ImmutableArray<BoardId> boards) => new(All: false, boards, []);

    public bool Equals(Audience? other) => other is not null && All == other.All
        && Boards.AsSpan().SequenceEqual(other.Boards.AsSpan()) && Groups.AsSpan().SequenceEqual(other.Groups.AsSpan());

    public override int GetHashCode() => HashCode.Combine(All, Boards.Length, Groups.Length);
}

/// <summary>The gate's answers, worst last (domain §3.3).</summary>
public enum Verdict
{
    Clear,
    Exempted,
    Review,
    Block,
}
