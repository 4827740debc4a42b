using System.Collections.Immutable;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Designations;

/// <summary>What the return of a shared solution from PHASING_OUT is decided on (domain §6.1: as a designation).</summary>
/// <param name="Gate">Functions, boards, groups, and the other shared solutions.</param>
/// <param name="Leaving">The solution as it is leaving.</param>
/// <param name="Locals">The local solutions that could become debt.</param>
/// <param name="RunsOn">What it runs on.</param>
public sealed record RevivalFacts(GateFacts Gate, SharedOffer Leaving, ImmutableArray<LocalSolution> Locals, ImmutableArray<SolutionId> RunsOn)
{
    private SharedOffer Back => Leaving with { Phase = LifecyclePhase.InUse };

    /// <summary>Against the other shared solutions.</summary>
    public ParallelVerdict Judge() => DesignationRule.Judge(Gate.Space, Back, before: null, replaces: null, Gate.Offers, RunsOn, OnRecord.Nothing);

    /// <summary>What local solutions came to do while it was leaving.</summary>
    public ImmutableArray<ArisenDebt> Arisen() =>
        DebtRule.Arisen(new GateScene(Gate.Space, [Leaving]), new GateScene(Gate.Space, [Back]), Locals);
}

/// <summary>Loads of <see cref="RevivalFacts"/>.</summary>
public static class RevivalReads
{
    public static async ValueTask<RevivalFacts> RevivalFactsAsync(this RegistryReader read, Solution leaving, CancellationToken cancellation)
    {
        var offer = (await read.OffersAsync([leaving], cancellation))[0];
        var proposal = (await read.ProposalsAsync([leaving], cancellation))[0];
        var gate = await read.GateFactsAsync(offer.Scope.Claims, cancellation);
        return new RevivalFacts(gate, offer, await read.LocalsTouchingAsync(gate, offer.Scope.Claims, cancellation), proposal.RunsOn);
    }
}
