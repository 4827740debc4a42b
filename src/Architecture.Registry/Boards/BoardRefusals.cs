namespace Architecture.Registry.Boards;

/// <summary>There is no such board.</summary>
public sealed record BoardUnknownRefused(BoardId Board) : Refusal
{
    public override string Code => "BOARD_UNKNOWN";
    public override Message Message => new("Nämnden eller bolaget finns inte i registret.", "The board is not in the registry.");
}

/// <summary>A board writes its own records and nobody else's (domain §2).</summary>
public sealed record NotResponsibleBoardRefused(string BoardName, string Actor) : Refusal
{
    public override string Code => "NOT_RESPONSIBLE_BOARD";
    public override Message Message => new(
        $"Bara {BoardName} får göra detta: en nämnd ändrar sina egna uppgifter och ingen annans.",
        $"Only {BoardName} may do this: a board changes its own records and nobody else's.");
}

/// <summary>Another board has the code.</summary>
public sealed record BoardCodeTakenRefused(string BoardCode) : Refusal
{
    public override string Code => "BOARD_CODE_TAKEN";
    public override Message Message => new(
        $"Koden {BoardCode} används redan av en annan nämnd. Koder återanvänds aldrig.",
        $"The code {BoardCode} already belongs to another board. Codes are never reused.");
}
