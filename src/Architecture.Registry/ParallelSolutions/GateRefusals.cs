using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>A solution does at least one thing (domain §3.1).</summary>
public sealed record CapabilityRequiredRefused : Refusal
{
    public override string Code => "CAPABILITY_REQUIRED";
    public override Message Message => new(
        "Ange minst en funktion som lösningen tillhandahåller.",
        "Name at least one function that the solution provides.");
}

/// <summary>The exclusions leave nothing of the function.</summary>
public sealed record CapabilityExcludedAwayRefused(CapabilityId Capability, string FunctionPath) : Refusal
{
    public override string Code => "CAPABILITY_EXCLUDED_AWAY";
    public override Message Message => new(
        $"Undantagen lämnar inget kvar av {FunctionPath}. Ta bort funktionen eller undanta mindre.",
        $"The exclusions leave nothing of {FunctionPath}. Drop the function or exclude less.");
}

/// <summary>Only parts of a function can be excluded from it.</summary>
public sealed record ExclusionNotBelowRefused(CapabilityId Capability, CapabilityId Exclusion, string FunctionPath, string ExclusionPath) : Refusal
{
    public override string Code => "EXCLUSION_NOT_BELOW";
    public override Message Message => new(
        $"{ExclusionPath} ligger inte under {FunctionPath} och kan därför inte undantas från den.",
        $"{ExclusionPath} does not lie below {FunctionPath} and so cannot be excluded from it.");
}

/// <summary>A solution is for somebody.</summary>
public sealed record AudienceRequiredRefused : Refusal
{
    public override string Code => "AUDIENCE_REQUIRED";
    public override Message Message => new(
        "Ange för vilka nämnder lösningen är: alla, eller en lista som inte är tom.",
        "Say for which boards the solution is: all of them, or a list that is not empty.");
}

/// <summary>A shared solution already does this job (programme 5.2).</summary>
/// <param name="Verdict">The gate's answer, with every pair that is not clear.</param>
public sealed record ParallelSolutionRefused(ParallelVerdict Verdict) : Refusal, IJudged
{
    public override string Code => "PARALLEL_SOLUTION";
    public override bool IsJournaled => true;

    /// <summary>The draft as which the proposal is kept; null where the board did not ask for that.</summary>
    public Drafts.DraftId? Draft { get; init; }

    /// <summary>The draft kept.</summary>
    public override GraphChange Change => Kept;

    internal GraphChange Kept { get; init; } = GraphChange.None;

    public override Message Message
    {
        get
        {
            var names = string.Join(", ", Verdict.Pairs.Where(pair => pair.Verdict == ParallelSolutions.Verdict.Block).Select(pair => pair.Shared.Name));
            return new Message(
                $"Staden har redan en gemensam lösning för detta: {names}. Parallella lösningar får inte etableras.",
                $"The city already has a shared solution for this: {names}. Parallel solutions may not be established.");
        }
    }
}

/// <summary>SLK must say first whether the solution is parallel (domain §3.5). The review is opened or joined all the same.</summary>
/// <param name="Verdict">The gate's answer.</param>
/// <param name="Opening">Opens the review, unless one is open that covers it.</param>
public sealed record ReviewPendingRefused(ParallelVerdict Verdict, GraphChange Opening) : Refusal, IJudged
{
    public override string Code => "REVIEW_PENDING";
    public override bool IsJournaled => true;
    public override GraphChange Change => Opening;
    public override Message Message => new(
        "Stadsledningskontoret måste först bedöma om lösningen är parallell med en gemensam. En översyn är öppnad; gör om steget när den är klar.",
        "The city executive office must first judge whether the solution is parallel to a shared one. A review is open; repeat the step when it is done.");
}

/// <summary>What is wrong with a scope, as a refusal.</summary>
public static class ScopeRule
{
    /// <summary>Refused, in order: CAPABILITY_REQUIRED, CAPABILITY_UNKNOWN, AUDIENCE_REQUIRED, BOARD_UNKNOWN, CAPABILITY_EXCLUDED_AWAY, EXCLUSION_NOT_BELOW.</summary>
    public static Refusal? Fault(Scope scope, CellSpace space)
    {
        if (scope.Claims.IsDefaultOrEmpty) return new CapabilityRequiredRefused { Path = ["provides"] };
        if (space.Functions.Missing is [var missing, ..]) return new CapabilityUnknownRefused(missing) { Path = ["provides"] };
        if (!scope.Audience.All && scope.Audience.Boards.IsEmpty) return new AudienceRequiredRefused { Path = ["audience"] };
        foreach (var board in scope.Audience.Boards)
            if (!space.Boards.Contains(board)) return new Boards.BoardUnknownRefused(board) { Path = ["audience", "boards"] };
        foreach (var group in scope.Audience.Groups)
            if (!space.Groups.Contains(group)) return new UserGroups.UserGroupUnknownRefused(group) { Path = ["audience", "groups"] };
        return ClaimFault.In(scope.Claims, space.Functions) switch
        {
            null => Twice(scope, space),
            ClaimFault.Required => new CapabilityRequiredRefused { Path = ["provides"] },
            ClaimFault.ExcludedAway away => new CapabilityExcludedAwayRefused(away.Capability, space.Functions.Path(away.Capability)) { Path = ["provides"] },
            ClaimFault.ExclusionNotBelow not => new ExclusionNotBelowRefused(
                not.Capability, not.Exclusion, space.Functions.Path(not.Capability), space.Functions.Path(not.Exclusion))
            { Path = ["provides"] },
            var other => throw new InvalidOperationException($"Unknown fault {other}."),
        };
    }

    private static InputInvalidRefused? Twice(Scope scope, CellSpace space)
    {
        var twice = scope.Claims.GroupBy(claim => claim.Capability).FirstOrDefault(group => group.Count() > 1);
        if (twice is null) return null;
        var path = space.Functions.Path(twice.Key);
        return InputInvalidRefused.At("provides", $"{path} anges mer än en gång.", $"{path} is named more than once.");
    }
}
