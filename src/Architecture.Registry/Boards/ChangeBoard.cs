using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Designations;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Text;

namespace Architecture.Registry.Boards;

/// <param name="Board">The board.</param>
/// <param name="Recomputed">What the change does to verdicts.</param>
public sealed record ChangedBoard(BoardId Board, Recomputation Recomputed);

/// <summary>KS changes what is on record of a board; a company's adoption of the architecture, above all.</summary>
/// <remarks>
/// Domain §2, Companies, and §3.6: from the adoption that KS records the shared solutions cover the company, which is judged now also where
/// the day is a later one; what it has is debt. Refused, in order: RESERVED_FOR_EXECUTIVE_BOARD, OWN_APPLICATION, BOARD_UNKNOWN, STALE_VERSION, INPUT_INVALID,
/// DECISION_IN_FUTURE, OWNER_NOT_ALLOWED.
/// </remarks>
/// <param name="Board">The board.</param>
/// <param name="Version">The version that the caller saw.</param>
/// <param name="Decision">Where it is on file.</param>
public sealed record ChangeBoard(BoardId Board, long Version, Decision? Decision) : ICommand<BoardsFacts, ChangedBoard>
{
    /// <summary>Null: unchanged.</summary>
    public string? Name { get; init; }

    /// <summary>Null: unchanged.</summary>
    public BoardKind? Kind { get; init; }
    public Optional<string?> Administration { get; init; }
    public Optional<DateOnly?> From { get; init; }
    public Optional<DateOnly?> Until { get; init; }
    public Optional<DateOnly?> ArchitectureAdopted { get; init; }

    public ValueTask<BoardsFacts> LoadAsync(RegistryReader read, CancellationToken cancellation) => read.BoardsFactsAsync([Board], Decision, cancellation);

    public Outcome<ChangedBoard> Decide(BoardsFacts facts, DecisionContext context)
    {
        if (context.Reserved(facts.Get(Board)) is { } reserved) return reserved;
        if (facts.Get(Board) is not { } board) return new BoardUnknownRefused(Board) { Path = ["board"] };
        if (Version != board.Version) return new StaleVersionRefused(Version, board.Version) { Path = ["version"] };
        var wanted = Wanted(board);
        if (wanted.Fault(holderOfCode: null) is { } fault) return fault;
        if (Until.IsGiven && wanted.Until != board.Until && facts.IsTakenOver(Board))
            return InputInvalidRefused.At(
                "until", "Nämndens sista dag följer av att den är övertagen.", "The board's last day follows from its having been taken over.");
        if (Decision?.Fault(facts.Body, context.Today) is { } decisionFault) return decisionFault;
        if (wanted.Kind is not (BoardKind.Executive or BoardKind.Specialist) && board.MayOwnShared && BoardSuccession.SharedOf([Board], facts).Any())
            return new OwnerNotAllowedRefused(board.Name) { Path = ["kind"] };

        var space = facts.Estate.Space;
        var recomputed = Recomputation.Of(facts.Estate, space.With(boards: space.Boards.With([wanted.Fact(Board)])));
        var change = Changing(board, wanted).And(recomputed.Recording(context));
        return Outcome.Commit(new ChangedBoard(Board, recomputed), change, Decision?.CaseNumber);
    }

    private AddBoard Wanted(Board board) => new(
        board.Code, Name ?? board.Name, Kind ?? board.Kind,
        Administration.Or(board.Administration), From.Or(board.From), Until.Or(board.Until), ArchitectureAdopted.Or(board.ArchitectureAdopted));

    private static GraphChange Changing(Board board, AddBoard wanted)
    {
        var text = NamedText.Of(wanted.Name, [wanted.Code], wanted.Administration);
        return GraphChange.Change(
                BoardGraph.Board, board.Node.Id,
                BoardGraph.Name.Is(text.Name),
                BoardGraph.SortKey.Is(text.SortKey),
                BoardGraph.Folded.Is(text.Folded),
                BoardGraph.SearchTerms.Is(text.Terms),
                BoardGraph.Kind.Is(wanted.Kind),
                BoardGraph.Administration.Is(wanted.Administration),
                BoardGraph.From.Is(wanted.From),
                BoardGraph.Until.Is(wanted.Until),
                BoardGraph.ArchitectureAdopted.Is(wanted.ArchitectureAdopted),
                BoardGraph.Version.Is(board.Version + 1))
            .Writing(BoardGraph.AllBoards);
    }
}
