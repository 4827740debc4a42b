using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Demonstration.Local;

/// <summary>How a local solution came about: registered, procured, introduced, used and perhaps phased out by its board.</summary>
internal sealed class LocalHistory(Script script)
{
    public void Tell(LocalSolution local)
    {
        var audience = Audience.Of([Identity.Board(local.Board), .. local.AlsoFor.Select(Identity.Board)]);
        script.On(
            local.Registered, Identity.SolutionKey(local.Key), Script.ActorOf(local.Board),
            new RegisterLocalSolution(Identity.Board(local.Board), local.Name, local.Kind, new Scope(Claims.Of(local.Functions), audience))
            {
                Description = local.Description,
            });

        var course = new Course(script, local.Board, local.Key);
        course.Step(LifecyclePhase.Procurement, CityCalendar.Day(local.InUse, local.Key, -12));
        course.Step(LifecyclePhase.Introducing, local.Introduced);
        course.Step(LifecyclePhase.InUse, CityCalendar.Day(local.InUse, local.Key));
        course.Use(local.Uses, local.Introduced);
        if (local.PhasingOut is { } leaving) course.Step(LifecyclePhase.PhasingOut, CityCalendar.Day(leaving, local.Key));
        if (local.Retired is { } gone) course.Step(LifecyclePhase.Retired, CityCalendar.Day(gone, local.Key));
    }
}
