using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;

namespace Architecture.Registry.Solutions;

/// <summary>Which way an impact is asked.</summary>
public enum ImpactDirection
{
    /// <summary>What stops working when it does.</summary>
    Dependents,
    /// <summary>What it needs in order to work.</summary>
    Dependencies,
}

/// <summary>A solution that is hit, and a shortest path to it; <paramref name="Path"/> starts at the solution asked about.</summary>
public sealed record Impacted(Solution Solution, int Depth, ImmutableArray<Solution> Path);

/// <summary>The answer to "what breaks if this goes down?".</summary>
public sealed record Impact(ImmutableArray<Impacted> Solutions, long ReachedCount, ReachCut CutBy, ImmutableArray<Board> Boards);

/// <summary>Reads of impact.</summary>
public static class ImpactReads
{
    public const int DeepestImpact = 100;
    public const int MostImpacted = 10_000;

    /// <summary>What depends on a solution, or what it depends on. RETIRED and ABANDONED ones are left out, and nothing is reached through them.</summary>
    public static async ValueTask<Impact> ImpactAsync(
        this RegistryReader read, Solution of, ImpactDirection direction, DependencyStrength strength, int maxDepth, int maxNodes, CancellationToken cancellation)
    {
        var onEdge = strength == DependencyStrength.Hard
            ? Filter.Is(SolutionGraph.DependencyStrength, GraphValue.Of(nameof(DependencyStrength.Hard)))
            : null;
        var living = Filter.Where(
            SolutionGraph.Phase, Comparison.NotIn,
            GraphValue.Of(nameof(LifecyclePhase.Retired)), GraphValue.Of(nameof(LifecyclePhase.Abandoned)));
        var step = new ReachStep(
            SolutionGraph.DependsOn, direction == ImpactDirection.Dependents ? Direction.Incoming : Direction.Outgoing, onEdge, living);
        var answer = await read.View.ReachAsync(
            new ReachQuery([of.Node.Id], [step], maxDepth, maxNodes, SolutionGraph.Code), cancellation);
        var boards = await read.AnsweringBoardsAsync([.. answer.Nodes.Select(one => new SolutionId(one.Node.Id))], cancellation);
        return new Impact(
            Paths(of, answer),
            answer.ReachedCount,
            answer.CutBy,
            [.. boards.OfType<Board>().DistinctBy(board => board.Id).OrderBy(board => board.Code, StringComparer.Ordinal)]);
    }

    private static ImmutableArray<Impacted> Paths(Solution of, ReachAnswer answer)
    {
        var paths = new Dictionary<NodeId, ImmutableArray<Solution>> { [of.Node.Id] = [of] };
        var impacted = ImmutableArray.CreateBuilder<Impacted>(answer.Nodes.Length);
        foreach (var reached in answer.Nodes)
        {
            var solution = new Solution(reached.Node);
            var path = paths[reached.Parent].Add(solution);
            paths[reached.Node.Id] = path;
            impacted.Add(new Impacted(solution, reached.Depth, path));
        }
        return impacted.DrainToImmutable();
    }
}
