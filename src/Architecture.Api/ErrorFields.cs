using Architecture.Api.Building;
using Architecture.GraphQL.Bindings;
using Architecture.Registry;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Api;

/// <summary>Refusals as the schema's <c>Error</c> types: those with facts of their own have a type, the others share one.</summary>
internal static class ErrorFields
{
    public static void Bind(SchemaBuilder builder)
    {
        builder.Abstract<Refusal>("Error", refusal => refusal switch
        {
            ParallelSolutionRefused => "ParallelSolution",
            ReviewPendingRefused => "ReviewPending",
            NameTakenRefused => "NameTaken",
            StaleVersionRefused => "StaleVersion",
            LifecycleStepNotAllowedRefused => "LifecycleStepNotAllowed",
            SharedInvestigationMissingRefused => "SharedInvestigationMissing",
            PredecessorExistsRefused => "PredecessorExists",
            _ => "Refusal",
        });
        Error<Refusal>(builder, "Refusal");
        Error<ParallelSolutionRefused>(builder, "ParallelSolution").Field("verdict", refusal => refusal.Verdict);
        Error<ReviewPendingRefused>(builder, "ReviewPending").Field("verdict", refusal => refusal.Verdict);
        Error<NameTakenRefused>(builder, "NameTaken").Load("holder", refusal => refusal.Holder, SolutionReads.SolutionsAsync);
        Error<StaleVersionRefused>(builder, "StaleVersion")
            .Field("seen", refusal => (int)refusal.Seen)
            .Field("current", refusal => (int)refusal.Current);
        Error<SharedInvestigationMissingRefused>(builder, "SharedInvestigationMissing")
            .Field("cause", refusal => refusal.Cause)
            .Field("replaced", refusal => refusal.Replaced);
        Error<PredecessorExistsRefused>(builder, "PredecessorExists")
            .Resolve("solutions", async (refusal, context, cancellation) => await context.Reader().SolutionsAsync(refusal.Solutions, cancellation));
        Error<LifecycleStepNotAllowedRefused>(builder, "LifecycleStepNotAllowed")
            .Field("from", refusal => refusal.From)
            .Field("to", refusal => refusal.To)
            .Field("fault", refusal => refusal.Fault)
            .Field("dependents", refusal => refusal.Dependents);
    }

    private static ObjectBinding<TRefusal> Error<TRefusal>(SchemaBuilder builder, string name) where TRefusal : Refusal =>
        builder.Object<TRefusal>(name)
            .Field("code", refusal => refusal.Code)
            .Field("message", (refusal, context) => refusal.Message.In(context.State().Language))
            .Field("path", refusal => refusal.Path);
}
