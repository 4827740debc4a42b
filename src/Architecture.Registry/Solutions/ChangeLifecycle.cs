using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Designations;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Reviews;

namespace Architecture.Registry.Solutions;

/// <param name="Solution">The solution.</param>
/// <param name="Verdict">What the gate said; null where the step does not ask it.</param>
public sealed record ChangedLifecycle(SolutionId Solution, ParallelVerdict? Verdict);

/// <summary>A board takes one of its solutions a step through the life cycle, or plans one.</summary>
/// <remarks>
/// Domain §6.1 and §3.4. Given only a planned date, the plan is recorded and nothing else. Steps towards use ask the gate about every
/// cell that is not established debt; entering PROCUREMENT or INTRODUCING over another local solution in use needs an investigation (§6.5);
/// going live needs a predecessor with an end date, or none (§9).
/// Refused, in order: SOLUTION_UNKNOWN, NOT_RESPONSIBLE_BOARD, STALE_VERSION, BOARD_UNKNOWN, INPUT_INVALID, DECISION_IN_FUTURE,
/// LIFECYCLE_STEP_NOT_ALLOWED, DESIGNATION_REQUIRED, PARALLEL_SOLUTION, REVIEW_PENDING, SHARED_INVESTIGATION_MISSING,
/// PREDECESSOR_WITHOUT_END, PREDECESSOR_EXISTS.
/// </remarks>
public sealed record ChangeLifecycle(SolutionId Solution, long Version, LifecyclePhase Phase) : ICommand<ChangeLifecycle.Facts, ChangedLifecycle>
{
    public DateOnly? Actual { get; init; }
    public DateOnly? Planned { get; init; }
    public string? Reason { get; init; }
    public Decision? Decision { get; init; }
    public bool NoProcurement { get; init; }
    public ImmutableArray<SolutionId> DependentsNamed { get; init; } = [];

    /// <param name="Gate">Null where the step does not ask the gate.</param>
    public sealed record Facts(
        Solution? Solution, Board? Board, GateFootprint? Footprint, ImmutableArray<Solution> Dependents, GateQuestion? Gate)
    {
        /// <summary>Only where a shared solution is to come back.</summary>
        public RevivalFacts? Revival { get; init; }

        /// <summary>Only where the solution is to go live.</summary>
        public GoLiveFacts? GoLive { get; init; }

        /// <summary>The body that decided, where one is named.</summary>
        public Board? Body { get; init; }
    }

