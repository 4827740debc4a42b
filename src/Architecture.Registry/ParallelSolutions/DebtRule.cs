using System.Collections.Immutable;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>A local solution on record, with where it stands.</summary>
public sealed record LocalSolution(Proposal Proposal, LifecyclePhase Phase)
{
    /// <summary>As it stood before the commit, where the commit changes its claims; null: as it is.</summary>
    public Proposal? Before { get; init; }

    public SolutionId Id => Proposal.Self!.Value;
}

/// <summary>Cells of a local solution that become debt towards one shared solution.</summary>
/// <param name="Local">The local solution.</param>
/// <param name="Pair">Its pair with the shared one, judged on these cells alone: functions, boards, groups, verdict.</param>
/// <param name="Debt">As it is to be recorded.</param>
public sealed record ArisenDebt(SolutionId Local, ParallelPair Pair, Debt Debt);

/// <summary>
/// Which cells become debt by a commit after which shared solutions cover more: a designation, a widening, a merger, a change of the trees,
/// a company's adoption, a revocation (domain §3.6).
/// </summary>
public static class DebtRule
{
    /// <summary>
    /// Debt is judged cell by cell: a cell that a shared solution covers afterwards (its functions × its audience, companies without
    /// adoption aside), that is not CLEAR, and that it did not cover before, or that was answered more mildly before.
    /// </summary>
    /// <param name="before">How things stood before the commit; null when the shared solutions (or the local one) are new as such.</param>
    /// <param name="after">How they stand after it.</param>
    /// <param name="locals">Local solutions on record, as they stand after it. Those gone, and the shared ones themselves, are passed over.</param>
    public static ImmutableArray<ArisenDebt> Arisen(GateScene? before, GateScene after, IEnumerable<LocalSolution> locals)
    {
        var arisen = ImmutableArray.CreateBuilder<ArisenDebt>();
        var offered = after.Offers.Select(offer => new Offered(Coverage.Of(offer, after.Space), Earlier(before, offer))).ToArray();
        foreach (var local in locals)
        {
            if (KindFor(local.Phase) is not { } kind) continue;
            var own = local.Proposal.Cells(after.Space);
            var functions = own.FunctionBits;
            foreach (var one in offered)
            {
                // Most pairs have no function in common: nothing is computed for them.
                var offer = one.Now.Offer;
                if (offer.Id == local.Id || !functions.Overlaps(one.Now.Functions)) continue;
                var cells = NewlyCovered(before?.Space, after.Space, one, local, own);
                if (cells.IsEmpty || ParallelRule.PairOn(cells, local.Proposal, offer, OnRecord.Nothing) is not { } pair) continue;
                arisen.Add(new ArisenDebt(local.Id, pair, new Debt(offer.Id, kind, cells.Record())));
            }
        }
        return arisen.ToImmutable();
    }

    /// <summary>INTRODUCING or later stands: established. Before that it is pending. What is gone owes nothing.</summary>
    public static DebtKind? KindFor(LifecyclePhase phase) => phase switch
    {
        LifecyclePhase.Planned or LifecyclePhase.Procurement => DebtKind.Pending,
        LifecyclePhase.Introducing or LifecyclePhase.InUse or LifecyclePhase.PhasingOut => DebtKind.Established,
        _ => null,
    };

    /// <summary>
    /// What a solution entered as existing is a violation of: the cells that the gate would have refused. SLK's confirmation of older
    /// evidence makes them established debt.
    /// </summary>
    public static ImmutableArray<Debt> Violations(ParallelVerdict verdict) =>
    [
        .. verdict.Pairs.Where(pair => !pair.Cells.Blocked.IsEmpty)
            .Select(pair => new Debt(pair.Solution, DebtKind.Violation, pair.Cells.Blocked.Record())),
    ];

    /// <summary>
    /// When established debt is due: a year before the local solution ends, or so many months after the shared one came into use, whichever
    /// is earlier. Null while it has no end and the shared one is not in use.
    /// </summary>
    public static DateOnly? DueOn(DateOnly? effectiveEnd, DateOnly? sharedInUseSince, int monthsAfterInUse = 36)
    {
        var beforeEnd = effectiveEnd?.AddMonths(-12);
        var afterInUse = sharedInUseSince?.AddMonths(monthsAfterInUse);
        return afterInUse is null || beforeEnd < afterInUse ? beforeEnd ?? afterInUse : afterInUse;
    }

    /// <summary>What a shared solution covers, and what it covered before, if it was shared.</summary>
    private readonly record struct Offered(Coverage Now, Coverage? Earlier);

    private static Coverage? Earlier(GateScene? before, SharedOffer offer) =>
        before?.Offers.FirstOrDefault(older => older.Id == offer.Id) is { } earlier ? Coverage.Of(earlier, before.Space) : null;

    private static CellSet NewlyCovered(CellSpace? before, CellSpace space, Offered offered, LocalSolution local, CellSet own)
    {
        var (blocked, reviewed) = Covered(space, offered.Now, local.Proposal, own);
        if (offered.Earlier is not { } earlier) return blocked.Union(reviewed);
        var older = local.Before ?? local.Proposal;
        var (blockedBefore, reviewedBefore) = Covered(before!, earlier, older, older.Cells(before!));
        var known = space.Recall(blockedBefore.Record());
        return blocked.Except(known).Union(reviewed.Except(known).Except(space.Recall(reviewedBefore.Record())));
    }

    /// <summary>The local solution's cells within what the offer covers, by answer.</summary>
    private static (CellSet Blocked, CellSet Reviewed) Covered(CellSpace space, Coverage coverage, Proposal local, CellSet cells)
    {
        var common = cells.Intersect(coverage.Binding);
        if (common.IsEmpty || !coverage.Offer.Counts) return (space.Nothing, space.Nothing);
        var answer = PairAnswer.Of(common, coverage, local.RunsOn.Contains(coverage.Offer.Id), OnRecord.Nothing);
        return (answer.Blocked, (answer with { Reviewed = answer.Reviewed.Remove(ReviewGround.Leaving) }).InReview);
    }
}

/// <summary>The cell space and the shared solutions at one moment.</summary>
public sealed record GateScene(CellSpace Space, ImmutableArray<SharedOffer> Offers);
