using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Text;

namespace Architecture.Registry.Interchange;

/// <summary>A row of a list of boards: the board is added, brought up to date, or left as it is, and so is who succeeded it.</summary>
/// <remarks>
/// Domain §2. Refused, in order: what <see cref="AddBoard"/> refuses; BOARD_KIND_NEEDS_DECISION, INPUT_INVALID, SUCCESSOR_UNKNOWN.
/// A succession that the row does not name is left as it is: it is history.
/// </remarks>
internal sealed record ImportBoard(
    string Code, string Name, BoardKind Kind, Stated<string?> Administration, Stated<DateOnly?> From, Stated<DateOnly?> Until,
    Stated<DateOnly?> ArchitectureAdopted, ImmutableArray<string> Successors)
    : ICommand<ImportBoard.Facts, ImportedRow>
{
    public sealed record Facts(Board? Existing, ImmutableArray<Board> Boards, ImmutableArray<GraphEdge> Successions);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var existing = await read.BoardByCodeAsync(Code, cancellation);
        if (Successors.IsEmpty) return new Facts(existing, [], []);
        var boards = await read.AllBoardsAsync(cancellation);
        return new Facts(existing, boards, await read.SuccessionsAsync(boards, cancellation));
    }

    public Outcome<ImportedRow> Decide(Facts facts, DecisionContext context)
    {
        var wanted = Wanted(facts.Existing);
        var adding = wanted.Decide(new AddBoard.Facts(HolderOfCode: null), context);
        if (adding is RefusedOutcome<AddedBoard> no) return no.Refusal;
        if (facts.Existing is { } other && other.Kind != Kind)
            return new BoardKindNeedsDecisionRefused(other.Name, Word(other.Kind), Word(Kind)) { Path = ["kind"] };
        if (!Successors.IsEmpty && wanted.Until is null)
            return InputInvalidRefused.At("until", "En nämnd med efterträdare har en sista dag.", "A board with a successor has a last day.");

        var added = (CommitOutcome<AddedBoard>)adding;
        var board = facts.Existing?.Node.Id ?? added.Result.Board.Node;
        var change = facts.Existing is { } existing ? Differing(existing, wanted, out var differences) : Added(added, out differences);
        foreach (var code in Successors)
        {
            if (facts.Boards.FirstOrDefault(one => one.Code == code) is not { } successor) return new SuccessorUnknownRefused(code) { Path = ["successor"] };
            if (Leads(successor.Node.Id, board, facts.Successions))
                return InputInvalidRefused.At("successor", "Nämnden kan inte efterträda sig själv.", "A board cannot succeed itself.");
            if (facts.Successions.Any(edge => edge.From == board && edge.To == successor.Node.Id)) continue;
            change = change.And(Succession(board, successor, wanted.Until!.Value.AddDays(1)));
            differences?.Note("successor", null, code);
        }

        if (change.IsEmpty) return Outcome.Commit(ImportedRow.Unchanged, GraphChange.None);
        var result = differences is null ? ImportedRow.Added : ImportedRow.Changed(differences.Changes);
        return Outcome.Commit(result, change.Writing(BoardGraph.AllBoards));
    }

    private AddBoard Wanted(Board? existing) => new(
        Code, Name, Kind,
        Administration.Or(existing?.Administration),
        From.Or(existing?.From),
        Until.Or(existing?.Until),
        ArchitectureAdopted.Or(existing?.ArchitectureAdopted));

    private static GraphChange Added(CommitOutcome<AddedBoard> added, out Differences? differences)
    {
        differences = null;
        return added.Change;
    }

    private static GraphChange Differing(Board existing, AddBoard wanted, out Differences differences)
    {
        var text = NamedText.Of(wanted.Name, [wanted.Code], wanted.Administration);
        differences = new Differences(existing.Node)
            .Field(BoardGraph.Name, text.Name)
            .Field(BoardGraph.Administration, wanted.Administration)
            .Field(BoardGraph.From, wanted.From)
            .Field(BoardGraph.Until, wanted.Until)
            .Field(BoardGraph.ArchitectureAdopted, wanted.ArchitectureAdopted);
        if (differences.IsEmpty) return GraphChange.None;
        differences
            .Derived(BoardGraph.SortKey, text.SortKey)
            .Derived(BoardGraph.Folded, text.Folded)
            .Derived(BoardGraph.SearchTerms, text.Terms)
            .Derived(BoardGraph.Version, existing.Version + 1);
        return GraphChange.Change(BoardGraph.Board, existing.Node.Id, differences.Values);
    }

    private static GraphChange Succession(NodeId board, Board successor, DateOnly from) => GraphChange.Connect(
        BoardGraph.SucceededBy, ImportId.Of("succession", board.ToString(), successor.Node.Id.ToString()),
        board, successor.Node.Id, BoardGraph.SucceededFrom.Is(from));

    private static bool Leads(NodeId from, NodeId to, ImmutableArray<GraphEdge> successions)
    {
        var seen = new HashSet<NodeId> { from };
        var next = new Queue<NodeId>(seen);
        while (next.TryDequeue(out var board))
        {
            if (board == to) return true;
            foreach (var edge in successions)
                if (edge.From == board && seen.Add(edge.To)) next.Enqueue(edge.To);
        }
        return false;
    }

    private static string Word(BoardKind kind) => kind.ToString().ToUpperInvariant();
}
