using Architecture.Graph;

namespace Architecture.Registry;

/// <summary>A value of the input is empty, too long, contradictory or out of range.</summary>
public sealed record InputInvalidRefused(Message Reason) : Refusal
{
    public override string Code => "INPUT_INVALID";
    public override Message Message => Reason;

    public static InputInvalidRefused At(string field, string swedish, string english) => new(new Message(swedish, english)) { Path = [field] };
}

/// <summary>The record has changed since the caller read it.</summary>
public sealed record StaleVersionRefused(long Seen, long Current) : Refusal
{
    public override string Code => "STALE_VERSION";
    public override Message Message => new(
        $"Posten har ändrats sedan du läste den: du utgick från version {Seen}, nu gäller version {Current}. Läs om den och gör om ändringen.",
        $"The record has changed since you read it: you started from version {Seen}, it is now version {Current}. Read it again and redo the change.");
}

/// <summary>The idempotency key was used before, with another input.</summary>
public sealed record IdempotencyKeyReusedRefused(string Key) : Refusal
{
    public override string Code => "IDEMPOTENCY_KEY_REUSED";
    public override Message Message => new(
        $"Nyckeln ”{Key}” har redan använts med ett annat innehåll. Välj en ny nyckel för en ny begäran.",
        $"The key “{Key}” has already been used with another input. Choose a new key for a new request.");
}

/// <summary>Only KS, or a delegate of it, may do this (domain §2).</summary>
public sealed record ReservedForExecutiveBoardRefused(string Actor) : Refusal
{
    public override string Code => "RESERVED_FOR_EXECUTIVE_BOARD";
    public override Message Message => IsOwnMatter
        ? new(
            "Detta rör kommunstyrelsen själv. Då räcker ingen delegation, utan kommunstyrelsen beslutar själv.",
            "This concerns the executive board itself. Then no delegation is enough: the executive board decides itself.")
        : new(
            "Detta beslutar bara kommunstyrelsen, eller den som den har delegerat det till.",
            "Only the executive board decides this, or whoever it has delegated it to.");

    /// <summary>There is a delegation, but not for KS's own matters.</summary>
    public bool IsOwnMatter { get; init; }
}

/// <summary>Nobody decides on its own application to another (domain §2).</summary>
public sealed record OwnApplicationRefused(string BoardName) : Refusal
{
    public override string Code => "OWN_APPLICATION";
    public override Message Message => new(
        $"Detta rör {BoardName} själv, som därför inte kan besluta om det. Kommunstyrelsen kan göra det.",
        $"This concerns {BoardName} itself, which therefore cannot decide it. The executive board can.");
}

/// <summary>The actor's role writes nothing of this kind.</summary>
public sealed record RoleNotAllowedRefused(string Actor) : Refusal
{
    public override string Code => "ROLE_NOT_ALLOWED";
    public override Message Message => new(
        "Din roll får läsa men inte ändra detta.",
        "Your role may read this but not change it.");
}

/// <summary>A decision cannot have been taken on a day that has not come.</summary>
public sealed record DecisionInFutureRefused(DateOnly Date, DateOnly Today) : Refusal
{
    public override string Code => "DECISION_IN_FUTURE";
    public override Message Message => new(
        $"Beslutet är daterat {Date:yyyy-MM-dd}, men i dag är det {Today:yyyy-MM-dd}. Registrera det när det är fattat.",
        $"The decision is dated {Date:yyyy-MM-dd}, but today is {Today:yyyy-MM-dd}. Record it once it has been taken.");
}

/// <summary>A text is no id of the registry, or the id of another type.</summary>
public sealed record IdInvalidRefused(string Given, string Expected) : Refusal
{
    public override string Code => "ID_INVALID";
    public override Message Message => new(
        $"”{Shown}” är inget id för {Expected}. Använd ett id som registret har svarat med, av rätt sort.",
        $"“{Shown}” is no {Expected} id. Use an id that the registry has answered with, of the right type.");

    private string Shown => Given.Length > 80 ? Given[..80] + "…" : Given;
}
