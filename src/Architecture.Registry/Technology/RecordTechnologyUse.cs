using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Technology;

public sealed record RecordedUse(SolutionId Solution, NodeId Use);

/// <summary>A board records a technology release that one of its solutions uses now.</summary>
/// <remarks>Domain §6.2. Refused, in order: SOLUTION_UNKNOWN, RELEASE_UNKNOWN, NOT_RESPONSIBLE_BOARD, TECHNOLOGY_USE_EXISTS.</remarks>
public sealed record RecordTechnologyUse(SolutionId Solution, TechnologyReleaseId Release) : ICommand<RecordTechnologyUse.Facts, RecordedUse>
{
    public sealed record Facts(Solution? Solution, TechnologyRelease? Release, Board? Board, ImmutableArray<TechnologyRelease> Used, ImmutableArray<RecordedNone> Nones);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var solution = await read.SolutionAsync(Solution, cancellation);
        var release = (await read.ReleasesAsync([Release], cancellation))[0];
        if (solution is null) return new Facts(null, release, null, [], []);
        var board = (await read.AnsweringBoardsAsync([Solution], cancellation))[0];
        return new Facts(
            solution, release, board,
            (await read.ReleasesUsedAsync([Solution], cancellation))[0], (await read.RecordedNonesAsync([Solution], cancellation))[0]);
    }

    public Outcome<RecordedUse> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Solution is null) return new SolutionUnknownRefused(Solution) { Path = ["solution"] };
        if (facts.Release is not { } release) return new ReleaseUnknownRefused(Release) { Path = ["release"] };
        if (!context.Actor.MayWriteFor(facts.Board!)) return new NotResponsibleBoardRefused(facts.Board!.Name, context.Actor.Id);
        if (facts.Used.Any(used => used.Id == Release)) return new AlreadyUsedRefused(release.Title) { Path = ["release"] };

        var id = context.NewNodeId();
        var change = GraphChange.Connect(SolutionGraph.UsesRelease, id, Solution.Node, Release.Node, SolutionGraph.UsedSince.Is(context.Today))
            .And(facts.Nones.Where(none => none.Of == NoneOf.Technology).Select(none => none.Lapse(context.Today)));
        return Outcome.Commit(new RecordedUse(Solution, id), change);
    }
}
