using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Text;

namespace Architecture.Registry.UserGroups;

/// <param name="UserGroup">The group.</param>
/// <param name="Recomputed">What the change does to verdicts.</param>
public sealed record ChangedUserGroup(UserGroupId UserGroup, Recomputation Recomputed);

/// <summary>KS renames a user group, or puts it elsewhere in the tree with all that it consists of.</summary>
/// <remarks>
/// Domain §2 and §3.4: audiences go on naming the group; what that makes parallel is debt, and nothing is refused for its sake. Refused, in order:
/// RESERVED_FOR_EXECUTIVE_BOARD, USER_GROUP_UNKNOWN, STALE_VERSION, INPUT_INVALID, USER_GROUP_NAME_TAKEN.
/// </remarks>
/// <param name="UserGroup">The group.</param>
/// <param name="Version">The version that the caller saw.</param>
/// <param name="Name">Null: unchanged.</param>
/// <param name="Parent">What it is part of; given as null: nothing.</param>
public sealed record ChangeUserGroup(UserGroupId UserGroup, long Version, string? Name, Optional<UserGroupId?> Parent)
    : ICommand<ChangeUserGroup.Facts, ChangedUserGroup>
{
    public sealed record Facts(ImmutableArray<(UserGroup Group, UserGroupId? Parent)> Groups, GraphEdge? Place, EstateFacts Estate)
    {
        public UserGroupNode? Node(UserGroupId id) => Groups.FirstOrDefault(one => one.Group.Id == id) is { Group: { } group } found
            ? new UserGroupNode(id, group.Name, found.Parent)
            : null;
    }

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var groups = await read.AllUserGroupsAsync(cancellation);
        var place = await read.NeighboursAsync(new NeighbourQuery([UserGroup.Node], UserGroupGraph.PartOf, Direction.Outgoing), cancellation);
        return new Facts(groups, place[0].Items is [var item, ..] ? item.Edge : null, await read.WholeEstateAsync(cancellation));
    }

    public Outcome<ChangedUserGroup> Decide(Facts facts, DecisionContext context)
    {
        if (context.Reserved() is { } reserved) return reserved;
        if (facts.Node(UserGroup) is not { } now) return new UserGroupUnknownRefused(UserGroup) { Path = ["userGroup"] };
        var parent = Parent.Or(now.Parent);
        if (parent is { } wanted && facts.Node(wanted) is null) return new UserGroupUnknownRefused(wanted) { Path = ["parent"] };
        var version = facts.Groups.First(one => one.Group.Id == UserGroup).Group.Version;
        if (Version != version) return new StaleVersionRefused(Version, version) { Path = ["version"] };
        if (Name is not null && NamedText.Fault(Name) is { } fault) return InputInvalidRefused.At("name", fault.Swedish, fault.English);
        if (IsPartOfItself(parent, facts))
            return InputInvalidRefused.At("parent", "En grupp kan inte bli en del av sig själv.", "A group cannot become a part of itself.");
        var text = NamedText.Of(Name ?? now.Name, [], null);
        if (facts.Groups.Any(one => one.Parent == parent && one.Group.Id != UserGroup && string.Equals(one.Group.Folded, text.Folded, StringComparison.Ordinal)))
            return new UserGroupNameTakenRefused(text.Name) { Path = ["name"] };

        var space = facts.Estate.Space;
        var recomputed = parent == now.Parent || facts.Estate.Shared.IsEmpty
            ? Recomputation.None
            : Recomputation.Of(facts.Estate, space.With(groups: space.Groups.With([now with { Name = text.Name, Parent = parent }])));
        var change = GraphChange.Change(
            UserGroupGraph.UserGroup, UserGroup.Node,
            UserGroupGraph.Name.Is(text.Name), UserGroupGraph.SortKey.Is(text.SortKey),
            UserGroupGraph.Folded.Is(text.Folded), UserGroupGraph.Version.Is(version + 1));
        if (parent != now.Parent) change = change.And(Placing(parent, facts, context));
        return Outcome.Commit(new ChangedUserGroup(UserGroup, recomputed), change.And(recomputed.Recording(context)).Writing(ClaimKeys.Groups));
    }

    private GraphChange Placing(UserGroupId? parent, Facts facts, DecisionContext context)
    {
        var change = facts.Place is { } place ? GraphChange.Disconnect(place) : GraphChange.None;
        return parent is { } above
            ? change.And(GraphChange.Connect(UserGroupGraph.PartOf, context.NewNodeId(), UserGroup.Node, above.Node))
            : change;
    }

    private bool IsPartOfItself(UserGroupId? parent, Facts facts)
    {
        for (var at = parent; at is { } above; at = facts.Node(above)!.Parent)
            if (above == UserGroup) return true;
        return false;
    }
}
