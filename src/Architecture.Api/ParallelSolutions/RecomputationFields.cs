using System.Collections.Immutable;
using Architecture.Api.Building;
using Architecture.GraphQL.Bindings;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Api.ParallelSolutions;

/// <summary>What a change of boards or functions did to verdicts: reported, never a reason to refuse it.</summary>
internal static class RecomputationFields
{
    public static void Bind(SchemaBuilder builder) => builder.Object<VerdictChange>("VerdictChange")
        .Load("solution", change => change.Solution, SolutionReads.SolutionsAsync)
        .Load("against", change => change.Against, SolutionReads.SolutionsAsync)
        .Field("before", change => change.Before)
        .Field("after", change => change.After)
        .LoadList("capabilities", change => change.Functions, CapabilityReads.CapabilitiesAsync)
        .LoadList("boards", change => change.Boards, BoardReads.BoardsAsync)
        .Field("debt", change => change.Debt);

    /// <summary>The payload field that tells it.</summary>
    public static ObjectBinding<Payload<TResult>> VerdictChanges<TResult>(
        this ObjectBinding<Payload<TResult>> payload, Func<TResult, Recomputation> recomputed)
        where TResult : class =>
        payload.Field("verdictChanges", answer => answer.Result is { } result ? recomputed(result).Changes : (ImmutableArray<VerdictChange>?)null);
}
