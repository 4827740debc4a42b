using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.UserGroups;

namespace Architecture.Registry.Needs;

/// <summary>Domain §1: where a request for an extension stands.</summary>
public enum ExtensionStatus
{
    Submitted,
    Accepted,
    Declined,
    Withdrawn,
}

public readonly record struct ExtensionRequestId(NodeId Node) : IRecordId<ExtensionRequestId>
{
    public static NodeKind Kind => ExtensionGraph.Request;
    public static ExtensionRequestId From(NodeId node) => new(node);
}

/// <summary>How requests for extensions lie in the graph.</summary>
public static class ExtensionGraph
{
    public static readonly NodeKind Request = new("ExtensionRequest");
    public static readonly Property<ExtensionStatus?> Status = Request.Enum<ExtensionStatus>("status").Indexed();
    public static readonly Property<DateOnly?> Submitted = Request.Date("submitted").Indexed();

    /// <summary>Last day for the owner to answer.</summary>
    public static readonly Property<DateOnly?> Due = Request.Date("due").Indexed();
    public static readonly Property<string?> Reason = Request.Text("reason");
    public static readonly Property<bool?> AudienceAll = Request.Boolean("audienceAll");
    public static readonly Property<DateOnly?> Answered = Request.Date("answered");

    /// <summary>The day from which the owner has promised it.</summary>
    public static readonly Property<DateOnly?> AcceptedFrom = Request.Date("acceptedFrom");
    public static readonly Property<string?> AnswerReason = Request.Text("answerReason");

    /// <summary>KS answered in the owner's place, or against it.</summary>
    public static readonly Property<bool?> Overruled = Request.Boolean("overruled");
    public static readonly Property<string?> CaseNumber = Request.Text("caseNumber");
    public static readonly Property<long?> Version = Request.Integer("version");

    /// <summary>From a request to the shared solution that is asked to cover more.</summary>
    public static readonly EdgeKind Of = new("EXTENSION_OF", Request, SolutionGraph.Solution);

    /// <summary>From a request to the board that asks.</summary>
    public static readonly EdgeKind By = new("EXTENSION_ASKED_BY", Request, BoardGraph.Board);

    /// <summary>From a request to a function asked for.</summary>
    public static readonly EdgeKind Function = new("EXTENSION_FUNCTION", Request, CapabilityGraph.Capability);
    public static readonly Property<Extent?> FunctionExtent = Function.Enum<Extent>("extent");
    public static readonly Property<ImmutableArray<string>> FunctionExcludes = Function.TextList("excludes");

    /// <summary>A function asked for, as an edge.</summary>
    internal static GraphChange Asking(NodeId request, Claim claim, DecisionContext context) => GraphChange.Connect(
        Function, context.NewNodeId(), request, claim.Capability.Node,
        FunctionExtent.Is(claim.Extent), FunctionExcludes.Is([.. claim.Excludes.Select(exclusion => exclusion.Node.ToString())]));

    internal static Claim ClaimOf(GraphEdge edge) => new(
        new CapabilityId(edge.To), edge.Get(FunctionExtent) ?? Extent.Full, [.. edge.Get(FunctionExcludes).Select(text => new CapabilityId(NodeId.Parse(text)))]);

    /// <summary>From a request to a board that it is for.</summary>
    public static readonly EdgeKind AudienceBoard = new("EXTENSION_AUDIENCE_BOARD", Request, BoardGraph.Board);

    /// <summary>From a request to a user group that it is for.</summary>
    public static readonly EdgeKind AudienceGroup = new("EXTENSION_AUDIENCE_GROUP", Request, UserGroupGraph.UserGroup);
}

/// <summary>A board asks a shared solution's owner to cover more (önskemål om utökning).</summary>
public sealed record ExtensionRequest(GraphNode Node)
{
    public ExtensionRequestId Id => new(Node.Id);
    public ExtensionStatus Status => Node.Get(ExtensionGraph.Status)!.Value;
    public DateOnly Submitted => Node.Get(ExtensionGraph.Submitted)!.Value;
    public DateOnly Due => Node.Get(ExtensionGraph.Due)!.Value;
    public string Reason => Node.Get(ExtensionGraph.Reason)!;
    public bool AudienceAll => Node.Get(ExtensionGraph.AudienceAll) ?? false;
    public DateOnly? Answered => Node.Get(ExtensionGraph.Answered);
    public DateOnly? AcceptedFrom => Node.Get(ExtensionGraph.AcceptedFrom);
    public string? AnswerReason => Node.Get(ExtensionGraph.AnswerReason);
    public bool Overruled => Node.Get(ExtensionGraph.Overruled) ?? false;
    public string? CaseNumber => Node.Get(ExtensionGraph.CaseNumber);
    public long Version => Node.Get(ExtensionGraph.Version) ?? 1;

