using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;

namespace Architecture.Registry.Contracts;

public sealed record RecordedInsolvency(SupplierId Supplier);

/// <summary>Somebody records that a supplier is insolvent: every solution with that supplier has to be looked at.</summary>
/// <remarks>
/// Domain §6 row 20: the state of those solutions follows their dates all the same. Refused, in order: ROLE_NOT_ALLOWED, SUPPLIER_UNKNOWN,
/// STALE_VERSION, INPUT_INVALID.
/// </remarks>
/// <param name="Supplier">The supplier.</param>
/// <param name="Version">The version that the caller saw.</param>
/// <param name="Date">The day on which it became insolvent.</param>
/// <param name="Note">What is known of it.</param>
public sealed record RecordInsolvency(SupplierId Supplier, long Version, DateOnly Date, string? Note) : ICommand<RecordInsolvency.Facts, RecordedInsolvency>
{
    public sealed record Facts(Supplier? Supplier);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) =>
        new((await read.SuppliersAsync([Supplier], cancellation))[0]);

    public Outcome<RecordedInsolvency> Decide(Facts facts, DecisionContext context)
    {
        if (!Writers.Any(context.Actor.Is)) return new RoleNotAllowedRefused(context.Actor.Id);
        if (facts.Supplier is not { } supplier) return new SupplierUnknownRefused(Supplier) { Path = ["supplier"] };
        if (supplier.Version != Version) return new StaleVersionRefused(Version, supplier.Version) { Path = ["version"] };
        if (Date > context.Today) return InputInvalidRefused.At("date", "Datumet ligger i framtiden. Registrera detta när det har hänt.", "The date lies in the future. Record this once it has happened.");

        return Outcome.Commit(new RecordedInsolvency(Supplier), GraphChange.Change(
            ContractGraph.Supplier, Supplier.Node,
            ContractGraph.InsolventOn.Is(Date),
            ContractGraph.InsolvencyNote.Is(string.IsNullOrWhiteSpace(Note) ? null : Note.Trim()),
            ContractGraph.SupplierVersion.Is(Version + 1)));
    }

    private static readonly ImmutableArray<Role> Writers = [Role.Board, Role.Executive, Role.Governance, Role.Integration];
}
