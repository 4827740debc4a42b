using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Text;

namespace Architecture.Registry.Interchange;

/// <summary>A row of a list of boards: the board is added, brought up to date, or left as it is, and so is who succeeded it.</summary>
/// <remarks>
/// Domain §2; overlaps that a succession or an adoption of the architecture makes are debt (§3.6). Refused, in order: what
/// <see cref="AddBoard"/> refuses; BOARD_KIND_NEEDS_DECISION, INPUT_INVALID, SUCCESSOR_UNKNOWN.
/// A succession that the row does not name is left as it is: it is history.
/// </remarks>
internal sealed record ImportBoard(
    string Code, string Name, BoardKind Kind, Optional<string?> Administration, Optional<DateOnly?> From, Optional<DateOnly?> Until,
    Optional<DateOnly?> ArchitectureAdopted, ImmutableArray<string> Successors)
    : ICommand<ImportBoard.Facts, ImportedRow>
{
    /// <param name="Existing">The board on record.</param>
    /// <param name="Boards">All boards, where the row names successors.</param>
    /// <param name="Successions">All successions, likewise.</param>
    /// <param name="Estate">What the row could change the verdicts of; null where it changes nothing that the gate sees.</param>
    public sealed record Facts(Board? Existing, ImmutableArray<Board> Boards, ImmutableArray<GraphEdge> Successions, EstateFacts? Estate);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var existing = await read.BoardByCodeAsync(Code, cancellation);
        var boards = Successors.IsEmpty ? [] : await read.AllBoardsAsync(cancellation);
        var successions = await read.SuccessionsAsync(boards, cancellation);
        var successors = boards.Where(board => Successors.Contains(board.Code)).ToImmutableArray();
        var isSeen = existing is null || successors.Any(board => !IsKnown(successions, existing.Node.Id, board.Node.Id)) || IsSeenByGate(existing);
        ImmutableArray<BoardId> touched = [.. successors.Append(existing).OfType<Board>().Select(board => board.Id)];
        return new Facts(existing, boards, successions, isSeen ? await read.EstateOfBoardsAsync(touched, cancellation) : null);
    }

    private bool IsSeenByGate(Board existing)
    {
        var wanted = Wanted(existing);
        return wanted.Until != existing.Until || wanted.ArchitectureAdopted != existing.ArchitectureAdopted;
    }

    private static bool IsKnown(ImmutableArray<GraphEdge> successions, NodeId board, NodeId successor) =>
        successions.Any(edge => edge.From == board && edge.To == successor);

    public Outcome<ImportedRow> Decide(Facts facts, DecisionContext context)
    {
        var wanted = Wanted(facts.Existing);
        if (context.Reserved(facts.Existing) is { } reserved) return reserved;
        if (wanted.Fault(holderOfCode: null) is { } fault) return fault;
        if (facts.Existing is { } other && other.Kind != Kind)
            return new BoardKindNeedsDecisionRefused(other.Name, Word(other.Kind), Word(Kind)) { Path = ["kind"] };
        if (!Successors.IsEmpty && wanted.Until is null)
            return InputInvalidRefused.At("until", "En nämnd med efterträdare har en sista dag.", "A board with a successor has a last day.");

        var board = facts.Existing?.Node.Id ?? context.NewId<BoardId>().Node;
        Differences? differences = null;
        var change = facts.Existing is { } existing ? Differing(existing, wanted, out differences) : wanted.Adding(new BoardId(board));
        var successions = new List<Succession>();
        foreach (var code in Successors)
        {
            if (facts.Boards.FirstOrDefault(one => one.Code == code) is not { } successor) return new SuccessorUnknownRefused(code) { Path = ["successor"] };
            if (Leads(successor.Node.Id, board, facts.Successions))
                return InputInvalidRefused.At("successor", "Nämnden kan inte efterträda sig själv.", "A board cannot succeed itself.");
            if (IsKnown(facts.Successions, board, successor.Node.Id)) continue;
            var from = wanted.Until!.Value.AddDays(1);
            change = change.And(Succeeding(board, successor, from));
            successions.Add(new Succession(new BoardId(board), successor.Id, from));
            differences?.Note("successor", null, code);
        }

        if (change.IsEmpty) return Outcome.Commit(ImportedRow.Unchanged, GraphChange.None);
        var result = differences is null ? ImportedRow.Added : ImportedRow.Changed(differences.Changes);
        if (facts.Estate is { } estate)
        {
            var after = estate.Space.Boards.With([wanted.Fact(new BoardId(board))], successions);
            change = change.And(Recomputation.Of(estate, estate.Space.With(boards: after)).Recording(context));
        }
        return Outcome.Commit(result, change.Writing(BoardGraph.AllBoards));
    }

    private AddBoard Wanted(Board? existing) => new(
        Code, Name, Kind,
        Administration.Or(existing?.Administration),
        From.Or(existing?.From),
        Until.Or(existing?.Until),
        ArchitectureAdopted.Or(existing?.ArchitectureAdopted));

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

    private static GraphChange Succeeding(NodeId board, Board successor, DateOnly from) => GraphChange.Connect(
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
