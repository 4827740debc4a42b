using System.Collections.Immutable;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>A violation that has neither been exempted nor gone: no procurement, new contract or wider scope until it is (domain §3.6).</summary>
public static class StandingViolation
{
    /// <summary>The pairs that are a violation still; null when none is.</summary>
    public static ParallelVerdict? Of(CellSpace space, Proposal solution, ImmutableArray<SharedOffer> offers, OnRecord onRecord)
    {
        var against = onRecord.Debts.Where(debt => debt.Kind == DebtKind.Violation).Select(debt => debt.Shared).ToHashSet();
        if (against.Count == 0) return null;
        var verdict = ParallelRule.Judge(space, solution, GateOccasion.Standing, offers.Where(offer => against.Contains(offer.Id)), onRecord);
        return verdict.Is(Verdict.Block) ? verdict : null;
    }
}
