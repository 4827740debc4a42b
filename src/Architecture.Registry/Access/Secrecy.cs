using System.Collections.Immutable;

namespace Architecture.Registry.Access;

/// <summary>What is kept from readers who have no part in it, and why (domain §3.8, §9). A board always sees what it answers for itself.</summary>
/// <param name="Reason">Told in the place of what is not shown.</param>
/// <param name="SeenBy">Roles that see it whichever board's it is.</param>
public sealed record Secrecy(Message Reason, ImmutableArray<Role> SeenBy)
{
    /// <summary>Levels, reasons and approvals: they tell where the city is easiest to harm.</summary>
    public static readonly Secrecy SecurityClassification = new(
        new(
            "Säkerhetsklassning visas för den nämnd som svarar för posten, arkitekter, stadsledningskontoret, kommunstyrelsen och revisionen (OSL 18 kap. 8 §).",
            "Security classification is shown to the board that answers for the record, architects, the executive board, its office and auditors (OSL 18:8)."),
        [Role.Architect, Role.Governance, Role.Executive, Role.Auditor]);

    /// <summary>Who is to deliver what at which price, until the contract is in force.</summary>
    public static readonly Secrecy ProcurementData = new(
        new(
            "Leverantör, produkt och kostnad visas för andra än avtalets nämnd, stadsledningskontoret, kommunstyrelsen och revisionen först när avtalet gäller (OSL 19 kap. 3 §).",
            "Supplier, product and cost are shown to others than the contract's board, the executive board, its office and auditors only once it is in force (OSL 19:3)."),
        [Role.Governance, Role.Executive, Role.Auditor]);

    public bool IsSeenByRole(Actor actor)
    {
        foreach (var role in SeenBy)
            if (actor.Is(role)) return true;
        return false;
    }
}
