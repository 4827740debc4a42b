using Architecture.Graph;
using Architecture.Registry.Adoptions;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Contracts;
using Architecture.Registry.Delegations;
using Architecture.Registry.Designations;
using Architecture.Registry.Drafts;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.Findings;
using Architecture.Registry.Information;
using Architecture.Registry.Needs;
using Architecture.Registry.Reviews;
using Architecture.Registry.RuleSettings;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;
using Architecture.Registry.UserGroups;

namespace Architecture.Registry;

/// <summary>Everything that the registry stores, slice by slice. Stores are made from this list.</summary>
public static class RegistryGraph
{
    public static readonly GraphModel Model = new(
        version: 7,
        nodeKinds:
        [
            BoardGraph.Board,
            CapabilityGraph.Capability,
            TechnologyGraph.Product,
            TechnologyGraph.Release,
            SolutionGraph.Solution,
            DesignationGraph.Designation,
            ReviewGraph.Review,
            ContractGraph.Supplier,
            ContractGraph.Contract,
            NoneGraph.None,
            UserGroupGraph.UserGroup,
            ExtensionGraph.Request,
            NeedGraph.Need,
            InformationGraph.Set,
            FlowGraph.Flow,
            FindingGraph.Finding,
            DraftGraph.Draft,
            DelegationGraph.Delegation,
            SettingsGraph.Record,
        ],
        edgeKinds:
        [
            BoardGraph.SucceededBy,
            CapabilityGraph.PartOf,
            TechnologyGraph.ReleaseOf,
            SolutionGraph.UsesRelease,
            SolutionGraph.ResponsibleBoard,
            SolutionGraph.AnsweredBy,
            SolutionGraph.Provides,
            SolutionGraph.AudienceBoard,
            SolutionGraph.InstanceOf,
            SolutionGraph.DependsOn,
            SolutionGraph.Replaces,
            SolutionGraph.TakesOverFrom,
            DesignationGraph.Designates,
            DesignationGraph.DecidedBy,
            DesignationGraph.DebtTo,
            ReviewGraph.About,
            ReviewGraph.Against,
            AdoptionGraph.Adopts,
            ContractGraph.SuppliedBy,
            ContractGraph.For,
            ContractGraph.HeldBy,
            ContractGraph.CalledOffFrom,
            ContractGraph.ExtendsSupportOf,
            ContractGraph.ForProduct,
            NoneGraph.At,
            UserGroupGraph.PartOf,
            UserGroupGraph.AudienceGroup,
            ExtensionGraph.Of,
            ExtensionGraph.By,
            ExtensionGraph.Function,
            ExtensionGraph.AudienceBoard,
            ExtensionGraph.AudienceGroup,
            NeedGraph.Of,
            NeedGraph.By,
            NeedGraph.ForBoard,
            NeedGraph.ForGroup,
            NeedGraph.NoNeedOf,
            InformationGraph.OwnedBy,
            InformationGraph.Handles,
            FlowGraph.At,
            FlowGraph.Carries,
            FlowGraph.FlowsOver,
            FindingGraph.About,
            FindingGraph.OwnedBy,
            FindingGraph.AlsoFor,
            DraftGraph.Of,
            DraftGraph.Became,
            DelegationGraph.DelegatedTo,
        ]);
}
