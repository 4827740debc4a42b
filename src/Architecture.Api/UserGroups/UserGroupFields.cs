using System.Collections.Immutable;
using Architecture.Api.Building;
using Architecture.Api.ParallelSolutions;
using Architecture.Graph;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.UserGroups;

namespace Architecture.Api.UserGroups;

/// <summary>Where the fields of user groups come from.</summary>
internal static class UserGroupFields
{
    public static readonly FilterBinding Filter = new FilterBinding("UserGroupFilter").Property("name", UserGroupGraph.Name);

    public static readonly RecordList<UserGroup> List = new(
        UserGroupGraph.UserGroup, node => new UserGroup(node), Filter, UserGroupGraph.SortKey,
        new Dictionary<string, PropertyDefinition> { ["name"] = UserGroupGraph.SortKey });

    public static void Bind(SchemaBuilder builder)
    {
        builder.Connection<UserGroup>("UserGroup");
        builder.Object<UserGroup>("UserGroup")
            .Record(group => group.Node, group => group.Version)
            .Field("name", group => group.Name)
            .Neighbour("parent", group => group.Node.Id, UserGroupGraph.PartOf, Direction.Outgoing, node => new UserGroup(node))
            .Neighbours("children", group => group.Node.Id, UserGroupGraph.PartOf, Direction.Incoming, UserGroupGraph.SortKey, node => new UserGroup(node));
        builder.Object<Audience>("Audience").Batch("groups", (audiences, context, cancellation) => ListsAsync([.. audiences.Select(one => one.Groups)], context, cancellation));
        builder.Object<ParallelPair>("ParallelPair").Batch("groups", (pairs, context, cancellation) => ListsAsync([.. pairs.Select(one => one.Groups)], context, cancellation));
    }

    public static void BindQuery(ObjectBinding<Root> query) =>
        query.Resolve("userGroups", (_, context, cancellation) => List.PageAsync(context, cancellation));

    public static void BindMutations(MutationBinding mutations) => mutations
        .Run(
            "addUserGroup",
            input => new AddUserGroup(input.Text("name"), input.IdOrNull<UserGroupId>("parent")),
            payload => payload
                .Load("userGroup", added => added.Result?.UserGroup, UserGroupReads.UserGroupsAsync)
                .VerdictChanges(added => added.Recomputed))
        .Run(
            "changeUserGroup",
            input => new ChangeUserGroup(
                input.Id<UserGroupId>("userGroup"), input.Int("version"), input.TextToKeep("name"),
                input.Optional<UserGroupId?>("parent", name => input.IdOrNull<UserGroupId>(name))),
            payload => payload
                .Load("userGroup", changed => changed.Result?.UserGroup, UserGroupReads.UserGroupsAsync)
                .VerdictChanges(changed => changed.Recomputed));

    private static async ValueTask<IReadOnlyList<ImmutableArray<UserGroup?>>> ListsAsync(
        ImmutableArray<ImmutableArray<UserGroupId>> lists, FieldContext context, CancellationToken cancellation)
    {
        var ids = lists.SelectMany(list => list).Distinct().ToImmutableArray();
        var found = (await context.Reader().UserGroupsAsync(ids, cancellation)).OfType<UserGroup>().ToDictionary(group => group.Id);
        return [.. lists.Select(list => list.Select(id => found.GetValueOrDefault(id)).ToImmutableArray())];
    }
}
