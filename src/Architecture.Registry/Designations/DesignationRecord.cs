using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Designations;

/// <summary>What a designation writes: the solution as decided, the decision, the debt.</summary>
internal sealed class DesignationRecord(DesignateSharedSolution command, SolutionId id, DesignationFacts facts, DecisionContext context)
{
    public GraphChange Solution() => facts.Existing is { } existing ? Replacing(existing) : New();

    /// <summary>The decision, with the body that took it, and the solution that is to be replaced.</summary>
    public GraphChange Designation()
    {
        var decision = command.Decision;
        var designation = context.NewId<DesignationId>();
        var change = GraphChange.Add(
                DesignationGraph.Designation, designation.Node,
                DesignationGraph.Date.Is(decision.Date),
                DesignationGraph.CaseNumber.Is(decision.CaseNumber),
                DesignationGraph.Paragraph.Is(decision.Paragraph),
                DesignationGraph.Documents.Is(decision.Documents),
                DesignationGraph.BusinessCase.Is(command.BusinessCase),
                DesignationGraph.Version.Is(1))
            .And(GraphChange.Connect(DesignationGraph.Designates, context.NewNodeId(), designation.Node, id.Node))
            .And(GraphChange.Connect(DesignationGraph.DecidedBy, context.NewNodeId(), designation.Node, facts.Body!.Id.Node));
        return command.Replaces is { } replaced && !facts.Replaces.Any(edge => edge.To == replaced.Node)
            ? change.And(GraphChange.Connect(SolutionGraph.Replaces, context.NewNodeId(), id.Node, replaced.Node))
            : change;
    }

    public GraphChange Debt(ImmutableArray<ArisenDebt> arisen) =>
        GraphChange.None.And(arisen.Select(debt => DebtEdges.Adding(debt.Local, debt.Debt, context)));

    public IEnumerable<ConflictKey> Keys() => facts.Footprints.SelectMany(footprint => footprint.Written);

    private GraphChange New() => new NewSolution(id, facts.Owner!, command.New!.Name, command.New.Kind, command.Scope)
    {
        Aliases = command.New.Aliases,
        Description = command.New.Description,
        Product = command.New.Product,
        Reach = Reach.Shared,
        SharedClass = command.SharedClass,
    }.Adding(context);

    /// <summary>Claims, audience and owner are replaced under the new decision; code, name and phase stay.</summary>
    private GraphChange Replacing(Solution existing)
    {
        // Who answered for it by an earlier transfer or split no longer does: the owner that is decided now is responsible at once.
        var moves = !facts.Edges.Any(edge => edge.Kind == SolutionGraph.ResponsibleBoard && edge.To == facts.Owner!.Id.Node);
        var removed = facts.Edges.Where(edge => moves || edge.Kind != SolutionGraph.ResponsibleBoard).Select(GraphChange.Disconnect);
        var change = GraphChange.Change(
                SolutionGraph.Solution, id.Node,
                SolutionGraph.Reach.Is(Reach.Shared),
                SolutionGraph.SharedClass.Is(command.SharedClass),
                SolutionGraph.AudienceAll.Is(command.Scope.Audience.All),
                SolutionGraph.Version.Is(existing.Version + 1))
            .And(removed)
            .And(ScopeEdges.Adding(id, command.Scope, context));
        return moves
            ? change.And(GraphChange.Connect(SolutionGraph.ResponsibleBoard, context.NewNodeId(), id.Node, facts.Owner!.Id.Node))
                .Writing(SolutionReads.NameKey(facts.Owner!.Id, existing.Node.Get(SolutionGraph.Folded)!))
            : change;
    }
}
