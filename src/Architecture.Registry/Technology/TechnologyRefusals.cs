namespace Architecture.Registry.Technology;

/// <summary>There is no such product.</summary>
public sealed record ProductUnknownRefused(ProductId Product) : Refusal
{
    public override string Code => "PRODUCT_UNKNOWN";
    public override Message Message => new("Produkten finns inte i registret.", "The product is not in the registry.");
}

/// <summary>There is no such release.</summary>
public sealed record ReleaseUnknownRefused(TechnologyReleaseId Release) : Refusal
{
    public override string Code => "RELEASE_UNKNOWN";
    public override Message Message => new("Teknikversionen finns inte i registret.", "The technology release is not in the registry.");
}

/// <summary>A product of that name is on record.</summary>
public sealed record ProductNameTakenRefused(string Name, ProductId Holder) : Refusal
{
    public override string Code => "PRODUCT_NAME_TAKEN";
    public override Message Message => new(
        $"Produkten ”{Name}” finns redan. Använd den i stället för att lägga in en till.",
        $"The product “{Name}” is already on record. Use it instead of adding another.");
}

/// <summary>The solution is recorded as using that release already.</summary>
public sealed record AlreadyUsedRefused(string Title) : Refusal
{
    public override string Code => "TECHNOLOGY_USE_EXISTS";
    public override Message Message => new(
        $"Det är redan registrerat att lösningen använder {Title}.",
        $"It is already on record that the solution uses {Title}.");
}
