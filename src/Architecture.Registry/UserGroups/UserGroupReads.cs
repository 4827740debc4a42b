using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.ParallelSolutions;

namespace Architecture.Registry.UserGroups;

/// <summary>Reads of user groups.</summary>
public static class UserGroupReads
{
    /// <summary>More groups than a city keeps: the whole tree is read at once.</summary>
    private const int AllGroups = 10_000;

    public static async ValueTask<IReadOnlyList<UserGroup?>> UserGroupsAsync(
        this RegistryReader read, IReadOnlyList<UserGroupId> ids, CancellationToken cancellation)
    {
        var nodes = await read.NodesAsync(UserGroupGraph.UserGroup, [.. ids.Select(id => id.Node)], cancellation);
        return [.. nodes.Select(node => node is null ? null : new UserGroup(node))];
    }

    /// <summary>Every group with the one that it is part of.</summary>
    public static async ValueTask<ImmutableArray<(UserGroup Group, UserGroupId? Parent)>> AllUserGroupsAsync(
        this RegistryReader read, CancellationToken cancellation)
    {
        var page = await read.FindAsync(NodeQuery.First(UserGroupGraph.UserGroup, AllGroups), [ClaimKeys.Groups], cancellation);
        if (page.Nodes.IsEmpty) return [];
        var query = new NeighbourQuery([.. page.Nodes.Select(node => node.Id)], UserGroupGraph.PartOf, Direction.Outgoing);
        var parents = await read.NeighboursAsync(query, cancellation);
        return [.. page.Nodes.Select((node, index) =>
            (new UserGroup(node), parents[index].Items is [var item, ..] ? new UserGroupId(item.Node.Id) : (UserGroupId?)null))];
    }

    public static async ValueTask<UserGroupTree> UserGroupTreeAsync(this RegistryReader read, CancellationToken cancellation)
    {
        var groups = await read.AllUserGroupsAsync(cancellation);
        return groups.IsEmpty ? UserGroupTree.Empty : UserGroupTree.Of(groups.Select(one => new UserGroupNode(one.Group.Id, one.Group.Name, one.Parent)));
    }
}
