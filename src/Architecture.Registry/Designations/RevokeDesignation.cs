using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Designations;

/// <param name="Solution">Local from now on.</param>
/// <param name="Debt">The shared solutions that it overlaps: its debt.</param>
public sealed record RevokedDesignation(SolutionId Solution, ImmutableArray<SolutionId> Debt);

/// <summary>KS takes back a designation: the solution becomes local.</summary>
/// <remarks>
/// Domain §3.2: it becomes LOCAL without asking the gate, and its overlaps with other shared solutions are debt. What it was to replace
/// has no successor any more, not even when it is designated again: that decision says anew what it replaces. Refused, in order:
/// RESERVED_FOR_EXECUTIVE_BOARD, OWN_APPLICATION, SOLUTION_UNKNOWN, STALE_VERSION, INPUT_INVALID, DECISION_IN_FUTURE.
/// </remarks>
public sealed record RevokeDesignation(SolutionId Solution, long Version, Decision Decision) : ICommand<RevokeDesignation.Facts, RevokedDesignation>
{
    public sealed record Facts(
        Solution? Solution, Board? Answering, Board? Body, Proposal? Proposal, GateFacts? Gate, ImmutableArray<GraphEdge> Replaces, ImmutableArray<ConflictKey> Keys);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        if (await read.SolutionAsync(Solution, cancellation) is not { } solution) return new Facts(null, null, null, null, null, [], []);
        var proposal = (await read.ProposalsAsync([solution], cancellation))[0];
        var gate = await read.GateFactsAsync(proposal.Scope.Claims, cancellation);
        var shared = await read.GateFootprintAsync(Reach.Shared, proposal.Scope.Claims, cancellation);
        return new Facts(
            solution, (await read.AnsweringBoardsAsync([Solution], cancellation))[0], await read.BodyAsync(Decision.Body, cancellation), proposal, gate,
            await read.ReplacesAsync(Solution, cancellation),
            [.. shared.Written, .. (shared with { Side = ClaimKeys.Reach.Local }).Written]);
    }

    public Outcome<RevokedDesignation> Decide(Facts facts, DecisionContext context)
    {
        if (context.Reserved(facts.Answering) is { } reserved) return reserved;
        if (facts.Solution is not { } solution) return new SolutionUnknownRefused(Solution) { Path = ["solution"] };
        if (Version != solution.Version) return new StaleVersionRefused(Version, solution.Version) { Path = ["version"] };
        if (solution.Reach != Reach.Shared)
            return InputInvalidRefused.At("solution", "Lösningen är inte utpekad som gemensam.", "The solution is not designated as shared.");
        if (Decision.Fault(context.Today) is { } decisionFault) return decisionFault;
        if (facts.Body is not { Kind: BoardKind.Executive })
            return new InputInvalidRefused(new Message(
                "Bara kommunstyrelsen återkallar ett utpekande.", "Only the executive board revokes a designation."))
            { Path = ["decision", "body"] };

        var others = facts.Gate!.Offers.Where(offer => offer.Id != Solution).ToImmutableArray();
        var arisen = DebtRule.Arisen(before: null, new GateScene(facts.Gate.Space, others), [new LocalSolution(facts.Proposal!, solution.Phase)]);
        var change = GraphChange.Change(
                SolutionGraph.Solution, Solution.Node,
                SolutionGraph.Reach.Is(Reach.Local),
                SolutionGraph.SharedClass.Is(null),
                SolutionGraph.Version.Is(solution.Version + 1))
            .And(facts.Replaces.Select(GraphChange.Disconnect))
            .And(arisen.Select(debt => DebtEdges.Adding(debt.Local, debt.Debt, context)))
            .Writing(facts.Keys);
        return Outcome.Commit(
            new RevokedDesignation(Solution, [.. arisen.Select(debt => debt.Debt.Shared).Distinct()]), change, Decision.CaseNumber);
    }
}

/// <summary>Debt as edges.</summary>
internal static class DebtEdges
{
    public static GraphChange Adding(SolutionId local, Debt debt, DecisionContext context) => GraphChange.Connect(
        DesignationGraph.DebtTo, context.NewNodeId(), local.Node, debt.Shared.Node,
        DesignationGraph.DebtKind.Is(debt.Kind),
        DesignationGraph.DebtSince.Is(context.Today),
        DesignationGraph.DebtCells.Is(debt.Cells.ToLines()));
}