    /// <summary>Nobody has answered, and the last day to do so has passed.</summary>
    public bool IsOverdue(DateOnly today) => Status == ExtensionStatus.Submitted && Due < today;
}

/// <summary>Reads of requests for extensions.</summary>
public static class ExtensionReads
{
    public static async ValueTask<IReadOnlyList<ExtensionRequest?>> ExtensionRequestsAsync(
        this RegistryReader read, IReadOnlyList<ExtensionRequestId> ids, CancellationToken cancellation)
    {
        var nodes = await read.NodesAsync(ExtensionGraph.Request, [.. ids.Select(id => id.Node)], cancellation);
        return [.. nodes.Select(node => node is null ? null : new ExtensionRequest(node))];
    }

    /// <summary>A request with its two sides as they are today.</summary>
    public static async ValueTask<ExtensionSides?> ExtensionSidesAsync(this RegistryReader read, ExtensionRequestId id, CancellationToken cancellation)
    {
        if ((await read.ExtensionRequestsAsync([id], cancellation))[0] is not { } request) return null;
        var of = (await read.NeighboursAsync(new NeighbourQuery([id.Node], ExtensionGraph.Of, Direction.Outgoing), cancellation))[0].Items[0];
        var by = (await read.NeighboursAsync(new NeighbourQuery([id.Node], ExtensionGraph.By, Direction.Outgoing), cancellation))[0].Items[0];
        var owner = (await read.AnsweringBoardsAsync([new SolutionId(of.Node.Id)], cancellation))[0]!;
        var asking = new Board(by.Node);
        var today = await read.TodaysBoardsAsync([asking], cancellation);
        return new ExtensionSides(request, new Solution(of.Node), owner, today[asking.Id]);
    }

    /// <summary>For each request the functions asked for.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<Claim>>> ExtensionClaimsAsync(
        this RegistryReader read, IReadOnlyList<ExtensionRequestId> ids, CancellationToken cancellation)
    {
        var pages = await read.NeighboursAsync(new NeighbourQuery([.. ids.Select(id => id.Node)], ExtensionGraph.Function, Direction.Outgoing), cancellation);
        return
        [
            .. pages.Select(page => page.Items.Select(item => ExtensionGraph.ClaimOf(item.Edge)).OrderBy(claim => claim.Capability).ToImmutableArray()),
        ];
    }

    /// <summary>For each request the audience that it is for.</summary>
    public static async ValueTask<IReadOnlyList<Audience>> ExtensionAudiencesAsync(
        this RegistryReader read, IReadOnlyList<ExtensionRequest> requests, CancellationToken cancellation)
    {
        var query = new NeighbourQuery([.. requests.Select(one => one.Node.Id)], ExtensionGraph.AudienceBoard, Direction.Outgoing);
        var boards = await read.NeighboursAsync(query, cancellation);
        var groups = await read.NeighboursAsync(query with { Edge = ExtensionGraph.AudienceGroup }, cancellation);
        return
        [
            .. requests.Select((request, index) => new Audience(
                request.AudienceAll,
                [.. boards[index].Items.Select(item => new BoardId(item.Node.Id)).OrderBy(id => id.Node)],
                [.. groups[index].Items.Select(item => new UserGroupId(item.Node.Id)).Order()])),
        ];
    }
}

/// <summary>A request with who asks and who answers.</summary>
/// <param name="Request">The request.</param>
/// <param name="Solution">The shared solution.</param>
/// <param name="Owner">The board that answers for it today.</param>
/// <param name="Asking">The board that asks, as it is today.</param>
public sealed record ExtensionSides(ExtensionRequest Request, Solution Solution, Board Owner, Board Asking);
