using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Text;

namespace Architecture.Registry.Technology;

public sealed record RecordedRelease(TechnologyReleaseId Release, bool IsNew, bool IsChanged);

/// <summary>The vendor's dates of a release, as a source states them.</summary>
/// <param name="Name">The cycle's name in the source; unique within its product.</param>
/// <param name="Label">How the source writes it for people.</param>
/// <param name="Released">Day of release.</param>
/// <param name="ActiveSupportEnds">eoasFrom.</param>
/// <param name="SupportEnds">eolFrom.</param>
/// <param name="ExtendedSupportEnds">eoesFrom.</param>
/// <param name="EndedWithoutDate">Support has ended, and the source does not say when.</param>
/// <param name="Maintained">The source's own word.</param>
public sealed record ReleaseDates(
    string Name, string? Label, DateOnly? Released, DateOnly? ActiveSupportEnds, DateOnly? SupportEnds, DateOnly? ExtendedSupportEnds, bool EndedWithoutDate, bool? Maintained);

/// <summary>A release of a product is put on record, or its dates are brought up to date.</summary>
/// <remarks>Domain §6.2. Refused, in order: ROLE_NOT_ALLOWED, PRODUCT_UNKNOWN, INPUT_INVALID. Unchanged facts write nothing.</remarks>
public sealed record RecordTechnologyRelease(ProductId Product, ReleaseDates Dates) : ICommand<RecordTechnologyRelease.Facts, RecordedRelease>
{
    public sealed record Facts(Product? Product, TechnologyRelease? Existing);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var product = (await read.ProductsAsync([Product], cancellation))[0];
        if (product is null) return new Facts(null, null);
        var releases = (await read.ReleasesOfAsync([Product], cancellation))[0];
        return new Facts(product, releases.FirstOrDefault(release => release.Name == Dates.Name));
    }

    public Outcome<RecordedRelease> Decide(Facts facts, DecisionContext context)
    {
        if (!Writers.Any(context.Actor.Is)) return new RoleNotAllowedRefused(context.Actor.Id);
        if (facts.Product is not { } product) return new ProductUnknownRefused(Product) { Path = ["product"] };
        if (NamedText.Fault(Dates.Name) is { } fault) return InputInvalidRefused.At("name", fault.Swedish, fault.English);
        if (Dates is { Maintained: true, EndedWithoutDate: true })
            return InputInvalidRefused.At("maintained", "Stödet har antingen upphört eller pågår, inte båda.", "Support has either ended or goes on, not both.");

        var values = Values(product);
        if (facts.Existing is not { } existing)
        {
            var id = context.NewId<TechnologyReleaseId>();
            var adding = GraphChange.Add(TechnologyGraph.Release, id.Node, [.. values, TechnologyGraph.ReleaseVersion.Is(1)])
                .And(GraphChange.Connect(TechnologyGraph.ReleaseOf, context.NewNodeId(), id.Node, product.Node.Id));
            return Outcome.Commit(new RecordedRelease(id, IsNew: true, IsChanged: true), adding);
        }
        var changed = values.Where(value => existing.Node[value.Property] != value.Value).ToArray();
        var change = changed.Length == 0
            ? GraphChange.None
            : GraphChange.Change(TechnologyGraph.Release, existing.Node.Id, [.. changed, TechnologyGraph.ReleaseVersion.Is(existing.Version + 1)]);
        return Outcome.Commit(new RecordedRelease(existing.Id, IsNew: false, IsChanged: changed.Length > 0), change);
    }

    private ImmutableArray<PropertyValue> Values(Product product)
    {
        var title = NamedText.Of($"{product.Name} {Shown(product.Name)}", product.Aliases, product.SupplierName);
        return
        [
            TechnologyGraph.ReleaseName.Is(Dates.Name),
            TechnologyGraph.ReleaseLabel.Is(Dates.Label),
            TechnologyGraph.ReleaseTitle.Is(title.Name),
            TechnologyGraph.ReleaseSortKey.Is(title.SortKey),
            TechnologyGraph.ReleaseFolded.Is(title.Folded),
            TechnologyGraph.ReleaseSearchTerms.Is(title.Terms),
            TechnologyGraph.ReleasedOn.Is(Dates.Released),
            TechnologyGraph.ActiveSupportEnds.Is(Dates.ActiveSupportEnds),
            TechnologyGraph.SupportEnds.Is(Dates.SupportEnds),
            TechnologyGraph.ExtendedSupportEnds.Is(Dates.ExtendedSupportEnds),
            TechnologyGraph.EndedWithoutDate.Is(Dates.EndedWithoutDate ? true : null),
            TechnologyGraph.Maintained.Is(Dates.Maintained),
        ];
    }

    /// <summary>The label, without a beginning that only repeats the end of the product's name: <c>Windows Server 2012 R2</c> is <c>2012 R2</c>.</summary>
    private string Shown(string product)
    {
        if (string.IsNullOrWhiteSpace(Dates.Label) || Dates.Label.Length > MaximumLabel) return Dates.Name;
        for (var start = 0; start >= 0 && start < product.Length; start = product.IndexOf(' ', start) + 1)
        {
            var repeated = product[start..] + " ";
            if (Dates.Label.StartsWith(repeated, StringComparison.OrdinalIgnoreCase)) return Dates.Label[repeated.Length..];
            if (product.IndexOf(' ', start) < 0) break;
        }
        return Dates.Label;
    }

    private const int MaximumLabel = 60;
    private static readonly ImmutableArray<Role> Writers = [Role.Executive, Role.Governance, Role.Integration];
}
