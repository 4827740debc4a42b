using Architecture.Api.Boards;
using Architecture.Api.Building;
using Architecture.Api.Capabilities;
using Architecture.Api.Technology;
using Architecture.Graph;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Api.Solutions;

/// <summary>How solutions are listed, filtered and ordered.</summary>
internal static class SolutionFilters
{
    public static readonly FilterBinding Filter = new FilterBinding("SolutionFilter")
        .Property("code", SolutionGraph.Code)
        .Property("name", SolutionGraph.Name)
        .Property("description", SolutionGraph.Description)
        .Enum("kind", SolutionGraph.Kind)
        .Enum("reach", SolutionGraph.Reach)
        .Enum("phase", SolutionGraph.Phase)
        .Property("declaredEnd", SolutionGraph.DeclaredEnd)
        .Property("effectiveEnd.date", SolutionGraph.EndDate)
        .Enum("effectiveEnd.state", SolutionGraph.EndState)
        .Enum("verdict", SolutionGraph.Verdict)
        .Property("securityGap", SolutionGraph.SecurityGap)
        .Property("stale", SolutionGraph.Stale)
        .Relation("responsibleBoard", SolutionGraph.ResponsibleBoard, Direction.Outgoing, () => BoardFields.Filter)
        .Relation("provides", SolutionGraph.Provides, Direction.Outgoing, () => CapabilityFields.Filter)
        .Relation("product", SolutionGraph.InstanceOf, Direction.Outgoing, () => TechnologyFields.ProductFilter)
        .Relation("technology", SolutionGraph.UsesRelease, Direction.Outgoing, () => TechnologyFields.ReleaseFilter)
        .Relation("dependsOn", SolutionGraph.DependsOn, Direction.Outgoing, () => Filter!)
        .Relation("dependedOnBy", SolutionGraph.DependsOn, Direction.Incoming, () => Filter!);

    public static readonly RecordList<Solution> List = new(
        SolutionGraph.Solution, node => new Solution(node), Filter, SolutionGraph.Code,
        new Dictionary<string, PropertyDefinition>
        {
            ["code"] = SolutionGraph.Code,
            ["name"] = SolutionGraph.SortKey,
            ["declaredEnd"] = SolutionGraph.DeclaredEnd,
            ["effectiveEnd.date"] = SolutionGraph.EndDate,
            ["effectiveEnd.state"] = SolutionGraph.EndRank,
            ["verdict"] = SolutionGraph.VerdictRank,
            ["securityGap"] = SolutionGraph.SecurityGap,
            ["stale"] = SolutionGraph.Stale,
        });

    public static readonly IReadOnlyDictionary<string, PropertyDefinition> Facets = new Dictionary<string, PropertyDefinition>
    {
        ["KIND"] = SolutionGraph.Kind,
        ["REACH"] = SolutionGraph.Reach,
        ["PHASE"] = SolutionGraph.Phase,
        ["END_STATE"] = SolutionGraph.EndState,
        ["VERDICT"] = SolutionGraph.Verdict,
        ["SECURITY_GAP"] = SolutionGraph.SecurityGap,
        ["STALE"] = SolutionGraph.Stale,
    };
}
