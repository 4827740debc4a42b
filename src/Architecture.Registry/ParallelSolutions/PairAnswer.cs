using System.Collections.Immutable;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>Domain §3.3, in its order: each judged cell gets the first answer that fits.</summary>
internal static class PairAnswer
{
    public static PairCells Of(CellSet cells, Coverage coverage, bool runsOnIt, OnRecord onRecord)
    {
        var space = cells.Space;
        var reviewed = new List<(ReviewGround Ground, CellSet Cells)>(4);
        var left = WhereItCounts(cells, coverage, reviewed);
        KeepThose(coverage.Inside, ReviewGround.OutsideAudience);
        KeepThose(coverage.Binding, ReviewGround.CompanyNotAdopted);
        KeepThose(coverage.Fully, ReviewGround.PartialCoverage);
        if (runsOnIt && coverage.IsPlatform)
        {
            KeepThose(Confirmed(space, coverage.Offer, onRecord), ReviewGround.PlatformUse);
            left = space.Nothing;
        }
        return Decided(left, reviewed, coverage, onRecord);

        void KeepThose(CellSet within, ReviewGround otherwise)
        {
            if (left.Except(within) is not { IsEmpty: false } found) return;
            reviewed.Add((otherwise, found));
            left = left.Intersect(within);
        }
    }

    /// <summary>The cells for which it counts (§3.2); the others are CLEAR, or REVIEW where it leaves a gap that KS has not decided on.</summary>
    private static CellSet WhereItCounts(CellSet cells, Coverage coverage, List<(ReviewGround, CellSet)> reviewed)
    {
        var offer = coverage.Offer;
        if (!offer.HasLeft) return cells;
        if (offer.Revoked) return cells.Space.Nothing;
        var succeeded = cells.Intersect(coverage.Succeeded);
        if (offer is { IsLeaving: true, OwnCaseDecided: false } && cells.Except(succeeded) is { IsEmpty: false } gap)
            reviewed.Add((ReviewGround.Leaving, gap));
        return offer.IsHeldBySuccessor ? cells.Intersect(coverage.Held) : cells.Space.Nothing;
    }

    private static CellSet Confirmed(CellSpace space, SharedOffer platform, OnRecord onRecord) => onRecord.Confirmations
        .Where(confirmation => confirmation.Platform == platform.Id)
        .Aggregate(space.Nothing, (all, confirmation) => all.Union(space.Recall(confirmation.Cells)));

    /// <summary>Review outcomes, then exemptions: both per cell. An outcome answers what was open, REVIEW; it never opens a BLOCK.</summary>
    private static PairCells Decided(
        CellSet blocked, List<(ReviewGround Ground, CellSet Cells)> reviewed, Coverage coverage, OnRecord onRecord)
    {
        var space = blocked.Space;
        var (parallel, notParallel) = Outcomes(space, coverage, onRecord);
        var exempt = Exempt(space, coverage.Offer, onRecord);
        var open = ImmutableSortedDictionary.CreateBuilder<ReviewGround, CellSet>();
        var exempted = space.Nothing;
        foreach (var (ground, cells) in reviewed)
        {
            var undecided = cells.Except(notParallel);
            blocked = blocked.Union(undecided.Intersect(parallel));
            undecided = undecided.Except(parallel);
            exempted = exempted.Union(undecided.Intersect(exempt));
            if (undecided.Except(exempt) is { IsEmpty: false } still) open.Add(ground, still);
        }
        exempted = exempted.Union(blocked.Intersect(exempt));
        return new PairCells(blocked.Except(exempt), exempted, open.ToImmutable(), space.Nothing);
    }

    private static (CellSet Parallel, CellSet NotParallel) Outcomes(CellSpace space, Coverage coverage, OnRecord onRecord)
    {
        CellSet parallel = space.Nothing, notParallel = space.Nothing;
        foreach (var outcome in onRecord.Outcomes)
        {
            if (outcome.Shared != coverage.Offer.Id) continue;
            var cells = space.Recall(outcome.Cells);
            parallel = outcome.Parallel ? parallel.Union(cells) : parallel.Except(cells);
            // What the shared solution came to cover after the review was not reviewed.
            var held = outcome.Parallel ? space.Nothing : cells.Except(coverage.Inside.Except(space.Recall(outcome.CoveredThen)));
            notParallel = notParallel.Except(cells).Union(held);
        }
        return (parallel, notParallel);
    }

    private static CellSet Exempt(CellSpace space, SharedOffer offer, OnRecord onRecord) => onRecord.Exemptions
        .Where(exemption => exemption.Against.IsEmpty || exemption.Against.Contains(offer.Id))
        .Aggregate(space.Nothing, (all, exemption) => all.Union(space.Set(
            space.Reached(exemption.Scope.Audience) with { Functions = space.Leaves(exemption.Scope.Claims) })));
}
