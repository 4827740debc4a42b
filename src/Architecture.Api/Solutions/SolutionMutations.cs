using Architecture.Api.Building;
using Architecture.Api.Reviews;
using Architecture.Graph;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Boards;
using Architecture.Registry.Designations;
using Architecture.Registry.Drafts;
using Architecture.Registry.Information;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Reviews;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Api.Solutions;

internal static class SolutionMutations
{
    public static void Bind(MutationBinding mutations) => mutations
        .Run(
            "registerLocalSolution",
            input => new RegisterLocalSolution(input.Id<BoardId>("board"), input.Text("name"), input.Enum<SolutionKind>("kind"), input.Scope())
            {
                Aliases = input.Texts("aliases"),
                Description = input.TextOrNull("description"),
                Product = input.IdOrNull<ProductId>("product"),
                DependsOn = input.Dependencies(),
                InformationSets = input.Ids<InformationSetId>("informationSets"),
                Draft = input.IdOrNull<DraftId>("draft"),
                LeftToDraft = LeftOut(input),
                KeepDraft = input.BooleanOrNull("keepDraft") ?? false,
            },
            payload => payload
                .Load("draft", registered => registered.Result?.Draft ?? (registered.Refusal as ParallelSolutionRefused)?.Draft, DraftReads.DraftsAsync)
                .Load("solution", registered => registered.Result?.Solution, SolutionReads.SolutionsAsync)
                .Field("verdict", registered => registered.Result?.Verdict)
                .Load("review", registered => registered.Result?.Review, ReviewReads.ReviewsAsync))
        .Run(
            "designateSharedSolution",
            Designation,
            payload => payload
                .Load("solution", designated => designated.Result?.Solution, SolutionReads.SolutionsAsync)
                .Field("verdict", designated => designated.Result?.Verdict)
                .Resolve("debt", async (designated, context, cancellation) =>
                    designated.Result is { } result ? await context.Reader().SolutionsAsync(result.Debt, cancellation) : null))
        .Run(
            "changeLifecycle",
            input => new ChangeLifecycle(input.Id<SolutionId>("solution"), input.Int("version"), input.Enum<LifecyclePhase>("phase"))
            {
                Actual = input.DateOrNull("actual"),
                Planned = input.DateOrNull("planned"),
                Reason = input.TextOrNull("reason"),
                Decision = input.DecisionOrNull(),
                NoProcurement = input.BooleanOrNull("noProcurement") ?? false,
                DependentsNamed = input.Ids<SolutionId>("dependentsNamed"),
            },
            payload => payload
                .Load("solution", changed => changed.Result?.Solution, SolutionReads.SolutionsAsync)
                .Field("verdict", changed => changed.Result?.Verdict))
        .Run(
            "addDependency",
            input => new AddDependency(
                input.Id<SolutionId>("from"), input.Id<SolutionId>("to"), input.Enum<DependencyKind>("kind"), input.Enum<DependencyStrength>("strength")),
            payload => payload.Load("dependency", added => added.Result?.Dependency, SolutionReads.DependenciesByIdAsync));

    /// <summary>What the input does not say, and its draft may.</summary>
    private static DraftParts LeftOut(InputObject input) =>
        (input.Has("aliases") ? DraftParts.None : DraftParts.Aliases)
        | (input.Has("description") ? DraftParts.None : DraftParts.Description)
        | (input.Has("product") ? DraftParts.None : DraftParts.Product)
        | (input.Has("dependsOn") ? DraftParts.None : DraftParts.DependsOn)
        | (input.Has("informationSets") ? DraftParts.None : DraftParts.InformationSets);

    /// <summary>A designation, as the mutation, its preview and what-if read it.</summary>
    public static DesignateSharedSolution Designation(InputObject input) => new(
        input.IdOrNull<SolutionId>("solution"),
        input.IntOrNull("version"),
        input.ObjectOrNull("new") is { } given
            ? new NewShared(
                given.Text("name"), given.Enum<SolutionKind>("kind"), given.Texts("aliases"), given.TextOrNull("description"), given.IdOrNull<ProductId>("product"))
            : null,
        input.Id<BoardId>("owner"),
        input.Enum<SharedClass>("sharedClass"),
        input.Scope(),
        input.DecisionOrNull()!,
        input.IdOrNull<SolutionId>("replaces"))
    {
        BusinessCase = input.TextOrNull("businessCase"),
    };
}
