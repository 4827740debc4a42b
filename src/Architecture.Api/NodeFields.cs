using System.Collections.Immutable;
using Architecture.Api.Building;
using Architecture.Graph;
using Architecture.GraphQL;
using Architecture.GraphQL.Bindings;
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

namespace Architecture.Api;

/// <summary>Any record by its id.</summary>
internal static class NodeFields
{
    private const int MostIds = 50;

    public static void Bind(ObjectBinding<Root> query, Registry.Registry registry) => query
        .Resolve("node", async (_, context, cancellation) => (await ByIdAsync([context.Arguments.Text("id")], registry, context, cancellation))[0])
        .Resolve("nodes", (_, context, cancellation) => ByIdAsync(context.Arguments.List<string>("ids"), registry, context, cancellation));

    /// <summary>Records of any kind by their ids in the graph; null where there is none that can be shown.</summary>
    public static ValueTask<IReadOnlyList<object?>> NodesAsync(RegistryReader read, IReadOnlyList<NodeId> ids, CancellationToken cancellation) =>
        NodesAsync(read, ids, static (_, _) => true, cancellation);

    /// <param name="read">The reader.</param>
    /// <param name="ids">Ids in the graph.</param>
    /// <param name="isOf">Whether the record of the id at an index may be of this kind.</param>
    /// <param name="cancellation">Cancels.</param>
    private static async ValueTask<IReadOnlyList<object?>> NodesAsync(
        RegistryReader read, IReadOnlyList<NodeId> ids, Func<int, string, bool> isOf, CancellationToken cancellation)
    {
        var nodes = await read.View.NodesAsync([.. ids], cancellation);
        var edges = await read.View.EdgesAsync([.. ids], cancellation);
        return
        [
            .. nodes.Select((node, index) => node is not null
                ? isOf(index, node.Kind.Name) ? Wrap(node) : null
                : edges[index] is { } edge && isOf(index, edge.Kind.Name) ? Wrap(edge) : null),
        ];
    }

    /// <summary>The record that a node is.</summary>
    public static object? Wrap(GraphNode node) => node.Kind.Name switch
    {
        _ when node.Kind == BoardGraph.Board => new Board(node),
        _ when node.Kind == CapabilityGraph.Capability => new Capability(node),
        _ when node.Kind == TechnologyGraph.Product => new Product(node),
        _ when node.Kind == TechnologyGraph.Release => new TechnologyRelease(node),
        _ when node.Kind == SolutionGraph.Solution => new Solution(node),
        _ when node.Kind == ReviewGraph.Review => new Review(node),
        _ when node.Kind == UserGroupGraph.UserGroup => new UserGroup(node),
        _ when node.Kind == DesignationGraph.Designation => new Designation(node),
        _ when node.Kind == ContractGraph.Supplier => new Supplier(node),
        _ when node.Kind == ContractGraph.Contract => new Contract(node),
        _ when node.Kind == ExtensionGraph.Request => new ExtensionRequest(node),
        _ when node.Kind == NeedGraph.Need => new Need(node),
        _ when node.Kind == DraftGraph.Draft => new Draft(node),
        _ when node.Kind == DelegationGraph.Delegation => new Delegation(node),
        _ when node.Kind == InformationGraph.Set => new InformationSet(node),
        _ when node.Kind == FlowGraph.Flow => new InformationFlow(node),
        _ when node.Kind == FindingGraph.Finding => new Finding(node),
        _ => null,
    };

    private static object? Wrap(GraphEdge edge) => edge switch
    {
        _ when edge.Kind == SolutionGraph.DependsOn => new Dependency(edge),
        _ when edge.Kind == AdoptionGraph.Adopts => new Adoption(edge),
        _ => null,
    };

    /// <summary>Each id is answered in the scope that it carries; one that carries none, in the scope of the field.</summary>
    private static async ValueTask<IReadOnlyList<Scoped<object?>>> ByIdAsync(
        IReadOnlyList<string> ids, Registry.Registry registry, FieldContext context, CancellationToken cancellation)
    {
        if (ids.Count > MostIds) throw new GraphQLException($"At most {MostIds} ids can be asked for at once; {ids.Count} were.", ErrorCodes.PageSize);
        var known = ids.Select(text => RecordIds.Read(text, out var scope) is { } id
            ? (id.Kind, id.Id, Scope: scope)
            : throw context.Error(new IdInvalidRefused(text, "Node"))).ToImmutableArray();
        var found = new Scoped<object?>[known.Length];
        foreach (var group in Enumerable.Range(0, known.Length).GroupBy(index => known[index].Scope))
        {
            int[] places = [.. group];
            var read = await ReaderOfAsync(group.Key, ids[places[0]], registry, context, cancellation);
            var records = await NodesAsync(
                read, [.. places.Select(place => known[place].Id)], (index, kind) => known[places[index]].Kind == kind, cancellation);
            for (var i = 0; i < places.Length; i++) found[places[i]] = Scoped.Of(records[i], read);
        }
        return found;
    }

    /// <summary>What is only supposed can be asked for where it is supposed, and nowhere else.</summary>
    private static async ValueTask<RegistryReader> ReaderOfAsync(
        ScopeMark? scope, string id, Registry.Registry registry, FieldContext context, CancellationToken cancellation)
    {
        var here = context.Reader();
        if (scope is null || scope.ToString() == here.Scope) return here;
        if (scope.Supposition is not null) throw context.Error(new IdInvalidRefused(id, "Node"));
        try
        {
            var read = await registry.ReadOnDayAsync(context.Actor(), ReadMoment.At(scope.Sequence), scope.Day, cancellation);
            return context.Reading(read.Marked(scope.ToString()));
        }
        catch (MomentNotReachedException fault)
        {
            throw new GraphQLException(fault.Message, ErrorTexts.MomentNotReached);
        }
    }
}
