using Architecture.Api.Building;
using Architecture.Api.Changes;
using Architecture.Api.Solutions;
using Architecture.Graph;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry.Information;
using Architecture.Registry.Solutions;

namespace Architecture.Api.Information;

/// <summary>Where the fields of information flows come from.</summary>
internal static class FlowFields
{
    public static readonly FilterBinding Filter = new FilterBinding("InformationFlowFilter")
        .Property("protocol", FlowGraph.Protocol)
        .Property("frequency", FlowGraph.Frequency)
        .Property("since", FlowGraph.Since)
        .Relation("from", FlowGraph.At, Direction.Outgoing, () => SolutionFilters.Filter, In(FlowRole.From))
        .Relation("to", FlowGraph.At, Direction.Outgoing, () => SolutionFilters.Filter, In(FlowRole.To))
        .Relation("via", FlowGraph.At, Direction.Outgoing, () => SolutionFilters.Filter, In(FlowRole.Via))
        .Relation("informationSets", FlowGraph.Carries, Direction.Outgoing, () => InformationFields.Filter);

    public static readonly RecordList<InformationFlow> List = new(
        FlowGraph.Flow, node => new InformationFlow(node), Filter, FlowGraph.Since,
        new Dictionary<string, PropertyDefinition> { ["since"] = FlowGraph.Since, ["protocol"] = FlowGraph.Protocol });

    private static readonly IReadOnlyDictionary<string, PropertyDefinition> Facets =
        new Dictionary<string, PropertyDefinition> { ["PROTOCOL"] = FlowGraph.Protocol };

    public static void Bind(SchemaBuilder builder)
    {
        builder.Connection<InformationFlow>("InformationFlow", Facets);
        builder.Object<InformationFlow>("InformationFlow")
            .Field("id", (flow, context) => RecordIds.Write(flow.Node.Kind, flow.Node.Id, context))
            .Load("from", flow => flow.Id, async (read, ids, cancellation) => Each(await read.FlowSidesAsync(ids, cancellation), sides => sides.From))
            .Load("to", flow => flow.Id, async (read, ids, cancellation) => Each(await read.FlowSidesAsync(ids, cancellation), sides => sides.To))
            .Load("via", flow => flow.Id, async (read, ids, cancellation) => Each(await read.FlowSidesAsync(ids, cancellation), sides => sides.Via))
            .Neighbours(
                "informationSets", flow => flow.Node.Id, FlowGraph.Carries, Direction.Outgoing, InformationGraph.SortKey, node => new InformationSet(node))
            .Field("protocol", flow => flow.Protocol)
            .Field("frequency", flow => flow.Frequency)
            .Field("since", flow => flow.Since)
            .History(flow => flow.Node.Id);
        builder.Object<Solution>("Solution").Related(
            "informationFlows", solution => solution.Node.Id, FlowGraph.At, Direction.Incoming, FlowGraph.Since, node => new InformationFlow(node));
    }

    public static void BindQuery(ObjectBinding<Root> query) =>
        query.Resolve("informationFlows", (_, context, cancellation) => List.PageAsync(context, cancellation));

    public static void BindMutations(MutationBinding mutations) => mutations
        .Run(
            "addInformationFlow",
            input => new AddInformationFlow(
                input.Id<SolutionId>("from"), input.Id<SolutionId>("to"), input.IdOrNull<SolutionId>("via"), input.Ids<InformationSetId>("informationSets"))
            {
                Protocol = input.TextOrNull("protocol"),
                Frequency = input.TextOrNull("frequency"),
            },
            payload => payload.Load("informationFlow", added => added.Result?.InformationFlow, InformationReads.InformationFlowsAsync))
        .Run(
            "removeInformationFlow",
            input => new RemoveInformationFlow(input.Id<InformationFlowId>("informationFlow")),
            payload => payload.Load("solution", removed => removed.Result?.From, SolutionReads.SolutionsAsync));

    private static Filter In(FlowRole role) => Graph.Filter.Is(FlowGraph.Role, GraphValue.Of(role.ToString()));

    private static IReadOnlyList<Solution?> Each(IReadOnlyList<FlowSides> sides, Func<FlowSides, Solution?> side) => [.. sides.Select(side)];
}
