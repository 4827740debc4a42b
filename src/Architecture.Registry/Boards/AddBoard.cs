using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Text;

namespace Architecture.Registry.Boards;

/// <param name="Board">The new board.</param>
/// <param name="Recomputed">What being for all boards, it too, does to verdicts.</param>
public sealed record AddedBoard(BoardId Board, Recomputation Recomputed);

/// <summary>KS puts a board on record.</summary>
/// <remarks>
/// Domain §2 and row 12: what is for all boards is for it too; where that makes an overlap, it is debt. Refused, in order: RESERVED_FOR_EXECUTIVE_BOARD, INPUT_INVALID,
/// BOARD_CODE_TAKEN.
/// </remarks>
/// <param name="Code">Two to ten capital letters or digits; part of the solutions' codes and therefore final.</param>
/// <param name="Name">Name as the city writes it.</param>
/// <param name="Kind">Kind of board.</param>
/// <param name="Administration">Name of its administration.</param>
/// <param name="From">First day in force; null: as long as the registry remembers.</param>
/// <param name="Until">Last day in force.</param>
/// <param name="ArchitectureAdopted">A company's day of adopting the city's architecture.</param>
public sealed record AddBoard(
    string Code, string Name, BoardKind Kind, string? Administration = null, DateOnly? From = null, DateOnly? Until = null, DateOnly? ArchitectureAdopted = null)
    : ICommand<AddBoard.Facts, AddedBoard>
{
    public sealed record Facts(Board? HolderOfCode, EstateFacts Estate);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) =>
        new(await read.BoardByCodeAsync(Code, cancellation), await read.EstateOfBoardsAsync([], cancellation));

    public Outcome<AddedBoard> Decide(Facts facts, DecisionContext context)
    {
        if (context.Reserved() is { } reserved) return reserved;
        if (Fault(facts.HolderOfCode) is { } fault) return fault;
        var id = context.NewId<BoardId>();
        var space = facts.Estate.Space;
        var recomputed = Recomputation.Of(facts.Estate, space.With(boards: space.Boards.With([Fact(id)])));
        return Outcome.Commit(new AddedBoard(id, recomputed), Adding(id).And(recomputed.Recording(context)));
    }

    /// <summary>What is wrong with the board: INPUT_INVALID, BOARD_CODE_TAKEN.</summary>
    internal Refusal? Fault(Board? holderOfCode)
    {
        if (Code.Length is < 2 or > 10 || !Code.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter)))
            return InputInvalidRefused.At(
                "code", "En nämnds kod är två till tio stora bokstäver A–Z eller siffror.", "A board's code is two to ten capital letters A–Z or digits.");
        if (NamedText.Fault(Name) is { } fault) return InputInvalidRefused.At("name", fault.Swedish, fault.English);
        if (From > Until) return InputInvalidRefused.At("until", "Sista dagen ligger före den första.", "The last day lies before the first.");
        if (ArchitectureAdopted is not null && Kind != BoardKind.Company) return AdoptionFault;
        return holderOfCode is null ? null : new BoardCodeTakenRefused(Code) { Path = ["code"] };
    }

    internal static readonly InputInvalidRefused AdoptionFault = InputInvalidRefused.At(
        "architectureAdopted",
        "Bara bolag ansluter sig till stadens arkitektur; nämnder följer den alltid.",
        "Only companies adopt the city's architecture; other boards always follow it.");

    internal BoardFact Fact(BoardId id) => new(id, Code, Name, Kind, ArchitectureAdopted, From, Until);

    internal GraphChange Adding(BoardId id)
    {
        var text = NamedText.Of(Name, [Code], Administration);
        return GraphChange.Add(
                BoardGraph.Board, id.Node,
                BoardGraph.Code.Is(Code),
                BoardGraph.Name.Is(text.Name),
                BoardGraph.SortKey.Is(text.SortKey),
                BoardGraph.Folded.Is(text.Folded),
                BoardGraph.SearchTerms.Is(text.Terms),
                BoardGraph.Kind.Is(Kind),
                BoardGraph.Administration.Is(Administration),
                BoardGraph.From.Is(From),
                BoardGraph.Until.Is(Until),
                BoardGraph.ArchitectureAdopted.Is(ArchitectureAdopted),
                BoardGraph.Version.Is(1))
            .Writing(BoardGraph.AllBoards);
    }
}
