using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Information;

public sealed record RecordedApprovedLevels(SolutionId Solution);

/// <summary>A board records for which levels one of its solutions is approved.</summary>
/// <remarks>
/// Domain §9: what it handles must not require more. Refused, in order: SOLUTION_UNKNOWN, NOT_RESPONSIBLE_BOARD, INPUT_INVALID.
/// </remarks>
/// <param name="Solution">The solution.</param>
/// <param name="Levels">By aspect: absent is unchanged, null is unknown.</param>
/// <param name="Assessor">Who approved: a role or function, never a person's name.</param>
/// <param name="Date">The day of the approval; today unless given.</param>
public sealed record RecordApprovedLevels(SolutionId Solution, ImmutableDictionary<SecurityAspect, int?> Levels, string? Assessor, DateOnly? Date)
    : ICommand<RecordApprovedLevels.Facts, RecordedApprovedLevels>
{
    public sealed record Facts(Solution? Solution, Board? Board);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        if (await read.SolutionAsync(Solution, cancellation) is not { } solution) return new Facts(null, null);
        return new Facts(solution, (await read.AnsweringBoardsAsync([Solution], cancellation))[0]);
    }

    public Outcome<RecordedApprovedLevels> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Solution is not { } solution) return new SolutionUnknownRefused(Solution) { Path = ["solution"] };
        if (!context.Actor.MayWriteFor(facts.Board!)) return new NotResponsibleBoardRefused(facts.Board!.Name, context.Actor.Id);
        var before = solution.ApprovedLevels;
        var after = SecurityLevels.Of(aspect => Levels.TryGetValue(aspect, out var level) ? level : before[aspect]);
        if (after.Fault() is { } fault) return fault;
        if (Date > context.Today) return InputInvalidRefused.At("date", "Godkännandet ligger i framtiden.", "The approval lies in the future.");

        return Outcome.Commit(new RecordedApprovedLevels(Solution), GraphChange.Change(
            SolutionGraph.Solution, Solution.Node,
            [
                .. SecurityLevels.Aspects.Select(aspect => SolutionGraph.ApprovedLevels[(int)aspect].Is(after[aspect])),
                SolutionGraph.LevelsApprovedBy.Is(string.IsNullOrWhiteSpace(Assessor) ? null : Assessor.Trim()),
                SolutionGraph.LevelsApprovedOn.Is(Date ?? context.Today),
            ]));
    }
}
