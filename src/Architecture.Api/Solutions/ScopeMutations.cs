using Architecture.Api.Building;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Solutions;

namespace Architecture.Api.Solutions;

internal static class ScopeMutations
{
    public static void Bind(MutationBinding mutations) => mutations
        .Run(
            "provideCapability",
            input => new ProvideCapability(input.Id<SolutionId>("solution"), input.Int("version"), input.Within("claim", InputReading.Claim)!),
            payload => payload
                .Load("solution", changed => changed.Result?.Solution, SolutionReads.SolutionsAsync)
                .Field("verdict", changed => changed.Result?.Verdict))
        .Run(
            "withdrawCapability",
            input => new WithdrawCapability(input.Id<SolutionId>("solution"), input.Int("version"), input.Id<CapabilityId>("capability")),
            payload => payload.Load("solution", changed => changed.Result?.Solution, SolutionReads.SolutionsAsync))
        .Run(
            "changeAudience",
            input => new ChangeAudience(input.Id<SolutionId>("solution"), input.Int("version"), input.Within("audience", InputReading.Audience)!),
            payload => payload
                .Load("solution", changed => changed.Result?.Solution, SolutionReads.SolutionsAsync)
                .Field("verdict", changed => changed.Result?.Verdict))
        .Run(
            "transferSolution",
            input => new TransferSolution(
                input.Id<SolutionId>("solution"), input.Int("version"), input.Id<BoardId>("to"), input.DateOrNull("from"),
                input.Decisions("decisions")),
            payload => payload
                .Load("solution", transferred => transferred.Result?.Solution, SolutionReads.SolutionsAsync)
                .Field("verdict", transferred => transferred.Result?.Verdict));
}
