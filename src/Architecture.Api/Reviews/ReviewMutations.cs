using Architecture.Api.Building;
using Architecture.Registry.Reviews;
using Architecture.Registry.Solutions;

namespace Architecture.Api.Reviews;

internal static class ReviewMutations
{
    public static void Bind(MutationBinding mutations) => mutations
        .Run(
            "completeReview",
            input => new CompleteReview(input.Id<ReviewId>("review"), input.Int("version"), input.Enum<ReviewAnswer>("outcome"))
            {
                Reason = input.TextOrNull("reason"),
                Decision = input.DecisionOrNull(),
            },
            payload => payload.Load("review", completed => completed.Result?.Review, ReviewReads.ReviewsAsync))
        .Run(
            "contestMapping",
            input => new ContestMapping(input.Id<SolutionId>("solution"), input.Id<SolutionId>("shared"), input.Text("reason")),
            payload => payload.Load("review", contested => contested.Result?.Review, ReviewReads.ReviewsAsync));
}
