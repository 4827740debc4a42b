using System.Collections.Immutable;
using Architecture.Registry.Capabilities;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>The gate: does a shared solution already do this, for these boards and groups? (programme 5.2, domain §3.3)</summary>
public static class ParallelRule
{
    /// <param name="space">Functions (all above and all below each claim and exclusion of the proposal), boards and groups.</param>
    /// <param name="proposal">The solution as it would stand after the change.</param>
    /// <param name="occasion">Why the gate runs: which cells are judged.</param>
    /// <param name="offers">The shared solutions that could touch the claims; others do no harm.</param>
    /// <param name="onRecord">What is already decided about this solution.</param>
    public static ParallelVerdict Judge(
        CellSpace space, Proposal proposal, GateOccasion occasion, IEnumerable<SharedOffer> offers, OnRecord onRecord)
    {
        var judged = occasion.Judged(proposal, space);
        if (judged.IsEmpty) return ParallelVerdict.Clear with { About = proposal };
        var pairs = ImmutableArray.CreateBuilder<ParallelPair>();
        foreach (var offer in offers)
        {
            if (offer.Id == proposal.Self || !occasion.Concerns(offer)) continue;
            if (Pair(space, proposal, occasion, judged, offer, onRecord) is { } pair) pairs.Add(pair);
        }
        return Verdict(pairs, proposal, judged, occasion);
    }

    /// <summary>The pair on some of the proposal's cells; null when it is CLEAR there.</summary>
    internal static ParallelPair? PairOn(CellSet judged, Proposal proposal, SharedOffer offer, OnRecord onRecord)
    {
        var coverage = Coverage.Of(offer, judged.Space);
        var common = judged.On(coverage.Functions);
        if (common.IsEmpty) return null;
        var answer = PairAnswer.Of(common, coverage, proposal.RunsOn.Contains(offer.Id), onRecord);
        if (answer.Worst == ParallelSolutions.Verdict.Clear) return null;

        var worst = answer.Of(answer.Worst);
        return new ParallelPair(
            offer, answer.Worst,
            CommonFunctions.Of(judged.Space.Functions, proposal.Scope.Claims, offer.Scope.Claims, worst.FunctionBits),
            worst.Boards, worst.Groups, offer.Counts, answer)
        { About = proposal };
    }

    internal static ParallelVerdict Verdict(
        ImmutableArray<ParallelPair>.Builder pairs, Proposal proposal, CellSet judged, GateOccasion occasion)
    {
        if (pairs.Count == 0) return ParallelVerdict.Clear with { About = proposal };
        pairs.Sort(static (left, right) => right.Verdict.CompareTo(left.Verdict) is not 0 and var order
            ? order : string.CompareOrdinal(left.Shared.Code, right.Shared.Code));
        var found = pairs.DrainToImmutable();
        return new ParallelVerdict(found[0].Verdict, found, WaysForward.For(proposal, judged, found, occasion)) { About = proposal };
    }

    private static ParallelPair? Pair(
        CellSpace space, Proposal proposal, GateOccasion occasion, CellSet judged, SharedOffer offer, OnRecord onRecord)
    {
        var debt = space.Nothing;
        foreach (var older in onRecord.Debts)
        {
            if (older.Shared != offer.Id) continue;
            var cells = space.Recall(older.Cells);
            debt = debt.Union(cells);
            if (older.Kind == DebtKind.Established && occasion.LeavesOutDebt) judged = judged.Except(cells);
        }
        return PairOn(judged, proposal, offer, onRecord) is { } pair ? pair with { Cells = pair.Cells with { Debt = debt } } : null;
    }
}

/// <summary>Names for what two solutions have in common.</summary>
internal static class CommonFunctions
{
    /// <summary>The topmost functions, at or below a claim of each, all of whose leaves are in.</summary>
    public static ImmutableArray<CapabilityId> Of(
        FunctionTree tree, ImmutableArray<Claim> own, ImmutableArray<Claim> shared, Bits leaves)
    {
        var starts = new SortedSet<int>();
        foreach (var claim in own)
        {
            if (!tree.TryPosition(claim.Capability, out var mine)) continue;
            foreach (var other in shared)
            {
                if (!tree.TryPosition(other.Capability, out var theirs)) continue;
                if (tree.IsAtOrBelow(mine, theirs)) starts.Add(mine);
                else if (tree.IsBelow(theirs, mine)) starts.Add(theirs);
            }
        }
        var named = ImmutableArray.CreateBuilder<CapabilityId>();
        var done = 0;
        foreach (var start in starts)
        {
            for (var position = Math.Max(start, done); position < tree.End(start);)
            {
                var (from, to) = tree.LeafRange(position);
                if (leaves.HasAll(from, to)) { named.Add(tree.At(position)); position = tree.End(position); }
                else position++;
            }
            done = Math.Max(done, tree.End(start));
        }
        return named.ToImmutable();
    }
}
