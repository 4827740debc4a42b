using System.Collections.Immutable;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>A violation that has neither been exempted nor gone: no procurement, new contract or wider scope until it is (domain §3.6).</summary>
public static class StandingViolation
{
    /// <summary>The pairs that are a violation still; null when none is.</summary>
    public static ParallelVerdict? Of(CellSpace space, Proposal solution, ImmutableArray<SharedOffer> offers, OnRecord onRecord)
    {
        var violations = onRecord.Debts.Where(debt => debt.Kind == DebtKind.Violation).ToLookup(debt => debt.Shared, debt => debt.Cells);
        if (violations.Count == 0) return null;
        var verdict = ParallelRule.Judge(space, solution, GateOccasion.Standing, offers.Where(offer => violations.Contains(offer.Id)), onRecord);

        // Other cells may be blocked against the same shared solution and be established debt, which stands in nobody's way.
        var pairs = verdict.Pairs.RemoveAll(pair => !violations[pair.Solution].Any(cells => space.Recall(cells).Overlaps(pair.Cells.Blocked)));
        return pairs.IsEmpty ? null : verdict with { Pairs = pairs };
    }
}
