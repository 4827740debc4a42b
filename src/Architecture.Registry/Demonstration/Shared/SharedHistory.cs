using System.Collections.Immutable;
using Architecture.Registry.Boards;
using Architecture.Registry.Designations;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Demonstration.Shared;

/// <summary>How a shared solution came about: pointed out by KS, then taken into use by its owner.</summary>
internal sealed class SharedHistory(Script script)
{
    private readonly ImmutableArray<BoardId> _districts = Boards(board => board.Kind == BoardKind.District);
    private readonly ImmutableArray<BoardId> _boards = Boards(board => board.Kind != BoardKind.Company);

    public void Tell(SharedSolution shared)
    {
        var decision = new Decision(null, shared.Registered, shared.CaseNumber, null, []);
        var scope = new Scope(Claims.Of(shared.Functions), AudienceOf(shared));
        script.On(
            shared.Registered, Identity.SolutionKey(shared.Key), Script.Executive,
            new DesignateSharedSolution(
                null, null, new NewShared(shared.Name, shared.Kind, shared.Aliases, shared.Purpose, null),
                Identity.Board(shared.Owner), shared.Class, scope, decision, null));

        var course = new Course(script, shared.Owner, shared.Key);
        course.Step(LifecyclePhase.Procurement, CityCalendar.Later(shared.Registered, CityCalendar.Day(shared.InUse, shared.Key, -9)));
        course.Step(LifecyclePhase.Introducing, CityCalendar.Later(shared.Registered, CityCalendar.Day(shared.InUse, shared.Key, -3)));
        var live = CityCalendar.Later(shared.Registered, CityCalendar.Day(shared.InUse, shared.Key));
        course.Step(LifecyclePhase.InUse, live);
        course.Use(shared.Uses, live);
    }

    private Audience AudienceOf(SharedSolution shared) => shared.For switch
    {
        For.Everyone => Audience.Everyone,
        For.Boards => Audience.Of(_boards),
        For.DistrictsAnd => Audience.Of([.. _districts, .. shared.And.Select(Identity.Board)]),
        var other => throw new InvalidOperationException($"Unknown audience {other}."),
    };

    /// <summary>What was made by merger is there through its parts; after the merger its own code stands for them.</summary>
    private static ImmutableArray<BoardId> Boards(Func<CityBoard, bool> chosen) =>
        [.. CityBoards.Founding.Where(chosen).Select(board => Identity.Board(board.Code))];
}
