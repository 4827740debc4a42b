using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Adoptions;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Designations;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.UserGroups;

namespace Architecture.Registry.Needs;

public sealed record RecordedNeed(NeedId Need);

/// <summary>A board records what it needs and does not have, so that boards with the same need find each other.</summary>
/// <remarks>
/// Programme 5.4, domain §3.9. Refused, in order: BOARD_UNKNOWN, NOT_RESPONSIBLE_BOARD, CAPABILITY_UNKNOWN, AUDIENCE_REQUIRED,
/// USER_GROUP_UNKNOWN, INPUT_INVALID, NEED_EXISTS.
/// </remarks>
/// <param name="Board">The board.</param>
/// <param name="Capability">The function that it needs.</param>
/// <param name="Audience">For whom; null: for the board itself.</param>
/// <param name="Description">In the board's words.</param>
public sealed record RecordNeed(BoardId Board, CapabilityId Capability, Audience? Audience, string? Description)
    : ICommand<RecordNeed.Facts, RecordedNeed>
{
    /// <summary>As much as one says of a need.</summary>
    private const int LongestDescription = 4_000;

    public sealed record Facts(Board? Board, Capability? Capability, BoardRegister Boards, IReadOnlyList<UserGroup?> Groups, bool IsOnRecord);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var register = await read.BoardRegisterAsync(cancellation);
        var board = await read.TodaysBoardAsync(register, Board, cancellation);
        var capability = (await read.CapabilitiesAsync([Capability], cancellation))[0];
        var groups = await read.UserGroupsAsync(Audience?.Groups ?? [], cancellation);
        if (board is null || capability is null) return new Facts(board, capability, register, groups, IsOnRecord: false);
        var needs = await read.NeighboursAsync(new NeighbourQuery([board.Node.Id], NeedGraph.By, Direction.Incoming), cancellation);
        ImmutableArray<NodeId> open = [.. needs[0].Items.Select(item => new Need(item.Node)).Where(need => need.IsOpen).Select(need => need.Node.Id)];
        var functions = await read.NeighboursAsync(new NeighbourQuery(open, NeedGraph.Of, Direction.Outgoing), cancellation);
        return new Facts(board, capability, register, groups, functions.Any(page => page.Items.Any(item => item.Node.Id == Capability.Node)));
    }

    public Outcome<RecordedNeed> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Board is not { } board) return new BoardUnknownRefused(Board) { Path = ["board"] };
        if (!context.Actor.MayWriteFor(board)) return new NotResponsibleBoardRefused(board.Name, context.Actor.Id) { Path = ["board"] };
        if (facts.Capability is null) return new CapabilityUnknownRefused(Capability) { Path = ["capability"] };
        if (AudienceFault(facts) is { } audience) return audience;
        if (Description?.Length > LongestDescription)
            return InputInvalidRefused.At("description", $"Texten är längre än {LongestDescription} tecken.", $"The text is longer than {LongestDescription} characters.");
        if (facts.IsOnRecord) return new NeedExistsRefused(board.Name) { Path = ["capability"] };

        var id = context.NewId<NeedId>();
        var change = GraphChange.Add(
                NeedGraph.Need, id.Node,
                NeedGraph.Description.Is(string.IsNullOrWhiteSpace(Description) ? null : Description.Trim()),
                NeedGraph.AudienceAll.Is(Audience?.All ?? false),
                NeedGraph.Since.Is(context.Today),
                NeedGraph.Version.Is(1))
            .And(GraphChange.Connect(NeedGraph.By, context.NewNodeId(), id.Node, board.Node.Id))
            .And(GraphChange.Connect(NeedGraph.Of, context.NewNodeId(), id.Node, Capability.Node))
            .And((Audience?.Boards ?? [board.Id]).Distinct().Select(one => GraphChange.Connect(NeedGraph.ForBoard, context.NewNodeId(), id.Node, one.Node)))
            .And((Audience?.Groups ?? []).Distinct().Select(group => GraphChange.Connect(NeedGraph.ForGroup, context.NewNodeId(), id.Node, group.Node)));
        return Outcome.Commit(new RecordedNeed(id), change);
    }

    private Refusal? AudienceFault(Facts facts)
    {
        if (Audience is not { } audience) return null;
        if (!audience.All && audience.Boards.IsEmpty) return new AudienceRequiredRefused { Path = ["audience"] };
        foreach (var board in audience.Boards)
            if (!facts.Boards.Contains(board)) return new BoardUnknownRefused(board) { Path = ["audience", "boards"] };
        for (var i = 0; i < audience.Groups.Length; i++)
            if (facts.Groups[i] is null) return new UserGroupUnknownRefused(audience.Groups[i]) { Path = ["audience", "groups"] };
        return null;
    }
}

