using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Adoptions;

/// <param name="Adoption">The new adoption.</param>
/// <param name="Solution">The solution that the board now uses.</param>
/// <param name="Verdict">What the gate said of the board's cells; null for a shared solution.</param>
public sealed record AdoptedSolution(NodeId Adoption, SolutionId Solution, ParallelVerdict? Verdict);

/// <summary>What an adoption is decided on.</summary>
public sealed record AdoptionFacts(Board? Board, ScopeFacts Scope, ImmutableArray<Adoption> Adoptions);

/// <summary>A board records that it uses a shared solution.</summary>
/// <remarks>
/// Domain §1 and §2. Using it moves nothing: not its audience, not the ownership of information. Refused, in order: BOARD_UNKNOWN,
/// NOT_RESPONSIBLE_BOARD, SOLUTION_UNKNOWN, INPUT_INVALID, ADOPTION_EXISTS.
/// </remarks>
public sealed record AdoptSharedSolution(SolutionId Solution, BoardId Board, DateOnly? Since) : ICommand<AdoptionFacts, AdoptedSolution>
{
    public ValueTask<AdoptionFacts> LoadAsync(RegistryReader read, CancellationToken cancellation) =>
        Adopting.LoadAsync(read, Solution, Board, cancellation);

    public Outcome<AdoptedSolution> Decide(AdoptionFacts facts, DecisionContext context)
    {
        if (Adopting.Fault(facts, Solution, Board, Since, context) is { } fault) return fault;
        if (facts.Scope.Solution!.Reach != Reach.Shared)
            return InputInvalidRefused.At("solution", "Lösningen är inte gemensam. Anslut nämnden till den som lokal lösning i stället (adoptLocalSolution).", "The solution is not shared. Let the board join it as a local one instead (adoptLocalSolution).");
        return Adopting.Exists(facts) ?? Adopting.Commit(facts, null, GraphChange.None, Since, context);
    }
}

/// <summary>A board records that it uses another board's local solution: the gate judges it for that board.</summary>
/// <remarks>
/// Domain §3.4 and row 29: adopting widens the effective audience, so only the board's own cells are new and judged. Refused, in order:
/// BOARD_UNKNOWN, NOT_RESPONSIBLE_BOARD, SOLUTION_UNKNOWN, INPUT_INVALID, ADOPTION_EXISTS, PARALLEL_SOLUTION, REVIEW_PENDING,
/// SHARED_INVESTIGATION_MISSING.
/// </remarks>
public sealed record AdoptLocalSolution(SolutionId Solution, BoardId Board, DateOnly? Since) : ICommand<AdoptionFacts, AdoptedSolution>
{
    public ValueTask<AdoptionFacts> LoadAsync(RegistryReader read, CancellationToken cancellation) =>
        Adopting.LoadAsync(read, Solution, Board, cancellation);

    public Outcome<AdoptedSolution> Decide(AdoptionFacts facts, DecisionContext context)
    {
        if (Adopting.Fault(facts, Solution, Board, Since, context) is { } fault) return fault;
        var solution = facts.Scope.Solution!;
        if (solution.Reach == Reach.Shared)
            return InputInvalidRefused.At("solution", "Lösningen är gemensam. Anslut nämnden till den som gemensam i stället (adoptSharedSolution).", "The solution is shared. Let the board join it as a shared one instead (adoptSharedSolution).");
        if (facts.Board!.Id == facts.Scope.Board!.Id)
            return InputInvalidRefused.At("board", "Nämnden ansvarar själv för lösningen.", "The board is itself responsible for the solution.");
        if (Adopting.Exists(facts) is { } exists) return exists;

        var now = facts.Scope.Now!;
        var answer = ScopeChange.Judge(facts.Scope, now with { UsedBy = now.UsedBy.Add(facts.Board.Id) }, context);
        if (answer.Refusal is { } refusal) return refusal;
        return Adopting.Commit(facts, answer.Verdict, answer.Opening, Since, context);
    }
}

/// <summary>What both adoptions have in common.</summary>
internal static class Adopting
{
    public static async ValueTask<AdoptionFacts> LoadAsync(RegistryReader read, SolutionId solution, BoardId board, CancellationToken cancellation)
    {
        var boards = await read.BoardRegisterAsync(cancellation);
        var adopting = await read.TodaysBoardAsync(boards, board, cancellation);
        var scope = await read.ScopeFactsAsync(solution, [], cancellation);
        var adoptions = (await read.AdoptionsAsync([solution], cancellation))[0];
        return new AdoptionFacts(adopting, scope, [.. adoptions.Where(one => one.IsCurrent && one.Board == adopting?.Id)]);
    }

    public static Refusal? Fault(AdoptionFacts facts, SolutionId solution, BoardId board, DateOnly? since, DecisionContext context)
    {
        if (facts.Board is not { } adopting) return new BoardUnknownRefused(board) { Path = ["board"] };
        if (!context.Actor.MayWriteFor(adopting)) return new NotResponsibleBoardRefused(adopting.Name, context.Actor.Id) { Path = ["board"] };
        if (facts.Scope.Solution is not { } found) return new SolutionUnknownRefused(solution) { Path = ["solution"] };
        if (found.IsGone)
            return InputInvalidRefused.At("solution", "Lösningen är avvecklad eller avbruten.", "The solution is retired or abandoned.");
        return since > context.Today
            ? InputInvalidRefused.At("since", "Anslutningen kan inte börja i framtiden.", "The adoption cannot start in the future.")
            : null;
    }

    public static AdoptionExistsRefused? Exists(AdoptionFacts facts) =>
        facts.Adoptions.IsEmpty ? null : new AdoptionExistsRefused(facts.Board!.Name, facts.Scope.Solution!.Code) { Path = ["solution"] };

    public static Outcome<AdoptedSolution> Commit(
        AdoptionFacts facts, ParallelVerdict? verdict, GraphChange opening, DateOnly? since, DecisionContext context)
    {
        var id = context.NewNodeId();
        var solution = facts.Scope.Solution!.Id;
        var change = GraphChange.Connect(
            AdoptionGraph.Adopts, id, facts.Board!.Id.Node, solution.Node,
            AdoptionGraph.Since.Is(since ?? context.Today), AdoptionGraph.Version.Is(1));
        return Outcome.Commit(new AdoptedSolution(id, solution, verdict), change.And(opening).Writing(facts.Scope.Keys));
    }
}
