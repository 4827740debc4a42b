using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Needs;

public sealed record RequestedExtension(ExtensionRequestId Request);

/// <summary>A board asks a shared solution's owner to cover more: more functions, or what it does already for more.</summary>
/// <remarks>
/// Domain §1, ExtensionRequest: the owner answers within 90 days. Nothing is covered by asking, nor by the answer: that is a designation.
/// Refused, in order: BOARD_UNKNOWN, NOT_RESPONSIBLE_BOARD, SOLUTION_UNKNOWN, INPUT_INVALID, CAPABILITY_UNKNOWN, AUDIENCE_REQUIRED,
/// USER_GROUP_UNKNOWN, CAPABILITY_EXCLUDED_AWAY, EXCLUSION_NOT_BELOW.
/// </remarks>
/// <param name="Solution">The shared solution.</param>
/// <param name="Board">The board that asks.</param>
/// <param name="Claims">The functions; empty: those that it does already.</param>
/// <param name="Audience">For whom; null: for the board that asks.</param>
/// <param name="Reason">What the board needs it for.</param>
public sealed record RequestExtension(SolutionId Solution, BoardId Board, ImmutableArray<Claim> Claims, Audience? Audience, string Reason)
    : ICommand<RequestExtension.Facts, RequestedExtension>
{
    public sealed record Facts(Board? Board, Solution? Solution, SharedOffer? Offer, Board? Owner, Scope? Scope, GateFacts? Gate);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var register = await read.BoardRegisterAsync(cancellation);
        var board = await read.TodaysBoardAsync(register, Board, cancellation);
        if (await read.SolutionAsync(Solution, cancellation) is not { } solution) return new Facts(board, null, null, null, null, null);
        var offer = (await read.OffersAsync([solution], cancellation))[0];
        var owner = (await read.AnsweringBoardsAsync([Solution], cancellation))[0];
        var scope = new Scope(Claims.IsEmpty ? offer.Scope.Claims : Claims, Audience ?? ParallelSolutions.Audience.Of(board?.Id ?? Board));
        var gate = await read.GateFactsAsync([.. scope.Claims, .. offer.Scope.Claims], cancellation);
        return new Facts(board, solution, offer, owner, scope, gate);
    }

    public Outcome<RequestedExtension> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Board is not { } board) return new BoardUnknownRefused(Board) { Path = ["board"] };
        if (!context.Actor.MayWriteFor(board)) return new NotResponsibleBoardRefused(board.Name, context.Actor.Id) { Path = ["board"] };
        if (facts.Solution is not { } solution) return new SolutionUnknownRefused(Solution) { Path = ["solution"] };
        if (InputFault(solution, board, facts.Owner!) is { } fault) return fault;
        if (ScopeRule.Fault(facts.Scope!, facts.Gate!.Space) is { } scopeFault) return scopeFault;
        if (IsCovered(facts)) return InputInvalidRefused.At(
            "solution", $"{solution.Name} omfattar redan detta. Anslut nämnden i stället.", $"{solution.Name} covers this already. Let the board join it instead.");

        var id = context.NewId<ExtensionRequestId>();
        var change = GraphChange.Add(
                ExtensionGraph.Request, id.Node,
                ExtensionGraph.Status.Is(ExtensionStatus.Submitted),
                ExtensionGraph.Submitted.Is(context.Today),
                ExtensionGraph.Due.Is(context.Today.AddDays(context.Settings.ExtensionAnswerDays)),
                ExtensionGraph.Reason.Is(Reason.Trim()),
                ExtensionGraph.AudienceAll.Is(facts.Scope!.Audience.All),
                ExtensionGraph.Version.Is(1))
            .And(GraphChange.Connect(ExtensionGraph.Of, context.NewNodeId(), id.Node, Solution.Node))
            .And(GraphChange.Connect(ExtensionGraph.By, context.NewNodeId(), id.Node, board.Node.Id))
            .And(Asked(id, facts.Scope, context));
        return Outcome.Commit(new RequestedExtension(id), change);
    }

    private InputInvalidRefused? InputFault(Solution solution, Board board, Board owner)
    {
        if (solution.Reach != Reach.Shared || solution.IsGone)
            return InputInvalidRefused.At("solution", "Bara en gemensam lösning kan önskas utökad.", "Only a shared solution can be asked to cover more.");
        if (owner.Id == board.Id)
            return InputInvalidRefused.At("board", "Nämnden äger själv lösningen. Att den ska omfatta mer beslutar kommunstyrelsen genom ett nytt utpekande.", "The board itself owns the solution. That it is to cover more is for the executive board to decide by a new designation.");
        return string.IsNullOrWhiteSpace(Reason) ? InputInvalidRefused.At("reason", "Ange vad nämnden behöver.", "Say what the board needs.") : null;
    }

    private static bool IsCovered(Facts facts)
    {
        var space = facts.Gate!.Space;
        var asked = space.Set(space.Reached(facts.Scope!.Audience) with { Functions = space.Leaves(facts.Scope.Claims) });
        return asked.IsWithin(Coverage.Of(facts.Offer!, space).InsideFully);
    }

    private static GraphChange Asked(ExtensionRequestId id, Scope scope, DecisionContext context) => GraphChange.None
        .And(scope.Claims.Select(claim => ExtensionGraph.Asking(id.Node, claim, context)))
        .And(scope.Audience.Boards.Distinct().Select(board => GraphChange.Connect(ExtensionGraph.AudienceBoard, context.NewNodeId(), id.Node, board.Node)))
        .And(scope.Audience.Groups.Distinct().Select(group => GraphChange.Connect(ExtensionGraph.AudienceGroup, context.NewNodeId(), id.Node, group.Node)));
}
