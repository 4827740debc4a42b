using System.Collections.Immutable;

namespace Architecture.Registry.Solutions;

/// <summary>A step asked for.</summary>
/// <param name="To">Phase to enter.</param>
/// <param name="Actual">Day of the step.</param>
/// <param name="Reason">Why; required for going back, skipping procurement and giving up.</param>
/// <param name="CaseNumber">Case number of the decision; required for going back.</param>
/// <param name="NoProcurement">Procurement is skipped.</param>
public sealed record LifecycleStep(LifecyclePhase To, DateOnly Actual, string? Reason, string? CaseNumber, bool NoProcurement);

/// <summary>The state machine of domain §6.1.</summary>
public static class LifecycleRule
{
    /// <summary>What is wrong with a step; null when it is one of the life cycle's. Dependents are judged by the use case.</summary>
    public static StepFault? Fault(Solution solution, LifecycleStep step, DateOnly today)
    {
        var from = solution.Phase;
        if (Direction(from, step) is not { } direction) return StepFault.NoSuchStep;
        if (direction != StepDirection.Forward && string.IsNullOrWhiteSpace(step.Reason)) return StepFault.ReasonMissing;
        if (direction == StepDirection.Back && string.IsNullOrWhiteSpace(step.CaseNumber)) return StepFault.CaseNumberMissing;
        return step.Actual > today || step.Actual < LastStep(solution) ? StepFault.DateOutOfOrder : null;
    }

    /// <summary>Steps towards use ask the gate: they and the one revival (domain §3.4).</summary>
    public static bool AsksTheGate(LifecyclePhase from, LifecyclePhase to) =>
        (from < to && to is LifecyclePhase.Procurement or LifecyclePhase.Introducing or LifecyclePhase.InUse && from < LifecyclePhase.InUse)
        || (from == LifecyclePhase.PhasingOut && to == LifecyclePhase.InUse);

    /// <summary>Steps forward to PROCUREMENT and INTRODUCING are where one local solution begins to replace another (domain §6.5).</summary>
    public static bool EntersReplacement(LifecyclePhase from, LifecyclePhase to) =>
        from < to && to is (LifecyclePhase.Procurement or LifecyclePhase.Introducing);

    private static StepDirection? Direction(LifecyclePhase from, LifecycleStep step) => (from, step.To) switch
    {
        (LifecyclePhase.Planned, LifecyclePhase.Procurement) => StepDirection.Forward,
        (LifecyclePhase.Planned, LifecyclePhase.Introducing) when step.NoProcurement => StepDirection.Skip,
        (LifecyclePhase.Procurement, LifecyclePhase.Introducing) => StepDirection.Forward,
        (LifecyclePhase.Introducing, LifecyclePhase.InUse) => StepDirection.Forward,
        (LifecyclePhase.InUse, LifecyclePhase.PhasingOut) => StepDirection.Forward,
        (LifecyclePhase.PhasingOut, LifecyclePhase.Retired) => StepDirection.Forward,
        (LifecyclePhase.Procurement, LifecyclePhase.Planned) => StepDirection.Back,
        (LifecyclePhase.Introducing, LifecyclePhase.Procurement) => StepDirection.Back,
        (LifecyclePhase.PhasingOut, LifecyclePhase.InUse) => StepDirection.Back,
        ( < LifecyclePhase.InUse, LifecyclePhase.Abandoned) => StepDirection.GiveUp,
        _ => null,
    };

    /// <summary>The latest actual date that is on record for the phase that the solution is in, or for one that it came through.</summary>
    private static DateOnly? LastStep(Solution solution) => solution.Actual(solution.Phase);

    private enum StepDirection
    {
        Forward,
        Skip,
        Back,
        GiveUp,
    }

    /// <summary>The dates after a step: its own is set, those of later phases are gone (the solution is not there any more).</summary>
    public static ImmutableArray<string> DatesAfter(ImmutableArray<string> actual, LifecycleStep step) => Solution.WithDate(
        [.. actual.Where(item => Enum.Parse<LifecyclePhase>(item[..item.IndexOf('=', StringComparison.Ordinal)]) < step.To)], step.To, step.Actual);
}
