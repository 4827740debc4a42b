using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Reviews;

/// <summary>A mapping review, open or answered, against one shared solution.</summary>
public sealed record MappingQuestion(Review Review, SolutionId Against, RecordedCells Cells);

/// <summary>What SLK has answered, as the gate needs it.</summary>
public static class ReviewOutcomeReads
{
    /// <summary>For each solution the outcomes of its parallel reviews, in the order decided.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<ReviewOutcome>>> ReviewOutcomesAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var found = await read.ReviewsAgainstAsync(ids, ReviewKind.Parallel, cancellation);
        return
        [
            .. found.Select(list => list
                .Where(one => one.Review.Answer is not null)
                .Select(one => new ReviewOutcome(
                    new SolutionId(one.Edge.To),
                    one.Review.Answer == ReviewAnswer.Parallel,
                    RecordedCells.FromLines(one.Edge.Get(ReviewGraph.Cells)),
                    RecordedCells.FromLines(one.Edge.Get(ReviewGraph.CoveredThen)))
                {
                    AnsweredOn = one.Review.Completed,
                })
                .ToImmutableArray()),
        ];
    }

    /// <summary>For each solution its mapping reviews: the answered ones in the order decided, then the open ones.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<MappingQuestion>>> MappingQuestionsAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var found = await read.ReviewsAgainstAsync(ids, ReviewKind.Mapping, cancellation);
        return
        [
            .. found.Select(list => list
                .OrderBy(one => one.Review.Answer is null)
                .Select(one => new MappingQuestion(one.Review, new SolutionId(one.Edge.To), RecordedCells.FromLines(one.Edge.Get(ReviewGraph.Cells))))
                .ToImmutableArray()),
        ];
    }

    private static async ValueTask<ImmutableArray<ImmutableArray<(Review Review, GraphEdge Edge)>>> ReviewsAgainstAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, ReviewKind kind, CancellationToken cancellation)
    {
        var about = await read.NeighboursAsync(
            new NeighbourQuery([.. ids.Select(id => id.Node)], ReviewGraph.About, Direction.Incoming), cancellation);
        var reviews = about.Select(page => page.Items.Select(item => new Review(item.Node))
            .Where(review => review.Kind == kind)
            .OrderBy(review => review.Node.Changed.Sequence)
            .ToImmutableArray()).ToImmutableArray();
        var against = await read.NeighboursAsync(
            new NeighbourQuery([.. reviews.SelectMany(list => list).Select(review => review.Node.Id)], ReviewGraph.Against, Direction.Outgoing), cancellation);
        var next = 0;
        return
        [
            .. reviews.Select(list => list
                .SelectMany(review => against[next++].Items.Select(item => (review, item.Edge)).ToImmutableArray())
                .ToImmutableArray()),
        ];
    }
}
