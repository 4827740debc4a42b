using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;

namespace Architecture.Registry.Solutions;

/// <summary>Who answers for a solution on the day: domain §2, Succession and transfer.</summary>
/// <remarks>
/// The responsible board on record, or who took it over; before a transfer takes effect the former board, after a split the part that
/// the solution was given to. The gate judges on the board on record instead: for it, what is decided is in force.
/// </remarks>
public static class AnsweringBoards
{
    /// <summary>For each solution the board that answers for it today: who took over inherits solutions and duties.</summary>
    public static async ValueTask<IReadOnlyList<Board?>> AnsweringBoardsAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var recorded = await read.ResponsibleBoardsAsync(ids, cancellation);
        var instead = await read.AnsweredByAsync(ids, cancellation);
        var named = recorded.Select((board, index) => InForce(instead[index], read.Today)?.Board ?? board).ToImmutableArray();
        var today = await read.TodaysBoardsAsync([.. named.OfType<Board>()], cancellation);
        return [.. named.Select(board => board is null ? null : today[board.Id])];
    }

    /// <summary>For each solution the boards that answer, or answered, for it on some days instead of the responsible one.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<AnsweringBoard>>> AnsweredByAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var query = new NeighbourQuery([.. ids.Select(id => id.Node)], SolutionGraph.AnsweredBy, Direction.Outgoing);
        var pages = await read.NeighboursAsync(query, cancellation);
        return
        [
            .. pages.Select(page => page.Items.IsEmpty
                ? []
                : page.Items.OrderBy(item => item.Edge.Created.Sequence).ThenBy(item => item.Edge.Id)
                    .Select(item => new AnsweringBoard(item.Edge, new Board(item.Node))).ToImmutableArray()),
        ];
    }

    /// <summary>For each board the boards on record that it answers for today: itself and those that it took over; none where it is taken over itself.</summary>
    public static async ValueTask<ILookup<BoardId, NodeId>> AnsweringForAsync(this RegistryReader read, CancellationToken cancellation)
    {
        var today = await read.TodaysBoardsAsync(await read.AllBoardsAsync(cancellation), cancellation);
        return today.ToLookup(pair => pair.Value.Id, pair => pair.Key.Node);
    }

    /// <summary>The solutions that boards answer for on a day, given the boards on record that they stand for.</summary>
    public static Filter Of(ImmutableArray<NodeId> boardsOnRecord, DateOnly day)
    {
        var named = new IdFilter(boardsOnRecord);
        return Filter.Any(
            new RelatedFilter(SolutionGraph.AnsweredBy, Direction.Outgoing, Quantifier.Some, OnDay(day), named),
            Filter.All(Undisturbed(day), new RelatedFilter(SolutionGraph.ResponsibleBoard, Direction.Outgoing, Quantifier.Some, OnEdge: null, named)));
    }

    /// <summary>Nobody answers for the solution on the day instead of the responsible board.</summary>
    public static Filter Undisturbed(DateOnly day) =>
        new RelatedFilter(SolutionGraph.AnsweredBy, Direction.Outgoing, Quantifier.None, OnDay(day), OnNode: null);

    /// <summary>A filter in which every condition on the responsible board means the one that answers today.</summary>
    public static async ValueTask<Filter?> ResolvedAsync(RegistryReader read, Filter? filter, CancellationToken cancellation)
    {
        if (filter is null || !filter.Has(one => one is RelatedFilter related && IsOnBoard(related))) return filter;
        var answering = await read.AnsweringForAsync(cancellation);
        return await ResolvedAsync(read, filter, answering, cancellation);
    }

    /// <summary>An answering edge is in force on the day.</summary>
    public static Filter OnDay(DateOnly day) => Filter.All(
        Filter.Any(
            Filter.Where(SolutionGraph.AnsweredFrom, Comparison.Exists, GraphValue.Of(false)),
            Filter.Where(SolutionGraph.AnsweredFrom, Comparison.LessOrEqual, GraphValue.Of(day))),
        Filter.Any(
            Filter.Where(SolutionGraph.AnsweredUntil, Comparison.Exists, GraphValue.Of(false)),
            Filter.Where(SolutionGraph.AnsweredUntil, Comparison.GreaterOrEqual, GraphValue.Of(day))));

    /// <summary>Of those that answer on the day the one that was recorded last.</summary>
    public static AnsweringBoard? InForce(ImmutableArray<AnsweringBoard> boards, DateOnly day) => boards.IsEmpty ? null : boards.LastOrDefault(one => one.IsOn(day));

    private static bool IsOnBoard(RelatedFilter related) => related.Edge == SolutionGraph.ResponsibleBoard && related.Direction == Direction.Outgoing;

    private static async ValueTask<Filter> ResolvedAsync(
        RegistryReader read, Filter filter, ILookup<BoardId, NodeId> answering, CancellationToken cancellation)
    {
        switch (filter)
        {
            case AndFilter and: return new AndFilter(await ResolvedAsync(read, and.Filters, answering, cancellation));
            case OrFilter or: return new OrFilter(await ResolvedAsync(read, or.Filters, answering, cancellation));
            case NotFilter not: return new NotFilter(await ResolvedAsync(read, not.Filter, answering, cancellation));
            case RelatedFilter related when IsOnBoard(related):
                var boards = await read.View.FindAsync(NodeQuery.First(BoardGraph.Board, BoardReads.MostBoards, related.OnNode), cancellation);
                var meant = Of([.. boards.Nodes.SelectMany(board => answering[new BoardId(board.Id)])], read.Today);
                return related.Quantifier == Quantifier.None ? Filter.Not(meant) : meant;
            case RelatedFilter { OnNode: { } node } related:
                return related with { OnNode = await ResolvedAsync(read, node, answering, cancellation) };
            default: return filter;
        }
    }

    private static async ValueTask<ImmutableArray<Filter>> ResolvedAsync(
        RegistryReader read, ImmutableArray<Filter> filters, ILookup<BoardId, NodeId> answering, CancellationToken cancellation)
    {
        var resolved = ImmutableArray.CreateBuilder<Filter>(filters.Length);
        foreach (var filter in filters) resolved.Add(await ResolvedAsync(read, filter, answering, cancellation));
        return resolved.DrainToImmutable();
    }
}

/// <summary>A board that answers for a solution on some days, by decision.</summary>
public sealed record AnsweringBoard(GraphEdge Edge, Board Board)
{
    public DateOnly? From => Edge.Get(SolutionGraph.AnsweredFrom);

    /// <summary>Last day.</summary>
    public DateOnly? Until => Edge.Get(SolutionGraph.AnsweredUntil);

    public bool IsOn(DateOnly day) => (From is not { } from || from <= day) && (Until is not { } until || until >= day);

    /// <summary>It ends the day before another board takes over.</summary>
    internal GraphChange EndingBefore(DateOnly from) => GraphChange.Of(new ChangeEdge(
        Edge.Kind, Edge.Id, Edge.From, Edge.To, [SolutionGraph.AnsweredUntil.Is(from.AddDays(-1))]));
}
