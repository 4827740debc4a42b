using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.UserGroups;

namespace Architecture.Registry.Needs;

public readonly record struct NeedId(NodeId Node) : IRecordId<NeedId>
{
    public static NodeKind Kind => NeedGraph.Need;
    public static NeedId From(NodeId node) => new(node);
}

/// <summary>How needs, and the lack of them, lie in the graph.</summary>
public static class NeedGraph
{
    public static readonly NodeKind Need = new("Need");
    public static readonly Property<string?> Description = Need.Text("description");
    public static readonly Property<bool?> AudienceAll = Need.Boolean("audienceAll");
    public static readonly Property<DateOnly?> Since = Need.Date("since").Indexed();

    /// <summary>The day on which the need ended; absent while it is there.</summary>
    public static readonly Property<DateOnly?> Until = Need.Date("until").Indexed();
    public static readonly Property<string?> EndReason = Need.Text("endReason");
    public static readonly Property<long?> Version = Need.Integer("version");

    /// <summary>From a need to the function needed.</summary>
    public static readonly EdgeKind Of = new("NEED_OF", Need, CapabilityGraph.Capability);

    /// <summary>From a need to the board that has it.</summary>
    public static readonly EdgeKind By = new("NEED_OF_BOARD", Need, BoardGraph.Board);

    /// <summary>From a need to a user group that it is narrowed to.</summary>
    public static readonly EdgeKind ForGroup = new("NEED_FOR_GROUP", Need, UserGroupGraph.UserGroup);

    /// <summary>From a need to a board that it is for.</summary>
    public static readonly EdgeKind ForBoard = new("NEED_FOR_BOARD", Need, BoardGraph.Board);

    /// <summary>From a board to a shared solution that it has no need of.</summary>
    public static readonly EdgeKind NoNeedOf = new("NO_NEED_OF", BoardGraph.Board, SolutionGraph.Solution);
    public static readonly Property<string?> NoNeedReason = NoNeedOf.Text("reason");
    public static readonly Property<string?> NoNeedCaseNumber = NoNeedOf.Text("caseNumber");
    public static readonly Property<DateOnly?> NoNeedDecided = NoNeedOf.Date("decided");
    public static readonly Property<DateOnly?> NoNeedSince = NoNeedOf.Date("since");
}

/// <summary>What a board needs and does not have (programme 5.4).</summary>
public sealed record Need(GraphNode Node)
{
    public NeedId Id => new(Node.Id);
    public string? Description => Node.Get(NeedGraph.Description);
    public bool AudienceAll => Node.Get(NeedGraph.AudienceAll) ?? false;
    public DateOnly Since => Node.Get(NeedGraph.Since)!.Value;
    public DateOnly? Until => Node.Get(NeedGraph.Until);
    public string? EndReason => Node.Get(NeedGraph.EndReason);
    public long Version => Node.Get(NeedGraph.Version) ?? 1;
    public bool IsOpen => Until is null;
}

/// <summary>A board's decision that it has no need of a shared solution that is for it (domain §2, duty to use).</summary>
public sealed record NoNeed(GraphEdge Edge)
{
    public BoardId Board => new(Edge.From);
    public SolutionId Solution => new(Edge.To);
    public string Reason => Edge.Get(NeedGraph.NoNeedReason)!;
    public string CaseNumber => Edge.Get(NeedGraph.NoNeedCaseNumber)!;
    public DateOnly Decided => Edge.Get(NeedGraph.NoNeedDecided)!.Value;
    public DateOnly Since => Edge.Get(NeedGraph.NoNeedSince)!.Value;
}

/// <summary>Reads of needs.</summary>
public static class NeedReads
{
    public static async ValueTask<IReadOnlyList<Need?>> NeedsAsync(this RegistryReader read, IReadOnlyList<NeedId> ids, CancellationToken cancellation)
    {
        var nodes = await read.NodesAsync(NeedGraph.Need, [.. ids.Select(id => id.Node)], cancellation);
        return [.. nodes.Select(node => node is null ? null : new Need(node))];
    }

    /// <summary>For each need the audience that it is for.</summary>
    public static async ValueTask<IReadOnlyList<Audience>> NeedAudiencesAsync(
        this RegistryReader read, IReadOnlyList<Need> needs, CancellationToken cancellation)
    {
        var query = new NeighbourQuery([.. needs.Select(one => one.Node.Id)], NeedGraph.ForBoard, Direction.Outgoing);
        var boards = await read.NeighboursAsync(query, cancellation);
        var groups = await read.NeighboursAsync(query with { Edge = NeedGraph.ForGroup }, cancellation);
        return
        [
            .. needs.Select((need, index) => new Audience(
                need.AudienceAll,
                [.. boards[index].Items.Select(item => new BoardId(item.Node.Id)).OrderBy(id => id.Node)],
                [.. groups[index].Items.Select(item => new UserGroupId(item.Node.Id)).Order()])),
        ];
    }

    /// <summary>For each shared solution the boards that have said that they have no need of it.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<NoNeed>>> NoNeedsAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var query = new NeighbourQuery(
            [.. ids.Select(id => id.Node)], NeedGraph.NoNeedOf, Direction.Incoming, Order: [new OrderBy(BoardGraph.Code)]);
        var pages = await read.NeighboursAsync(query, cancellation);
        return [.. pages.Select(page => page.Items.Select(item => new NoNeed(item.Edge)).ToImmutableArray())];
    }
}
