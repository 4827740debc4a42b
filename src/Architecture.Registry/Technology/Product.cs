using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Registry.Technology;

public readonly record struct ProductId(NodeId Node) : IRecordId<ProductId>
{
    public static NodeKind Kind => TechnologyGraph.Product;
    public static ProductId From(NodeId node) => new(node);
}

/// <summary>What a solution is an instance of, or what a technology release is a release of.</summary>
public sealed record Product(GraphNode Node)
{
    public ProductId Id => new(Node.Id);
    public string Name => Node.Get(TechnologyGraph.ProductName)!;
    public string? ExternalId => Node.Get(TechnologyGraph.ProductExternalId);
    public ImmutableArray<string> Aliases => Node.Get(TechnologyGraph.ProductAliases);
    public string? SupplierName => Node.Get(TechnologyGraph.ProductSupplier);
    public string? Category => Node.Get(TechnologyGraph.ProductCategory);
    public long Version => Node.Get(TechnologyGraph.ProductVersion) ?? 1;
}

public readonly record struct TechnologyReleaseId(NodeId Node) : IRecordId<TechnologyReleaseId>
{
    public static NodeKind Kind => TechnologyGraph.Release;
    public static TechnologyReleaseId From(NodeId node) => new(node);
}

/// <summary>A product's release cycle with the vendor's dates. Dates decide; a source's flags are kept only where there is no date.</summary>
public sealed record TechnologyRelease(GraphNode Node)
{
    public TechnologyReleaseId Id => new(Node.Id);

    /// <summary>The cycle as the source names it.</summary>
    public string Name => Node.Get(TechnologyGraph.ReleaseName)!;
    public string? Label => Node.Get(TechnologyGraph.ReleaseLabel);

    /// <summary>Product and release in one text.</summary>
    public string Title => Node.Get(TechnologyGraph.ReleaseTitle)!;
    public DateOnly? ReleaseDate => Node.Get(TechnologyGraph.ReleasedOn);
    public DateOnly? ActiveSupportEnds => Node.Get(TechnologyGraph.ActiveSupportEnds);
    public DateOnly? SupportEnds => Node.Get(TechnologyGraph.SupportEnds);
    public DateOnly? ExtendedSupportEnds => Node.Get(TechnologyGraph.ExtendedSupportEnds);
    public bool EndedWithoutDate => Node.Get(TechnologyGraph.EndedWithoutDate) ?? false;
    public bool? Maintained => Node.Get(TechnologyGraph.Maintained);
    public long Version => Node.Get(TechnologyGraph.ReleaseVersion) ?? 1;
}
