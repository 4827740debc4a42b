using Architecture.Graph;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.UserGroups;

/// <summary>How the tree of user groups lies in the graph.</summary>
public static class UserGroupGraph
{
    public static readonly NodeKind UserGroup = new("UserGroup");
    public static readonly Property<string?> Name = UserGroup.Text("name");
    public static readonly Property<string?> SortKey = UserGroup.Text("sortKey").Indexed();
    public static readonly Property<string?> Folded = UserGroup.Text("folded").Indexed();
    public static readonly Property<long?> Version = UserGroup.Integer("version");

    /// <summary>From a group to the one that it is part of.</summary>
    public static readonly EdgeKind PartOf = new("GROUP_PART_OF", UserGroup, UserGroup);

    /// <summary>From a solution to a group that its audience is narrowed to.</summary>
    public static readonly EdgeKind AudienceGroup = new("AUDIENCE_GROUP", SolutionGraph.Solution, UserGroup);
}

/// <summary>A group of users, kept by the executive board.</summary>
public sealed record UserGroup(GraphNode Node)
{
    public UserGroupId Id => new(Node.Id);
    public string Name => Node.Get(UserGroupGraph.Name)!;
    public string Folded => Node.Get(UserGroupGraph.Folded)!;
    public long Version => Node.Get(UserGroupGraph.Version) ?? 1;
}
