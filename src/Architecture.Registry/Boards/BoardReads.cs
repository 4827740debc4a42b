using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Registry.Boards;

/// <summary>Reads of boards.</summary>
public static class BoardReads
{
    /// <summary>More boards than a city has: the whole set is read at once.</summary>
    private const int AllBoards = 10_000;

    public static async ValueTask<Board?> BoardAsync(this RegistryReader read, BoardId id, CancellationToken cancellation) =>
        await read.NodeAsync(BoardGraph.Board, id.Node, cancellation) is { } node ? new Board(node) : null;

    public static async ValueTask<IReadOnlyList<Board?>> BoardsAsync(
        this RegistryReader read, IReadOnlyList<BoardId> ids, CancellationToken cancellation)
    {
        var nodes = await read.NodesAsync(BoardGraph.Board, [.. ids.Select(id => id.Node)], cancellation);
        return [.. nodes.Select(node => node is null ? null : new Board(node))];
    }

    public static async ValueTask<Board?> BoardByCodeAsync(this RegistryReader read, string code, CancellationToken cancellation)
    {
        var query = NodeQuery.First(BoardGraph.Board, 1, Filter.Is(BoardGraph.Code, GraphValue.Of(code)));
        var page = await read.FindAsync(query, [BoardGraph.AllBoards], cancellation);
        return page.Nodes is [var node, ..] ? new Board(node) : null;
    }

    /// <summary>Every board, with its succession: the set that every gate judges on.</summary>
    public static async ValueTask<ImmutableArray<Board>> AllBoardsAsync(this RegistryReader read, CancellationToken cancellation)
    {
        var page = await read.FindAsync(NodeQuery.First(BoardGraph.Board, AllBoards), [BoardGraph.AllBoards], cancellation);
        return [.. page.Nodes.Select(node => new Board(node))];
    }

    /// <summary>For each board the edges to its successors.</summary>
    public static async ValueTask<ImmutableArray<GraphEdge>> SuccessionsAsync(
        this RegistryReader read, IEnumerable<Board> boards, CancellationToken cancellation)
    {
        var query = new NeighbourQuery([.. boards.Select(board => board.Node.Id)], BoardGraph.SucceededBy, Direction.Outgoing);
        var pages = await read.NeighboursAsync(query, cancellation);
        return [.. pages.SelectMany(page => page.Items).Select(item => item.Edge)];
    }
}
