using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Designations;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Reviews;

public sealed record CompletedReview(ReviewId Review);

/// <summary>SLK answers a review: parallel to the shared solution, or not.</summary>
/// <remarks>
/// Domain §3.5. "Not parallel" holds for the cells asked about and what the shared solution covers on the day; "parallel" is BLOCK from
/// then on. Refused, in order: ROLE_NOT_ALLOWED, REVIEW_UNKNOWN, STALE_VERSION, REVIEW_COMPLETED, INPUT_INVALID, BOARD_UNKNOWN,
/// DECISION_IN_FUTURE.
/// </remarks>
public sealed record CompleteReview(ReviewId Review, long Version, ReviewAnswer Answer) : ICommand<CompleteReview.Facts, CompletedReview>
{
    public string? Reason { get; init; }
    public Decision? Decision { get; init; }

    /// <param name="Against">What is asked, one edge a shared solution.</param>
    /// <param name="Space">Holds the functions asked about.</param>
    /// <param name="Offers">The shared solutions, aligned with <paramref name="Against"/>.</param>
    public sealed record Facts(
        Review? Review, ImmutableArray<GraphEdge> Against, CellSpace? Space, ImmutableArray<SharedOffer> Offers, ImmutableArray<GateFootprint> Footprints)
    {
        /// <summary>The body that decided, where one is named.</summary>
        public Board? Body { get; init; }
    }

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        if ((await read.ReviewsAsync([Review], cancellation))[0] is not { } review) return new Facts(null, [], null, [], []);
        var against = (await read.NeighboursAsync(new NeighbourQuery([Review.Node], ReviewGraph.Against, Direction.Outgoing), cancellation))[0].Items;
        var about = (await read.NeighboursAsync(new NeighbourQuery([Review.Node], ReviewGraph.About, Direction.Outgoing), cancellation))[0].Items;
        var asked = await read.FunctionsOfAsync(against.Select(item => RecordedCells.FromLines(item.Edge.Get(ReviewGraph.Cells))), cancellation);
        var gate = await read.GateFactsAsync([.. asked.Select(function => new Claim(function))], cancellation);
        var footprints = ImmutableArray.CreateBuilder<GateFootprint>();
        foreach (var item in about) footprints.Add(await read.GateFootprintAsync(new Solution(item.Node), cancellation));
        var offers = await read.OffersAsync([.. against.Select(item => new Solution(item.Node))], cancellation);
        return new Facts(review, [.. against.Select(item => item.Edge)], gate.Space, offers, footprints.ToImmutable())
        {
            Body = Decision?.Body is { } body ? await read.BodyAsync(body, cancellation) : null,
        };
    }

    public Outcome<CompletedReview> Decide(Facts facts, DecisionContext context)
    {
        if (!context.Actor.Is(Role.Governance)) return new RoleNotAllowedRefused(context.Actor.Id);
        if (facts.Review is not { } review) return new ReviewUnknownRefused(Review) { Path = ["review"] };
        if (Version != review.Version) return new StaleVersionRefused(Version, review.Version) { Path = ["version"] };
        if (review.Status == ReviewStatus.Completed) return new ReviewCompletedRefused { Path = ["review"] };
        if (Reason is { } reason && string.IsNullOrWhiteSpace(reason))
            return InputInvalidRefused.At("reason", "Skriv en motivering, eller utelämna fältet.", "Write a reason, or leave the field out.");
        if (Decision?.Fault(facts.Body, context.Today) is { } decisionFault) return decisionFault;

        var change = GraphChange.Change(
                ReviewGraph.Review, Review.Node,
                ReviewGraph.Status.Is(ReviewStatus.Completed),
                ReviewGraph.Answer.Is(Answer),
                ReviewGraph.AnswerReason.Is(Reason),
                ReviewGraph.Completed.Is(context.Today),
                ReviewGraph.Version.Is(review.Version + 1))
            .And(facts.Against.Select((edge, index) => Covered(edge, facts.Offers[index], facts.Space!)))
            .Writing(facts.Footprints.SelectMany(footprint => footprint.Written));
        return Outcome.Commit(new CompletedReview(Review), change, Decision?.CaseNumber);
    }

    private GraphChange Covered(GraphEdge edge, SharedOffer offer, CellSpace space)
    {
        var reviewed = space.Recall(RecordedCells.FromLines(edge.Get(ReviewGraph.Cells)));
        var outcome = ReviewOutcome.Of(space, offer, Answer == ReviewAnswer.Parallel, reviewed);
        return GraphChange.Of(new ChangeEdge(edge.Kind, edge.Id, edge.From, edge.To, [ReviewGraph.CoveredThen.Is(outcome.CoveredThen.ToLines())]));
    }
}
