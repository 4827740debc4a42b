using Architecture.Api.Building;
using Architecture.Graph;
using Architecture.GraphQL.Bindings;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Api.Technology;

/// <summary>Where the fields of products and releases come from.</summary>
internal static class TechnologyFields
{
    public static readonly FilterBinding ProductFilter = new FilterBinding("ProductFilter")
        .Property("name", TechnologyGraph.ProductName)
        .Property("externalId", TechnologyGraph.ProductExternalId)
        .Property("supplierName", TechnologyGraph.ProductSupplier)
        .Property("category", TechnologyGraph.ProductCategory);

    public static readonly FilterBinding ReleaseFilter = new FilterBinding("TechnologyReleaseFilter")
        .Property("name", TechnologyGraph.ReleaseName)
        .Property("title", TechnologyGraph.ReleaseTitle)
        .Property("releaseDate", TechnologyGraph.ReleasedOn)
        .Property("activeSupportEnds", TechnologyGraph.ActiveSupportEnds)
        .Property("supportEnds", TechnologyGraph.SupportEnds)
        .Property("extendedSupportEnds", TechnologyGraph.ExtendedSupportEnds)
        .Relation("product", TechnologyGraph.ReleaseOf, Direction.Outgoing, () => ProductFilter);

    public static readonly RecordList<Product> Products = new(
        TechnologyGraph.Product, node => new Product(node), ProductFilter, TechnologyGraph.ProductSortKey,
        new Dictionary<string, PropertyDefinition> { ["name"] = TechnologyGraph.ProductSortKey });

    public static readonly RecordList<TechnologyRelease> Releases = new(
        TechnologyGraph.Release, node => new TechnologyRelease(node), ReleaseFilter, TechnologyGraph.ReleaseSortKey,
        new Dictionary<string, PropertyDefinition>
        {
            ["title"] = TechnologyGraph.ReleaseSortKey,
            ["supportEnds"] = TechnologyGraph.SupportEnds,
        });

    private static readonly IReadOnlyDictionary<string, PropertyDefinition> ProductFacets = new Dictionary<string, PropertyDefinition>
    {
        ["CATEGORY"] = TechnologyGraph.ProductCategory,
        ["SUPPLIER"] = TechnologyGraph.ProductSupplier,
    };

    public static void Bind(SchemaBuilder builder)
    {
        builder.Connection<Product>("Product", ProductFacets);
        builder.Connection<TechnologyRelease>("TechnologyRelease");
        builder.Object<Product>("Product")
            .Record(product => product.Node, product => product.Version)
            .Field("name", product => product.Name)
            .Field("externalId", product => product.ExternalId)
            .Field("aliases", product => product.Aliases)
            .Field("supplierName", product => product.SupplierName)
            .Field("category", product => product.Category)
            .LoadMany("releases", product => product.Id, TechnologyReads.ReleasesOfAsync);
        builder.Object<TechnologyRelease>("TechnologyRelease")
            .Record(release => release.Node, release => release.Version)
            .Field("name", release => release.Name)
            .Field("label", release => release.Label)
            .Field("title", release => release.Title)
            .Neighbour("product", release => release.Node.Id, TechnologyGraph.ReleaseOf, Direction.Outgoing, node => new Product(node))
            .Field("releaseDate", release => release.ReleaseDate)
            .Field("activeSupportEnds", release => release.ActiveSupportEnds)
            .Field("supportEnds", release => release.SupportEnds)
            .Field("extendedSupportEnds", release => release.ExtendedSupportEnds)
            .Field("endedWithoutDate", release => release.EndedWithoutDate)
            .Field("maintained", release => release.Maintained)
            .Related("usedBy", release => release.Node.Id, SolutionGraph.UsesRelease, Direction.Incoming, SolutionGraph.Code, node => new Solution(node));
    }

    public static void BindQuery(ObjectBinding<Root> query) => query
        .Resolve("products", (_, context, cancellation) => Products.PageAsync(context, cancellation))
        .Resolve("technologyReleases", (_, context, cancellation) => Releases.PageAsync(context, cancellation))
        .Resolve("technologyRelease", (_, context, cancellation) => context.Reader().ReleaseByNameAsync(
            context.Arguments.Text("product"), context.Arguments.Text("release"), cancellation));
}
