namespace Architecture.Registry.Reviews;

/// <summary>There is no such review.</summary>
public sealed record ReviewUnknownRefused(ReviewId Review) : Refusal
{
    public override string Code => "REVIEW_UNKNOWN";
    public override Message Message => new("Översynen finns inte i registret.", "The review is not in the registry.");
}

/// <summary>The review has been answered.</summary>
public sealed record ReviewCompletedRefused : Refusal
{
    public override string Code => "REVIEW_COMPLETED";
    public override Message Message => new(
        "Översynen är redan besvarad. Öppna en ny om bedömningen ska ändras.",
        "The review has already been answered. Open a new one if the judgement is to change.");
}
