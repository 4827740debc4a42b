using System.Collections.Immutable;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Reviews;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Registry.Contracts;

/// <summary>A contract that is on record for a solution already, with what tells it from another.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Supplier">Who delivers.</param>
/// <param name="Release">The release that it extends the support of.</param>
/// <param name="Product">The product that it is for, where that is not the solution's own.</param>
public sealed record EarlierContract(Contract Contract, SupplierId Supplier, TechnologyReleaseId? Release, ProductId? Product)
{
    /// <summary>The last day to which it can go on: options count, exercised or not, until they have lapsed with the contract. Null: no last day.</summary>
    internal DateOnly? ReachOn(DateOnly today)
    {
        if (Contract.LastDay is not { } last || Contract.IsTerminated || last < today) return Contract.LastDay;
        return Contract.Options.Select(option => option.End).Append(last).Max();
    }

    /// <summary>Neither an end nor open-ended: nobody can say what lies within it.</summary>
    internal bool IsUnknown => Contract is { LastDay: null, OpenEnded: false };
}

/// <summary>A contract that is about to be recorded.</summary>
/// <param name="Terms">Dates and money.</param>
/// <param name="Supplier">Who delivers.</param>
/// <param name="Framework">What it is called off from.</param>
/// <param name="Release">The release that it extends the support of.</param>
/// <param name="Product">The product that it is for, where that is not the solution's own.</param>
public sealed record NewContract(ContractTerms Terms, SupplierId Supplier, ContractId? Framework, TechnologyReleaseId? Release, ProductId? Product);

/// <summary>When a contract is a replacement in disguise (domain §6.5, §3 row 18).</summary>
public static class ContractDutyRule
{
    /// <summary>
    /// Null for the first contract of a purpose, for what lies within existing options with its own options counted, and for what is history:
    /// it is over already and has no option that leads on, or is the same supplier's and began before the solution was put on record.
    /// </summary>
    /// <param name="contract">The new contract.</param>
    /// <param name="earlier">What is on record for the solution.</param>
    /// <param name="product">What the solution is an instance of.</param>
    /// <param name="onRecordSince">The day on which the solution was put on record.</param>
    /// <param name="today">The day decided on.</param>
    public static ReplacementCause? CauseOf(
        NewContract contract, IEnumerable<EarlierContract> earlier, ProductId? product, DateOnly onRecordSince, DateOnly today)
    {
        ImmutableArray<EarlierContract> chain = [.. earlier.Where(one => one.Contract.Purpose == contract.Terms.Purpose
            && one.Release == contract.Release && one.Contract.Id != contract.Framework)];
        if (chain.IsEmpty || contract.Terms.Reach < today) return null;
        if ((contract.Product ?? product) is { } wanted && chain.Any(one => (one.Product ?? product) is not null)
            && !chain.Any(one => (one.Product ?? product) == wanted))
            return ReplacementCause.OtherProduct;
        ImmutableArray<EarlierContract> same = [.. chain.Where(one => one.Supplier == contract.Supplier)];
        if (same.IsEmpty) return ReplacementCause.OtherSupplier;
        if (IsHistory(contract.Terms, onRecordSince) || same.Any(one => LiesWithin(contract.Terms, one, today))) return null;
        return ReplacementCause.BeyondOptions;
    }

    /// <summary>A stated start is believed only where it lies before the registry knew the solution; nobody can move that day.</summary>
    internal static bool IsHistory(ContractTerms terms, DateOnly onRecordSince) => terms.Start < onRecordSince;

    private static bool LiesWithin(ContractTerms terms, EarlierContract earlier, DateOnly today)
    {
        if (earlier.IsUnknown) return false;
        return earlier.ReachOn(today) is not { } reach || (!terms.OpenEnded && terms.Reach <= reach);
    }
}

/// <summary>What the duty and the gate are asked for one solution of a contract.</summary>
/// <param name="Solution">The solution, a local one.</param>
/// <param name="Product">What it is an instance of.</param>
/// <param name="OnRecordSince">The day on which it was put on record.</param>
/// <param name="Earlier">Its contracts.</param>
/// <param name="Gate">Null where neither the gate nor a violation can have a say.</param>
public sealed record ContractQuestion(
    Solution Solution, ProductId? Product, DateOnly OnRecordSince, ImmutableArray<EarlierContract> Earlier, ContractGate? Gate)
{
    /// <summary>Outcomes decided for it. No case can be decided yet, so none are loaded.</summary>
    public ImmutableArray<DecidedOutcome> Decided { get; init; } = [];
}

