using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Findings;

/// <summary>Until when what is on record counts as attested (domain §8).</summary>
public static class Attestation
{
    /// <summary>A year from the last attestation; what has never been attested was right on the day it was put on record.</summary>
    public static DateOnly LastDay(Solution solution, Settings settings) =>
        (solution.AttestedOn ?? CityTime.DayOf(solution.Node.Created.Time)).AddMonths(settings.AttestationMonths);

    /// <summary>True where the last day has passed; what has left is nobody's to attest.</summary>
    public static bool IsStale(Solution solution, Settings settings, DateOnly today) => !solution.IsGone && today > LastDay(solution, settings);
}

public sealed record AttestedSolution(SolutionId Solution);

/// <summary>A board says that what is on record of its solution is right.</summary>
/// <remarks>
/// Domain §8. It names the version that was looked at and changes none of the solution's own fields, so it makes no new version.
/// Refused, in order: SOLUTION_UNKNOWN, NOT_RESPONSIBLE_BOARD, STALE_VERSION.
/// </remarks>
public sealed record Attest(SolutionId Solution, long Version) : ICommand<Attest.Facts, AttestedSolution>
{
    public sealed record Facts(Solution? Solution, Board? Board);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) =>
        await read.SolutionAsync(Solution, cancellation) is { } solution
            ? new Facts(solution, (await read.AnsweringBoardsAsync([Solution], cancellation))[0])
            : new Facts(null, null);

    public Outcome<AttestedSolution> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Solution is not { } solution) return new SolutionUnknownRefused(Solution) { Path = ["solution"] };
        if (!context.Actor.MayWriteFor(facts.Board!)) return new NotResponsibleBoardRefused(facts.Board!.Name, context.Actor.Id);
        if (Version != solution.Version) return new StaleVersionRefused(Version, solution.Version) { Path = ["version"] };
        return Outcome.Commit(
            new AttestedSolution(Solution), GraphChange.Change(SolutionGraph.Solution, Solution.Node, SolutionGraph.AttestedOn.Is(context.Today)));
    }
}
