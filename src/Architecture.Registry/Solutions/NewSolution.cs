using System.Collections.Immutable;
using System.Globalization;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Technology;
using Architecture.Registry.Text;
using Architecture.Registry.UserGroups;

namespace Architecture.Registry.Solutions;

/// <summary>A solution about to be put on record, local or shared: the graph's part of it.</summary>
internal sealed record NewSolution(SolutionId Id, Board Board, string Name, SolutionKind Kind, Scope Scope)
{
    public ImmutableArray<string> Aliases { get; init; } = [];
    public string? Description { get; init; }
    public ProductId? Product { get; init; }
    public required Reach Reach { get; init; }
    public SharedClass? SharedClass { get; init; }

    /// <summary>Adds the solution as PLANNED today, with its number, claims, audience, board and product.</summary>
    public GraphChange Adding(DecisionContext context)
    {
        var text = NamedText.Of(Name, Aliases, Description);
        var change = GraphChange.Add(
                SolutionGraph.Solution, Id.Node,
                SolutionGraph.Name.Is(text.Name),
                SolutionGraph.Aliases.Is(Aliases),
                SolutionGraph.Description.Is(Description),
                SolutionGraph.SortKey.Is(text.SortKey),
                SolutionGraph.Folded.Is(text.Folded),
                SolutionGraph.SearchTerms.Is(text.Terms),
                SolutionGraph.Kind.Is(Kind),
                SolutionGraph.Reach.Is(Reach),
                SolutionGraph.SharedClass.Is(SharedClass),
                SolutionGraph.Phase.Is(LifecyclePhase.Planned),
                SolutionGraph.ActualDates.Is(
                    [string.Create(CultureInfo.InvariantCulture, $"{nameof(LifecyclePhase.Planned)}={context.Today:yyyy-MM-dd}")]),
                SolutionGraph.AudienceAll.Is(Scope.Audience.All),
                SolutionGraph.Version.Is(1))
            .And(GraphChange.Number(
                SolutionGraph.Solution, Id.Node, SolutionGraph.Code, SolutionGraph.Counter(Board.Code), Board.Code + "-"))
            .And(GraphChange.Connect(SolutionGraph.ResponsibleBoard, context.NewNodeId(), Id.Node, Board.Id.Node))
            .Writing(SolutionReads.NameKey(Board.Id, text.Folded));
        if (Product is { } product)
            change = change.And(GraphChange.Connect(SolutionGraph.InstanceOf, context.NewNodeId(), Id.Node, product.Node));
        return change.And(ScopeEdges.Adding(Id, Scope, context));
    }
}

/// <summary>Claims and declared audience as edges.</summary>
internal static class ScopeEdges
{
    /// <summary>The kinds of edge that say what a solution does and for whom.</summary>
    public static readonly ImmutableArray<EdgeKind> Kinds = [SolutionGraph.Provides, SolutionGraph.AudienceBoard, UserGroupGraph.AudienceGroup];

    public static GraphChange Adding(SolutionId id, Scope scope, DecisionContext context) => GraphChange.None
        .And(scope.Claims.Select(claim => GraphChange.Connect(
            SolutionGraph.Provides, context.NewNodeId(), id.Node, claim.Capability.Node,
            SolutionGraph.ProvidesExtent.Is(claim.Extent),
            SolutionGraph.ProvidesExcludes.Is([.. claim.Excludes.Select(exclusion => exclusion.Node.ToString())]))))
        .And(scope.Audience.Boards.Distinct().Select(board => GraphChange.Connect(
            SolutionGraph.AudienceBoard, context.NewNodeId(), id.Node, board.Node)))
        .And(scope.Audience.Groups.Distinct().Select(group => GraphChange.Connect(
            UserGroupGraph.AudienceGroup, context.NewNodeId(), id.Node, group.Node)));
}
