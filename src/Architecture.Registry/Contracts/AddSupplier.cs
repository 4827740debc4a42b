using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Text;

namespace Architecture.Registry.Contracts;

public sealed record AddedSupplier(SupplierId Supplier);

/// <summary>Somebody puts a supplier on record, so that contracts can name it.</summary>
/// <remarks>Domain §1. Refused, in order: ROLE_NOT_ALLOWED, INPUT_INVALID, SUPPLIER_NAME_TAKEN.</remarks>
public sealed record AddSupplier(string Name) : ICommand<AddSupplier.Facts, AddedSupplier>
{
    public sealed record Facts(Supplier? SameName);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) =>
        new(await read.SupplierByNameAsync(NamedText.Fold(Name), cancellation));

    public Outcome<AddedSupplier> Decide(Facts facts, DecisionContext context)
    {
        if (!Writers.Any(context.Actor.Is)) return new RoleNotAllowedRefused(context.Actor.Id);
        if (NamedText.Fault(Name) is { } fault) return InputInvalidRefused.At("name", fault.Swedish, fault.English);
        if (facts.SameName is { } holder) return new SupplierNameTakenRefused(holder.Name, holder.Id) { Path = ["name"] };

        var id = context.NewId<SupplierId>();
        var text = NamedText.Of(Name, [], description: null);
        var change = GraphChange.Add(
                ContractGraph.Supplier, id.Node,
                ContractGraph.SupplierName.Is(text.Name),
                ContractGraph.SupplierSortKey.Is(text.SortKey),
                ContractGraph.SupplierFolded.Is(text.Folded),
                ContractGraph.SupplierVersion.Is(1))
            .Writing(ContractReads.SupplierNameKey(text.Folded));
        return Outcome.Commit(new AddedSupplier(id), change);
    }

    private static readonly ImmutableArray<Role> Writers = [Role.Board, Role.Executive, Role.Governance, Role.Integration];
}
