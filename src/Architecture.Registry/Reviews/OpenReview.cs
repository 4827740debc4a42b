using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Reviews;

/// <summary>Opens a review as part of a decision (domain §3.5).</summary>
public static class OpenReview
{
    /// <summary>A parallel review for SLK of a solution against every shared one that the gate answered with REVIEW.</summary>
    public static GraphChange Parallel(ReviewId id, SolutionId solution, ParallelVerdict verdict, DecisionContext context) =>
        Opening(
            id, ReviewKind.Parallel, solution,
            verdict.Pairs.Where(pair => pair.Verdict == Verdict.Review).Select(pair => (pair.Solution, pair.Cells.InReview.Record())),
            contestedBecause: null, context);

    /// <summary>A mapping review: are the claims drawn rightly beside these shared solutions?</summary>
    public static GraphChange Mapping(
        ReviewId id, SolutionId solution, IEnumerable<SolutionId> against, RecordedCells cells, string? contestedBecause, DecisionContext context) =>
        Opening(id, ReviewKind.Mapping, solution, against.Select(shared => (shared, cells)), contestedBecause, context);

    /// <summary>A mapping review that a rule opens by itself, about all of the proposal's cells; nothing where nothing is suspected.</summary>
    public static GraphChange Mapping(
        SolutionId solution, Proposal proposal, CellSpace space, ImmutableArray<MappingSuspicion> suspicions, DecisionContext context) =>
        suspicions.IsEmpty
            ? GraphChange.None
            : Mapping(
                context.NewId<ReviewId>(), solution, suspicions.Select(one => one.Shared.Id), proposal.Cells(space).Record(), contestedBecause: null, context);

    private static GraphChange Opening(
        ReviewId id, ReviewKind kind, SolutionId solution, IEnumerable<(SolutionId Shared, RecordedCells Cells)> against, string? contestedBecause,
        DecisionContext context)
    {
        var change = GraphChange.Add(
                ReviewGraph.Review, id.Node,
                ReviewGraph.Kind.Is(kind),
                ReviewGraph.Status.Is(ReviewStatus.Open),
                ReviewGraph.Opened.Is(context.Today),
                ReviewGraph.Due.Is(context.Today.AddDays(context.Settings.ReviewDueDays)),
                ReviewGraph.ContestedBecause.Is(contestedBecause),
                ReviewGraph.Version.Is(1))
            .And(GraphChange.Connect(ReviewGraph.About, context.NewNodeId(), id.Node, solution.Node));
        return change.And(against.Select(one => GraphChange.Connect(
            ReviewGraph.Against, context.NewNodeId(), id.Node, one.Shared.Node, ReviewGraph.Cells.Is(one.Cells.ToLines()))));
    }

    /// <summary>What has to be opened so that every pair under review is asked about: nothing when the open reviews do already.</summary>
    public static GraphChange Missing(SolutionId solution, ParallelVerdict verdict, ImmutableArray<OpenQuestion> open, CellSpace space, DecisionContext context)
    {
        var unasked = verdict.Pairs.Where(pair => pair.Verdict == Verdict.Review && !IsAsked(pair, open, space)).ToImmutableArray();
        return unasked.IsEmpty
            ? GraphChange.None
            : Parallel(context.NewId<ReviewId>(), solution, verdict with { Pairs = unasked }, context);
    }

    private static bool IsAsked(ParallelPair pair, ImmutableArray<OpenQuestion> open, CellSpace space) =>
        pair.Cells.InReview.IsWithin(open.Where(question => question.Against == pair.Solution)
            .Aggregate(space.Nothing, (asked, question) => asked.Union(space.Recall(question.Cells))));
}

/// <summary>What an open review asks: are these cells parallel to that shared solution?</summary>
public sealed record OpenQuestion(ReviewId Review, SolutionId Against, RecordedCells Cells);

/// <summary>Reads of reviews.</summary>
public static class ReviewReads
{
    public static async ValueTask<IReadOnlyList<Review?>> ReviewsAsync(
        this RegistryReader read, IReadOnlyList<ReviewId> ids, CancellationToken cancellation)
    {
        var nodes = await read.NodesAsync(ReviewGraph.Review, [.. ids.Select(id => id.Node)], cancellation);
        return [.. nodes.Select(node => node is null ? null : new Review(node))];
    }

    /// <summary>What the open parallel reviews of a solution ask.</summary>
    public static async ValueTask<ImmutableArray<OpenQuestion>> OpenQuestionsAsync(
        this RegistryReader read, SolutionId solution, CancellationToken cancellation)
    {
        var about = await read.NeighboursAsync(new NeighbourQuery([solution.Node], ReviewGraph.About, Direction.Incoming), cancellation);
        var open = about[0].Items.Select(item => new Review(item.Node))
            .Where(review => review is { Status: ReviewStatus.Open, Kind: ReviewKind.Parallel }).ToImmutableArray();
        var against = await read.NeighboursAsync(
            new NeighbourQuery([.. open.Select(review => review.Node.Id)], ReviewGraph.Against, Direction.Outgoing), cancellation);
        return
        [
            .. open.SelectMany((review, index) => against[index].Items.Select(item => new OpenQuestion(
                review.Id, new SolutionId(item.Node.Id), RecordedCells.FromLines(item.Edge.Get(ReviewGraph.Cells))))),
        ];
    }
}