    /// <summary>What the gate is asked on a step.</summary>
    public sealed record GateQuestion(
        GateFacts Facts, Proposal Proposal, OnRecord OnRecord, ImmutableArray<OpenQuestion> Open, ImmutableArray<MappingCase> Mapping)
    {
        /// <summary>The shared solutions that it could be like; none where the step asks nobody about them.</summary>
        public ImmutableArray<SharedOffer> Alike { get; init; } = [];

        /// <summary>Empty where the step replaces nothing.</summary>
        public ReplacementFacts Replacement { get; init; } = ReplacementFacts.None;
    }

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        if (await read.SolutionAsync(Solution, cancellation) is not { } solution) return new Facts(null, null, null, [], null);
        var board = (await read.AnsweringBoardsAsync([Solution], cancellation))[0];
        var footprint = await read.GateFootprintAsync(solution, cancellation);
        var dependents = Phase == LifecyclePhase.Retired ? await HardDependentsAsync(read, cancellation) : [];
        var facts = new Facts(solution, board, footprint, dependents, null)
        {
            Body = Decision?.Body is { } body ? await read.BodyAsync(body, cancellation) : null,
        };
        if (PlansOnly || !LifecycleRule.AsksTheGate(solution.Phase, Phase)) return facts;
        var gate = solution.Reach == Reach.Shared ? null : await GateAsync(read, solution, cancellation);
        return facts with
        {
            Gate = gate,
            Revival = gate is null && IsRevival(solution) ? await read.RevivalFactsAsync(solution, cancellation) : null,
            GoLive = GoLiveRule.Asks(solution.Phase, Phase) ? await read.GoLiveFactsAsync(solution, gate, cancellation) : null,
        };
    }

    public Outcome<ChangedLifecycle> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Solution is not { } solution) return new SolutionUnknownRefused(Solution) { Path = ["solution"] };
        var isDesignating = facts.Revival is not null && context.Reserved(facts.Board) is null;
        if (!isDesignating && !context.Actor.MayWriteFor(facts.Board!)) return new NotResponsibleBoardRefused(facts.Board!.Name, context.Actor.Id);
        if (Version != solution.Version) return new StaleVersionRefused(Version, solution.Version) { Path = ["version"] };
        if (Decision?.Fault(facts.Body, context.Today) is { } decisionFault) return decisionFault;
        if (PlansOnly) return Plan(solution, Planned!.Value);

        var step = new LifecycleStep(Phase, Actual ?? context.Today, Reason, Decision?.CaseNumber, NoProcurement);
        if (LifecycleRule.Fault(solution, step, context.Today) is { } fault)
            return new LifecycleStepNotAllowedRefused(solution.Phase, Phase, fault, []);
        var unnamed = facts.Dependents.Where(one => !DependentsNamed.Contains(one.Id)).Select(one => one.Code).ToImmutableArray();
        if (!unnamed.IsEmpty)
            return new LifecycleStepNotAllowedRefused(solution.Phase, Phase, StepFault.DependentsNotNamed, unnamed) { Path = ["dependentsNamed"] };

        if (facts.Revival is { } revival)
            return isDesignating ? Revive(solution, facts, revival, step, context) : new DesignationRequiredRefused(solution.Code);
        ParallelVerdict? verdict = null;
        if (facts.Gate is { } gate)
        {
            var judged = ParallelRule.Judge(gate.Facts.Space, gate.Proposal, GateOccasion.Stepping, gate.Facts.Offers, gate.OnRecord);
            var unasked = MappingReviewRule.Unasked(gate.Facts.Space, gate.Proposal, gate.Alike, gate.Mapping);
            verdict = MappingHold.Stepping(judged, gate.Proposal, gate.Facts.Space, gate.Mapping, unasked);
            if (verdict.Is(Verdict.Block)) return new ParallelSolutionRefused(verdict);
            if (verdict.Is(Verdict.Review) && solution.Reach == Reach.Local)
                return new ReviewPendingRefused(verdict, Asking(gate, judged, unasked, context));
            if (ReplacementDuty.Fault(gate.Proposal.Cells(gate.Facts.Space), Solution, gate.Replacement) is { } missing) return missing;
        }
        if (facts.GoLive is { } live && GoLiveRule.Fault(solution, live, facts.Gate?.Proposal.Cells(facts.Gate.Facts.Space)) is { } notLive) return notLive;
        return Step(solution, facts, step, verdict, GoLiveRule.Recording(solution, facts.GoLive));
    }

    /// <summary>The reviews that a held step opens, of what is not asked yet.</summary>
    private GraphChange Asking(GateQuestion gate, ParallelVerdict judged, ImmutableArray<MappingSuspicion> unasked, DecisionContext context) =>
        OpenReview.Missing(Solution, judged, gate.Open, gate.Facts.Space, context)
            .And(OpenReview.Mapping(Solution, gate.Proposal, gate.Facts.Space, unasked, context));

    private bool PlansOnly => Planned is not null && Actual is null;

    private bool IsRevival(Solution solution) => solution.Phase == LifecyclePhase.PhasingOut && Phase == LifecyclePhase.InUse;

    /// <summary>A shared solution comes back as it was designated (§6.1): by KS, beside the other shared ones, with the debt that it makes.</summary>
    private Outcome<ChangedLifecycle> Revive(Solution solution, Facts facts, RevivalFacts revival, LifecycleStep step, DecisionContext context)
    {
        var verdict = revival.Judge();
        return verdict.Is(Verdict.Block)
            ? new ParallelSolutionRefused(verdict)
            : Step(solution, facts, step, verdict, GraphChange.None.And(revival.Arisen().Select(debt => DebtEdges.Adding(debt.Local, debt.Debt, context))));
    }

    private Outcome<ChangedLifecycle> Plan(Solution solution, DateOnly planned) => Outcome.Commit(
        new ChangedLifecycle(Solution, null),
        GraphChange.Change(
            SolutionGraph.Solution, Solution.Node,
            SolutionGraph.PlannedDates.Is(Solutions.Solution.WithDate(solution.Node.Get(SolutionGraph.PlannedDates), Phase, planned)),
            SolutionGraph.Version.Is(solution.Version + 1)));

    private Outcome<ChangedLifecycle> Step(
        Solution solution, Facts facts, LifecycleStep step, ParallelVerdict? verdict, GraphChange also)
    {
        var change = PhaseChange.Of(solution, facts.Board!.Id, facts.Footprint!, step).And(also);
        if (Planned is { } planned)
        {
            var dates = Solutions.Solution.WithDate(solution.Node.Get(SolutionGraph.PlannedDates), Phase, planned);
            change = change.And(GraphChange.Change(SolutionGraph.Solution, Solution.Node, SolutionGraph.PlannedDates.Is(dates)));
        }
        return Outcome.Commit(new ChangedLifecycle(Solution, verdict), change, Decision?.CaseNumber);
    }

    private async ValueTask<ImmutableArray<Solution>> HardDependentsAsync(RegistryReader read, CancellationToken cancellation)
    {
        var dependents = (await read.DependenciesAsync([Solution], Direction.Incoming, cancellation))[0];
        return
        [
            .. dependents
                .Where(one => one.Dependency.Strength == DependencyStrength.Hard && !one.Other.IsGone)
                .Select(one => one.Other)
                .DistinctBy(one => one.Id)
                .OrderBy(one => one.Code, StringComparer.Ordinal),
        ];
    }

    private async ValueTask<GateQuestion> GateAsync(RegistryReader read, Solution solution, CancellationToken cancellation)
    {
        var proposal = (await read.ProposalsAsync([solution], cancellation))[0];
        var gate = await read.GateFactsAsync(proposal.Scope.Claims, cancellation);
        var onRecord = (await read.OnRecordAsync([Solution], cancellation))[0];
        var open = await read.OpenQuestionsAsync(Solution, cancellation);
        var replaces = solution.Reach == Reach.Local && LifecycleRule.EntersReplacement(solution.Phase, Phase);
        return new GateQuestion(gate, proposal, onRecord, open, (await read.MappingCasesAsync([Solution], cancellation))[0])
        {
            Alike = replaces ? await read.SharedLikeAsync(proposal, cancellation) : [],
            Replacement = replaces ? await read.ReplacementFactsAsync(gate, proposal.Scope.Claims, cancellation) : ReplacementFacts.None,
        };
    }
}
