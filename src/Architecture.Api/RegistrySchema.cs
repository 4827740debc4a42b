using Architecture.Api.Access;
using Architecture.Api.Adoptions;
using Architecture.Api.Boards;
using Architecture.Api.Building;
using Architecture.Api.Capabilities;
using Architecture.Api.Changes;
using Architecture.Api.Contracts;
using Architecture.Api.Delegations;
using Architecture.Api.Drafts;
using Architecture.Api.Findings;
using Architecture.Api.Impact;
using Architecture.Api.Information;
using Architecture.Api.Moments;
using Architecture.Api.Needs;
using Architecture.Api.ParallelSolutions;
using Architecture.Api.Reviews;
using Architecture.Api.Search;
using Architecture.Api.Solutions;
using Architecture.Api.Tasks;
using Architecture.Api.Technology;
using Architecture.Api.UserGroups;
using Architecture.Graph;
using Architecture.GraphQL;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Types;

namespace Architecture.Api;

/// <summary>The registry's schema: <c>schema/*.graphql</c> says what exists, the slices say where it comes from.</summary>
public static class RegistrySchema
{
    /// <summary>The schema's text, file by file, as it stands in <c>schema/</c>.</summary>
    public static IReadOnlyList<string> Sources { get; } = ReadSources();

    /// <summary>Binds every field.</summary>
    /// <param name="registry">The registry that it serves.</param>
    /// <param name="report">Told of every masked fault: the exception and the field.</param>
    /// <exception cref="Architecture.GraphQL.SchemaException">A field has no binding, or a binding no field; all of them are listed.</exception>
    public static ExecutableSchema Build(Registry.Registry registry, Action<Exception, string> report)
    {
        var builder = new SchemaBuilder().Sdl(Sources).Scalar(Scalars.Date, Scalars.DateTime, Scalars.Long).Report(report)
            .Explain(fault => fault is StoreUnavailableException ? new GraphQLException(fault.Message, ErrorTexts.StoreUnavailable) : null);
        builder.Connections();
        ErrorFields.Bind(builder);
        BoardFields.Bind(builder);
        CapabilityFields.Bind(builder);
        TechnologyFields.Bind(builder);
        SolutionFields.Bind(builder);
        EffectiveEndFields.Bind(builder);
        ParallelFields.Bind(builder);
        PairFields.Bind(builder);
        RecomputationFields.Bind(builder);
        ConsolidationFields.Bind(builder);
        ReviewFields.Bind(builder);
        AdoptionFields.Bind(builder);
        UserGroupFields.Bind(builder);
        ExistingMutations.BindFields(builder);
        ImpactFields.Bind(builder);
        SearchFields.Bind(builder);
        ContractFields.Bind(builder);
        ExtensionFields.Bind(builder);
        NeedFields.Bind(builder);
        DraftFields.Bind(builder);
        DelegationFields.Bind(builder);
        InformationFields.Bind(builder);
        FlowFields.Bind(builder);
        FindingFields.Bind(builder);
        TaskFields.Bind(builder);
        ChangeFields.Bind(builder);
        ChangedSubscription.Bind(builder, registry);
        SettingsFields.Bind(builder);
        ViewerFields.Bind(builder, BindMutations(builder, registry));
        MomentFields.Bind(builder, roots => BindReadRoots(roots, registry));
        var query = builder.Object<Root>("Query");
        BindReadRoots(query, registry);
        ViewerFields.BindQuery(query);
        MomentFields.BindQuery(query, registry);
        query.Resolve("changes", (_, context, cancellation) => ChangeFields.PageAsync(context, cancellation));
        return builder.Build();
    }

    private static IReadOnlyList<string> BindMutations(SchemaBuilder builder, Registry.Registry registry)
    {
        var mutations = new MutationBinding(builder, registry);
        BoardMutations.Bind(mutations);
        CapabilityMutations.Bind(mutations);
        TechnologyMutations.Bind(mutations);
        SolutionMutations.Bind(mutations);
        ScopeMutations.Bind(mutations);
        UserGroupFields.BindMutations(mutations);
        ExistingMutations.Bind(mutations);
        AdoptionMutations.Bind(mutations);
        ReviewMutations.Bind(mutations);
        ContractMutations.Bind(mutations);
        ExtensionFields.BindMutations(mutations);
        NeedFields.BindMutations(mutations);
        DraftFields.BindMutations(mutations);
        DelegationFields.BindMutations(mutations);
        InformationFields.BindMutations(mutations);
        FlowFields.BindMutations(mutations);
        FindingFields.BindMutations(mutations, registry);
        SettingsFields.BindMutations(mutations);
        return mutations.Names;
    }

    /// <summary>What can be read at any moment.</summary>
    private static void BindReadRoots(ObjectBinding<Root> query, Registry.Registry registry)
    {
        NodeFields.Bind(query, registry);
        BoardFields.BindQuery(query);
        CapabilityFields.BindQuery(query);
        TechnologyFields.BindQuery(query);
        SolutionFields.BindQuery(query);
        ParallelFields.BindQuery(query);
        ConsolidationFields.BindQuery(query);
        ReviewFields.BindQuery(query);
        ImpactFields.BindQuery(query);
        SearchFields.BindQuery(query);
        ContractFields.BindQuery(query);
        UserGroupFields.BindQuery(query);
        ExtensionFields.BindQuery(query);
        NeedFields.BindQuery(query);
        DraftFields.BindQuery(query);
        DelegationFields.BindQuery(query);
        InformationFields.BindQuery(query);
        FlowFields.BindQuery(query);
        FindingFields.BindQuery(query);
        TaskFields.BindQuery(query);
        SettingsFields.BindQuery(query);
    }

    private static List<string> ReadSources()
    {
        var assembly = typeof(RegistrySchema).Assembly;
        var sources = new List<string>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("schema/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            sources.Add(reader.ReadToEnd());
        }
        return sources;
    }
}
