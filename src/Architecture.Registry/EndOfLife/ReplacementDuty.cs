using System.Collections.Immutable;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.EndOfLife;

/// <summary>What an end-of-life investigation came to (domain §6.4).</summary>
public enum EndOfLifeOutcome
{
    UseShared,
    ExtendShared,
    NewJointShared,
    KeepOrReplaceLocal,
    ExtendTimeLimited,
    RetireWithoutReplacement,
}

/// <summary>A decided outcome of a solution's investigation, in force.</summary>
public sealed record DecidedOutcome(SolutionId Solution, EndOfLifeOutcome Outcome);

/// <summary>Why a shared solution has to be investigated first.</summary>
public enum ReplacementCause
{
    /// <summary>It does what another local solution in use does, for a board that owns or uses that one.</summary>
    OverlapsLocal,

    /// <summary>A contract goes on longer than what is agreed already, options counted.</summary>
    BeyondOptions,

    OtherSupplier,

    OtherProduct,
}

/// <summary>
/// No replacement without an investigation whether a shared solution would do (programme 2.3, domain §6.5). A step needs the outcome
/// KEEP_OR_REPLACE_LOCAL for every solution that it replaces; a contract is content with EXTEND_TIME_LIMITED too.
/// </summary>
public static class ReplacementDuty
{
    /// <summary>What is replaced although no outcome allows it.</summary>
    public static ImmutableArray<Replacement> Missing(ImmutableArray<Replacement> replaced, ImmutableArray<DecidedOutcome> decided) =>
        replaced.RemoveAll(one => decided.Contains(new DecidedOutcome(one.Older, EndOfLifeOutcome.KeepOrReplaceLocal)));

    /// <summary>The outcome that allows a contract beyond options; null while there is none.</summary>
    public static EndOfLifeOutcome? Allowing(SolutionId solution, ImmutableArray<DecidedOutcome> decided) => decided
        .Where(one => one.Solution == solution && one.Outcome is EndOfLifeOutcome.KeepOrReplaceLocal or EndOfLifeOutcome.ExtendTimeLimited)
        .Select(one => (EndOfLifeOutcome?)one.Outcome)
        .Min();

    /// <summary>A solution that is not to be had in use beside the newer one for the same boards, as a refusal; null when nothing is missing.</summary>
    public static SharedInvestigationMissingRefused? Fault(CellSet cells, SolutionId? newer, ReplacementFacts facts)
    {
        var missing = Missing(ReplacementRule.Of(cells, newer, facts.Others), facts.Decided);
        return missing.IsEmpty ? null : new SharedInvestigationMissingRefused(ReplacementCause.OverlapsLocal, missing, facts.NamesOf(missing));
    }
}

/// <summary>What replacement is judged on.</summary>
/// <param name="Others">The other local solutions whose claims could meet the newer one's.</param>
/// <param name="Names">Their names.</param>
public sealed record ReplacementFacts(ImmutableArray<LocalSolution> Others, ImmutableDictionary<SolutionId, string> Names)
{
    public static readonly ReplacementFacts None = new([], ImmutableDictionary<SolutionId, string>.Empty);

    /// <summary>Outcomes decided for them. No case can be decided yet, so none are loaded.</summary>
    public ImmutableArray<DecidedOutcome> Decided { get; init; } = [];

    internal ImmutableArray<string> NamesOf(ImmutableArray<Replacement> replaced) => [.. replaced.Select(one => Names[one.Older])];
}

/// <summary>Loads of <see cref="ReplacementFacts"/>.</summary>
public static class ReplacementReads
{
    /// <summary>The local solutions whose claims could meet these. Their phase, users and claims stand behind the claims keys noted.</summary>
    public static async ValueTask<ReplacementFacts> ReplacementFactsAsync(
        this RegistryReader read, GateFacts gate, ImmutableArray<Claim> claims, CancellationToken cancellation)
    {
        var touching = await read.SolutionsTouchingAsync(ClaimKeys.Reach.Local, gate.Functions, claims, cancellation);
        ImmutableArray<Solution> locals =
            [.. touching.Where(one => one is { Reach: Reach.Local, Phase: LifecyclePhase.InUse or LifecyclePhase.PhasingOut })];
        var proposals = await read.ProposalsAsync(locals, cancellation);
        return new ReplacementFacts(
            [.. locals.Select((local, index) => new LocalSolution(proposals[index], local.Phase))],
            locals.ToImmutableDictionary(one => one.Id, one => one.Name));
    }
}

/// <summary>Whether a shared solution would do has to be investigated, and decided, before a local one is replaced (programme 2.3).</summary>
/// <param name="Cause">What makes it a replacement.</param>
/// <param name="Replaced">The solutions that would be replaced.</param>
/// <param name="Names">Their names, aligned.</param>
public sealed record SharedInvestigationMissingRefused(ReplacementCause Cause, ImmutableArray<Replacement> Replaced, ImmutableArray<string> Names) : Refusal
{
    public override string Code => "SHARED_INVESTIGATION_MISSING";
    public override bool IsJournaled => true;

    public override Message Message
    {
        get
        {
            var names = string.Join(", ", Names);
            return Cause switch
            {
                ReplacementCause.OverlapsLocal => new(
                    $"Detta ersätter {names}. Utred och besluta först om en gemensam lösning kan användas i stället.",
                    $"This replaces {names}. First investigate, and decide, whether a shared solution can be used instead."),
                ReplacementCause.BeyondOptions => new(
                    $"Avtalet går utöver vad som redan är avtalat för {names}. Utred och besluta först om en gemensam lösning kan användas i stället.",
                    $"The contract goes beyond what is already agreed for {names}. First investigate, and decide, whether a shared solution can be used instead."),
                ReplacementCause.OtherSupplier => new(
                    $"En annan leverantör innebär att {names} ersätts. Utred och besluta först om en gemensam lösning kan användas i stället.",
                    $"Another supplier means that {names} is replaced. First investigate, and decide, whether a shared solution can be used instead."),
                _ => new(
                    $"En annan produkt innebär att {names} ersätts. Utred och besluta först om en gemensam lösning kan användas i stället.",
                    $"Another product means that {names} is replaced. First investigate, and decide, whether a shared solution can be used instead."),
            };
        }
    }
}
