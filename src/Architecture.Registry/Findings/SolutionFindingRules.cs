using Architecture.Registry.EndOfLife;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Findings;

/// <summary>What is to be found at a solution today. Pure: the same facts give the same causes.</summary>
public static class SolutionFindingRules
{
    public static IEnumerable<FindingCause> Of(SolutionFindingFacts facts, DateOnly today, Settings settings)
    {
        // What is gone owes nothing.
        if (facts.IsGone) return [];
        return Overlaps(facts, settings).Concat(Ends(facts, settings)).Concat(Duties(facts, today, settings)).Concat(Records(facts, today, settings));
    }

    /// <summary>
    /// A planned solution that SLK has found parallel, and for which no exemption was asked for in time, is abandoned (domain §3.5). There are no
    /// cases of exemption yet: until there are, none is ever asked for.
    /// </summary>
    public static bool HasLapsed(SolutionFindingFacts facts, DateOnly today, Settings settings) =>
        facts is { Reach: Reach.Local, Phase: LifecyclePhase.Planned }
        && facts.Overlaps.Any(one => one is { IsBlockedBeside: true, IsPendingDebt: false, FoundParallelOn: { } day } && today > day.AddDays(settings.ExemptionCaseDays));

    private static FindingDue ExemptionCaseDue(StandingOverlap overlap, Settings settings) => overlap.FoundParallelOn is { } day
        ? FindingDue.On(day.AddDays(settings.ExemptionCaseDays))
        : FindingDue.After(settings.ExemptionCaseDays);

    private static IEnumerable<FindingCause> Overlaps(SolutionFindingFacts facts, Settings settings)
    {
        // A pilot shows its verdict and is not stopped by it (§5); a shared solution is judged when it is designated.
        if (facts.Reach != Reach.Local) yield break;
        foreach (var overlap in facts.Overlaps)
        {
            if (overlap.IsEstablishedDebt)
            {
                var due = DebtRule.DueOn(facts.End.Date, overlap.SharedInUseSince, settings.DebtDueMonthsAfterInUse);
                yield return Found(facts, FindingRule.Debt, FindingDue.On(due), overlap.Shared.Node);
            }
            if (!overlap.IsBlockedBeside) continue;
            if (facts.IsEstablished)
            {
                yield return Found(facts, FindingRule.Violation, FindingDue.After(settings.ExemptionCaseDays), overlap.Shared.Node)
                    with
                { AlsoFor = [facts.Executive] };
            }
            // Pending debt is listed with the solution and refused at its next step: there is nothing to put right until then.
            else if (!overlap.IsPendingDebt)
                yield return Found(facts, FindingRule.FoundParallel, ExemptionCaseDue(overlap, settings), overlap.Shared.Node);
        }
    }

    private static IEnumerable<FindingCause> Ends(SolutionFindingFacts facts, Settings settings)
    {
        var end = facts.End;
        var investigation = FindingDue.Investigation(end.Date, isShort: end.State == EndState.Overdue);
        if (end.State == EndState.Overdue) yield return Found(facts, FindingRule.EndPassed, investigation);
        else if (end.NoticePassed is { } contract) yield return Found(facts, FindingRule.NoticePassed, investigation, contract);
        else if (end.State == EndState.Approaching) yield return Found(facts, FindingRule.EndApproaching, investigation);

        // Only where the date is missing: an undocumented network under fifty solutions is one finding, at the network (row 24).
        if (!end.Missing.IsEmpty) yield return Found(facts, FindingRule.DatesMissing, FindingDue.After(settings.UnknownDatesDays));
        foreach (var supplier in facts.InsolventSuppliers)
            yield return Found(facts, FindingRule.SupplierInsolvent, FindingDue.Investigation(end.Date, isShort: true), supplier.Node);
    }

    private static IEnumerable<FindingCause> Duties(SolutionFindingFacts facts, DateOnly today, Settings settings)
    {
        if (facts is not { Reach: Reach.Shared, Phase: LifecyclePhase.InUse, InUseSince: { } since }) yield break;
        var duty = since.AddMonths(settings.DutyToUseMonths);
        if (today < duty) yield break;
        foreach (var board in facts.NotUsing)
        {
            yield return Found(facts, FindingRule.SharedNotUsed, FindingDue.After(settings.FindingDays), board.Node)
                with
            { Owner = board, AlsoFor = [] };
        }
    }

    private static IEnumerable<FindingCause> Records(SolutionFindingFacts facts, DateOnly today, Settings settings)
    {
        var due = FindingDue.After(settings.FindingDays);
        if (!facts.IsBoardInForce)
            yield return Found(facts, FindingRule.Unowned, due) with { Owner = facts.Executive, Role = FindingRole.Executive };
        foreach (var other in facts.NamedTheSame) yield return Found(facts, FindingRule.NameTwice, due, other.Node);
        if (facts.IsPredecessorDenied) yield return Found(facts, FindingRule.PredecessorDenied, due);
        if (facts.PredecessorRunningOn is { } predecessor) yield return Found(facts, FindingRule.PredecessorRunsOn, due, predecessor.Node);
        if (facts.HasSecurityGap) yield return Found(facts, FindingRule.SecurityGap, due);
        if (facts is { HandlesNothingOnRecord: true, IsEstablished: true }) yield return Found(facts, FindingRule.Unclassified, due);
        if (today > facts.AttestedUntil) yield return Found(facts, FindingRule.Stale, due);
    }

    private static FindingCause Found(SolutionFindingFacts facts, FindingRule rule, FindingDue due, Graph.NodeId? against = null) =>
        new(new FindingKey(rule, facts.Id.Node, against), facts.Board, FindingRole.Board, due) { About = facts.Id };
}
