using Architecture.Api.Building;
using Architecture.Registry.Adoptions;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;

namespace Architecture.Api.Adoptions;

internal static class AdoptionMutations
{
    public static void Bind(MutationBinding mutations) => mutations
        .Run(
            "adoptSharedSolution",
            input => new AdoptSharedSolution(input.Id<SolutionId>("solution"), input.Id<BoardId>("board"), input.DateOrNull("since")),
            payload => payload
                .Load("adoption", adopted => adopted.Result?.Adoption, AdoptionReads.AdoptionsByIdAsync)
                .Load("solution", adopted => adopted.Result?.Solution, SolutionReads.SolutionsAsync))
        .Run(
            "adoptLocalSolution",
            input => new AdoptLocalSolution(input.Id<SolutionId>("solution"), input.Id<BoardId>("board"), input.DateOrNull("since")),
            payload => payload
                .Load("adoption", adopted => adopted.Result?.Adoption, AdoptionReads.AdoptionsByIdAsync)
                .Load("solution", adopted => adopted.Result?.Solution, SolutionReads.SolutionsAsync)
                .Field("verdict", adopted => adopted.Result?.Verdict))
        .Run(
            "endAdoption",
            input => new EndAdoption(
                RecordIds.Read(AdoptionGraph.Adopts, input.Text("adoption"), "adoption"), input.DateOrNull("until"), input.Text("reason")),
            payload => payload.Load("adoption", ended => ended.Result?.Adoption, AdoptionReads.AdoptionsByIdAsync));
}
