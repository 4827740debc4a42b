namespace Architecture.Registry.Needs;

/// <summary>There is no such request.</summary>
public sealed record ExtensionRequestUnknownRefused : Refusal
{
    public override string Code => "EXTENSION_REQUEST_UNKNOWN";
    public override Message Message => new("Önskemålet finns inte i registret.", "The request is not in the registry.");
}

/// <summary>The request has been answered, or taken back.</summary>
public sealed record ExtensionRequestAnsweredRefused(ExtensionStatus Status) : Refusal
{
    public override string Code => "EXTENSION_REQUEST_ANSWERED";
    public override Message Message => Status switch
    {
        ExtensionStatus.Withdrawn => new("Önskemålet är återtaget.", "The request has been taken back."),
        ExtensionStatus.Accepted => new("Önskemålet är redan antaget.", "The request has been accepted already."),
        _ => new("Önskemålet är redan avslaget.", "The request has been declined already."),
    };
}

/// <summary>There is no such need.</summary>
public sealed record NeedUnknownRefused : Refusal
{
    public override string Code => "NEED_UNKNOWN";
    public override Message Message => new("Behovet finns inte i registret.", "The need is not in the registry.");
}

/// <summary>The board has a need of that function on record.</summary>
public sealed record NeedExistsRefused(string BoardName) : Refusal
{
    public override string Code => "NEED_EXISTS";
    public override Message Message => new(
        $"{BoardName} har redan registrerat ett behov av funktionen.", $"{BoardName} has already recorded a need of the function.");
}
