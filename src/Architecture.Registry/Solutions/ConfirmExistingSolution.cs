using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Designations;
using Architecture.Registry.ParallelSolutions;

namespace Architecture.Registry.Solutions;

public sealed record ConfirmedExistingSolution(SolutionId Solution);

/// <summary>SLK confirms that a solution entered as existing was there before the shared one: its violation becomes established debt.</summary>
/// <remarks>Domain §3.6. Refused, in order: ROLE_NOT_ALLOWED, SOLUTION_UNKNOWN, INPUT_INVALID.</remarks>
/// <param name="Solution">The solution.</param>
/// <param name="Against">The shared solution; null: every one that it is a violation against.</param>
public sealed record ConfirmExistingSolution(SolutionId Solution, SolutionId? Against) : ICommand<ConfirmExistingSolution.Facts, ConfirmedExistingSolution>
{
    public sealed record Facts(Solution? Solution, ImmutableArray<GraphEdge> Violations, GateFootprint? Footprint);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        if (await read.SolutionAsync(Solution, cancellation) is not { } solution) return new Facts(null, [], null);
        var pages = await read.NeighboursAsync(new NeighbourQuery([Solution.Node], DesignationGraph.DebtTo, Direction.Outgoing), cancellation);
        var violations = pages[0].Items.Select(item => item.Edge)
            .Where(edge => edge.Get(DesignationGraph.DebtKind) == DebtKind.Violation && (Against is not { } one || edge.To == one.Node));
        return new Facts(solution, [.. violations], await read.GateFootprintAsync(solution, cancellation));
    }

    public Outcome<ConfirmedExistingSolution> Decide(Facts facts, DecisionContext context)
    {
        if (!context.Actor.Is(Role.Governance)) return new RoleNotAllowedRefused(context.Actor.Id);
        if (facts.Solution is null) return new SolutionUnknownRefused(Solution) { Path = ["solution"] };
        if (facts.Violations.IsEmpty)
            return InputInvalidRefused.At("solution", "Lösningen har ingen överträdelse att bekräfta.", "The solution has no violation to confirm.");

        var change = GraphChange.None.And(facts.Violations.Select(edge => GraphChange.Of(new ChangeEdge(
            edge.Kind, edge.Id, edge.From, edge.To, [DesignationGraph.DebtKind.Is(DebtKind.Established)]))));
        return Outcome.Commit(new ConfirmedExistingSolution(Solution), change.Writing(facts.Footprint!.Written));
    }
}
