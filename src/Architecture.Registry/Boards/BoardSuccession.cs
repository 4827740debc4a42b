using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Designations;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Boards;

/// <summary>What a change of the boards on record is decided on.</summary>
/// <param name="Boards">All of them.</param>
/// <param name="Successions">All of them, as edges.</param>
/// <param name="Estate">The solutions that it could concern.</param>
/// <param name="Body">The board that decided; null where none is named.</param>
public sealed record BoardsFacts(ImmutableArray<Board> Boards, ImmutableArray<GraphEdge> Successions, EstateFacts Estate, Board? Body)
{
    public Board? Get(BoardId id) => Boards.FirstOrDefault(board => board.Id == id);

    public Board? ByCode(string code) => Boards.FirstOrDefault(board => string.Equals(board.Code, code, StringComparison.Ordinal));

    public bool IsTakenOver(BoardId id) => Successions.Any(edge => edge.From == id.Node);
}

/// <summary>What mergers and splits have in common (domain §2, Succession).</summary>
internal static class BoardSuccession
{
    public static async ValueTask<BoardsFacts> BoardsFactsAsync(
        this RegistryReader read, IReadOnlyCollection<BoardId> touched, Decision? decision, CancellationToken cancellation)
    {
        var boards = await read.AllBoardsAsync(cancellation);
        var successions = await read.SuccessionsAsync(boards, cancellation);
        var body = decision is null ? null : await read.BodyAsync(decision.Body, cancellation);
        return new BoardsFacts(boards, successions, await read.EstateOfBoardsAsync(touched, cancellation), body);
    }

    /// <summary>Why a board cannot be taken over from a day.</summary>
    public static Refusal? CannotBeTakenOver(Board board, DateOnly from, BoardsFacts facts, string path)
    {
        if (facts.IsTakenOver(board.Id))
            return InputInvalidRefused.At(path, $"{board.Name} är redan övertagen av en annan nämnd.", $"{board.Name} has already been taken over by another board.");
        return board.From >= from
            ? InputInvalidRefused.At("from", $"{board.Name} börjar först {board.From:yyyy-MM-dd}.", $"{board.Name} does not begin until {board.From:yyyy-MM-dd}.")
            : null;
    }

    /// <summary>Why a board cannot take over another from a day.</summary>
    public static Refusal? CannotTakeOver(Board board, DateOnly from, BoardsFacts facts, string path)
    {
        if (facts.IsTakenOver(board.Id))
            return InputInvalidRefused.At(path, $"{board.Name} är själv övertagen av en annan nämnd.", $"{board.Name} has itself been taken over by another board.");
        return board.Until < from
            ? InputInvalidRefused.At(path, $"{board.Name} upphör {board.Until:yyyy-MM-dd}.", $"{board.Name} ends on {board.Until:yyyy-MM-dd}.")
            : null;
    }

    /// <summary>The last day of a board that is taken over; one that ended before keeps its own.</summary>
    public static DateOnly LastDay(Board board, DateOnly from) => board.Until is { } until && until < from ? until : from.AddDays(-1);

    /// <summary>Predecessor to successor, from a day, with the predecessor's last day.</summary>
    public static GraphChange TakingOver(Board predecessor, IEnumerable<BoardId> successors, DateOnly from, DecisionContext context) => GraphChange.Change(
            BoardGraph.Board, predecessor.Node.Id,
            BoardGraph.Until.Is(LastDay(predecessor, from)),
            BoardGraph.Version.Is(predecessor.Version + 1))
        .And(successors.Select(successor => GraphChange.Connect(
            BoardGraph.SucceededBy, context.NewNodeId(), predecessor.Node.Id, successor.Node, BoardGraph.SucceededFrom.Is(from))))
        .Writing(BoardGraph.AllBoards);

    public static BoardFact EndingBefore(Board predecessor, DateOnly from) => BoardFact.Of(predecessor) with { Until = LastDay(predecessor, from) };

    /// <summary>The shared solutions of some boards that are not gone: their owner must be one that may own them.</summary>
    public static IEnumerable<StandingSolution> SharedOf(IReadOnlyCollection<BoardId> boards, BoardsFacts facts)
    {
        var parts = boards.SelectMany(board => facts.Estate.Space.Boards.Parts(board)).ToHashSet();
        return facts.Estate.Shared.Where(one => !one.Solution.IsGone && parts.Contains(one.Proposal.ResponsibleBoard));
    }
}
