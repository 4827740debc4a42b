namespace Architecture.Registry.Designations;

/// <summary>A shared solution is owned by KS or a specialist board (domain §2).</summary>
public sealed record OwnerNotAllowedRefused(string BoardName) : Refusal
{
    public override string Code => "OWNER_NOT_ALLOWED";
    public override Message Message => new(
        $"{BoardName} kan inte äga en gemensam lösning: det kan bara kommunstyrelsen eller en facknämnd.",
        $"{BoardName} cannot own a shared solution: only the executive board or a specialist board can.");
}

/// <summary>Making a shared solution cover more is a designation (domain §3.4): the executive board's, never its owner's.</summary>
public sealed record DesignationRequiredRefused(string SolutionCode) : Refusal
{
    public override string Code => "DESIGNATION_REQUIRED";
    public override bool IsJournaled => true;
    public override Message Message => new(
        $"{SolutionCode} är gemensam: att den ska täcka mer beslutar kommunstyrelsen genom ett nytt utpekande. Ägaren kan bara göra den smalare.",
        $"{SolutionCode} is shared: that it is to cover more is for the executive board to decide by a new designation. Its owner can only narrow it.");
}
