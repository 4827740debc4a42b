using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Text;

namespace Architecture.Registry.UserGroups;

/// <param name="UserGroup">The new group.</param>
/// <param name="Recomputed">What being for what it is part of, it too, does to verdicts.</param>
public sealed record AddedUserGroup(UserGroupId UserGroup, Recomputation Recomputed);

/// <summary>There is no such user group.</summary>
public sealed record UserGroupUnknownRefused(UserGroupId UserGroup) : Refusal
{
    public override string Code => "USER_GROUP_UNKNOWN";
    public override Message Message => new("Användargruppen finns inte i registret.", "The user group is not in the registry.");
}

/// <summary>A group beside it has the name.</summary>
public sealed record UserGroupNameTakenRefused(string Name) : Refusal
{
    public override string Code => "USER_GROUP_NAME_TAKEN";
    public override Message Message => new(
        $"Det finns redan en användargrupp som heter ”{Name}” på samma plats.",
        $"There is already a user group named “{Name}” in the same place.");
}

/// <summary>KS adds a group to the tree of user groups.</summary>
/// <remarks>
/// Domain §1 and §2. Audiences that name what it is part of, or nobody, mean it too; where that makes an overlap, it is debt. Refused, in order:
/// RESERVED_FOR_EXECUTIVE_BOARD, INPUT_INVALID, USER_GROUP_UNKNOWN, USER_GROUP_NAME_TAKEN.
/// </remarks>
public sealed record AddUserGroup(string Name, UserGroupId? Parent) : ICommand<AddUserGroup.Facts, AddedUserGroup>
{
    public sealed record Facts(ImmutableArray<(UserGroup Group, UserGroupId? Parent)> Groups, EstateFacts Estate);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) =>
        new(await read.AllUserGroupsAsync(cancellation), await read.WholeEstateAsync(cancellation));

    public Outcome<AddedUserGroup> Decide(Facts facts, DecisionContext context)
    {
        if (context.Reserved() is { } reserved) return reserved;
        if (NamedText.Fault(Name) is { } fault) return InputInvalidRefused.At("name", fault.Swedish, fault.English);
        if (Parent is { } parent && !facts.Groups.Any(one => one.Group.Id == parent)) return new UserGroupUnknownRefused(parent) { Path = ["parent"] };
        var text = NamedText.Of(Name, [], null);
        if (facts.Groups.Any(one => one.Parent == Parent && string.Equals(one.Group.Folded, text.Folded, StringComparison.Ordinal)))
            return new UserGroupNameTakenRefused(text.Name) { Path = ["name"] };

        var id = new UserGroupId(context.NewNodeId());
        var change = GraphChange.Add(
            UserGroupGraph.UserGroup, id.Node,
            UserGroupGraph.Name.Is(text.Name), UserGroupGraph.SortKey.Is(text.SortKey),
            UserGroupGraph.Folded.Is(text.Folded), UserGroupGraph.Version.Is(1));
        if (Parent is { } above) change = change.And(GraphChange.Connect(UserGroupGraph.PartOf, context.NewNodeId(), id.Node, above.Node));
        var space = facts.Estate.Space;
        var recomputed = facts.Estate.Shared.IsEmpty
            ? Recomputation.None
            : Recomputation.Of(facts.Estate, space.With(groups: space.Groups.With([new UserGroupNode(id, text.Name, Parent)])));
        return Outcome.Commit(new AddedUserGroup(id, recomputed), change.And(recomputed.Recording(context)).Writing(ClaimKeys.Groups));
    }
}
