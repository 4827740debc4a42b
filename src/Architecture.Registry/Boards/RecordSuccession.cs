using Architecture.Graph;
using Architecture.Registry.Access;

namespace Architecture.Registry.Boards;

public sealed record RecordedSuccession(BoardId Successor);

/// <summary>KS records that a board was taken over by another: the historical fact of a merger, as an import of boards finds it.</summary>
/// <remarks>
/// Domain §2, Succession: every reference to the predecessor resolves to the successor from that day; the predecessor stays a part of it.
/// Refused, in order: RESERVED_FOR_EXECUTIVE_BOARD, BOARD_UNKNOWN, INPUT_INVALID.
/// </remarks>
public sealed record RecordSuccession(BoardId Predecessor, BoardId Successor, DateOnly From) : ICommand<RecordSuccession.Facts, RecordedSuccession>
{
    public sealed record Facts(Board? Predecessor, Board? Successor, bool IsKnown, bool WouldCircle);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var boards = await read.AllBoardsAsync(cancellation);
        var successions = await read.SuccessionsAsync(boards, cancellation);
        var known = successions.Any(edge => edge.From == Predecessor.Node && edge.To == Successor.Node);
        return new Facts(
            boards.FirstOrDefault(board => board.Id == Predecessor),
            boards.FirstOrDefault(board => board.Id == Successor),
            known,
            Leads(Successor.Node, Predecessor.Node, successions));
    }

    public Outcome<RecordedSuccession> Decide(Facts facts, DecisionContext context)
    {
        if (!context.Actor.Is(Role.Executive)) return new ReservedForExecutiveBoardRefused(context.Actor.Id);
        if (facts.Predecessor is null) return new BoardUnknownRefused(Predecessor) { Path = ["predecessor"] };
        if (facts.Successor is null) return new BoardUnknownRefused(Successor) { Path = ["successor"] };
        if (facts.WouldCircle)
            return InputInvalidRefused.At("successor", "Nämnden kan inte efterträda sig själv.", "A board cannot succeed itself.");
        if (facts.IsKnown) return Outcome.Commit(new RecordedSuccession(Successor), GraphChange.None);

        var change = GraphChange.Connect(
            BoardGraph.SucceededBy, context.NewNodeId(), Predecessor.Node, Successor.Node, BoardGraph.SucceededFrom.Is(From));
        return Outcome.Commit(new RecordedSuccession(Successor), change.Writing(BoardGraph.AllBoards));
    }

    private static bool Leads(NodeId from, NodeId to, IReadOnlyCollection<GraphEdge> successions)
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
}
