using System.Collections.Frozen;
using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Contracts;
using Architecture.Registry.Findings;
using Architecture.Registry.Information;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Access;

/// <summary>Which fields of which kinds of record are withheld, and from whom: one table for values, filters and the journal's images.</summary>
public static class WithheldFields
{
    private static readonly FrozenDictionary<(string Kind, string Field), Secrecy> Fields = Of(
        (Secrecy.SecurityClassification,
            [
                .. InformationGraph.Levels.Select(level => (InformationGraph.Set, (PropertyDefinition)level)),
                .. InformationGraph.Reasons.Select(reason => (InformationGraph.Set, (PropertyDefinition)reason)),
                (InformationGraph.Set, InformationGraph.Assessor),
                .. SolutionGraph.ApprovedLevels.Select(level => (SolutionGraph.Solution, (PropertyDefinition)level)),
                (SolutionGraph.Solution, SolutionGraph.LevelsApprovedBy),
                (SolutionGraph.Solution, SolutionGraph.LevelsApprovedOn),
                (SolutionGraph.Solution, SolutionGraph.SecurityGap),
                (FindingGraph.Finding, FindingGraph.Rule),
                (FindingGraph.Finding, FindingGraph.PlannedAction),
            ]),
        (Secrecy.ProcurementData, [(ContractGraph.Contract, ContractGraph.YearlyCost)]));

    /// <summary>Relations that tell as much as a field does: who delivers, and what.</summary>
    public static readonly ImmutableArray<EdgeKind> ProcurementRelations = [ContractGraph.SuppliedBy, ContractGraph.ForProduct];

    /// <summary>Why a field may be withheld; null for what everybody may see.</summary>
    public static Secrecy? Why(string kind, string field) => Fields.GetValueOrDefault((kind, field));

    private static FrozenDictionary<(string Kind, string Field), Secrecy> Of(params (Secrecy Secrecy, (NodeKind Kind, PropertyDefinition Field)[] Fields)[] groups) =>
        groups.SelectMany(group => group.Fields.Select(one => (Key: (one.Kind.Name, one.Field.Name), group.Secrecy)))
            .ToFrozenDictionary(one => one.Key, one => one.Secrecy);
}
