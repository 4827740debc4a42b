using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Information;

/// <summary>Reads of information sets and flows.</summary>
public static class InformationReads
{
    /// <summary>The name of an information set within a board, as names are compared.</summary>
    public static ConflictKey NameKey(BoardId board, string folded) => new($"information/{board.Node}/{folded}");

    public static async ValueTask<IReadOnlyList<InformationSet?>> InformationSetsAsync(
        this RegistryReader read, IReadOnlyList<InformationSetId> ids, CancellationToken cancellation)
    {
        var nodes = await read.NodesAsync(InformationGraph.Set, [.. ids.Select(id => id.Node)], cancellation);
        return [.. nodes.Select(node => node is null ? null : new InformationSet(node))];
    }

    /// <summary>For each information set the board that owns it today.</summary>
    public static async ValueTask<IReadOnlyList<Board?>> InformationOwnersAsync(
        this RegistryReader read, IReadOnlyList<InformationSetId> ids, CancellationToken cancellation)
    {
        var pages = await read.NeighboursAsync(
            new NeighbourQuery([.. ids.Select(id => id.Node)], InformationGraph.OwnedBy, Direction.Outgoing), cancellation);
        var recorded = pages.Select(page => page.Items is [var item, ..] ? new Board(item.Node) : null).ToImmutableArray();
        var today = await read.TodaysBoardsAsync([.. recorded.OfType<Board>()], cancellation);
        return [.. recorded.Select(board => board is null ? null : today[board.Id])];
    }

    /// <summary>The information set of that name of one of some boards.</summary>
    public static async ValueTask<InformationSet?> HolderOfInformationNameAsync(
        this RegistryReader read, IReadOnlyCollection<BoardId> boards, string folded, CancellationToken cancellation)
    {
        var filter = Filter.All(
            Filter.Is(InformationGraph.Folded, GraphValue.Of(folded)),
            new RelatedFilter(
                InformationGraph.OwnedBy, Direction.Outgoing, Quantifier.Some, OnEdge: null, new IdFilter([.. boards.Select(board => board.Node)])));
        var page = await read.FindAsync(
            NodeQuery.First(InformationGraph.Set, 1, filter), [.. boards.Select(board => NameKey(board, folded))], cancellation);
        return page.Nodes is [var node, ..] ? new InformationSet(node) : null;
    }

    public static async ValueTask<IReadOnlyList<InformationFlow?>> InformationFlowsAsync(
        this RegistryReader read, IReadOnlyList<InformationFlowId> ids, CancellationToken cancellation)
    {
        var nodes = await read.NodesAsync(FlowGraph.Flow, [.. ids.Select(id => id.Node)], cancellation);
        return [.. nodes.Select(node => node is null ? null : new InformationFlow(node))];
    }

    /// <summary>For each flow its solutions.</summary>
    public static async ValueTask<IReadOnlyList<FlowSides>> FlowSidesAsync(
        this RegistryReader read, IReadOnlyList<InformationFlowId> ids, CancellationToken cancellation)
    {
        var pages = await read.NeighboursAsync(new NeighbourQuery([.. ids.Select(id => id.Node)], FlowGraph.At, Direction.Outgoing), cancellation);
        return
        [
            .. pages.Select(page => new FlowSides(
                In(page, FlowRole.From)!, In(page, FlowRole.To)!, In(page, FlowRole.Via), [.. page.Items.Select(item => item.Edge)])),
        ];

        static Solution? In(NeighbourPage page, FlowRole role) =>
            page.Items.Where(item => item.Edge.Get(FlowGraph.Role) == role).Select(item => new Solution(item.Node)).FirstOrDefault();
    }

    /// <summary>The flows that go from some solutions, by id.</summary>
    public static async ValueTask<IReadOnlyList<(InformationFlow Flow, FlowSides Sides)>> FlowsFromAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var pages = await read.NeighboursAsync(
            new NeighbourQuery([.. ids.Select(id => id.Node)], FlowGraph.At, Direction.Incoming), cancellation);
        var flows = pages.SelectMany(page => page.Items)
            .Where(item => item.Edge.Get(FlowGraph.Role) == FlowRole.From)
            .Select(item => new InformationFlow(item.Node))
            .OrderBy(flow => flow.Id.Node)
            .ToImmutableArray();
        if (flows.IsEmpty) return [];
        var sides = await read.FlowSidesAsync([.. flows.Select(flow => flow.Id)], cancellation);
        return [.. flows.Select((flow, index) => (flow, sides[index]))];
    }

    /// <summary>For each solution the information that it handles: what is said of it, and what its flows carry; by name.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<InformationSet>>> HandledInformationAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var query = new NeighbourQuery([.. ids.Select(id => id.Node)], InformationGraph.Handles, Direction.Outgoing);
        var stated = await read.NeighboursAsync(query, cancellation);
        var flows = await read.NeighboursAsync(query with { Edge = FlowGraph.At, Direction = Direction.Incoming }, cancellation);
        var flowIds = flows.SelectMany(page => page.Items).Select(item => item.Node.Id).Distinct().ToImmutableArray();
        var carried = flowIds.IsEmpty
            ? []
            : await read.NeighboursAsync(new NeighbourQuery(flowIds, FlowGraph.Carries, Direction.Outgoing), cancellation);
        var byFlow = flowIds.Select((id, index) => (id, carried[index])).ToDictionary(pair => pair.id, pair => pair.Item2);
        return
        [
            .. ids.Select((_, index) => stated[index].Items.Concat(flows[index].Items.SelectMany(item => byFlow[item.Node.Id].Items))
                .Select(item => new InformationSet(item.Node))
                .DistinctBy(set => set.Id)
                .OrderBy(set => set.Node.Get(InformationGraph.SortKey), StringComparer.Ordinal)
                .ThenBy(set => set.Node.Id)
                .ToImmutableArray()),
        ];
    }

    /// <summary>For each solution what the information that it handles requires.</summary>
    public static async ValueTask<IReadOnlyList<Requirement>> RequirementsAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var handled = await read.HandledInformationAsync(ids, cancellation);
        return [.. handled.Select(sets => SecurityRule.Required([.. sets.Select(set => set.Levels)]))];
    }
}
