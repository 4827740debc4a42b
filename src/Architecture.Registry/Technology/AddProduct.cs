using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Text;

namespace Architecture.Registry.Technology;

public sealed record AddedProduct(ProductId Product);

/// <summary>Somebody puts a product on record, so that solutions can be said to be instances of it.</summary>
/// <remarks>Domain §1. Refused, in order: ROLE_NOT_ALLOWED, INPUT_INVALID, PRODUCT_NAME_TAKEN, EXTERNAL_ID_TAKEN.</remarks>
public sealed record AddProduct(
    string Name, string? SupplierName = null, string? Category = null, string? ExternalId = null, ImmutableArray<string> Aliases = default)
    : ICommand<AddProduct.Facts, AddedProduct>
{
    public sealed record Facts(Product? SameName, Product? SameExternalId);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) => new(
        await read.ProductByNameAsync(NamedText.Fold(Name), cancellation),
        ExternalId is null ? null : await read.ProductByExternalIdAsync(ExternalId, cancellation));

    public Outcome<AddedProduct> Decide(Facts facts, DecisionContext context)
    {
        if (!Writers.Any(context.Actor.Is)) return new RoleNotAllowedRefused(context.Actor.Id);
        if (NamedText.Fault(Name) is { } fault) return InputInvalidRefused.At("name", fault.Swedish, fault.English);
        if (facts.SameName is { } holder) return new ProductNameTakenRefused(holder.Name, holder.Id) { Path = ["name"] };
        if (facts.SameExternalId is not null) return new Capabilities.ExternalIdTakenRefused(ExternalId!) { Path = ["externalId"] };

        var id = context.NewId<ProductId>();
        var text = NamedText.Of(Name, Aliases.IsDefault ? [] : Aliases, SupplierName);
        var change = GraphChange.Add(
                TechnologyGraph.Product, id.Node,
                TechnologyGraph.ProductName.Is(text.Name),
                TechnologyGraph.ProductSortKey.Is(text.SortKey),
                TechnologyGraph.ProductFolded.Is(text.Folded),
                TechnologyGraph.ProductSearchTerms.Is(text.Terms),
                TechnologyGraph.ProductAliases.Is(Aliases),
                TechnologyGraph.ProductSupplier.Is(SupplierName),
                TechnologyGraph.ProductCategory.Is(Category),
                TechnologyGraph.ProductExternalId.Is(ExternalId),
                TechnologyGraph.ProductVersion.Is(1))
            .Writing(TechnologyReads.ProductNameKey(text.Folded));
        if (ExternalId is not null) change = change.Writing(TechnologyReads.ProductExternalIdKey(ExternalId));
        return Outcome.Commit(new AddedProduct(id), change);
    }

    private static readonly ImmutableArray<Role> Writers = [Role.Board, Role.Executive, Role.Governance, Role.Integration];
}
