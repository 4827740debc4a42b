using Architecture.Api.Building;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry.Boards;
using Architecture.Registry.Designations;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Api.Solutions;

/// <summary>Mutations of what is on record, and of what was there before the registry.</summary>
internal static class ExistingMutations
{
    public static void BindFields(SchemaBuilder builder)
    {
        builder.Object<Solution>("Solution")
            .Field("evidence", solution => solution.Evidence)
            .LoadMany("violation", solution => solution.Id, StandingDebtReads.StandingViolationsAsync);
        builder.Object<Dependency>("Dependency").Field("confirmed", dependency => dependency.ConfirmedOn);
    }

    public static void Bind(MutationBinding mutations)
    {
        BindExisting(mutations);
        BindDependencies(mutations);
    }

    private static void BindExisting(MutationBinding mutations) => mutations
        .Run(
            "recordExistingSolution",
            input => new RecordExistingSolution(
                input.Id<BoardId>("board"), input.Text("name"), input.Enum<SolutionKind>("kind"), input.Scope(),
                input.Enum<LifecyclePhase>("phase"), input.DateOrNull("inUse"), input.Text("evidence"))
            {
                Aliases = input.Texts("aliases"),
                Description = input.TextOrNull("description"),
                Product = input.IdOrNull<ProductId>("product"),
            },
            payload => payload
                .Load("solution", recorded => recorded.Result?.Solution, SolutionReads.SolutionsAsync)
                .Field("verdict", recorded => recorded.Result?.Verdict))
        .Run(
            "confirmExistingSolution",
            input => new ConfirmExistingSolution(input.Id<SolutionId>("solution"), input.IdOrNull<SolutionId>("against")),
            payload => payload.Load("solution", confirmed => confirmed.Result?.Solution, SolutionReads.SolutionsAsync))
        .Run(
            "changeSolution",
            input => new ChangeSolution(input.Id<SolutionId>("solution"), input.Int("version"), input.TextToKeep("name"), input.EnumToKeep<SolutionKind>("kind"))
            {
                Aliases = input.Has("aliases") ? input.Texts("aliases") : default,
                Description = input.Optional("description", input.TextOrNull),
                Product = input.Optional("product", input.IdOrNull<ProductId>),
                DeclaredEnd = input.Optional("declaredEnd", input.DateOrNull),
                LegalEnd = input.Optional("legalEnd", name => input.ObjectOrNull(name) is { } legal ? new LegalEnd(legal.Date("date"), legal.Text("reason")) : null),
                Predecessor = Predecessor(input),
            },
            payload => payload.Load("solution", changed => changed.Result?.Solution, SolutionReads.SolutionsAsync))
        .Run(
            "abandonSolution",
            input => new ChangeLifecycle(input.Id<SolutionId>("solution"), input.Int("version"), LifecyclePhase.Abandoned) { Reason = input.Text("reason") },
            payload => payload.Load("solution", changed => changed.Result?.Solution, SolutionReads.SolutionsAsync))
        .Run(
            "revokeDesignation",
            input => new RevokeDesignation(input.Id<SolutionId>("solution"), input.Int("version"), input.DecisionOrNull()!),
            payload => payload
                .Load("solution", revoked => revoked.Result?.Solution, SolutionReads.SolutionsAsync)
                .Resolve("debt", async (revoked, context, cancellation) =>
                    revoked.Result is { } result ? await context.Reader().SolutionsAsync(result.Debt, cancellation) : null));

    private static StatedPredecessor? Predecessor(InputObject input)
    {
        if (!input.Has("predecessor")) return null;
        if (input.ObjectOrNull("predecessor") is not { } stated) return new StatedPredecessor.Unsaid();
        return stated.ObjectOrNull("none") is { } none
            ? new StatedPredecessor.Nothing(none.TextOrNull("reason"))
            : new StatedPredecessor.Named(stated.Id<SolutionId>("solution"));
    }

    private static void BindDependencies(MutationBinding mutations) => mutations
        .Run(
            "confirmPlatformUse",
            input => new ConfirmPlatformUse(RecordIds.Read(SolutionGraph.DependsOn, input.Text("dependency"), "dependency")),
            payload => payload
                .Load("dependency", confirmed => confirmed.Result?.Dependency, SolutionReads.DependenciesByIdAsync)
                .Load("solution", confirmed => confirmed.Result?.Solution, SolutionReads.SolutionsAsync))
        .Run(
            "removeDependency",
            input => new RemoveDependency(RecordIds.Read(SolutionGraph.DependsOn, input.Text("dependency"), "dependency")),
            payload => payload.Load("solution", removed => removed.Result?.Solution, SolutionReads.SolutionsAsync))
        .Run(
            "changeDependency",
            input => new ChangeDependency(
                RecordIds.Read(SolutionGraph.DependsOn, input.Text("dependency"), "dependency"), input.Int("version"),
                input.EnumToKeep<DependencyKind>("kind"), input.EnumToKeep<DependencyStrength>("strength")),
            payload => payload.Load("dependency", changed => changed.Result?.Dependency, SolutionReads.DependenciesByIdAsync));
}
