using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;
using Architecture.Registry.Text;

namespace Architecture.Registry.Designations;

/// <param name="Solution">The shared solution.</param>
/// <param name="Debt">Local solutions that were there before, now debt.</param>
/// <param name="Verdict">Against the other shared solutions.</param>
public sealed record DesignatedSolution(SolutionId Solution, ImmutableArray<SolutionId> Debt, ParallelVerdict Verdict) : IJudged;

/// <summary>A solution that is not on record before it is designated.</summary>
public sealed record NewShared(string Name, SolutionKind Kind, ImmutableArray<string> Aliases, string? Description, ProductId? Product);

/// <summary>KS points out a shared solution ("pekar ut", programme 5.2): a new one, one on record, or a shared one under a new decision.</summary>
/// <remarks>
/// Domain §3.7. Local solutions that overlap never refuse it: they become debt in the same commit. Refused, in order:
/// RESERVED_FOR_EXECUTIVE_BOARD, OWN_APPLICATION, INPUT_INVALID, SOLUTION_UNKNOWN, STALE_VERSION, BOARD_UNKNOWN, OWNER_NOT_ALLOWED, DECISION_IN_FUTURE,
/// CAPABILITY_REQUIRED, CAPABILITY_UNKNOWN, AUDIENCE_REQUIRED, CAPABILITY_EXCLUDED_AWAY, EXCLUSION_NOT_BELOW, PRODUCT_UNKNOWN,
/// NAME_TAKEN, PARALLEL_SOLUTION.
/// </remarks>
/// <param name="Existing">The solution on record; or <paramref name="New"/>.</param>
/// <param name="Version">The version that the caller saw of <paramref name="Existing"/>; checked when given.</param>
/// <param name="New">A solution that is not on record.</param>
/// <param name="Owner">Responsible board from now on.</param>
/// <param name="SharedClass">Its class.</param>
/// <param name="Scope">Claims and audience, as decided.</param>
/// <param name="Decision">KS's decision.</param>
/// <param name="Replaces">The shared solution that it is to replace; that pair is not judged.</param>
public sealed record DesignateSharedSolution(
    SolutionId? Existing, long? Version, NewShared? New, BoardId Owner, SharedClass SharedClass, Scope Scope, Decision Decision, SolutionId? Replaces)
    : ICommand<DesignationFacts, DesignatedSolution>
{
    public string? BusinessCase { get; init; }

    public ValueTask<DesignationFacts> LoadAsync(RegistryReader read, CancellationToken cancellation) =>
        read.DesignationFactsAsync(this, cancellation);

    public Outcome<DesignatedSolution> Decide(DesignationFacts facts, DecisionContext context)
    {
        if (Fault(facts, context) is { } fault) return fault;

        var id = Existing ?? context.NewId<SolutionId>();
        var candidate = Candidate(id, facts);
        var verdict = Judge(candidate, facts);
        if (verdict.Is(Verdict.Block)) return new ParallelSolutionRefused(verdict);

        var arisen = Arisen(candidate, facts);
        var record = new DesignationRecord(this, id, facts, context);
        var change = record.Solution().And(record.Designation()).And(record.Debt(arisen)).Writing(record.Keys());
        return Outcome.Commit(
            new DesignatedSolution(id, [.. arisen.Select(debt => debt.Local).Distinct()], verdict), change, Decision.CaseNumber);
    }

    /// <summary>The pairs with other shared solutions: BLOCK refuses, REVIEW does not.</summary>
    private ParallelVerdict Judge(SharedOffer candidate, DesignationFacts facts) => DesignationRule.Judge(
        facts.Gate.Space, candidate, facts.Before?.Offers[0], Replaces, facts.Gate.Offers, facts.RunsOn, OnRecord.Nothing);

    /// <summary>
    /// Local solutions owe the candidate what it comes to cover, and one that has left what it answers for again: with a successor that is
    /// not in use yet, it counts (§3.2).
    /// </summary>
    private static ImmutableArray<ArisenDebt> Arisen(SharedOffer candidate, DesignationFacts facts)
    {
        var successor = new SuccessorFact(candidate.Id, candidate.Phase, candidate.Scope);
        var before = new GateScene(facts.Gate.Space, [.. facts.Before?.Offers ?? [], .. facts.Predecessors]);
        var after = new GateScene(facts.Gate.Space, [candidate, .. facts.Predecessors.Select(one => one with { Successors = [.. one.Successors.Where(other => other.Id != candidate.Id), successor] })]);
        return DebtRule.Arisen(before, after, facts.Locals.Where(local => local.Id != candidate.Id));
    }

    private Refusal? Fault(DesignationFacts facts, DecisionContext context)
    {
        if (context.Reserved(facts.Owner, facts.Answering) is { } reserved) return reserved;
        if (Existing is null == New is null)
            return InputInvalidRefused.At("solution", "Ange antingen en lösning som finns (solution) eller en ny (new).", "Give either a solution on record (solution) or a new one (new).");
        if (New is not null && NamedText.Fault(New.Name, New.Aliases) is { } fault) return fault with { Path = ["new", .. fault.Path] };
        if (Existing is { } existing && facts.Existing is null) return new SolutionUnknownRefused(existing) { Path = ["solution"] };
        if (facts.Existing is { IsGone: true })
            return InputInvalidRefused.At("solution", "Lösningen är avvecklad eller avbruten och kan inte pekas ut.", "The solution is retired or abandoned and cannot be designated.");
        if (facts.Existing is { } seen && Version is { } version && version != seen.Version)
            return new StaleVersionRefused(version, seen.Version) { Path = ["version"] };
        if (Replaces is { } replaced && facts.Replaced is not { Reach: Reach.Shared }) return new SolutionUnknownRefused(replaced) { Path = ["replaces"] };
        if (Replaces is not null && Replaces == Existing)
            return InputInvalidRefused.At("replaces", "En lösning kan inte ersätta sig själv.", "A solution cannot replace itself.");
        if (facts.Owner is not { } owner) return new BoardUnknownRefused(Owner) { Path = ["owner"] };
        if (!owner.MayOwnShared) return new OwnerNotAllowedRefused(owner.Name) { Path = ["owner"] };
        if (Decision.Fault(context.Today) is { } decisionFault) return decisionFault;
        if (facts.Body is not { Kind: BoardKind.Executive })
            return new InputInvalidRefused(new Message(
                "Bara kommunstyrelsen pekar ut gemensamma lösningar.", "Only the executive board designates shared solutions."))
            { Path = ["decision", "body"] };
        if (ScopeRule.Fault(Scope, facts.Gate.Space) is { } scopeFault) return scopeFault;
        if (New?.Product is { } product && facts.Product is null) return new ProductUnknownRefused(product) { Path = ["new", "product"] };
        return facts.HolderOfName is { } holder && holder.Id != Existing
            ? new NameTakenRefused(holder.Name, holder.Id, holder.Code) { Path = ["new", "name"] }
            : null;
    }

    private SharedOffer Candidate(SolutionId id, DesignationFacts facts) => new(
        id, facts.Existing?.Code ?? "", facts.Existing?.Name ?? New!.Name, Scope, facts.Owner!.Id, SharedClass, facts.Existing?.Phase ?? LifecyclePhase.Planned)
    {
        Aliases = facts.Existing?.Aliases ?? New!.Aliases,
        Product = facts.Product?.Node.Id,
    };
}
