using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Designations;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>What a change of boards, functions or groups did to the verdict of one pair.</summary>
/// <param name="Solution">A local solution, or a shared one held against another.</param>
/// <param name="Against">The shared solution.</param>
/// <param name="Before">The pair's answer before the change.</param>
/// <param name="After">Its answer after it.</param>
/// <param name="Functions">What both cover, among the cells that give the answer after it (before it, where that is CLEAR).</param>
/// <param name="Boards">The boards of those cells.</param>
/// <param name="Debt">The kind of debt that arose; null where none did.</param>
public sealed record VerdictChange(
    SolutionId Solution, SolutionId Against, Verdict Before, Verdict After,
    ImmutableArray<CapabilityId> Functions, ImmutableArray<BoardId> Boards, DebtKind? Debt);

/// <summary>Verdicts recomputed by a change that is never refused for their sake (domain §3.4, §3.7, row 25).</summary>
/// <param name="Debt">Overlaps that the change made: debt, never a violation.</param>
/// <param name="Changes">Every pair that is answered otherwise than before, or has new debt; worst first.</param>
public sealed record Recomputation(ImmutableArray<ArisenDebt> Debt, ImmutableArray<VerdictChange> Changes)
{
    /// <summary>Nothing is answered otherwise.</summary>
    public static readonly Recomputation None = new([], []);

    /// <summary>The debt as it is recorded.</summary>
    internal GraphChange Recording(DecisionContext context) =>
        GraphChange.None.And(Debt.Select(one => DebtEdges.Adding(one.Local, one.Debt, context)));

    /// <param name="facts">What stands before the change.</param>
    /// <param name="after">Functions, boards and groups after it.</param>
    /// <param name="moved">What becomes of a scope; null: scopes stay as they are.</param>
    public static Recomputation Of(EstateFacts facts, CellSpace after, Func<Scope, Scope>? moved = null)
    {
        var offers = moved is null ? facts.Offers : [.. facts.Offers.Select(offer => Moved(offer, moved))];
        ImmutableArray<LocalSolution> locals =
        [
            .. facts.Locals.Select(one => new LocalSolution(
                moved is null ? one.Proposal : one.Proposal with { Scope = moved(one.Proposal.Scope) }, one.Solution.Phase) { Before = one.Proposal }),
        ];
        var debt = DebtRule.Arisen(new GateScene(facts.Space, facts.Offers), new GateScene(after, offers), locals);
        var kinds = debt.ToDictionary(one => (one.Local, one.Debt.Shared), one => one.Debt.Kind);
        var (before, now) = (new Scene(facts.Space, facts.Offers), new Scene(after, offers));
        var changes = new List<VerdictChange>();
        for (var i = 0; i < locals.Length; i++)
        {
            var onRecord = facts.Locals[i].OnRecord;
            changes.AddRange(Compare(
                before, new Candidate(locals[i].Before!, locals[i].Before!.Cells(facts.Space)),
                now, new Candidate(locals[i].Proposal, locals[i].Proposal.Cells(after)), onRecord, _ => true, kinds));
        }
        for (var i = 0; i < offers.Length; i++)
        {
            if (!offers[i].Counts) continue;
            var (own, then) = (offers[i], facts.Offers[i]);
            var runsOn = facts.Shared[i].Proposal.RunsOn;
            changes.AddRange(Compare(
                before, new Candidate(DesignationRule.AsProposal(then) with { RunsOn = runsOn }, Coverage.Of(then, facts.Space).Inside),
                now, new Candidate(DesignationRule.AsProposal(own) with { RunsOn = runsOn }, Coverage.Of(own, after).Inside),
                facts.Shared[i].OnRecord, other => !DesignationRule.AreInLine(own, other), kinds));
        }
        return new Recomputation(debt, [.. changes.OrderByDescending(change => change.After)]);
    }

    private static SharedOffer Moved(SharedOffer offer, Func<Scope, Scope> moved) => offer with
    {
        Scope = moved(offer.Scope),
        Successors = [.. offer.Successors.Select(successor => successor with { Scope = moved(successor.Scope) })],
    };

    private static IEnumerable<VerdictChange> Compare(
        Scene before, Candidate then, Scene after, Candidate now, OnRecord onRecord, Func<SharedOffer, bool> concerns,
        Dictionary<(SolutionId, SolutionId), DebtKind> kinds)
    {
        var (functionsThen, functionsNow) = (then.Cells.FunctionBits, now.Cells.FunctionBits);
        var self = now.Proposal.Self!.Value;
        for (var i = 0; i < after.Offers.Length; i++)
        {
            var offer = after.Offers[i];
            if (offer.Id == self || !concerns(offer)) continue;
            var (older, newer) = (before.Pair(i, then, functionsThen, onRecord), after.Pair(i, now, functionsNow, onRecord));
            DebtKind? debt = kinds.TryGetValue((self, offer.Id), out var kind) ? kind : null;
            var (from, to) = (older?.Verdict ?? Verdict.Clear, newer?.Verdict ?? Verdict.Clear);
            // Debt may arise in cells that SLK has answered for: the verdict was CLEAR and is, and there is no pair to tell of.
            if ((from == to && debt is null) || (newer ?? older) is not { } shown) continue;
            yield return new VerdictChange(self, offer.Id, from, to, shown.Functions, shown.Boards, debt);
        }
    }

    private sealed record Candidate(Proposal Proposal, CellSet Cells);

    /// <summary>The shared solutions at one moment, with the functions of each: most pairs have none in common and are passed over at once.</summary>
    private sealed class Scene(CellSpace space, ImmutableArray<SharedOffer> offers)
    {
        private readonly Bits[] _functions = [.. offers.Select(offer => space.Leaves(offer.Scope.Claims))];

        public ImmutableArray<SharedOffer> Offers => offers;

        public ParallelPair? Pair(int offer, Candidate candidate, Bits functions, OnRecord onRecord) => functions.Overlaps(_functions[offer])
            ? ParallelRule.PairOn(candidate.Cells, candidate.Proposal, offers[offer], onRecord)
            : null;
    }
}