/// <summary>A board records that it no longer has a need: it has been met, or has gone.</summary>
/// <remarks>Refused, in order: NEED_UNKNOWN, NOT_RESPONSIBLE_BOARD, STALE_VERSION, INPUT_INVALID.</remarks>
/// <param name="Need">The need.</param>
/// <param name="Version">The version that the caller saw.</param>
/// <param name="Reason">What became of it.</param>
public sealed record EndNeed(NeedId Need, long Version, string Reason) : ICommand<EndNeed.Facts, RecordedNeed>
{
    public sealed record Facts(Need? Need, Board? Board);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        if ((await read.NeedsAsync([Need], cancellation))[0] is not { } need) return new Facts(null, null);
        var by = await read.NeighboursAsync(new NeighbourQuery([Need.Node], NeedGraph.By, Direction.Outgoing), cancellation);
        var board = new Board(by[0].Items[0].Node);
        return new Facts(need, (await read.TodaysBoardsAsync([board], cancellation))[board.Id]);
    }

    public Outcome<RecordedNeed> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Need is not { } need) return new NeedUnknownRefused { Path = ["need"] };
        if (!context.Actor.MayWriteFor(facts.Board!)) return new NotResponsibleBoardRefused(facts.Board!.Name, context.Actor.Id);
        if (Version != need.Version) return new StaleVersionRefused(Version, need.Version) { Path = ["version"] };
        if (!need.IsOpen) return InputInvalidRefused.At("need", "Behovet är redan avslutat.", "The need has already ended.");
        if (string.IsNullOrWhiteSpace(Reason)) return InputInvalidRefused.At("reason", "Ange vad som hände med behovet.", "Say what became of the need.");
        return Outcome.Commit(new RecordedNeed(Need), GraphChange.Change(
            NeedGraph.Need, Need.Node,
            NeedGraph.Until.Is(context.Today),
            NeedGraph.EndReason.Is(Reason.Trim()),
            NeedGraph.Version.Is(Version + 1)));
    }
}

public sealed record RecordedNoNeed(SolutionId Solution);

/// <summary>A board records that it has no need of a shared solution that is for it, with its decision.</summary>
/// <remarks>
/// Domain §2, duty to use. Refused, in order: BOARD_UNKNOWN, NOT_RESPONSIBLE_BOARD, SOLUTION_UNKNOWN, INPUT_INVALID, DECISION_IN_FUTURE.
/// </remarks>
/// <param name="Solution">The shared solution.</param>
/// <param name="Board">The board.</param>
/// <param name="Reason">Why it has no need of it.</param>
/// <param name="Decision">Its decision.</param>
public sealed record RecordNoNeed(SolutionId Solution, BoardId Board, string Reason, Decision Decision) : ICommand<RecordNoNeed.Facts, RecordedNoNeed>
{
    public sealed record Facts(Board? Board, Solution? Solution, bool UsesIt, NoNeed? Existing);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var register = await read.BoardRegisterAsync(cancellation);
        var board = await read.TodaysBoardAsync(register, Board, cancellation);
        if (await read.SolutionAsync(Solution, cancellation) is not { } solution) return new Facts(board, null, UsesIt: false, null);
        var adoptions = (await read.AdoptionsAsync([Solution], cancellation))[0];
        var existing = (await read.NoNeedsAsync([Solution], cancellation))[0];
        return new Facts(
            board, solution, adoptions.Any(one => one.IsCurrent && one.Board == board?.Id), existing.FirstOrDefault(one => one.Board == board?.Id));
    }

    public Outcome<RecordedNoNeed> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Board is not { } board) return new BoardUnknownRefused(Board) { Path = ["board"] };
        if (!context.Actor.MayWriteFor(board)) return new NotResponsibleBoardRefused(board.Name, context.Actor.Id) { Path = ["board"] };
        if (facts.Solution is not { } solution) return new SolutionUnknownRefused(Solution) { Path = ["solution"] };
        if (solution.Reach != Reach.Shared) return InputInvalidRefused.At("solution", "Lösningen är inte gemensam, så inget behöver antecknas om den.", "The solution is not shared, so nothing need be recorded of it.");
        if (facts.UsesIt)
            return InputInvalidRefused.At("solution", "Nämnden använder lösningen. Avsluta anslutningen först.", "The board uses the solution. End the adoption first.");
        if (string.IsNullOrWhiteSpace(Reason))
            return InputInvalidRefused.At("reason", "Ange varför nämnden inte behöver lösningen.", "Say why the board has no need of the solution.");
        if (Decision.Fault(context.Today) is { } fault) return fault;

        ImmutableArray<PropertyValue> values =
        [
            NeedGraph.NoNeedReason.Is(Reason.Trim()), NeedGraph.NoNeedCaseNumber.Is(Decision.CaseNumber), NeedGraph.NoNeedDecided.Is(Decision.Date),
            NeedGraph.NoNeedSince.Is(context.Today),
        ];
        var change = facts.Existing?.Edge is { } edge
            ? GraphChange.Of(new ChangeEdge(edge.Kind, edge.Id, edge.From, edge.To, values))
            : GraphChange.Of(new AddEdge(NeedGraph.NoNeedOf, context.NewNodeId(), board.Node.Id, Solution.Node, values));
        return Outcome.Commit(new RecordedNoNeed(Solution), change, Decision.CaseNumber);
    }
}
