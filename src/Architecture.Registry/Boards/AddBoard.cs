using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Text;

namespace Architecture.Registry.Boards;

public sealed record AddedBoard(BoardId Board);

/// <summary>KS puts a board on record.</summary>
/// <remarks>Domain §2. Refused, in order: RESERVED_FOR_EXECUTIVE_BOARD, INPUT_INVALID, BOARD_CODE_TAKEN.</remarks>
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
    public sealed record Facts(Board? HolderOfCode);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) =>
        new(await read.BoardByCodeAsync(Code, cancellation));

    public Outcome<AddedBoard> Decide(Facts facts, DecisionContext context)
    {
        if (!context.Actor.Is(Role.Executive)) return new ReservedForExecutiveBoardRefused(context.Actor.Id);
        if (Code.Length is < 2 or > 10 || !Code.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter)))
            return InputInvalidRefused.At("code", "En nämnds kod är två till tio stora bokstäver A–Z eller siffror.", "A board's code is two to ten capital letters A–Z or digits.");
        if (NamedText.Fault(Name) is { } fault) return InputInvalidRefused.At("name", fault.Swedish, fault.English);
        if (From > Until) return InputInvalidRefused.At("until", "Sista dagen ligger före den första.", "The last day lies before the first.");
        if (ArchitectureAdopted is not null && Kind != BoardKind.Company)
            return InputInvalidRefused.At("architectureAdopted", "Bara bolag ansluter sig till stadens arkitektur; nämnder följer den alltid.", "Only companies adopt the city's architecture; other boards always follow it.");
        if (facts.HolderOfCode is not null) return new BoardCodeTakenRefused(Code) { Path = ["code"] };

        var id = context.NewId<BoardId>();
        var text = NamedText.Of(Name, [Code], Administration);
        var change = GraphChange.Add(
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
            BoardGraph.Version.Is(1));
        return Outcome.Commit(new AddedBoard(id), change.Writing(BoardGraph.AllBoards));
    }
}
