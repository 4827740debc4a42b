using System.Collections.Immutable;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Registry.Demonstration;

/// <summary>A solution's course through its phases, from PLANNED at version 1.</summary>
/// <param name="script">What happens in the city.</param>
/// <param name="board">Who acts.</param>
/// <param name="solution">Board and name.</param>
internal sealed class Course(Script script, string board, string solution)
{
    private long _version = 1;

    public void Step(LifecyclePhase phase, DateOnly day) => script.On(
        day, $"step/{solution}/{phase}", Script.ActorOf(board), new ChangeLifecycle(Identity.Solution(solution), _version++, phase));

    /// <summary>A step that is tried, and refused.</summary>
    public void Refused(LifecyclePhase phase, DateOnly day) => script.Refused(
        day, $"step/{solution}/{phase}", Script.ActorOf(board), new ChangeLifecycle(Identity.Solution(solution), _version, phase));

    /// <summary>Records releases in use from a day, or as soon as they are released.</summary>
    public void Use(ImmutableArray<string> releases, DateOnly day)
    {
        foreach (var use in releases)
        {
            var (product, release, known) = CityTechnology.Find(use);
            script.On(
                CityCalendar.Later(day, known), $"use/{solution}/{use}", Script.ActorOf(board),
                new RecordTechnologyUse(Identity.Solution(solution), Identity.Release(product, release)));
        }
    }
}

/// <summary>Claims as the tables write them.</summary>
internal static class Claims
{
    /// <param name="functions">Names, separated by semicolons.</param>
    public static ImmutableArray<Claim> Of(string functions) =>
        [.. functions.Split("; ").Select(name => new Claim(Identity.Function(name)))];
}
