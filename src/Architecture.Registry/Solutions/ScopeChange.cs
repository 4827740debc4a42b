using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Designations;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Reviews;

namespace Architecture.Registry.Solutions;

/// <summary>What a change of a solution's scope is decided on, whatever the operation (domain §3.4).</summary>
/// <param name="Solution">As it is on record.</param>
/// <param name="Board">Responsible for it.</param>
/// <param name="Now">As the gate sees it before the change.</param>
/// <param name="Gate">Holds the functions before and after.</param>
/// <param name="Offer">The solution itself, where it is shared.</param>
/// <param name="OnRecord">What is decided about it.</param>
/// <param name="Open">What its open reviews ask.</param>
/// <param name="Edges">Claims and audience as edges.</param>
/// <param name="Keys">Claims keys before and after.</param>
public sealed record ScopeFacts(
    Solution? Solution,
    Board? Board,
    Proposal? Now,
    GateFacts? Gate,
    SharedOffer? Offer,
    OnRecord OnRecord,
    ImmutableArray<OpenQuestion> Open,
    ImmutableArray<GraphEdge> Edges,
    ImmutableArray<ConflictKey> Keys)
{
    /// <summary>Empty where a wider scope replaces nothing (domain §6.5).</summary>
    public ReplacementFacts Replacement { get; init; } = ReplacementFacts.None;

    /// <summary>The shared solutions that a local one could be like; what nobody has asked about them is asked with the change.</summary>
    public ImmutableArray<SharedOffer> Alike { get; init; } = [];

    /// <summary>Its mapping reviews.</summary>
    public ImmutableArray<MappingCase> Mapping { get; init; } = [];

    internal static readonly ScopeFacts Unknown = new(null, null, null, null, null, OnRecord.Nothing, [], [], []);
}

/// <summary>The gate's word on a change of scope: a refusal, or the verdict and the review that it opens.</summary>
public sealed record ScopeAnswer(Refusal? Refusal, ParallelVerdict Verdict, GraphChange Opening);

/// <summary>Loads of <see cref="ScopeFacts"/>.</summary>
public static class ScopeFactsReads
{
    /// <param name="read">The reader.</param>
    /// <param name="id">The solution.</param>
    /// <param name="added">Claims that the change adds or replaces.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async ValueTask<ScopeFacts> ScopeFactsAsync(
        this RegistryReader read, SolutionId id, ImmutableArray<Claim> added, CancellationToken cancellation)
    {
        if (await read.SolutionAsync(id, cancellation) is not { } solution) return ScopeFacts.Unknown;
        var board = (await read.AnsweringBoardsAsync([id], cancellation))[0];
        var now = (await read.ProposalsAsync([solution], cancellation))[0];
        var claims = now.Scope.Claims.AddRange(added);
        var gate = await read.GateFactsAsync(claims, cancellation);
        var offer = solution.Reach == Reach.Shared ? (await read.OffersAsync([solution], cancellation))[0] : null;
        var footprint = await read.GateFootprintAsync(solution.Reach, claims, cancellation);
        return new ScopeFacts(
            solution, board, now, gate, offer,
            (await read.OnRecordAsync([id], cancellation))[0],
            await read.OpenQuestionsAsync(id, cancellation),
            await read.ScopeEdgesAsync(id, cancellation),
            [.. footprint.Written])
        {
            Alike = solution.Reach == Reach.Local ? await read.SharedLikeAsync(now, cancellation) : [],
            Mapping = solution.Reach == Reach.Local ? (await read.MappingCasesAsync([id], cancellation))[0] : [],
            Replacement = IsReplacing(solution) ? await read.ReplacementFactsAsync(gate, claims, cancellation) : ReplacementFacts.None,
        };
    }

    /// <summary>From PROCUREMENT on a wider scope replaces as a step would have; a planned one is judged at its step.</summary>
    private static bool IsReplacing(Solution solution) => solution is
    {
        Reach: Reach.Local, Phase: LifecyclePhase.Procurement or LifecyclePhase.Introducing or LifecyclePhase.InUse
    };

    private static async ValueTask<ImmutableArray<GraphEdge>> ScopeEdgesAsync(
        this RegistryReader read, SolutionId solution, CancellationToken cancellation)
    {
        var edges = ImmutableArray.CreateBuilder<GraphEdge>();
        foreach (var kind in ScopeEdges.Kinds)
        {
            var pages = await read.NeighboursAsync(new NeighbourQuery([solution.Node], kind, Direction.Outgoing), cancellation);
            edges.AddRange(pages[0].Items.Select(item => item.Edge));
        }
        return edges.ToImmutable();
    }
}

