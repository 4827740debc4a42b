using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Adoptions;
using Architecture.Registry.Boards;
using Architecture.Registry.Contracts;
using Architecture.Registry.Information;
using Architecture.Registry.Technology;

namespace Architecture.Registry.Solutions;

/// <summary>Which way an impact is asked.</summary>
public enum ImpactDirection
{
    /// <summary>What stops working when it does.</summary>
    Dependents,
    /// <summary>What it needs in order to work.</summary>
    Dependencies,
}

/// <summary>What an impact is asked of: a solution, a technology release, a contract, a supplier or a product.</summary>
public sealed record ImpactSource(GraphNode Node)
{
    /// <summary>The kinds that an impact can be asked of.</summary>
    public static readonly ImmutableArray<NodeKind> Kinds =
        [SolutionGraph.Solution, TechnologyGraph.Release, ContractGraph.Contract, ContractGraph.Supplier, TechnologyGraph.Product];
}

/// <summary>A record on the way to a solution that is hit: where it starts, or a solution.</summary>
public sealed record ImpactStep(GraphNode Node)
{
    public string Name => Node.Kind switch
    {
        var kind when kind == TechnologyGraph.Release => Node.Get(TechnologyGraph.ReleaseTitle)!,
        var kind when kind == ContractGraph.Contract => Node.Get(ContractGraph.Title)!,
        var kind when kind == ContractGraph.Supplier => Node.Get(ContractGraph.SupplierName)!,
        var kind when kind == TechnologyGraph.Product => Node.Get(TechnologyGraph.ProductName)!,
        _ => Node.Get(SolutionGraph.Name)!,
    };

    /// <summary>Of a solution; null for anything else.</summary>
    public string? Code => Node.Kind == SolutionGraph.Solution ? Node.Get(SolutionGraph.Code) : null;
}

/// <summary>A solution that is hit, and a shortest path to it; <paramref name="Path"/> starts at what was asked about.</summary>
public sealed record Impacted(Solution Solution, int Depth, ImmutableArray<ImpactStep> Path);

/// <summary>The answer to "what breaks if this goes down?".</summary>
public sealed record Impact(ImmutableArray<Impacted> Solutions, long ReachedCount, ReachCut CutBy, ImmutableArray<Board> Boards)
{
    /// <summary>What bounded the answer, in words; null when nothing did.</summary>
    public Message? CutText => CutBy switch
    {
        ReachCut.Nodes => new(
            $"{Solutions.Length} av {ReachedCount} lösningar visas. Höj maxNodes för att se fler.",
            $"{Solutions.Length} of {ReachedCount} solutions are shown. Raise maxNodes to see more."),
        ReachCut.Depth => new(
            $"{ReachedCount} lösningar ligger inom djupet, och fler bortom det. Höj maxDepth för att se dem.",
            $"{ReachedCount} solutions lie within the depth, and more beyond it. Raise maxDepth to see them."),
        _ => null,
    };
}

/// <summary>Reads of impact.</summary>
public static class ImpactReads
{
    public const int DeepestImpact = 100;
    public const int MostImpacted = 10_000;

    /// <summary>
    /// What depends on something, or what a solution depends on. Going over a platform counts as dependence on it. RETIRED and ABANDONED
    /// solutions are left out, and nothing is reached through them.
    /// </summary>
    public static async ValueTask<Impact> ImpactAsync(
        this RegistryReader read, ImpactSource of, ImpactDirection direction, DependencyStrength strength, int maxDepth, int maxNodes,
        CancellationToken cancellation)
    {
        var impact = of.Node.Kind == SolutionGraph.Solution
            ? From(of, await read.View.ReachAsync(Query([of.Node.Id], direction, strength, maxDepth, maxNodes), cancellation))
            : direction == ImpactDirection.Dependencies
                ? new Impact([], 0, ReachCut.None, [])
                : await ThroughDirectAsync(read, of, strength, maxDepth, maxNodes, cancellation);
        return impact with { Boards = await BoardsAsync(read, [.. impact.Solutions.Select(one => one.Solution.Id)], cancellation) };
    }

    /// <summary>The living solutions that rest on a release, contract, supplier or product itself, by code.</summary>
    private static async ValueTask<ImmutableArray<Solution>> DirectAsync(RegistryReader read, GraphNode of, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<GraphNode>();
        if (of.Kind == TechnologyGraph.Release) found.AddRange(await FarAsync(read, [of.Id], SolutionGraph.UsesRelease, Direction.Incoming, cancellation));
        ImmutableArray<NodeId> products = of.Kind == TechnologyGraph.Product ? [of.Id]
            : of.Kind == ContractGraph.Supplier ? await read.ProductsOfSupplierAsync(new Supplier(of).Name, cancellation)
            : [];
        found.AddRange(await FarAsync(read, products, SolutionGraph.InstanceOf, Direction.Incoming, cancellation));
        var releases = await FarAsync(read, products, TechnologyGraph.ReleaseOf, Direction.Incoming, cancellation);
        found.AddRange(await FarAsync(read, [.. releases.Select(node => node.Id)], SolutionGraph.UsesRelease, Direction.Incoming, cancellation));
        ImmutableArray<GraphNode> contracts = of.Kind == ContractGraph.Contract ? [of]
            : of.Kind == ContractGraph.Supplier ? await FarAsync(read, [of.Id], ContractGraph.SuppliedBy, Direction.Incoming, cancellation)
            : of.Kind == TechnologyGraph.Product ? await FarAsync(read, [of.Id], ContractGraph.ForProduct, Direction.Incoming, cancellation)
            : [];
        if (of.Kind == ContractGraph.Contract)
            contracts = contracts.AddRange(await FarAsync(read, [of.Id], ContractGraph.CalledOffFrom, Direction.Incoming, cancellation));

        // What has run out carries nothing any more; the contract asked about itself is meant whatever its day.
        var current = contracts.Where(node => node.Id == of.Id || !(new Contract(node).LastDay < read.Today)).Select(node => node.Id);
        found.AddRange(await FarAsync(read, [.. current], ContractGraph.For, Direction.Outgoing, cancellation));
        return
        [
            .. found.DistinctBy(node => node.Id).Select(node => new Solution(node)).Where(one => !one.IsGone).OrderBy(one => one.Code, StringComparer.Ordinal),
        ];
    }

