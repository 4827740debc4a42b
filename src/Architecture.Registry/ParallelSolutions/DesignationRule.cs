using System.Collections.Immutable;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>May this solution be shared beside the others that are? BLOCK refuses, REVIEW does not (domain §3.7).</summary>
public static class DesignationRule
{
    /// <param name="space">All above and all below each claim and exclusion of the candidate, before and after.</param>
    /// <param name="candidate">As it would stand under the new decision.</param>
    /// <param name="before">As it is shared now: then only what it does not cover as fully yet is judged. Null when it is not shared, or comes back from PHASING_OUT.</param>
    /// <param name="replaces">The shared solution it is to replace: that pair is not judged.</param>
    /// <param name="others">The shared solutions that could touch its claims; those that do not count do no harm.</param>
    /// <param name="runsOn">What the candidate depends on HARD by RUNS_ON.</param>
    /// <param name="onRecord">What is already decided about the candidate: the confirmations of those platforms, mostly.</param>
    public static ParallelVerdict Judge(
        CellSpace space, SharedOffer candidate, SharedOffer? before, SolutionId? replaces, IEnumerable<SharedOffer> others,
        ImmutableArray<SolutionId> runsOn, OnRecord onRecord)
    {
        var proposal = AsProposal(candidate) with { RunsOn = runsOn };
        var judged = Judged(space, candidate, before);
        var pairs = ImmutableArray.CreateBuilder<ParallelPair>();
        foreach (var other in others)
        {
            if (other.Id == candidate.Id || other.Id == replaces || AreInLine(candidate, other)) continue;
            if (ParallelRule.PairOn(judged, proposal, other, onRecord) is { } pair) pairs.Add(pair);
        }
        return ParallelRule.Verdict(pairs, proposal, judged, GateOccasion.Registering);
    }

    /// <summary>True when the new scope covers a cell that the old did not, or covers one fully that was covered partly: a designation (§3.4).</summary>
    public static bool Widens(CellSpace space, SharedOffer before, SharedOffer after) => !Judged(space, after, before).IsEmpty;

    private static CellSet Judged(CellSpace space, SharedOffer candidate, SharedOffer? before)
    {
        var now = Coverage.Of(candidate, space);
        if (before is null) return now.Inside;
        var earlier = Coverage.Of(before, space);
        return now.Inside.Except(earlier.Inside).Union(now.InsideFully.Except(earlier.InsideFully));
    }

    /// <summary>True when one is designated to replace the other: that pair is not judged.</summary>
    internal static bool AreInLine(SharedOffer one, SharedOffer other) => Succeeds(one, other) || Succeeds(other, one);

    private static bool Succeeds(SharedOffer later, SharedOffer earlier) => earlier.Successors.Any(one => !one.IsNone && one.Id == later.Id);

    /// <summary>A shared solution covers its declared audience; its owner and its users add nothing to it.</summary>
    internal static Proposal AsProposal(SharedOffer candidate) => new(candidate.Scope, candidate.Owner)
    {
        Self = candidate.Id,
        Name = candidate.Name,
        Aliases = candidate.Aliases,
        Product = candidate.Product,
    };
}
