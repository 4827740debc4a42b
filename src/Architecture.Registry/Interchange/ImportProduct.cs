using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Technology;
using Architecture.Registry.Text;

namespace Architecture.Registry.Interchange;

/// <summary>A product of the feed: it is added, brought up to date, or left as it is.</summary>
/// <remarks>
/// A product of the same name that somebody put on record by hand is the same product and gets the source's id. Refused: as
/// <see cref="AddProduct"/> refuses; another product of that name with another id is PRODUCT_NAME_TAKEN.
/// </remarks>
internal sealed record ImportProduct(string ExternalId, string Name, string? Category, ImmutableArray<string> Aliases)
    : ICommand<ImportProduct.Facts, ImportedRow>
{
    public sealed record Facts(Product? SameExternalId, Product? SameName);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) => new(
        await read.ProductByExternalIdAsync(ExternalId, cancellation),
        await read.ProductByNameAsync(NamedText.Fold(Name), cancellation));

    public Outcome<ImportedRow> Decide(Facts facts, DecisionContext context)
    {
        var namesake = facts.SameName;
        var existing = facts.SameExternalId ?? (namesake is { ExternalId: null } ? namesake : null);
        var others = new AddProduct.Facts(namesake?.Id == existing?.Id ? null : namesake, SameExternalId: null);
        var adding = new AddProduct(Name, existing?.SupplierName, Category, ExternalId, Aliases).Decide(others, context);
        return adding switch
        {
            RefusedOutcome<AddedProduct> no => no.Refusal,
            CommitOutcome<AddedProduct> yes when existing is null => Outcome.Commit(ImportedRow.Added, yes.Change),
            _ => Update(existing!),
        };
    }

    private Outcome<ImportedRow> Update(Product existing)
    {
        var text = NamedText.Of(Name, Aliases, existing.SupplierName);
        var differences = new Differences(existing.Node)
            .Field(TechnologyGraph.ProductName, text.Name)
            .Field(TechnologyGraph.ProductExternalId, ExternalId)
            .Field(TechnologyGraph.ProductCategory, Category)
            .Field(TechnologyGraph.ProductAliases, Aliases);
        if (differences.IsEmpty) return Outcome.Commit(ImportedRow.Unchanged, GraphChange.None);
        differences
            .Derived(TechnologyGraph.ProductSortKey, text.SortKey)
            .Derived(TechnologyGraph.ProductFolded, text.Folded)
            .Derived(TechnologyGraph.ProductSearchTerms, text.Terms)
            .Derived(TechnologyGraph.ProductVersion, existing.Version + 1);
        var change = GraphChange.Change(TechnologyGraph.Product, existing.Node.Id, differences.Values).Writing(
            TechnologyReads.ProductNameKey(NamedText.Fold(existing.Name)),
            TechnologyReads.ProductNameKey(text.Folded),
            TechnologyReads.ProductExternalIdKey(ExternalId));
        return Outcome.Commit(ImportedRow.Changed(differences.Changes), change);
    }
}
