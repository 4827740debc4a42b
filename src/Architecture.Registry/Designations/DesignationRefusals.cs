namespace Architecture.Registry.Designations;

/// <summary>A shared solution is owned by KS or a specialist board (domain §2).</summary>
public sealed record OwnerNotAllowedRefused(string BoardName) : Refusal
{
    public override string Code => "OWNER_NOT_ALLOWED";
    public override Message Message => new(
        $"{BoardName} kan inte äga en gemensam lösning: det kan bara kommunstyrelsen eller en facknämnd.",
        $"{BoardName} cannot own a shared solution: only the executive board or a specialist board can.");
}
