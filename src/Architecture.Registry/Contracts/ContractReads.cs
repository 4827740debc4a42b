using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Registry.Contracts;

/// <summary>Reads of suppliers and contracts.</summary>
public static class ContractReads
{
    public static ConflictKey SupplierNameKey(string folded) => new($"supplier-name/{folded}");

    public static async ValueTask<IReadOnlyList<Supplier?>> SuppliersAsync(
        this RegistryReader read, IReadOnlyList<SupplierId> ids, CancellationToken cancellation)
    {
        var nodes = await read.NodesAsync(ContractGraph.Supplier, [.. ids.Select(id => id.Node)], cancellation);
        return [.. nodes.Select(node => node is null ? null : new Supplier(node))];
    }

    public static async ValueTask<Supplier?> SupplierByNameAsync(this RegistryReader read, string folded, CancellationToken cancellation) =>
        (await read.SuppliersByNameAsync([folded], cancellation)).GetValueOrDefault(folded);

    /// <summary>Suppliers by their folded names; names that nobody has are left out.</summary>
    public static async ValueTask<IReadOnlyDictionary<string, Supplier>> SuppliersByNameAsync(
        this RegistryReader read, ImmutableArray<string> folded, CancellationToken cancellation)
    {
        if (folded.IsEmpty) return ImmutableDictionary<string, Supplier>.Empty;
        var named = Filter.Where(ContractGraph.SupplierFolded, Comparison.In, [.. folded.Select(GraphValue.Of)]);
        var page = await read.FindAsync(
            NodeQuery.First(ContractGraph.Supplier, folded.Length, named), [.. folded.Select(SupplierNameKey)], cancellation);
        return page.Nodes.ToImmutableDictionary(node => node.Get(ContractGraph.SupplierFolded)!, node => new Supplier(node));
    }

    public static async ValueTask<IReadOnlyList<Contract?>> ContractsAsync(
        this RegistryReader read, IReadOnlyList<ContractId> ids, CancellationToken cancellation)
    {
        var nodes = await read.NodesAsync(ContractGraph.Contract, [.. ids.Select(id => id.Node)], cancellation);
        return [.. nodes.Select(node => node is null ? null : new Contract(node))];
    }

    /// <summary>A contract and the board that holds it.</summary>
    public static async ValueTask<HeldContract?> HeldContractAsync(this RegistryReader read, ContractId id, CancellationToken cancellation)
    {
        if (await read.NodeAsync(ContractGraph.Contract, id.Node, cancellation) is not { } node) return null;
        var holders = await read.NeighboursAsync(new NeighbourQuery([id.Node], ContractGraph.HeldBy, Direction.Outgoing), cancellation);
        return new HeldContract(new Contract(node), new Board(holders[0].Items[0].Node));
    }

    /// <summary>For each solution its contracts as the rule of the effective end needs them.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<ContractFact>>> ContractFactsAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var query = new NeighbourQuery(
            [.. ids.Select(id => id.Node)], ContractGraph.For, Direction.Incoming, Order: [new OrderBy(ContractGraph.SortKey)]);
        var pages = await read.NeighboursAsync(query, cancellation);
        var contracts = pages.SelectMany(page => page.Items).Select(item => item.Node.Id).Distinct().ToImmutableArray();
        if (contracts.IsEmpty) return [.. pages.Select(_ => ImmutableArray<ContractFact>.Empty)];
        var frameworks = await FarEndsAsync(read, contracts, ContractGraph.CalledOffFrom, cancellation);
        var releases = await FarEndsAsync(read, contracts, ContractGraph.ExtendsSupportOf, cancellation);
        return
        [
            .. pages.Select(page => page.Items
                .Select(item => new Contract(item.Node).Fact(frameworks.GetValueOrDefault(item.Node.Id), releases.GetValueOrDefault(item.Node.Id)))
                .ToImmutableArray()),
        ];
    }

    /// <summary>For each solution its contracts with their suppliers, releases and products.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<EarlierContract>>> EarlierContractsAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var pages = await read.NeighboursAsync(
            new NeighbourQuery([.. ids.Select(id => id.Node)], ContractGraph.For, Direction.Incoming), cancellation);
        var contracts = pages.SelectMany(page => page.Items).Select(item => item.Node.Id).Distinct().ToImmutableArray();
        if (contracts.IsEmpty) return [.. pages.Select(_ => ImmutableArray<EarlierContract>.Empty)];
        var suppliers = await FarEndsAsync(read, contracts, ContractGraph.SuppliedBy, cancellation);
        var releases = await FarEndsAsync(read, contracts, ContractGraph.ExtendsSupportOf, cancellation);
        var products = await FarEndsAsync(read, contracts, ContractGraph.ForProduct, cancellation);
        return
        [
            .. pages.Select(page => page.Items.Select(item => new EarlierContract(
                new Contract(item.Node),
                new SupplierId(suppliers[item.Node.Id]!.Value),
                releases.GetValueOrDefault(item.Node.Id) is { } release ? new TechnologyReleaseId(release) : null,
                products.GetValueOrDefault(item.Node.Id) is { } product ? new ProductId(product) : null)).ToImmutableArray()),
        ];
    }

    /// <summary>For each contract on extended support the release that it is for.</summary>
    public static async ValueTask<IReadOnlyList<TechnologyRelease?>> ExtendedReleasesAsync(
        this RegistryReader read, IReadOnlyList<ContractId> ids, CancellationToken cancellation)
    {
        var query = new NeighbourQuery([.. ids.Select(id => id.Node)], ContractGraph.ExtendsSupportOf, Direction.Outgoing);
        var pages = await read.NeighboursAsync(query, cancellation);
        return [.. pages.Select(page => page.Items is [var item, ..] ? new TechnologyRelease(item.Node) : null)];
    }

    private static async ValueTask<Dictionary<NodeId, NodeId?>> FarEndsAsync(
        RegistryReader read, ImmutableArray<NodeId> contracts, EdgeKind edge, CancellationToken cancellation)
    {
        var pages = await read.NeighboursAsync(new NeighbourQuery(contracts, edge, Direction.Outgoing), cancellation);
        return pages.SelectMany(page => page.Items).ToDictionary(item => item.Edge.From, item => (NodeId?)item.Node.Id);
    }
}

/// <summary>A contract and the board that holds it.</summary>
public sealed record HeldContract(Contract Contract, Board Holder);
