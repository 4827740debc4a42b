using Architecture.Graph;

namespace Architecture.Registry;

/// <summary>What a decision came to: a result with the change that makes it so, or a refusal.</summary>
public abstract record Outcome<TResult>
{
    private protected Outcome() { }

    public static implicit operator Outcome<TResult>(Refusal refusal) => new RefusedOutcome<TResult>(refusal);
}

/// <summary>Yes, by this change.</summary>
/// <param name="Result">What the caller is told.</param>
/// <param name="Change">What is written. Empty: there was nothing to do, and no entry is made.</param>
/// <param name="CaseNumber">Case number (dnr) of the decision acted on, for the journal.</param>
public sealed record CommitOutcome<TResult>(TResult Result, GraphChange Change, string? CaseNumber) : Outcome<TResult>;

/// <summary>No, for this reason.</summary>
public sealed record RefusedOutcome<TResult>(Refusal Refusal) : Outcome<TResult>;

/// <summary>Makes outcomes without spelling out their type.</summary>
public static class Outcome
{
    public static Outcome<TResult> Commit<TResult>(TResult result, GraphChange change, string? caseNumber = null) =>
        new CommitOutcome<TResult>(result, change, caseNumber);
}
