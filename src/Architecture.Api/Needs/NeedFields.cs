using Architecture.Api.Boards;
using Architecture.Api.Building;
using Architecture.Api.Capabilities;
using Architecture.Graph;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Needs;
using Architecture.Registry.Solutions;

namespace Architecture.Api.Needs;

/// <summary>Where the fields of needs come from.</summary>
internal static class NeedFields
{
    public static readonly FilterBinding Filter = new FilterBinding("NeedFilter")
        .Property("description", NeedGraph.Description)
        .Property("since", NeedGraph.Since)
        .Property("until", NeedGraph.Until)
        .Relation("board", NeedGraph.By, Direction.Outgoing, () => BoardFields.Filter)
        .Relation("capability", NeedGraph.Of, Direction.Outgoing, () => CapabilityFields.Filter);

    public static readonly RecordList<Need> List = new(
        NeedGraph.Need, node => new Need(node), Filter, NeedGraph.Since,
        new Dictionary<string, PropertyDefinition> { ["since"] = NeedGraph.Since, ["until"] = NeedGraph.Until });

    public static void Bind(SchemaBuilder builder)
    {
        builder.Connection<Need>("Need");
        builder.Object<Need>("Need")
            .Record(need => need.Node, need => need.Version)
            .Neighbour("board", need => need.Node.Id, NeedGraph.By, Direction.Outgoing, node => new Board(node))
            .Neighbour("capability", need => need.Node.Id, NeedGraph.Of, Direction.Outgoing, node => new Capability(node))
            .Batch("audience", (needs, context, cancellation) => context.Reader().NeedAudiencesAsync(needs, cancellation))
            .Field("description", need => need.Description)
            .Field("since", need => need.Since)
            .Field("until", need => need.Until)
            .Field("endReason", need => need.EndReason);
        builder.Object<NoNeed>("NoNeed")
            .Load("board", none => none.Board, BoardReads.BoardsAsync)
            .Load("solution", none => none.Solution, SolutionReads.SolutionsAsync)
            .Field("reason", none => none.Reason)
            .Field("caseNumber", none => none.CaseNumber)
            .Field("decided", none => none.Decided)
            .Field("since", none => none.Since);
        builder.Object<Solution>("Solution").LoadMany("noNeeds", solution => solution.Id, NeedReads.NoNeedsAsync);
        builder.Object<Capability>("Capability").Related(
            "needs", capability => capability.Node.Id, NeedGraph.Of, Direction.Incoming, NeedGraph.Since, node => new Need(node));
    }

    public static void BindQuery(ObjectBinding<Root> query) => query.Resolve("needs", (_, context, cancellation) => List.PageAsync(context, cancellation));

    public static void BindMutations(MutationBinding mutations) => mutations
        .Run(
            "recordNeed",
            input => new RecordNeed(
                input.Id<BoardId>("board"), input.Id<CapabilityId>("capability"), input.Within("audience", InputReading.Audience), input.TextOrNull("description")),
            payload => payload.Load("need", recorded => recorded.Result?.Need, NeedReads.NeedsAsync))
        .Run(
            "endNeed",
            input => new EndNeed(input.Id<NeedId>("need"), input.Int("version"), input.Text("reason")),
            payload => payload.Load("need", ended => ended.Result?.Need, NeedReads.NeedsAsync))
        .Run(
            "recordNoNeed",
            input => new RecordNoNeed(
                input.Id<SolutionId>("solution"), input.Id<BoardId>("board"), input.Text("reason"), input.DecisionOrNull()!),
            payload => payload.Load("solution", recorded => recorded.Result?.Solution, SolutionReads.SolutionsAsync));
}
