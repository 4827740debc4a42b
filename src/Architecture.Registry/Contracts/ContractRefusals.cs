namespace Architecture.Registry.Contracts;

/// <summary>There is no such supplier.</summary>
public sealed record SupplierUnknownRefused(SupplierId Supplier) : Refusal
{
    public override string Code => "SUPPLIER_UNKNOWN";
    public override Message Message => new("Leverantören finns inte i registret.", "The supplier is not in the registry.");
}

/// <summary>A supplier of that name is on record.</summary>
public sealed record SupplierNameTakenRefused(string Name, SupplierId Holder) : Refusal
{
    public override string Code => "SUPPLIER_NAME_TAKEN";
    public override Message Message => new(
        $"Leverantören ”{Name}” finns redan. Använd den i stället för att lägga in en till.",
        $"The supplier “{Name}” is already on record. Use it instead of adding another.");
}

/// <summary>There is no such contract.</summary>
public sealed record ContractUnknownRefused(ContractId Contract) : Refusal
{
    public override string Code => "CONTRACT_UNKNOWN";
    public override Message Message => new("Avtalet finns inte i registret.", "The contract is not in the registry.");
}

/// <summary>The contract is terminated: nothing more can be done under it.</summary>
public sealed record ContractTerminatedRefused(string Title, DateOnly TerminatedOn) : Refusal
{
    public override string Code => "CONTRACT_TERMINATED";
    public override Message Message => new(
        $"Avtalet {Title} är redan uppsagt ({TerminatedOn:yyyy-MM-dd}). Registrera ett nytt avtal om ni har ett.",
        $"The contract {Title} has already been terminated ({TerminatedOn:yyyy-MM-dd}). Record a new contract if you have one.");
}

/// <summary>The contract has no such option left to exercise.</summary>
public sealed record OptionUnknownRefused(string Title) : Refusal
{
    public override string Code => "OPTION_UNKNOWN";
    public override Message Message => new(
        $"Avtalet {Title} har ingen sådan option kvar att utnyttja.",
        $"The contract {Title} has no such option left to exercise.");
}
