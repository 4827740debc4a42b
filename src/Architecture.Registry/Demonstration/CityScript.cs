using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Designations;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Demonstration;

/// <summary>Turns the tables of the city into what happened when.</summary>
internal static class CityScript
{
    /// <summary>The day on which the registry was opened.</summary>
    public static readonly DateOnly Opening = new(2019, 1, 14);

    public static Script Whole()
    {
        var script = new Script();
        Boards(script);
        Functions(script);
        Shared(script);
        return script;
    }

    private static void Boards(Script script)
    {
        foreach (var board in CityBoards.Founding) Add(script, Opening, board, null);
        var decided = CityBoards.Merger.AddDays(-18);
        foreach (var board in CityBoards.Merged) Add(script, decided, board, CityBoards.Merger);
        foreach (var board in CityBoards.Founding.Where(board => board.Successor is not null))
            script.On(
                decided, $"succession/{board.Code}", Script.Executive,
                new RecordSuccession(Identity.Board(board.Code), Identity.Board(board.Successor!), CityBoards.Merger));
    }

    private static void Add(Script script, DateOnly day, CityBoard board, DateOnly? from) => script.On(
        day, Identity.BoardKey(board.Code), Script.Executive,
        new AddBoard(board.Code, board.Name, board.Kind, board.Administration, from, board.Until, board.Adopted));

    private static void Functions(Script script)
    {
        script.On(Opening, Identity.FunctionKey("Samhällsbyggnad"), Script.Executive, new AddCapability("Samhällsbyggnad"));
        foreach (var name in (string[])["Bygglov", "Detaljplanering", "Kartor och geodata"])
            script.On(Opening, Identity.FunctionKey(name), Script.Executive, new AddCapability(name, Identity.Function("Samhällsbyggnad")));
    }

    private static void Shared(Script script)
    {
        var scope = new Scope([new Claim(Identity.Function("Bygglov"))], Audience.Everyone);
        var decision = new Decision(null, new DateOnly(2019, 2, 27), "KS 2019/212", "§ 9", []);
        script.On(new DateOnly(2019, 3, 4), Identity.SolutionKey("SBN", "Bygglovssystemet"), Script.Executive, new DesignateSharedSolution(
            null, null, new NewShared("Bygglovssystemet", SolutionKind.BusinessApplication, [], "Ansökan, granskning och beslut om lov för hela staden.", null),
            Identity.Board("SBN"), SharedClass.BusinessSystem, scope, decision, null));
    }
}
