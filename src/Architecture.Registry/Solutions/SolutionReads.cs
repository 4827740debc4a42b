using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Contracts;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Technology;
using Architecture.Registry.Text;
using Architecture.Registry.UserGroups;

namespace Architecture.Registry.Solutions;

/// <summary>A dependency with the solution at its far end.</summary>
public sealed record Dependency(GraphEdge Edge)
{
    public NodeId Id => Edge.Id;
    public SolutionId From => new(Edge.From);
    public SolutionId To => new(Edge.To);
    public DependencyKind Kind => Edge.Get(SolutionGraph.DependencyKind) ?? DependencyKind.Other;
    public DependencyStrength Strength => Edge.Get(SolutionGraph.DependencyStrength) ?? DependencyStrength.Hard;
    public long Version => Edge.Get(SolutionGraph.DependencyVersion) ?? 1;

    /// <summary>Day on which the platform's owner confirmed the use; null when it has not.</summary>
    public DateOnly? ConfirmedOn => Edge.Get(SolutionGraph.ConfirmedOn);

    /// <summary>It is what makes the gate see a solution built on a platform.</summary>
    public bool IsRunningOn => Kind == DependencyKind.RunsOn && Strength == DependencyStrength.Hard;
}

/// <summary>Reads of solutions.</summary>
public static class SolutionReads
{
    /// <summary>The name within a board, as names are compared.</summary>
    public static ConflictKey NameKey(BoardId board, string folded) => new($"name/{board.Node}/{folded}");

    public static async ValueTask<Solution?> SolutionAsync(this RegistryReader read, SolutionId id, CancellationToken cancellation) =>
        await read.NodeAsync(SolutionGraph.Solution, id.Node, cancellation) is { } node ? new Solution(node) : null;

