using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Designations;

public sealed record ConfirmedPlatformUse(NodeId Dependency, SolutionId Solution);

/// <summary>The owner of a shared platform confirms that a solution is built on it.</summary>
/// <remarks>
/// Domain §3.3, row 30: CLEAR for the cells that the solution covers now; what it comes to cover later is a question again.
/// Refused, in order: DEPENDENCY_UNKNOWN, NOT_RESPONSIBLE_BOARD, INPUT_INVALID.
/// </remarks>
public sealed record ConfirmPlatformUse(NodeId Dependency) : ICommand<ConfirmPlatformUse.Facts, ConfirmedPlatformUse>
{
    public sealed record Facts(Dependency? Dependency, Solution? Platform, Board? Owner, Proposal? Proposal, CellSpace? Space, GateFootprint? Footprint);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        if ((await read.DependenciesByIdAsync([Dependency], cancellation))[0] is not { } dependency) return new Facts(null, null, null, null, null, null);
        var ends = await read.SolutionsAsync([dependency.From, dependency.To], cancellation);
        var owner = (await read.AnsweringBoardsAsync([dependency.To], cancellation))[0];
        var proposal = (await read.ProposalsAsync([ends[0]!], cancellation))[0];
        var gate = await read.GateFactsAsync(proposal.Scope.Claims, cancellation);
        return new Facts(dependency, ends[1], owner, proposal, gate.Space, await read.GateFootprintAsync(ends[0]!, cancellation));
    }

    public Outcome<ConfirmedPlatformUse> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Dependency is not { } dependency) return new DependencyUnknownRefused { Path = ["dependency"] };
        if (!context.Actor.MayWriteFor(facts.Owner!)) return new NotResponsibleBoardRefused(facts.Owner!.Name, context.Actor.Id);
        if (!dependency.IsRunningOn || facts.Platform is not { Reach: Reach.Shared, SharedClass: SharedClass.InfrastructureOrPlatform })
            return InputInvalidRefused.At(
                "dependency", "Bara det som körs på en gemensam plattform (RUNS_ON, HARD) bekräftas. Det gör inte den här lösningen.", "Only what runs on a shared platform (RUNS_ON, HARD) is confirmed. This solution does not.");

        var edge = dependency.Edge;
        var change = GraphChange.Of(new ChangeEdge(
            edge.Kind, edge.Id, edge.From, edge.To,
            [
                SolutionGraph.ConfirmedCells.Is(facts.Proposal!.Cells(facts.Space!).Record().ToLines()),
                SolutionGraph.ConfirmedOn.Is(context.Today),
                SolutionGraph.DependencyVersion.Is(dependency.Version + 1),
            ]));
        return Outcome.Commit(new ConfirmedPlatformUse(Dependency, dependency.From), change.Writing(facts.Footprint!.Written));
    }
}
