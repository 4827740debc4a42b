using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Registry.Boards;

/// <summary>Reads of boards.</summary>
public static class BoardReads
{
    /// <summary>More boards than a city has: the whole set is read at once.</summary>
    public const int MostBoards = 10_000;

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
        var page = await read.FindAsync(NodeQuery.First(BoardGraph.Board, MostBoards), [BoardGraph.AllBoards], cancellation);
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

    /// <summary>For each board the one that it is today: itself, or who took it over, transitively. After a split, the first by code.</summary>
    public static async ValueTask<IReadOnlyDictionary<BoardId, Board>> TodaysBoardsAsync(
        this RegistryReader read, IReadOnlyCollection<Board> boards, CancellationToken cancellation)
    {
        var known = boards.DistinctBy(board => board.Id).ToDictionary(board => board.Id);
        var next = new Dictionary<BoardId, BoardId>();
        var frontier = known.Values.ToImmutableArray();
        while (!frontier.IsEmpty)
        {
            var query = new NeighbourQuery(
                [.. frontier.Select(board => board.Node.Id)], BoardGraph.SucceededBy, Direction.Outgoing, Order: [new OrderBy(BoardGraph.Code)]);
            var pages = await read.NeighboursAsync(query, cancellation);
            var found = ImmutableArray.CreateBuilder<Board>();
            for (var i = 0; i < frontier.Length; i++)
            {
                foreach (var item in pages[i].Items.Where(item => item.Edge.Get(BoardGraph.SucceededFrom) is not { } from || from <= read.Today).Take(1))
                {
                    var successor = new Board(item.Node);
                    next[frontier[i].Id] = successor.Id;
                    if (known.TryAdd(successor.Id, successor)) found.Add(successor);
                }
            }
            frontier = found.DrainToImmutable();
        }
        return next.Count == 0 ? known : known.Keys.ToDictionary(id => id, id => known[Last(id, next)]);
    }

    /// <summary>Successions never circle (MergeBoards and SplitBoard refuse that).</summary>
    private static BoardId Last(BoardId board, Dictionary<BoardId, BoardId> next)
    {
        while (next.TryGetValue(board, out var successor)) board = successor;
        return board;
    }
}