/// <summary>What the gate judges a contract on.</summary>
public sealed record ContractGate(GateFacts Facts, Proposal Proposal, OnRecord OnRecord, ImmutableArray<OpenQuestion> Open);

/// <summary>The duty first, then the gate, whatever makes a solution another one: a contract beyond options, another supplier or product.</summary>
public static class ContractDuty
{
    /// <summary>Refused, in order: SHARED_INVESTIGATION_MISSING, PARALLEL_SOLUTION, REVIEW_PENDING.</summary>
    public static Refusal? Fault(ContractQuestion question, NewContract contract, DecisionContext context)
    {
        var cause = ContractDutyRule.CauseOf(contract, question.Earlier, question.Product, question.OnRecordSince, context.Today);
        if (cause is { } replaces) return Fault(question, replaces, context);
        var isNew = !(contract.Terms.Reach < context.Today);
        return isNew && !ContractDutyRule.IsHistory(contract.Terms, question.OnRecordSince) && Violation(question.Gate) is { } violation
            ? new ParallelSolutionRefused(violation)
            : null;
    }

    /// <summary>The same where the cause is known.</summary>
    public static Refusal? Fault(ContractQuestion question, ReplacementCause cause, DecisionContext context)
    {
        var solution = question.Solution;
        if (ReplacementDuty.Allowing(solution.Id, question.Decided) is not { } outcome)
            return new SharedInvestigationMissingRefused(cause, [new Replacement(solution.Id, [], [])], [solution.Name]);
        var gate = question.Gate!;
        var occasion = GateOccasion.Contracting(timeLimitedExtension: outcome == EndOfLifeOutcome.ExtendTimeLimited);
        var verdict = ParallelRule.Judge(gate.Facts.Space, gate.Proposal, occasion, gate.Facts.Offers, gate.OnRecord);
        if (verdict.Is(Verdict.Block)) return new ParallelSolutionRefused(verdict);
        return verdict.Is(Verdict.Review)
            ? new ReviewPendingRefused(verdict, OpenReview.Missing(solution.Id, verdict, gate.Open, gate.Facts.Space, context))
            : null;
    }

    private static ParallelVerdict? Violation(ContractGate? gate) =>
        gate is null ? null : StandingViolation.Of(gate.Facts.Space, gate.Proposal, gate.Facts.Offers, gate.OnRecord);
}

/// <summary>Loads of <see cref="ContractQuestion"/>.</summary>
public static class ContractDutyReads
{
    /// <summary>One question for each local solution; shared ones and pilots have none.</summary>
    public static async ValueTask<ImmutableArray<ContractQuestion>> ContractQuestionsAsync(
        this RegistryReader read, IEnumerable<Solution> solutions, CancellationToken cancellation)
    {
        ImmutableArray<Solution> locals = [.. solutions.Where(one => one.Reach == Reach.Local).DistinctBy(one => one.Id)];
        if (locals.IsEmpty) return [];
        ImmutableArray<SolutionId> ids = [.. locals.Select(one => one.Id)];
        var products = await read.ProductOfAsync(ids, cancellation);
        var earlier = await read.EarlierContractsAsync(ids, cancellation);
        var onRecord = await read.OnRecordAsync(ids, cancellation);
        var questions = ImmutableArray.CreateBuilder<ContractQuestion>(locals.Length);
        for (var i = 0; i < locals.Length; i++)
        {
            var asksGate = !earlier[i].IsEmpty || products[i] is not null || onRecord[i].Debts.Any(debt => debt.Kind == DebtKind.Violation);
            questions.Add(new ContractQuestion(
                locals[i], products[i]?.Id, CityTime.DayOf(locals[i].Node.Created.Time), earlier[i],
                asksGate ? await GateAsync(read, locals[i], onRecord[i], cancellation) : null));
        }
        return questions.DrainToImmutable();
    }

    private static async ValueTask<ContractGate> GateAsync(RegistryReader read, Solution solution, OnRecord onRecord, CancellationToken cancellation)
    {
        var proposal = (await read.ProposalsAsync([solution], cancellation))[0];
        var gate = await read.GateFactsAsync(proposal.Scope.Claims, cancellation);
        return new ContractGate(gate, proposal, onRecord, await read.OpenQuestionsAsync(solution.Id, cancellation));
    }
}
