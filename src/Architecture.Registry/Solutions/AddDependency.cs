using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;

namespace Architecture.Registry.Solutions;

public sealed record AddedDependency(NodeId Dependency);

/// <summary>A board records what one of its solutions depends on.</summary>
/// <remarks>
/// Domain §1 and §3.3: running on a shared platform changes the gate's answer, so the claims keys are written. Refused, in order:
/// SOLUTION_UNKNOWN, NOT_RESPONSIBLE_BOARD, INPUT_INVALID, DEPENDENCY_EXISTS.
/// </remarks>
public sealed record AddDependency(SolutionId From, SolutionId To, DependencyKind Kind, DependencyStrength Strength)
    : ICommand<AddDependency.Facts, AddedDependency>
{
    public sealed record Facts(Solution? From, Solution? To, Board? Board, ImmutableArray<Dependency> Existing, GateFootprint? Footprint);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var ends = await read.SolutionsAsync([From, To], cancellation);
        if (ends[0] is not { } from) return new Facts(null, ends[1], null, [], null);
        var board = (await read.AnsweringBoardsAsync([From], cancellation))[0];
        var existing = (await read.DependenciesAsync([From], Direction.Outgoing, cancellation))[0];
        return new Facts(from, ends[1], board, [.. existing.Select(one => one.Dependency)], await read.GateFootprintAsync(from, cancellation));
    }

    public Outcome<AddedDependency> Decide(Facts facts, DecisionContext context)
    {
        if (facts.From is not { } from) return new SolutionUnknownRefused(From) { Path = ["from"] };
        if (facts.To is not { } to) return new SolutionUnknownRefused(To) { Path = ["to"] };
        if (!context.Actor.MayWriteFor(facts.Board!)) return new NotResponsibleBoardRefused(facts.Board!.Name, context.Actor.Id);
        if (From == To)
            return InputInvalidRefused.At("to", "En lösning kan inte vara beroende av sig själv.", "A solution cannot depend on itself.");
        if (facts.Existing.Any(one => one.To == To && one.Kind == Kind))
            return new DependencyExistsRefused(from.Code, to.Code) { Path = ["to"] };

        var id = context.NewNodeId();
        return Outcome.Commit(new AddedDependency(id), Edge(id, From, To, Kind, Strength).Writing(facts.Footprint!.Written));
    }

    internal static GraphChange Edge(NodeId id, SolutionId from, SolutionId to, DependencyKind kind, DependencyStrength strength) =>
        GraphChange.Connect(
            SolutionGraph.DependsOn, id, from.Node, to.Node,
            SolutionGraph.DependencyKind.Is(kind), SolutionGraph.DependencyStrength.Is(strength), SolutionGraph.DependencyVersion.Is(1));
}
