using System.Collections.Frozen;
using Architecture.Graph;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Adoptions;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Contracts;
using Architecture.Registry.Delegations;
using Architecture.Registry.Designations;
using Architecture.Registry.Drafts;
using Architecture.Registry.Findings;
using Architecture.Registry.Information;
using Architecture.Registry.Needs;
using Architecture.Registry.Reviews;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;
using Architecture.Registry.UserGroups;

namespace Architecture.Api.Building;

/// <summary>Ids as clients see them: opaque, and typed by what stands before the underscore, so that another type's id is refused.</summary>
internal static class RecordIds
{
    private static readonly FrozenDictionary<string, string> Tags = new Dictionary<string, string>
    {
        [BoardGraph.Board.Name] = "board",
        [CapabilityGraph.Capability.Name] = "function",
        [TechnologyGraph.Product.Name] = "product",
        [TechnologyGraph.Release.Name] = "release",
        [SolutionGraph.Solution.Name] = "solution",
        [SolutionGraph.DependsOn.Name] = "dependency",
        [DesignationGraph.Designation.Name] = "designation",
        [ReviewGraph.Review.Name] = "review",
        [UserGroupGraph.UserGroup.Name] = "group",
        [AdoptionGraph.Adopts.Name] = "adoption",
        [ContractGraph.Supplier.Name] = "supplier",
        [ContractGraph.Contract.Name] = "contract",
        [ExtensionGraph.Request.Name] = "extension",
        [NeedGraph.Need.Name] = "need",
        [InformationGraph.Set.Name] = "information",
        [FlowGraph.Flow.Name] = "flow",
        [FindingGraph.Finding.Name] = "finding",
        [DraftGraph.Draft.Name] = "draft",
        [DelegationGraph.Delegation.Name] = "delegation",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Kinds = Tags.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The id that a field answers with: it carries the scope that it is read in.</summary>
    public static string Write(PropertyOwner kind, NodeId id, FieldContext context) =>
        ScopeMark.Write(TypedId.Write(Tags[kind.Name], id.ToString()), context.ScopeAs<RegistryReader>());

    /// <summary>The name of the kind and the id within, whatever the scope; null when the text is no id of ours.</summary>
    public static (string Kind, NodeId Id)? Read(string text) => Read(text, out _);

    /// <summary>The same, with the scope that the id carries.</summary>
    public static (string Kind, NodeId Id)? Read(string text, out ScopeMark? scope) =>
        ScopeMark.TrySplit(text, out var bare, out scope)
        && TypedId.TryRead(bare, out var tag, out var key) && Kinds.TryGetValue(tag, out var kind) && NodeId.TryParse(key, out var id) ? (kind, id) : null;

    /// <exception cref="RefusalException">The text is no id, or another type's.</exception>
    public static TId Read<TId>(string text, params string[] path) where TId : struct, IRecordId<TId> => TId.From(Read(TId.Kind, text, path));

    public static NodeId Read(PropertyOwner kind, string text, params string[] path) => Read(text) is { } found && found.Kind == kind.Name
        ? found.Id
        : throw new RefusalException(new IdInvalidRefused(text, kind.Name) { Path = [.. path] });
}
