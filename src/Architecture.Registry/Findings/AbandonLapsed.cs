using System.Collections.Immutable;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Findings;

/// <param name="Solution">The solution; null where its time has not run out, or not any more.</param>
public sealed record AbandonedSolution(SolutionId? Solution);

/// <summary>A planned solution that was found parallel, and for which no exemption was asked for in time, is given up.</summary>
/// <remarks>
/// Domain §3.5. A step of the sweep: it is judged anew on what is true at its commit, so that a board which narrows its proposal at the last moment keeps
/// it. Refused, in order: ROLE_NOT_ALLOWED.
/// </remarks>
public sealed record AbandonLapsed(SolutionId Solution) : ICommand<AbandonLapsed.Facts, AbandonedSolution>
{
    /// <param name="Judged">What its findings are judged on; null when it is gone.</param>
    public sealed record Facts(SolutionFindingFacts? Judged, Solution? Solution, Board? Board, GateFootprint? Footprint);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var judged = await read.SolutionFindingFactsAsync([Solution], cancellation);
        if (judged.IsEmpty || await read.SolutionAsync(Solution, cancellation) is not { } solution) return new Facts(null, null, null, null);
        var board = (await read.AnsweringBoardsAsync([Solution], cancellation))[0];
        return new Facts(judged[0], solution, board, await read.GateFootprintAsync(solution, cancellation));
    }

    public Outcome<AbandonedSolution> Decide(Facts facts, DecisionContext context)
    {
        if (!SettleFindings.MayRun(context.Actor)) return new RoleNotAllowedRefused(context.Actor.Id);
        if (facts.Judged is not { } judged || !SolutionFindingRules.HasLapsed(judged, context.Today, context.Settings))
            return Outcome.Commit(new AbandonedSolution(null), Graph.GraphChange.None);
        var step = new LifecycleStep(LifecyclePhase.Abandoned, context.Today, Reason(context.Settings), CaseNumber: null, NoProcurement: false);
        return Outcome.Commit(new AbandonedSolution(Solution), PhaseChange.Of(facts.Solution!, facts.Board!.Id, facts.Footprint!, step));
    }

    /// <summary>On record in the language of the city.</summary>
    private static string Reason(Settings settings) =>
        $"Bedömd som parallell med en gemensam lösning. Ingen ansökan om undantag kom inom {settings.ExemptionCaseDays} dagar.";
}
