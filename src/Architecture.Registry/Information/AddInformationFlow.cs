using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Information;

public sealed record AddedInformationFlow(InformationFlowId InformationFlow);

/// <summary>A board at either end records that information goes from one solution to another, perhaps over a platform.</summary>
/// <remarks>
/// Domain §1. Over a platform it counts as dependence on it, for both ends. Refused, in order: SOLUTION_UNKNOWN, INFORMATION_SET_UNKNOWN,
/// NOT_RESPONSIBLE_BOARD, INPUT_INVALID.
/// </remarks>
/// <param name="From">Where the information comes from.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Via">The integration platform; null: directly.</param>
/// <param name="InformationSets">What it carries.</param>
public sealed record AddInformationFlow(SolutionId From, SolutionId To, SolutionId? Via, ImmutableArray<InformationSetId> InformationSets)
    : ICommand<AddInformationFlow.Facts, AddedInformationFlow>
{
    private const int LongestText = 200;

    public string? Protocol { get; init; }
    public string? Frequency { get; init; }

    public sealed record Facts(IReadOnlyList<Solution?> Solutions, IReadOnlyList<Board?> Boards, IReadOnlyList<InformationSet?> Sets);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) => new(
        await read.SolutionsAsync(Via is { } via ? [From, To, via] : [From, To], cancellation),
        await read.AnsweringBoardsAsync([From, To], cancellation),
        await read.InformationSetsAsync(InformationSets, cancellation));

    public Outcome<AddedInformationFlow> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Solutions[0] is null) return new SolutionUnknownRefused(From) { Path = ["from"] };
        if (facts.Solutions[1] is null) return new SolutionUnknownRefused(To) { Path = ["to"] };
        if (Via is { } unknown && facts.Solutions[2] is null) return new SolutionUnknownRefused(unknown) { Path = ["via"] };
        if (facts.Sets.Any(set => set is null)) return new InformationSetUnknownRefused { Path = ["informationSets"] };
        if (!facts.Boards.Any(board => context.Actor.MayWriteFor(board!)))
            return new NotResponsibleBoardRefused(facts.Boards[0]!.Name, context.Actor.Id) { Path = ["from"] };
        if (InputFault(facts) is { } fault) return fault;

        var id = context.NewId<InformationFlowId>();
        var change = GraphChange.Add(
                FlowGraph.Flow, id.Node,
                FlowGraph.Protocol.Is(string.IsNullOrWhiteSpace(Protocol) ? null : Protocol.Trim()),
                FlowGraph.Frequency.Is(string.IsNullOrWhiteSpace(Frequency) ? null : Frequency.Trim()),
                FlowGraph.Since.Is(context.Today))
            .And(At(id, From, FlowRole.From, context))
            .And(At(id, To, FlowRole.To, context))
            .And(InformationSets.Distinct().Select(set => GraphChange.Connect(FlowGraph.Carries, context.NewNodeId(), id.Node, set.Node)));
        if (Via is { } via) change = change.And(At(id, via, FlowRole.Via, context)).And(Over(id, From, via, context)).And(Over(id, To, via, context));
        return Outcome.Commit(new AddedInformationFlow(id), change);
    }

    private InputInvalidRefused? InputFault(Facts facts)
    {
        if (From == To || Via == From || Via == To)
            return InputInvalidRefused.At("to", "Ett flöde går mellan olika lösningar.", "A flow goes between different solutions.");
        if (facts.Solutions.FirstOrDefault(one => one!.IsGone) is { } gone)
            return InputInvalidRefused.At("from", $"{gone.Name} är avvecklad eller avbruten.", $"{gone.Name} is retired or abandoned.");
        return TextFault;
    }

    /// <summary>What is wrong with the texts, whether the flow is new or not.</summary>
    internal InputInvalidRefused? TextFault => Protocol?.Length > LongestText || Frequency?.Length > LongestText
        ? InputInvalidRefused.At("protocol", $"Texten är längre än {LongestText} tecken.", $"The text is longer than {LongestText} characters.")
        : null;

    private static GraphChange At(InformationFlowId flow, SolutionId solution, FlowRole role, DecisionContext context) =>
        GraphChange.Connect(FlowGraph.At, context.NewNodeId(), flow.Node, solution.Node, FlowGraph.Role.Is(role));

    private static GraphChange Over(InformationFlowId flow, SolutionId end, SolutionId via, DecisionContext context) =>
        GraphChange.Connect(FlowGraph.FlowsOver, context.NewNodeId(), end.Node, via.Node, FlowGraph.FlowOf.Is(flow.Node.ToString()));
}

public sealed record RemovedInformationFlow(SolutionId From);

/// <summary>A board at either end records that a flow has ended.</summary>
/// <remarks>Refused, in order: INFORMATION_FLOW_UNKNOWN, NOT_RESPONSIBLE_BOARD.</remarks>
public sealed record RemoveInformationFlow(InformationFlowId InformationFlow) : ICommand<RemoveInformationFlow.Facts, RemovedInformationFlow>
{
    public sealed record Facts(FlowSides? Sides, ImmutableArray<Board> Boards, ImmutableArray<GraphEdge> Edges);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        if ((await read.InformationFlowsAsync([InformationFlow], cancellation))[0] is null) return new Facts(null, [], []);
        var sides = (await read.FlowSidesAsync([InformationFlow], cancellation))[0];
        var boards = await read.AnsweringBoardsAsync([sides.From.Id, sides.To.Id], cancellation);
        var carried = await read.NeighboursAsync(new NeighbourQuery([InformationFlow.Node], FlowGraph.Carries, Direction.Outgoing), cancellation);
        var over = await read.NeighboursAsync(
            new NeighbourQuery([sides.From.Node.Id, sides.To.Node.Id], FlowGraph.FlowsOver, Direction.Outgoing), cancellation);
        var own = over.SelectMany(page => page.Items).Select(item => item.Edge)
            .Where(edge => edge.Get(FlowGraph.FlowOf) == InformationFlow.Node.ToString());
        return new Facts(sides, [.. boards.OfType<Board>()], [.. sides.Edges, .. carried[0].Items.Select(item => item.Edge), .. own]);
    }

    public Outcome<RemovedInformationFlow> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Sides is not { } sides) return new InformationFlowUnknownRefused { Path = ["informationFlow"] };
        if (!facts.Boards.Any(context.Actor.MayWriteFor)) return new NotResponsibleBoardRefused(facts.Boards[0].Name, context.Actor.Id);
        var change = GraphChange.None.And(facts.Edges.Select(GraphChange.Disconnect))
            .And(GraphChange.Of(new RemoveNode(FlowGraph.Flow, InformationFlow.Node)));
        return Outcome.Commit(new RemovedInformationFlow(sides.From.Id), change);
    }
}