/// <summary>What all changes of scope have in common.</summary>
public static class ScopeChange
{
    /// <summary>Refused, in order: SOLUTION_UNKNOWN, NOT_RESPONSIBLE_BOARD, STALE_VERSION, INPUT_INVALID.</summary>
    public static Refusal? Fault(ScopeFacts facts, SolutionId id, long version, DecisionContext context)
    {
        if (facts.Solution is not { } solution) return new SolutionUnknownRefused(id) { Path = ["solution"] };
        if (!context.Actor.MayWriteFor(facts.Board!)) return new NotResponsibleBoardRefused(facts.Board!.Name, context.Actor.Id);
        if (version != solution.Version) return new StaleVersionRefused(version, solution.Version) { Path = ["version"] };
        return solution.IsGone
            ? InputInvalidRefused.At("solution", "Lösningen är avvecklad eller avbruten; det är slutgiltigt.", "The solution is retired or abandoned, which is final.")
            : null;
    }

    /// <summary>
    /// Judges the cells that are new; one blocked cell refuses the whole change. REVIEW refuses past PLANNED and writes only the review.
    /// A violation stands in the way of any wider scope (§3.6). What a wider scope replaces has to be investigated first, as at a step (§6.5).
    /// A shared solution's owner may only narrow (§3.4). Any change may bring about a common audience with a shared solution that it is
    /// named like, or take away the common function: then a mapping review opens (§3.5).
    /// </summary>
    public static ScopeAnswer Judge(ScopeFacts facts, Proposal after, DecisionContext context)
    {
        var (solution, space, now) = (facts.Solution!, facts.Gate!.Space, facts.Now!);
        if (facts.Offer is { } before)
        {
            var wider = DesignationRule.Widens(space, before, before with { Scope = after.Scope });
            return new ScopeAnswer(wider ? new DesignationRequiredRefused(solution.Code) : null, ParallelVerdict.Clear, GraphChange.None);
        }
        var mapping = OpenReview.Mapping(solution.Id, after, space, MappingReviewRule.Unasked(space, after, facts.Alike, facts.Mapping), context);
        if (after.Cells(space).IsWithin(now.Cells(space))) return new ScopeAnswer(null, ParallelVerdict.Clear, mapping);

        var verdict = ParallelRule.Judge(space, after, GateOccasion.ChangingScope(now), facts.Gate.Offers, facts.OnRecord);
        if (verdict.Is(Verdict.Block)) return Refused(new ParallelSolutionRefused(verdict), verdict);
        if (StandingViolation.Of(space, now, facts.Gate.Offers, facts.OnRecord) is { } violation)
            return Refused(new ParallelSolutionRefused(violation), violation);
        var opening = verdict.Is(Verdict.Review) ? OpenReview.Missing(solution.Id, verdict, facts.Open, space, context) : GraphChange.None;
        if (verdict.Is(Verdict.Review) && solution.Phase != LifecyclePhase.Planned)
            return Refused(new ReviewPendingRefused(verdict, opening), verdict);
        var added = after.Cells(space).Except(now.Cells(space));
        return ReplacementDuty.Fault(added, solution.Id, facts.Replacement) is { } missing
            ? Refused(missing, verdict)
            : new ScopeAnswer(null, verdict, opening.And(mapping));
    }

    private static ScopeAnswer Refused(Refusal refusal, ParallelVerdict verdict) => new(refusal, verdict, GraphChange.None);
}
