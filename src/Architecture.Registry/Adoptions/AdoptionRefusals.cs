namespace Architecture.Registry.Adoptions;

/// <summary>There is no such adoption.</summary>
public sealed record AdoptionUnknownRefused : Refusal
{
    public override string Code => "ADOPTION_UNKNOWN";
    public override Message Message => new("Anslutningen finns inte i registret.", "The adoption is not in the registry.");
}

/// <summary>The board uses the solution already.</summary>
public sealed record AdoptionExistsRefused(string BoardName, string SolutionCode) : Refusal
{
    public override string Code => "ADOPTION_EXISTS";
    public override Message Message => new(
        $"{BoardName} är redan ansluten till {SolutionCode}.",
        $"{BoardName} already uses {SolutionCode}.");
}
