using System.Collections.Frozen;
using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Contracts;
using Architecture.Registry.Designations;
using Architecture.Registry.Drafts;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.Findings;
using Architecture.Registry.Information;
using Architecture.Registry.Needs;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Reviews;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Registry.Projections;

/// <summary>
/// The solutions whose derived values some commits may have changed: more of them than need be, never fewer. A kind that is not named
/// here makes it all of them, so that a new kind of record is slow at worst and never wrong.
/// </summary>
internal sealed class AffectedSolutions
{
    /// <summary>More dependents than a city has.</summary>
    private const int MostDependents = 1_000_000;

    /// <summary>Records that no derived value is worked out from.</summary>
    private static readonly FrozenSet<string> Without = new[]
    {
        FindingGraph.Finding, DesignationGraph.Designation, NeedGraph.Need, ExtensionGraph.Request, ContractGraph.Supplier, TechnologyGraph.Product, DraftGraph.Draft,
    }.Select(kind => kind.Name).ToFrozenSet();

    /// <summary>Records that solutions rest on, with the edge that leads there.</summary>
    private static readonly FrozenDictionary<string, (EdgeKind Edge, Direction Direction)> Ways = new Dictionary<string, (EdgeKind, Direction)>
    {
        [ContractGraph.Contract.Name] = (ContractGraph.For, Direction.Outgoing),
        [TechnologyGraph.Release.Name] = (SolutionGraph.UsesRelease, Direction.Incoming),
        [ReviewGraph.Review.Name] = (ReviewGraph.About, Direction.Outgoing),
        [NoneGraph.None.Name] = (NoneGraph.At, Direction.Outgoing),
        [InformationGraph.Set.Name] = (InformationGraph.Handles, Direction.Incoming),
        [FlowGraph.Flow.Name] = (FlowGraph.At, Direction.Outgoing),
    }.ToFrozenDictionary();

    private readonly HashSet<NodeId> _solutions = [];
    private readonly Dictionary<string, HashSet<NodeId>> _others = [];
    private readonly HashSet<(NodeId Solution, CapabilityId Function)> _claimed = [];

    /// <summary>Solutions that were shared before one of the entries, whatever they are now.</summary>
    private readonly HashSet<NodeId> _onceShared = [];
    private bool _all;

