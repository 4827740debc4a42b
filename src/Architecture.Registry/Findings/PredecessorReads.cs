using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Findings;

/// <summary>What is to be found of solutions and the ones before them (domain §6.5, §9).</summary>
internal static class PredecessorReads
{
    /// <summary>Those that are said to have no predecessor, with a reason, while another local solution does the work.</summary>
    public static async ValueTask<ImmutableHashSet<SolutionId>> PredecessorDeniedAsync(
        this RegistryReader read, ImmutableArray<Solution> solutions, CancellationToken cancellation)
    {
        ImmutableArray<Solution> denying =
            [.. solutions.Where(one => one is { Reach: Reach.Local, HasNoPredecessor: true, NoPredecessorReason: not null })];
        if (denying.IsEmpty) return [];
        var proposals = await read.ProposalsAsync(denying, cancellation);
        ImmutableArray<Claim> claims = [.. proposals.SelectMany(proposal => proposal.Scope.Claims)];
        var gate = await read.GateFactsAsync(claims, cancellation);
        var locals = await read.ReplacementFactsAsync(gate, claims, cancellation);
        return [.. denying.Where((_, index) => !ReplacementRule.Of(gate.Space, proposals[index], locals.Others).IsEmpty).Select(one => one.Id)];
    }

    /// <summary>For each solution in use its predecessor, where that one is there past its end date or has none.</summary>
    public static async ValueTask<ImmutableArray<SolutionId?>> PredecessorsRunningOnAsync(
        this RegistryReader read, ImmutableArray<Solution> solutions, CancellationToken cancellation)
    {
        var predecessors = await read.PredecessorsAsync([.. solutions.Select(one => one.Id)], Direction.Outgoing, cancellation);
        ImmutableArray<Solution> running = [.. predecessors.Where((_, index) => solutions[index].Phase == LifecyclePhase.InUse)
            .OfType<Solution>().Where(one => !one.IsGone).DistinctBy(one => one.Id)];
        var ends = running.IsEmpty ? [] : await read.EffectiveEndsAsync(running, cancellation);
        var past = running.Where((_, index) => !(ends[index].Date >= read.Today)).Select(one => one.Id).ToImmutableHashSet();
        return
        [
            .. solutions.Select((one, index) =>
                one.Phase == LifecyclePhase.InUse && predecessors[index] is { } predecessor && past.Contains(predecessor.Id) ? predecessor.Id : (SolutionId?)null),
        ];
    }
}
