using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;

namespace Architecture.Registry.Solutions;

/// <summary>What a step of the life cycle writes, whoever takes it.</summary>
internal static class PhaseChange
{
    /// <param name="solution">The solution as it stands before the step.</param>
    /// <param name="board">The board that answers for it.</param>
    /// <param name="footprint">What the gate of others reads of it.</param>
    /// <param name="step">The step, allowed.</param>
    public static GraphChange Of(Solution solution, BoardId board, GateFootprint footprint, LifecycleStep step)
    {
        var values = ImmutableArray.Create(
            SolutionGraph.Phase.Is(step.To),
            SolutionGraph.PhaseReason.Is(step.Reason),
            SolutionGraph.ActualDates.Is(LifecycleRule.DatesAfter(solution.Node.Get(SolutionGraph.ActualDates), step)),
            SolutionGraph.Version.Is(solution.Version + 1));
        if (step.NoProcurement) values = values.Add(SolutionGraph.NoProcurement.Is(true)).Add(SolutionGraph.NoProcurementReason.Is(step.Reason));
        var change = GraphChange.Change(SolutionGraph.Solution, solution.Id.Node, [.. values]).Writing(footprint.Written);

        // A name is free again once its holder is gone, so leaving writes the name's key too.
        return step.To is LifecyclePhase.Retired or LifecyclePhase.Abandoned
            ? change.Writing(SolutionReads.NameKey(board, solution.Node.Get(SolutionGraph.Folded)!))
            : change;
    }
}