    private static async ValueTask<Impact> ThroughDirectAsync(
        RegistryReader read, ImpactSource of, DependencyStrength strength, int maxDepth, int maxNodes, CancellationToken cancellation)
    {
        var direct = await DirectAsync(read, of.Node, cancellation);
        var start = new ImpactStep(of.Node);
        var first = direct.Take(maxNodes).Select(one => new Impacted(one, 1, [start, new ImpactStep(one.Node)])).ToImmutableArray();
        if (direct.IsEmpty) return new Impact([], 0, ReachCut.None, []);

        // One step further than asked is looked, so that it can be said whether anything lies beyond.
        var left = Math.Max(1, maxNodes - first.Length);
        var further = await read.View.ReachAsync(
            Query([.. direct.Select(one => one.Node.Id)], ImpactDirection.Dependents, strength, Math.Max(1, maxDepth - 1), left), cancellation);
        if (maxDepth == 1)
            return new Impact(first, direct.Length, direct.Length > first.Length ? ReachCut.Nodes : further.ReachedCount > 0 ? ReachCut.Depth : ReachCut.None, []);
        var paths = direct.ToDictionary(one => one.Node.Id, one => ImmutableArray.Create(start, new ImpactStep(one.Node)));
        var rest = Paths(paths, further, deeper: 1).Take(maxNodes - first.Length);
        var impact = new Impact([.. first, .. rest], direct.Length + further.ReachedCount, ReachCut.None, []);
        return impact with { CutBy = impact.ReachedCount > impact.Solutions.Length ? ReachCut.Nodes : further.CutBy };
    }

    private static Impact From(ImpactSource of, ReachAnswer answer)
    {
        var paths = new Dictionary<NodeId, ImmutableArray<ImpactStep>> { [of.Node.Id] = [new ImpactStep(of.Node)] };
        return new Impact([.. Paths(paths, answer, deeper: 0)], answer.ReachedCount, answer.CutBy, []);
    }

    private static ReachQuery Query(
        ImmutableArray<NodeId> from, ImpactDirection direction, DependencyStrength strength, int maxDepth, int maxNodes)
    {
        var onEdge = strength == DependencyStrength.Hard
            ? Filter.Is(SolutionGraph.DependencyStrength, GraphValue.Of(nameof(DependencyStrength.Hard)))
            : null;
        var along = direction == ImpactDirection.Dependents ? Direction.Incoming : Direction.Outgoing;
        ImmutableArray<ReachStep> steps =
            [new(SolutionGraph.DependsOn, along, onEdge, SolutionGraph.Living), new(FlowGraph.FlowsOver, along, OnEdge: null, SolutionGraph.Living)];
        return new ReachQuery(from, steps, maxDepth, maxNodes, SolutionGraph.Code);
    }

    private static IEnumerable<Impacted> Paths(Dictionary<NodeId, ImmutableArray<ImpactStep>> paths, ReachAnswer answer, int deeper)
    {
        foreach (var reached in answer.Nodes)
        {
            var path = paths[reached.Parent].Add(new ImpactStep(reached.Node));
            paths[reached.Node.Id] = path;
            yield return new Impacted(new Solution(reached.Node), reached.Depth + deeper, path);
        }
    }

    /// <summary>The boards that answer for the solutions or use them now, by code.</summary>
    private static async ValueTask<ImmutableArray<Board>> BoardsAsync(RegistryReader read, ImmutableArray<SolutionId> solutions, CancellationToken cancellation)
    {
        var answering = await read.AnsweringBoardsAsync(solutions, cancellation);
        var users = await read.UsersAsync(solutions, cancellation);
        var adopting = (await read.BoardsAsync([.. users.SelectMany(list => list).Distinct()], cancellation)).OfType<Board>().ToList();
        var today = await read.TodaysBoardsAsync(adopting, cancellation);
        return
        [
            .. answering.OfType<Board>().Concat(adopting.Select(board => today[board.Id]))
                .DistinctBy(board => board.Id).OrderBy(board => board.Code, StringComparer.Ordinal),
        ];
    }

    private static async ValueTask<ImmutableArray<GraphNode>> FarAsync(
        RegistryReader read, ImmutableArray<NodeId> of, EdgeKind edge, Direction direction, CancellationToken cancellation)
    {
        if (of.IsEmpty) return [];
        var pages = await read.NeighboursAsync(new NeighbourQuery(of, edge, direction), cancellation);
        return [.. pages.SelectMany(page => page.Items).Select(item => item.Node)];
    }
}
