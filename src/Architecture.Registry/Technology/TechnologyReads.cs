using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Text;

namespace Architecture.Registry.Technology;

/// <summary>Reads of products and releases.</summary>
public static class TechnologyReads
{
    /// <summary>More products than one supplier has.</summary>
    private const int MostOfASupplier = 10_000;

    public static ConflictKey ProductNameKey(string folded) => new($"product-name/{folded}");

    public static ConflictKey ProductExternalIdKey(string externalId) => new($"product-external/{externalId}");

    public static async ValueTask<IReadOnlyList<Product?>> ProductsAsync(
        this RegistryReader read, IReadOnlyList<ProductId> ids, CancellationToken cancellation)
    {
        var nodes = await read.NodesAsync(TechnologyGraph.Product, [.. ids.Select(id => id.Node)], cancellation);
        return [.. nodes.Select(node => node is null ? null : new Product(node))];
    }

    public static async ValueTask<IReadOnlyList<TechnologyRelease?>> ReleasesAsync(
        this RegistryReader read, IReadOnlyList<TechnologyReleaseId> ids, CancellationToken cancellation)
    {
        var nodes = await read.NodesAsync(TechnologyGraph.Release, [.. ids.Select(id => id.Node)], cancellation);
        return [.. nodes.Select(node => node is null ? null : new TechnologyRelease(node))];
    }

    public static async ValueTask<Product?> ProductByNameAsync(this RegistryReader read, string folded, CancellationToken cancellation)
    {
        var query = NodeQuery.First(TechnologyGraph.Product, 1, Filter.Is(TechnologyGraph.ProductFolded, GraphValue.Of(folded)));
        var page = await read.FindAsync(query, [ProductNameKey(folded)], cancellation);
        return page.Nodes is [var node, ..] ? new Product(node) : null;
    }

    public static async ValueTask<Product?> ProductByExternalIdAsync(
        this RegistryReader read, string externalId, CancellationToken cancellation)
    {
        var query = NodeQuery.First(TechnologyGraph.Product, 1, Filter.Is(TechnologyGraph.ProductExternalId, GraphValue.Of(externalId)));
        var page = await read.FindAsync(query, [ProductExternalIdKey(externalId)], cancellation);
        return page.Nodes is [var node, ..] ? new Product(node) : null;
    }

    /// <summary>The products of a supplier: a product names its supplier, which is then the supplier of that name (as names are compared).</summary>
    /// <remarks>Not for a load: no key stands for it.</remarks>
    internal static async ValueTask<ImmutableArray<NodeId>> ProductsOfSupplierAsync(this RegistryReader read, string supplier, CancellationToken cancellation)
    {
        var named = Filter.Where(TechnologyGraph.ProductSupplier, Comparison.Contains, GraphValue.Of(supplier));
        var page = await read.FindAsync(NodeQuery.First(TechnologyGraph.Product, MostOfASupplier, named), [], cancellation);
        return [.. page.Nodes.Where(node => NamedText.Fold(node.Get(TechnologyGraph.ProductSupplier)!) == NamedText.Fold(supplier)).Select(node => node.Id)];
    }

    /// <summary>For each product its releases, in order of title.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<TechnologyRelease>>> ReleasesOfAsync(
        this RegistryReader read, IReadOnlyList<ProductId> ids, CancellationToken cancellation)
    {
        var query = new NeighbourQuery(
            [.. ids.Select(id => id.Node)], TechnologyGraph.ReleaseOf, Direction.Incoming, Order: [new OrderBy(TechnologyGraph.ReleaseSortKey)]);
        var pages = await read.NeighboursAsync(query, cancellation);
        return [.. pages.Select(page => page.Items.Select(item => new TechnologyRelease(item.Node)).ToImmutableArray())];
    }

    /// <summary>A release as people name it: product by external id, name or alias; release by its name in the source or its label.</summary>
    public static async ValueTask<TechnologyRelease?> ReleaseByNameAsync(
        this RegistryReader read, string product, string release, CancellationToken cancellation)
    {
        var found = await read.ProductByExternalIdAsync(product, cancellation)
            ?? await read.ProductByNameAsync(NamedText.Fold(product), cancellation)
            ?? await read.ProductByAliasAsync(product, cancellation);
        if (found is null) return null;
        var wanted = NamedText.Fold(release);
        var releases = (await read.ReleasesOfAsync([found.Id], cancellation))[0];
        return releases.FirstOrDefault(one => NamedText.Fold(one.Name) == wanted)
            ?? releases.FirstOrDefault(one => one.Label is { } label && NamedText.Fold(label) == wanted)
            ?? releases.FirstOrDefault(one => NamedText.Fold(one.Title) == wanted)
            ?? releases.FirstOrDefault(one => one.Label is { } label && NamedText.Fold(WithoutAsides(label)) == wanted);
    }

    /// <summary>A label without its codename and remarks: <c>2019 'Seattle' (LTS)</c> is asked for as <c>2019</c>.</summary>
    private static string WithoutAsides(string label)
    {
        var end = label.IndexOfAny(['\'', '(', '"', '’']);
        return end < 0 ? label : label[..end];
    }

    private static async ValueTask<Product?> ProductByAliasAsync(this RegistryReader read, string alias, CancellationToken cancellation)
    {
        var query = NodeQuery.First(
            TechnologyGraph.Product, 1, Filter.Where(TechnologyGraph.ProductAliases, Comparison.Contains, GraphValue.Of(alias)));
        var page = await read.FindAsync(query, [new ConflictKey($"product-alias/{alias}")], cancellation);
        return page.Nodes is [var node, ..] ? new Product(node) : null;
    }
}