    public static async ValueTask<IReadOnlyList<Solution?>> SolutionsAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var nodes = await read.NodesAsync(SolutionGraph.Solution, [.. ids.Select(id => id.Node)], cancellation);
        return [.. nodes.Select(node => node is null ? null : new Solution(node))];
    }

    public static async ValueTask<Solution?> SolutionByCodeAsync(this RegistryReader read, string code, CancellationToken cancellation)
    {
        var page = await read.FindAsync(
            NodeQuery.First(SolutionGraph.Solution, 1, Filter.Is(SolutionGraph.Code, GraphValue.Of(code))), [new ConflictKey($"solution-code/{code}")], cancellation);
        return page.Nodes is [var node, ..] ? new Solution(node) : null;
    }

    public static async ValueTask<IReadOnlyList<Dependency?>> DependenciesByIdAsync(
        this RegistryReader read, IReadOnlyList<NodeId> ids, CancellationToken cancellation)
    {
        var edges = await read.EdgesAsync(SolutionGraph.DependsOn, [.. ids], cancellation);
        return [.. edges.Select(edge => edge is null ? null : new Dependency(edge))];
    }

    /// <summary>For each solution the board on record as responsible; it may have been taken over since.</summary>
    public static async ValueTask<IReadOnlyList<Board?>> ResponsibleBoardsAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var query = new NeighbourQuery([.. ids.Select(id => id.Node)], SolutionGraph.ResponsibleBoard, Direction.Outgoing);
        var pages = await read.NeighboursAsync(query, cancellation);
        return [.. pages.Select(page => page.Items is [var item, ..] ? new Board(item.Node) : null)];
    }

    /// <summary>For each solution its claims, in the order of their functions' ids.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<Claim>>> ClaimsAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var query = new NeighbourQuery([.. ids.Select(id => id.Node)], SolutionGraph.Provides, Direction.Outgoing);
        var pages = await read.NeighboursAsync(query, cancellation);
        return [.. pages.Select(page => page.Items.Select(item => ClaimOf(item.Edge)).OrderBy(claim => claim.Capability).ToImmutableArray())];
    }

    /// <summary>For each solution its declared audience; boards in the order of their ids.</summary>
    public static async ValueTask<IReadOnlyList<Audience>> AudiencesAsync(
        this RegistryReader read, IReadOnlyList<Solution> solutions, CancellationToken cancellation)
    {
        var query = new NeighbourQuery([.. solutions.Select(one => one.Node.Id)], SolutionGraph.AudienceBoard, Direction.Outgoing);
        var pages = await read.NeighboursAsync(query, cancellation);
        var groups = await read.NeighboursAsync(query with { Edge = UserGroupGraph.AudienceGroup }, cancellation);
        return
        [
            .. solutions.Select((solution, index) => new Audience(
                solution.AudienceAll,
                solution.AudienceAll ? [] : [.. pages[index].Items.Select(item => new BoardId(item.Node.Id)).OrderBy(id => id.Node)],
                [.. groups[index].Items.Select(item => new UserGroupId(item.Node.Id)).Order()])),
        ];
    }

    /// <summary>For each solution the product that it is an instance of.</summary>
    public static async ValueTask<IReadOnlyList<Product?>> ProductOfAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var query = new NeighbourQuery([.. ids.Select(id => id.Node)], SolutionGraph.InstanceOf, Direction.Outgoing);
        var pages = await read.NeighboursAsync(query, cancellation);
        return [.. pages.Select(page => page.Items is [var item, ..] ? new Product(item.Node) : null)];
    }

    /// <summary>For each solution the supplier on record that its product names.</summary>
    public static async ValueTask<IReadOnlyList<Supplier?>> SuppliersOfAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var names = (await read.ProductOfAsync(ids, cancellation))
            .Select(product => product?.SupplierName is { } name ? NamedText.Fold(name) : null).ToImmutableArray();
        var suppliers = await read.SuppliersByNameAsync([.. names.OfType<string>().Distinct()], cancellation);
        return [.. names.Select(name => name is null ? null : suppliers.GetValueOrDefault(name))];
    }

    /// <summary>For each solution the releases that it uses now.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<TechnologyRelease>>> ReleasesUsedAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var query = new NeighbourQuery(
            [.. ids.Select(id => id.Node)], SolutionGraph.UsesRelease, Direction.Outgoing, Order: [new OrderBy(TechnologyGraph.ReleaseSortKey)]);
        var pages = await read.NeighboursAsync(query, cancellation);
        return [.. pages.Select(page => page.Items.Select(item => new TechnologyRelease(item.Node)).ToImmutableArray())];
    }

    /// <summary>For each solution the one that it replaces: by its designation, else as its board says. Incoming: the one that replaces it.</summary>
    public static async ValueTask<IReadOnlyList<Solution?>> PredecessorsAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, Direction direction, CancellationToken cancellation)
    {
        var query = new NeighbourQuery([.. ids.Select(id => id.Node)], SolutionGraph.Replaces, direction);
        var designated = await read.NeighboursAsync(query, cancellation);
        var stated = await read.NeighboursAsync(query with { Edge = SolutionGraph.TakesOverFrom }, cancellation);
        return [.. designated.Select((page, index) => Latest(page) ?? Latest(stated[index]))];

        static Solution? Latest(NeighbourPage page) => page.Items.OrderByDescending(item => item.Edge.Created.Sequence)
            .Select(item => new Solution(item.Node)).FirstOrDefault();
    }

    /// <summary>For each solution its dependencies in a direction.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<(Dependency Dependency, Solution Other)>>> DependenciesAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, Direction direction, CancellationToken cancellation)
    {
        var pages = await read.DependencyPagesAsync(ids, direction, DependencySelection.All, cancellation);
        return [.. pages.Select(page => page.Items.Select(item => (new Dependency(item.Edge), new Solution(item.Node))).ToImmutableArray())];
    }

    /// <summary>For each solution those of its dependencies in a direction that are wanted, by the other solution's name.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<Dependency>>> DependenciesAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, Direction direction, DependencySelection wanted, CancellationToken cancellation)
    {
        var pages = await read.DependencyPagesAsync(ids, direction, wanted, cancellation);
        return [.. pages.Select(page => page.Items.Select(item => new Dependency(item.Edge)).ToImmutableArray())];
    }

    private static ValueTask<ImmutableArray<NeighbourPage>> DependencyPagesAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, Direction direction, DependencySelection wanted, CancellationToken cancellation)
    {
        var query = new NeighbourQuery(
            [.. ids.Select(id => id.Node)], SolutionGraph.DependsOn, direction, wanted.Condition, Order: [new OrderBy(SolutionGraph.SortKey)],
            Page: wanted.First is { } first ? new PageRequest(first) : null);
        return read.NeighboursAsync(query, cancellation);
    }

    /// <summary>The living solution of a board that has the name; of the board and of those that it succeeded.</summary>
    public static async ValueTask<Solution?> HolderOfNameAsync(
        this RegistryReader read, IReadOnlyCollection<BoardId> boards, string folded, CancellationToken cancellation)
    {
        var living = Filter.All(
            Filter.Is(SolutionGraph.Folded, GraphValue.Of(folded)),
            SolutionGraph.Living,
            new RelatedFilter(
                SolutionGraph.ResponsibleBoard, Direction.Outgoing, Quantifier.Some, OnEdge: null,
                new IdFilter([.. boards.Select(board => board.Node)])));
        var page = await read.FindAsync(
            NodeQuery.First(SolutionGraph.Solution, 1, living), [.. boards.Select(board => NameKey(board, folded))], cancellation);
        return page.Nodes is [var node, ..] ? new Solution(node) : null;
    }

    internal static Claim ClaimOf(GraphEdge edge) => new(
        new CapabilityId(edge.To),
        edge.Get(SolutionGraph.ProvidesExtent) ?? Extent.Full,
        [.. edge.Get(SolutionGraph.ProvidesExcludes).Select(text => new CapabilityId(NodeId.Parse(text)))]);
}