    /// <summary>Takes in what entries touched.</summary>
    public void Add(IEnumerable<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            foreach (var node in entry.Nodes) Touch(node);
            foreach (var edge in entry.Edges) Touch(edge);
        }
    }

    /// <summary>The solutions that the entries affect, on the registry as it stands after them; null: all of them.</summary>
    public async ValueTask<IReadOnlyCollection<NodeId>?> FindAsync(RegistryReader read, CancellationToken cancellation)
    {
        if (_all) return null;
        await FollowAsync(read, cancellation);
        return _solutions;
    }

    private void Touch(NodeImage image)
    {
        Touch(image.Kind, image.Id);
        if (image.Kind == SolutionGraph.Solution.Name && image.Before is { } before && before.Any(WasShared)) _onceShared.Add(image.Id);
    }

    private static bool WasShared(ImageValue value) => value.Property == SolutionGraph.Reach.Name && value.Value == GraphValue.Of(nameof(Reach.Shared));

    private void Touch(string kind, NodeId id)
    {
        if (kind == SolutionGraph.Solution.Name) _solutions.Add(id);
        else if (Ways.ContainsKey(kind)) (_others.TryGetValue(kind, out var ids) ? ids : _others[kind] = []).Add(id);
        else if (!Without.Contains(kind)) _all = true;
    }

    private void Touch(EdgeImage image)
    {
        var edge = RegistryGraph.Model.Edge(image.Kind);
        if (edge.From is { } origin && Without.Contains(origin.Name)) return;
        if (edge.From is null || edge.From == SolutionGraph.Solution) _solutions.Add(image.From);
        if (edge.To == SolutionGraph.Solution) _solutions.Add(image.To);
        if (edge == SolutionGraph.Provides) _claimed.Add((image.From, new CapabilityId(image.To)));
        if (edge.From is { } from && Ways.ContainsKey(from.Name)) Touch(from.Name, image.From);
        if (edge == BoardGraph.SucceededBy || edge == CapabilityGraph.PartOf || edge == UserGroups.UserGroupGraph.PartOf) _all = true;
    }

    private async ValueTask FollowAsync(RegistryReader read, CancellationToken cancellation)
    {
        if (_others.TryGetValue(InformationGraph.Set.Name, out var sets))
        {
            foreach (var flow in await FarAsync(read, sets, FlowGraph.Carries, Direction.Incoming, cancellation)) Touch(FlowGraph.Flow.Name, flow.Id);
        }
        foreach (var (kind, ids) in _others)
        {
            var (edge, direction) = Ways[kind];
            _solutions.UnionWith((await FarAsync(read, ids, edge, direction, cancellation)).Select(node => node.Id));
        }
        var related = new HashSet<NodeId>(_solutions);
        foreach (var direction in (Direction[])[Direction.Incoming, Direction.Outgoing])
            related.UnionWith((await FarAsync(read, _solutions, SolutionGraph.Replaces, direction, cancellation)).Select(node => node.Id));
        await AddOverlappingAsync(read, related, cancellation);
        await AddDependentsAsync(read, cancellation);
    }

    /// <summary>What a shared solution does is judged in every solution that claims near it; what was claimed before counts as near too.</summary>
    private async ValueTask AddOverlappingAsync(RegistryReader read, HashSet<NodeId> related, CancellationToken cancellation)
    {
        var solutions = (await read.SolutionsAsync([.. related.Select(id => new SolutionId(id))], cancellation)).OfType<Solution>();
        // A solution that is no longer shared was until now, perhaps: what it claims is near as well. One that never was is nobody's measure.
        var shared = solutions.Where(one => one.Reach == Reach.Shared || _onceShared.Contains(one.Node.Id)).Select(one => one.Id).ToImmutableArray();
        if (shared.IsEmpty) return;
        var claims = await read.ClaimsAsync(shared, cancellation);
        var claimed = _claimed.Where(claim => shared.Contains(new SolutionId(claim.Solution))).Select(claim => new Claim(claim.Function));
        var near = claims.SelectMany(list => list).Concat(claimed).ToImmutableArray();
        var functions = await read.FunctionsAsync(near.Select(claim => claim.Capability), cancellation);
        foreach (var side in (ClaimKeys.Reach[])[ClaimKeys.Reach.Shared, ClaimKeys.Reach.Local])
            _solutions.UnionWith((await read.SolutionsTouchingAsync(side, functions, near, cancellation)).Select(one => one.Node.Id));
    }

    /// <summary>An end is inherited over HARD dependencies, however far.</summary>
    private async ValueTask AddDependentsAsync(RegistryReader read, CancellationToken cancellation)
    {
        if (_solutions.Count == 0) return;
        var hard = Filter.Is(SolutionGraph.DependencyStrength, GraphValue.Of(nameof(DependencyStrength.Hard)));
        var query = new ReachQuery(
            [.. _solutions], [new ReachStep(SolutionGraph.DependsOn, Direction.Incoming, hard)], MostDependents, MostDependents);
        _solutions.UnionWith((await read.View.ReachAsync(query, cancellation)).Nodes.Select(reached => reached.Node.Id));
    }

    private static async ValueTask<IEnumerable<GraphNode>> FarAsync(
        RegistryReader read, IReadOnlyCollection<NodeId> ids, EdgeKind edge, Direction direction, CancellationToken cancellation)
    {
        if (ids.Count == 0) return [];
        var pages = await read.View.NeighboursAsync(new NeighbourQuery([.. ids], edge, direction), cancellation);
        return pages.SelectMany(page => page.Items).Select(item => item.Node);
    }
}
