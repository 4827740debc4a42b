using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Capabilities;
using Architecture.Registry.ParallelSolutions;

namespace Architecture.Registry.Solutions;

/// <param name="Solution">The solution.</param>
/// <param name="Verdict">What the gate said of the new cells.</param>
public sealed record ChangedScope(SolutionId Solution, ParallelVerdict Verdict) : IJudged;

/// <summary>A board adds a function to what one of its solutions does, or says anew how it does one.</summary>
/// <remarks>
/// Domain §3.4, row 15: only the cells that it did not cover before are judged. On a function claimed already the claim is replaced.
/// Refused, in order: SOLUTION_UNKNOWN, NOT_RESPONSIBLE_BOARD, STALE_VERSION, INPUT_INVALID, CAPABILITY_UNKNOWN,
/// CAPABILITY_EXCLUDED_AWAY, EXCLUSION_NOT_BELOW, DESIGNATION_REQUIRED, PARALLEL_SOLUTION, REVIEW_PENDING, SHARED_INVESTIGATION_MISSING.
/// </remarks>
public sealed record ProvideCapability(SolutionId Solution, long Version, Claim Claim) : ICommand<ScopeFacts, ChangedScope>
{
    public ValueTask<ScopeFacts> LoadAsync(RegistryReader read, CancellationToken cancellation) =>
        read.ScopeFactsAsync(Solution, [Claim], cancellation);

    public Outcome<ChangedScope> Decide(ScopeFacts facts, DecisionContext context)
    {
        if (ScopeChange.Fault(facts, Solution, Version, context) is { } fault) return fault;
        var scope = facts.Now!.Scope;
        var after = scope with { Claims = [.. scope.Claims.Where(one => one.Capability != Claim.Capability), Claim] };
        var gone = facts.Edges.Where(edge => edge.Kind == SolutionGraph.Provides && edge.To == Claim.Capability.Node);
        return ScopeWriting.Decide(facts, after, gone, new Scope([Claim], Audience.Everyone), context);
    }
}

/// <summary>A board takes a function from what one of its solutions does.</summary>
/// <remarks>
/// Narrowing never runs the gate (domain §3.4). Refused, in order: SOLUTION_UNKNOWN, NOT_RESPONSIBLE_BOARD, STALE_VERSION, INPUT_INVALID,
/// CAPABILITY_REQUIRED.
/// </remarks>
public sealed record WithdrawCapability(SolutionId Solution, long Version, CapabilityId Capability) : ICommand<ScopeFacts, ChangedScope>
{
    public ValueTask<ScopeFacts> LoadAsync(RegistryReader read, CancellationToken cancellation) => read.ScopeFactsAsync(Solution, [], cancellation);

    public Outcome<ChangedScope> Decide(ScopeFacts facts, DecisionContext context)
    {
        if (ScopeChange.Fault(facts, Solution, Version, context) is { } fault) return fault;
        var gone = facts.Edges.Where(edge => edge.Kind == SolutionGraph.Provides && edge.To == Capability.Node).ToImmutableArray();
        if (gone.IsEmpty)
            return InputInvalidRefused.At("capability", "Lösningen tillhandahåller inte funktionen.", "The solution does not provide the function.");
        var scope = facts.Now!.Scope;
        var after = scope with { Claims = scope.Claims.RemoveAll(one => one.Capability == Capability) };
        return ScopeWriting.Decide(facts, after, gone, new Scope([], Audience.Everyone), context);
    }
}

/// <summary>A board says anew for whom one of its solutions is.</summary>
/// <remarks>
/// Domain §3.4: widening to more boards or groups asks the gate about the new cells, narrowing never does. Refused, in order:
/// SOLUTION_UNKNOWN, NOT_RESPONSIBLE_BOARD, STALE_VERSION, INPUT_INVALID, AUDIENCE_REQUIRED, BOARD_UNKNOWN, DESIGNATION_REQUIRED,
/// PARALLEL_SOLUTION, REVIEW_PENDING, SHARED_INVESTIGATION_MISSING.
/// </remarks>
public sealed record ChangeAudience(SolutionId Solution, long Version, Audience Audience) : ICommand<ScopeFacts, ChangedScope>
{
    public ValueTask<ScopeFacts> LoadAsync(RegistryReader read, CancellationToken cancellation) => read.ScopeFactsAsync(Solution, [], cancellation);

    public Outcome<ChangedScope> Decide(ScopeFacts facts, DecisionContext context)
    {
        if (ScopeChange.Fault(facts, Solution, Version, context) is { } fault) return fault;
        var gone = facts.Edges.Where(edge => edge.Kind != SolutionGraph.Provides);
        return ScopeWriting.Decide(facts, facts.Now!.Scope with { Audience = Audience }, gone, new Scope([], Audience), context);
    }
}

/// <summary>How a change of scope is judged and written.</summary>
internal static class ScopeWriting
{
    /// <param name="facts">What it is decided on.</param>
    /// <param name="after">The whole scope after it.</param>
    /// <param name="gone">Edges that fall away.</param>
    /// <param name="added">What comes instead.</param>
    /// <param name="context">Day, actor, ids.</param>
    public static Outcome<ChangedScope> Decide(
        ScopeFacts facts, Scope after, IEnumerable<GraphEdge> gone, Scope added, DecisionContext context)
    {
        if (ScopeRule.Fault(after, facts.Gate!.Space) is { } fault) return fault;
        var answer = ScopeChange.Judge(facts, facts.Now! with { Scope = after }, context);
        if (answer.Refusal is { } refusal) return refusal;

        var id = facts.Solution!.Id;
        var change = GraphChange.Change(
                SolutionGraph.Solution, id.Node,
                SolutionGraph.AudienceAll.Is(after.Audience.All),
                SolutionGraph.Version.Is(facts.Solution.Version + 1))
            .And(gone.Select(GraphChange.Disconnect))
            .And(ScopeEdges.Adding(id, added, context))
            .And(answer.Opening)
            .Writing(facts.Keys);
        return Outcome.Commit(new ChangedScope(id, answer.Verdict), change);
    }
}
