using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Registry.Technology;

/// <summary>How products and their releases lie in the graph.</summary>
public static class TechnologyGraph
{
    public static readonly NodeKind Product = new("Product");
    public static readonly Property<string?> ProductName = Product.Text("name");

    /// <summary>Name in the source of vendor dates (endoflife.date), e.g. <c>windows-server</c>.</summary>
    public static readonly Property<string?> ProductExternalId = Product.Text("externalId").Indexed();
    public static readonly Property<ImmutableArray<string>> ProductAliases = Product.TextList("aliases");
    public static readonly Property<string?> ProductSupplier = Product.Text("supplierName");
    public static readonly Property<string?> ProductCategory = Product.Text("category");
    public static readonly Property<string?> ProductSortKey = Product.Text("sortKey").Indexed();
    public static readonly Property<string?> ProductFolded = Product.Text("folded").Indexed();
    public static readonly Property<ImmutableArray<string>> ProductSearchTerms = Product.TextList("searchTerms");
    public static readonly Property<long?> ProductVersion = Product.Integer("version");

    public static readonly NodeKind Release = new("TechnologyRelease");

    /// <summary>The release cycle as the source names it, e.g. <c>2016</c> or <c>15.0</c>.</summary>
    public static readonly Property<string?> ReleaseName = Release.Text("name");
    public static readonly Property<string?> ReleaseLabel = Release.Text("label");

    /// <summary>Product and release in one text, for orders and lists: <c>Microsoft Windows Server 2016</c>.</summary>
    public static readonly Property<string?> ReleaseTitle = Release.Text("title");
    public static readonly Property<string?> ReleaseSortKey = Release.Text("sortKey").Indexed();
    public static readonly Property<string?> ReleaseFolded = Release.Text("folded").Indexed();
    public static readonly Property<ImmutableArray<string>> ReleaseSearchTerms = Release.TextList("searchTerms");
    public static readonly Property<DateOnly?> ReleasedOn = Release.Date("releaseDate");

    /// <summary>End of active support.</summary>
    public static readonly Property<DateOnly?> ActiveSupportEnds = Release.Date("eoasFrom");

    /// <summary>End of vendor support: the date that decides.</summary>
    public static readonly Property<DateOnly?> SupportEnds = Release.Date("eolFrom").Indexed();

    /// <summary>End of extended support; counts only with a contract for it.</summary>
    public static readonly Property<DateOnly?> ExtendedSupportEnds = Release.Date("eoesFrom");

    /// <summary>The source says that support has ended but not when: OVERDUE without a date.</summary>
    public static readonly Property<bool?> EndedWithoutDate = Release.Boolean("endedWithoutDate");

    /// <summary>The source's own word on whether the release is maintained; null where it says nothing.</summary>
    public static readonly Property<bool?> Maintained = Release.Boolean("maintained");
    public static readonly Property<long?> ReleaseVersion = Release.Integer("version");

    /// <summary>From a release to its product.</summary>
    public static readonly EdgeKind ReleaseOf = new("RELEASE_OF", Release, Product);

    static TechnologyGraph()
    {
        Product.SearchedBy(ProductFolded, ProductSearchTerms, ProductName);
        Release.SearchedBy(ReleaseFolded, ReleaseSearchTerms, ReleaseTitle);
    }
}
