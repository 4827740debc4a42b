using Architecture.Graph;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.ParallelSolutions;

namespace Architecture.Registry.Solutions;

/// <summary>What going live is judged on besides the gate: "we cannot at the same time go on working as before" (programme 2.1, domain §9).</summary>
/// <param name="Stated">The predecessor that its board names; null where it names none.</param>
/// <param name="StatedEnd">When that one ends.</param>
/// <param name="IsReplacement">It is designated to replace another: the designation is the decision that the other one ends.</param>
/// <param name="Locals">The other local solutions, where nothing has been said.</param>
public sealed record GoLiveFacts(Solution? Stated, EffectiveEnd? StatedEnd, bool IsReplacement, ReplacementFacts Locals);

/// <summary>Going live needs a predecessor with an end date, or "none" (domain §9).</summary>
internal static class GoLiveRule
{
    /// <summary>INTRODUCING → IN_USE; coming back from PHASING_OUT is no going live.</summary>
    public static bool Asks(LifecyclePhase from, LifecyclePhase to) => (from, to) is (LifecyclePhase.Introducing, LifecyclePhase.InUse);

    /// <summary>PREDECESSOR_WITHOUT_END, PREDECESSOR_EXISTS; null when nothing is missing.</summary>
    public static Refusal? Fault(Solution solution, GoLiveFacts facts, CellSet? cells)
    {
        if (facts is { Stated: { IsGone: false } predecessor, StatedEnd.Date: null })
            return new PredecessorWithoutEndRefused(predecessor.Id, predecessor.Name, predecessor.Code) { Path = ["phase"] };
        if (cells is null || !SaysNothing(solution, facts)) return null;
        var replaced = ReplacementRule.Of(cells, solution.Id, facts.Locals.Others);
        return replaced.IsEmpty
            ? null
            : new PredecessorExistsRefused([.. replaced.Select(one => one.Older)], facts.Locals.NamesOf(replaced)) { Path = ["phase"] };
    }

    /// <summary>Silence where no other solution does the work is the word that there is none, and is put on record as that.</summary>
    public static GraphChange Recording(Solution solution, GoLiveFacts? facts) => facts is not null && SaysNothing(solution, facts)
        ? GraphChange.Change(SolutionGraph.Solution, solution.Id.Node, SolutionGraph.NoPredecessor.Is(true))
        : GraphChange.None;

    private static bool SaysNothing(Solution solution, GoLiveFacts facts) =>
        facts is { Stated: null, IsReplacement: false } && !solution.HasNoPredecessor;
}

/// <summary>Loads of <see cref="GoLiveFacts"/>.</summary>
internal static class GoLiveReads
{
    /// <param name="read">The reader.</param>
    /// <param name="solution">The solution that goes live.</param>
    /// <param name="gate">What the gate is asked; null for a shared solution, beside which local ones are debt and no predecessors.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public static async ValueTask<GoLiveFacts> GoLiveFactsAsync(
        this RegistryReader read, Solution solution, ChangeLifecycle.GateQuestion? gate, CancellationToken cancellation)
    {
        var query = new NeighbourQuery([solution.Id.Node], SolutionGraph.TakesOverFrom, Direction.Outgoing);
        var stated = (await read.NeighboursAsync(query, cancellation))[0].Items.Select(item => new Solution(item.Node)).FirstOrDefault();
        var designated = (await read.NeighboursAsync(query with { Edge = SolutionGraph.Replaces }, cancellation))[0];
        var end = stated is null ? null : (await read.EffectiveEndsAsync([stated], cancellation))[0];
        var asks = gate is not null && solution.Reach == Reach.Local && stated is null && !solution.HasNoPredecessor;
        return new GoLiveFacts(
            stated, end, !designated.Items.IsEmpty,
            asks ? await read.ReplacementFactsAsync(gate!.Facts, gate.Proposal.Scope.Claims, cancellation) : ReplacementFacts.None);
    }
}

/// <summary>A solution is to go live while nobody has said when its predecessor ends (domain §9).</summary>
/// <param name="Predecessor">The predecessor.</param>
/// <param name="Name">Its name.</param>
/// <param name="SolutionCode">Its code.</param>
public sealed record PredecessorWithoutEndRefused(SolutionId Predecessor, string Name, string SolutionCode) : Refusal
{
    public override string Code => "PREDECESSOR_WITHOUT_END";
    public override bool IsJournaled => true;
    public override Message Message => new(
        $"Föregångaren {Name} ({SolutionCode}) har inget slutdatum. Registrera först när den slutar användas (declaredEnd): det går inte att samtidigt fortsätta arbeta som tidigare.",
        $"The predecessor {Name} ({SolutionCode}) has no end date. First record when its use ends (declaredEnd): one cannot at the same time go on working as before.");
}
