using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Technology;

public sealed record EndedUse(SolutionId Solution);

/// <summary>A board records that one of its solutions no longer uses a release.</summary>
/// <remarks>Domain §6.2. Refused, in order: SOLUTION_UNKNOWN, RELEASE_UNKNOWN, NOT_RESPONSIBLE_BOARD, TECHNOLOGY_USE_UNKNOWN.</remarks>
public sealed record EndTechnologyUse(SolutionId Solution, TechnologyReleaseId Release) : ICommand<EndTechnologyUse.Facts, EndedUse>
{
    public sealed record Facts(Solution? Solution, TechnologyRelease? Release, Board? Board, GraphEdge? Use);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var solution = await read.SolutionAsync(Solution, cancellation);
        var release = (await read.ReleasesAsync([Release], cancellation))[0];
        if (solution is null) return new Facts(null, release, null, null);
        var board = (await read.AnsweringBoardsAsync([Solution], cancellation))[0];
        var uses = await read.NeighboursAsync(new NeighbourQuery([Solution.Node], SolutionGraph.UsesRelease, Direction.Outgoing), cancellation);
        return new Facts(solution, release, board, uses[0].Items.Select(item => item.Edge).FirstOrDefault(edge => edge.To == Release.Node));
    }

    public Outcome<EndedUse> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Solution is null) return new SolutionUnknownRefused(Solution) { Path = ["solution"] };
        if (facts.Release is not { } release) return new ReleaseUnknownRefused(Release) { Path = ["release"] };
        if (!context.Actor.MayWriteFor(facts.Board!)) return new NotResponsibleBoardRefused(facts.Board!.Name, context.Actor.Id);
        return facts.Use is { } use
            ? Outcome.Commit(new EndedUse(Solution), GraphChange.Disconnect(use))
            : new NotUsedRefused(release.Title) { Path = ["release"] };
    }
}

/// <summary>The solution is not recorded as using that release.</summary>
public sealed record NotUsedRefused(string Title) : Refusal
{
    public override string Code => "TECHNOLOGY_USE_UNKNOWN";
    public override Message Message => new(
        $"Det är inte registrerat att lösningen använder {Title}.",
        $"It is not on record that the solution uses {Title}.");
}
