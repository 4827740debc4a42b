using System.Collections.Immutable;
using Architecture.Api.Building;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Contracts;
using Architecture.Registry.Information;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Api.ParallelSolutions;

/// <summary>What a blocked board is shown of the shared solution, and what its proposal resembles (domain §3.8, §3.9).</summary>
internal static class PairFields
{
    public static void Bind(SchemaBuilder builder)
    {
        builder.Object<ParallelPair>("ParallelPair")
            .Load("contractEnd", pair => pair.Solution, async (read, ids, cancellation) =>
                Each(await read.ContractSummariesAsync(ids, cancellation), summary => summary.Ends))
            .Load("yearlyCost", pair => pair.Solution, async (read, ids, cancellation) =>
                Each(await read.ContractSummariesAsync(ids, cancellation), summary => summary.YearlyCost))
            .Batch("fit", (pairs, context, cancellation) => context.Reader().FitsAsync(pairs, cancellation))
            // No exemption can be applied for yet, so none is in preparation.
            .Field("exemptionsInPreparation", _ => 0);
        builder.Object<AspectFit>("AspectFit")
            .Field("aspect", fit => fit.Aspect)
            .Field("result", fit => fit.Result)
            .Field("reason", (fit, context) => fit.Reason?.In(context.State().Language));
        builder.Object<ParallelVerdict>("ParallelVerdict")
            .Resolve("lookAlikes", async (verdict, context, cancellation) =>
                verdict.About is { } about ? await context.Reader().LookAlikesAsync(about, cancellation) : [])
            .Resolve("suggestedCapabilities", async (verdict, context, cancellation) =>
                verdict.About is { } about ? await context.Reader().SuggestedCapabilitiesAsync(about, cancellation) : ImmutableArray<Capability>.Empty);
    }

    private static IReadOnlyList<T> Each<T>(IReadOnlyList<ContractSummary> summaries, Func<ContractSummary, T> value) => [.. summaries.Select(value)];
}
