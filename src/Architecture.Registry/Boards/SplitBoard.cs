using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Designations;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Boards;

/// <param name="Boards">The successors, as given.</param>
/// <param name="Recomputed">What the split does to verdicts.</param>
public sealed record SplitIntoBoards(ImmutableArray<BoardId> Boards, Recomputation Recomputed);

/// <summary>One of the boards that a board is split into.</summary>
/// <param name="Board">A board on record; or <paramref name="New"/>.</param>
/// <param name="New">A board that is not on record yet.</param>
/// <param name="Solutions">The solutions that it answers for from then on.</param>
public sealed record BoardPart(BoardId? Board, AddBoard? New, ImmutableArray<SolutionId> Solutions);

/// <summary>KS records that a board is split into others, and who answers for its solutions.</summary>
/// <remarks>
/// Domain §2, Succession: the board stays a part of each successor, so what is inherited goes on being for that part. Solutions that
/// nobody is given go to the successor that is first by code. Overlaps that the split makes are debt. Refused, in order:
/// RESERVED_FOR_EXECUTIVE_BOARD, OWN_APPLICATION, BOARD_UNKNOWN, STALE_VERSION, INPUT_INVALID, DECISION_IN_FUTURE, BOARD_CODE_TAKEN, SOLUTION_UNKNOWN,
/// NOT_RESPONSIBLE_BOARD, OWNER_NOT_ALLOWED.
/// </remarks>
public sealed record SplitBoard(BoardId Board, long? Version, ImmutableArray<BoardPart> Into, DateOnly? From, Decision? Decision)
    : ICommand<SplitBoard.Facts, SplitIntoBoards>
{
    /// <param name="Boards">Boards and solutions.</param>
    /// <param name="Given">The solutions named, with the boards that answer for them.</param>
    public sealed record Facts(BoardsFacts Boards, ImmutableArray<(Solution? Solution, Board? Board)> Given);

    private ImmutableArray<SolutionId> Named => [.. Into.SelectMany(part => part.Solutions)];

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        ImmutableArray<BoardId> touched = [Board, .. Into.Select(part => part.Board).OfType<BoardId>()];
        var boards = await read.BoardsFactsAsync(touched, Decision, cancellation);
        var solutions = await read.SolutionsAsync(Named, cancellation);
        var answering = await read.AnsweringBoardsAsync(Named, cancellation);
        return new Facts(boards, [.. solutions.Select((solution, index) => (solution, answering[index]))]);
    }

    public Outcome<SplitIntoBoards> Decide(Facts facts, DecisionContext context)
    {
        if (context.Reserved([facts.Boards.Get(Board), .. Into.Select(part => part.Board is { } into ? facts.Boards.Get(into) : null)]) is { } reserved) return reserved;
        var (boards, from) = (facts.Boards, From ?? context.Today);
        if (Fault(boards, from, context) is { } fault) return fault;
        if (SolutionFault(facts) is { } solutionFault) return solutionFault;

        var board = boards.Get(Board)!;
        var ids = Into.Select(part => part.Board ?? context.NewId<BoardId>()).ToImmutableArray();
        if (OwnerFault(boards) is { } ownerFault) return ownerFault;
        var records = Into.Select(part => part.New is null ? null : part.New with { From = part.New.From ?? from }).ToImmutableArray();
        List<BoardFact> changed = [BoardSuccession.EndingBefore(board, from)];
        var change = BoardSuccession.TakingOver(board, ids, from, context);
        for (var i = 0; i < records.Length; i++)
        {
            if (records[i] is not { } record) continue;
            changed.Add(record.Fact(ids[i]));
            change = record.Adding(ids[i]).And(change);
        }
        var space = boards.Estate.Space;
        var after = space.Boards.With(changed, [.. ids.Select(id => new Succession(Board, id, from))]);
        var recomputed = Recomputation.Of(boards.Estate, space.With(boards: after));
        change = change
            .And(Into.SelectMany((part, index) => part.Solutions.Select(solution => Giving(solution, ids[index], from, context))))
            .And(recomputed.Recording(context));
        return Outcome.Commit(new SplitIntoBoards(ids, recomputed), change, Decision?.CaseNumber);
    }

    private GraphChange Giving(SolutionId solution, BoardId board, DateOnly from, DecisionContext context) => GraphChange.Connect(
        SolutionGraph.AnsweredBy, context.NewNodeId(), solution.Node, board.Node,
        SolutionGraph.AnsweredFrom.Is(from),
        SolutionGraph.AnsweredDecisions.Is(Decision is null ? [] : [Decision.ToLine()]));

    private Refusal? Fault(BoardsFacts facts, DateOnly from, DecisionContext context)
    {
        if (facts.Get(Board) is not { } board) return new BoardUnknownRefused(Board) { Path = ["board"] };
        if (Version is { } version && version != board.Version) return new StaleVersionRefused(version, board.Version) { Path = ["version"] };
        if (BoardSuccession.CannotBeTakenOver(board, from, facts, "board") is { } fault) return fault;
        if (Into.Length < 2)
            return InputInvalidRefused.At("into", "En delning ger minst två nämnder.", "A split gives at least two boards.");
        foreach (var part in Into)
        {
            if (part.Board is null == part.New is null)
                return InputInvalidRefused.At(
                    "into", "Ange för varje del en nämnd som finns (board) eller en ny (new).", "Give a board on record (board) or a new one (new) for each part.");
            if (part.Board is not { } id) continue;
            if (id == Board)
                return InputInvalidRefused.At(
                    "into", "Nämnden kan inte efterträda sig själv. Finns den kvar, flytta lösningar med transferSolution.",
                    "A board cannot succeed itself. If it goes on, move solutions by transferSolution.");
            if (facts.Get(id) is not { } successor) return new BoardUnknownRefused(id) { Path = ["into", "board"] };
            if (BoardSuccession.CannotTakeOver(successor, from, facts, "into") is { } successorFault) return successorFault;
        }
        if (Twice(Into.Select(part => part.Board).OfType<BoardId>()) || Twice(Into.Select(part => part.New?.Code).OfType<string>()))
            return InputInvalidRefused.At("into", "Samma nämnd anges två gånger.", "The same board is named twice.");
        if (Decision?.Fault(facts.Body, context.Today) is { } decisionFault) return decisionFault;
        foreach (var added in Into.Select(part => part.New).OfType<AddBoard>())
            if (added.Fault(facts.ByCode(added.Code)) is { } newFault) return newFault with { Path = ["into", "new", .. newFault.Path] };
        return null;
    }

    private Refusal? SolutionFault(Facts facts)
    {
        for (var i = 0; i < Named.Length; i++)
        {
            if (facts.Given[i].Solution is null) return new SolutionUnknownRefused(Named[i]) { Path = ["into", "solutions"] };
            if (facts.Given[i].Board?.Id != Board)
                return new NotResponsibleBoardRefused(facts.Given[i].Board!.Name, facts.Boards.Get(Board)!.Code) { Path = ["into", "solutions"] };
        }
        return Twice(Named)
            ? InputInvalidRefused.At("into", "En lösning ges till två nämnder.", "A solution is given to two boards.")
            : null;
    }

    /// <summary>Shared solutions go to boards that may own them, also those that nobody is given.</summary>
    private OwnerNotAllowedRefused? OwnerFault(BoardsFacts facts)
    {
        var parts = Into.Select(part => (Record: part, Kind: part.New?.Kind ?? facts.Get(part.Board!.Value)!.Kind, Code: Code(part, facts))).ToList();
        foreach (var shared in BoardSuccession.SharedOf([Board], facts))
        {
            var heir = parts.FirstOrDefault(part => part.Record.Solutions.Contains(shared.Solution.Id));
            heir = heir.Record is null ? parts.MinBy(part => part.Code, StringComparer.Ordinal) : heir;
            if (heir.Kind is not (BoardKind.Executive or BoardKind.Specialist)) return new OwnerNotAllowedRefused(heir.Code) { Path = ["into"] };
        }
        return null;
    }

    private static string Code(BoardPart part, BoardsFacts facts) => part.New?.Code ?? facts.Get(part.Board!.Value)!.Code;

    private static bool Twice<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        return list.Distinct().Count() < list.Count;
    }
}
