using System.Collections.Immutable;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>A violation that has neither been exempted nor gone: no procurement, new contract or wider scope until it is (domain §3.6).</summary>
public static class StandingViolation
{
    /// <summary>The pairs that are a violation still; null when none is.</summary>
    public static ParallelVerdict? Of(CellSpace space, Proposal solution, ImmutableArray<SharedOffer> offers, OnRecord onRecord)
    {
        var violations = onRecord.Debts.Where(debt => debt.Kind == DebtKind.Violation).ToLookup(debt => debt.Shared);
        if (violations.Count == 0) return null;
        var verdict = ParallelRule.Judge(space, solution, GateOccasion.Standing, offers.Where(offer => violations.Contains(offer.Id)), onRecord);

        // Other cells may be blocked against the same shared solution and be established debt, which stands in nobody's way.
        var pairs = verdict.Pairs.RemoveAll(pair => !violations[pair.Solution].Any(one => Cells(space, one, onRecord).Overlaps(pair.Cells.Blocked)));
        return pairs.IsEmpty ? null : verdict with { Pairs = pairs };
    }

    /// <summary>
    /// What is a violation yet of what was one when the solution was entered: a cell that the shared solution left and came to cover anew
    /// is debt since then, for the solution stood on record.
    /// </summary>
    private static CellSet Cells(CellSpace space, Debt violation, OnRecord onRecord) => onRecord.Debts
        .Where(debt => debt.Shared == violation.Shared && debt.Kind != DebtKind.Violation)
        .Aggregate(space.Recall(violation.Cells), (left, newer) => left.Except(space.Recall(newer.Cells)));
}

/// <summary>Loads of what solutions owe now.</summary>
public static class StandingDebtReads
{
    /// <summary>For each solution its debts, oldest first: established and pending as recorded, violations only while they stand.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<DebtOnRecord>>> StandingDebtsAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var debts = await read.DebtsAsync(ids, cancellation);
        ImmutableArray<SolutionId> suspects = [.. ids.Where((_, index) => debts[index].Any(debt => debt.Kind == DebtKind.Violation)).Distinct()];
        if (suspects.IsEmpty) return debts;
        ImmutableArray<Solution> solutions = [.. (await read.SolutionsAsync(suspects, cancellation)).OfType<Solution>().Where(one => !one.IsGone)];
        var proposals = await read.ProposalsAsync(solutions, cancellation);
        var onRecord = await read.OnRecordAsync([.. solutions.Select(one => one.Id)], cancellation);
        var gate = await read.GateFactsAsync([.. proposals.SelectMany(proposal => proposal.Scope.Claims)], cancellation);
        var standing = solutions.Select((one, index) => (one.Id, Verdict: StandingViolation.Of(gate.Space, proposals[index], gate.Offers, onRecord[index])))
            .SelectMany(one => (one.Verdict?.Pairs ?? []).Select(pair => (one.Id, pair.Solution))).ToHashSet();
        return [.. debts.Select((list, index) => list.RemoveAll(debt => debt.Kind == DebtKind.Violation && !standing.Contains((ids[index], debt.Shared))))];
    }

    /// <summary>For each solution the violations that stand.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<DebtOnRecord>>> StandingViolationsAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var debts = await read.StandingDebtsAsync(ids, cancellation);
        return [.. debts.Select(list => list.RemoveAll(debt => debt.Kind != DebtKind.Violation))];
    }
}
