using System.Collections.Immutable;
using Architecture.Api.Building;
using Architecture.Graph;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;

namespace Architecture.Api.Boards;

/// <summary>
/// The solutions that a board answers for: its own and those of the boards that it took over, less those that another board answers for by
/// decision, and with those that it answers for itself. Two calls to the store for all boards of the level.
/// </summary>
internal static class BoardSolutions
{
    public static async ValueTask<IReadOnlyList<Connection<Solution>>> PagesAsync(
        IReadOnlyList<Board> boards, FieldContext context, CancellationToken cancellation)
    {
        var page = PageArguments.Of(context, "Board.solutions");
        var read = context.Reader();
        var answering = await read.AnsweringForAsync(cancellation);
        var onRecord = boards.Select(board => answering[board.Id].ToImmutableArray()).ToImmutableArray();
        ImmutableArray<NodeId> parts = [.. onRecord.SelectMany(list => list).Distinct()];
        var query = new NeighbourQuery(
            parts, SolutionGraph.ResponsibleBoard, Direction.Incoming, OnNode: AnsweringBoards.Undisturbed(read.Today),
            Order: [new OrderBy(SolutionGraph.Code)], Page: page.Request());
        var responsible = await read.View.NeighboursAsync(query, cancellation);
        var byDecision = await read.View.NeighboursAsync(
            query with { Edge = SolutionGraph.AnsweredBy, OnEdge = AnsweringBoards.OnDay(read.Today), OnNode = null }, cancellation);
        var found = parts.Select((part, index) => (part, (NeighbourPage[])[responsible[index], byDecision[index]])).ToDictionary(one => one.part, one => one.Item2);
        return [.. onRecord.Select(list => Page([.. list.SelectMany(part => found[part])], page, read, AnsweringBoards.Of(list, read.Today)))];
    }

    private static RecordPage<Solution> Page(ImmutableArray<NeighbourPage> found, PageArguments page, RegistryReader read, Filter filter)
    {
        var all = found.SelectMany(one => one.Items).DistinctBy(item => item.Node.Id)
            .OrderBy(item => item.Node.Get(SolutionGraph.Code), StringComparer.Ordinal).ToImmutableArray();
        var rows = page.FromEnd ? all.TakeLast(page.Size) : all.Take(page.Size);
        var hasMore = all.Length > page.Size || found.Any(one => one.HasMore);
        IReadOnlyList<Edge<Solution>> edges =
            [.. rows.Select(item => new Edge<Solution>(new Solution(item.Node), () => page.CursorFor(new Keyset([item.Node[SolutionGraph.Code]], item.Edge.Id))))];
        var (next, previous) = page.FromEnd ? (page.HasMoreBehind, hasMore) : (hasMore, page.HasMoreBehind);
        return new RecordPage<Solution>(edges, next, previous, read, SolutionGraph.Solution, filter)
        {
            Count = async cancellation => (int)await read.View.CountAsync(SolutionGraph.Solution, filter, cancellation),
        };
    }
}
