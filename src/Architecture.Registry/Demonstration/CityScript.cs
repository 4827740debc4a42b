using System.Collections.Immutable;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Demonstration.Functions;
using Architecture.Registry.Demonstration.Local;
using Architecture.Registry.Demonstration.Shared;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Registry.Demonstration;

/// <summary>Turns the tables of the city into what happened when.</summary>
internal static class CityScript
{
    /// <summary>The whole story. Within a day, things happen in the order in which they are written here.</summary>
    public static Script Whole()
    {
        var script = new Script();
        Boards(script);
        Functions(script);
        Technology(script);
        var shared = new SharedHistory(script);
        foreach (var solution in SharedSolutions.All) shared.Tell(solution);
        var local = new LocalHistory(script);
        foreach (var solution in LocalSolutions.All) local.Tell(solution);
        Stories.Tell(script);
        Dependencies(script);
        CityAgreements.Tell(script);
        return script;
    }

    private static void Boards(Script script)
    {
        foreach (var board in CityBoards.Founding) Add(script, CityCalendar.Opening, board, null);
        foreach (var board in CityBoards.Merged) Add(script, CityBoards.MergerDecided, board, CityBoards.Merger);
        foreach (var merger in CityBoards.Founding.Where(board => board.Successor is not null).GroupBy(board => board.Successor!))
        {
            script.On(
                CityBoards.MergerDecided, $"merger/{merger.Key}", Script.Executive,
                new MergeBoards(
                    [.. merger.Select(board => Identity.Board(board.Code))], Identity.Board(merger.Key), New: null, CityBoards.Merger, Decision: null));
        }
    }

    private static void Add(Script script, DateOnly day, CityBoard board, DateOnly? from) => script.On(
        day, Identity.BoardKey(board.Code), Script.Executive,
        new AddBoard(board.Code, board.Name, board.Kind, board.Administration, from, board.Until, board.Adopted));

    private static void Functions(Script script)
    {
        foreach (var function in CityFunctions.All)
        {
            CapabilityId? parent = function.Parent is { } name ? Identity.Function(name) : null;
            script.On(CityCalendar.Opening, Identity.FunctionKey(function.Name), Script.Executive, new AddCapability(function.Name, parent));
        }
    }

    private static void Technology(Script script)
    {
        foreach (var product in CityTechnology.Products)
        {
            script.On(
                CityCalendar.Opening, Identity.ProductKey(product.ExternalId), Script.Governance,
                new AddProduct(product.Name, product.Supplier, product.Category, product.ExternalId));
            foreach (var release in product.Releases)
            {
                script.On(
                    CityTechnology.Known(product.ExternalId, release), Identity.ReleaseKey(product.ExternalId, release.Name), Script.Governance,
                    new RecordTechnologyRelease(Identity.Product(product.ExternalId), release));
            }
        }
    }

    /// <summary>A dependency is recorded when both ends are on record, and of a local solution when it is being introduced.</summary>
    private static void Dependencies(Script script)
    {
        foreach (var shared in SharedSolutions.All) Link(script, shared.Key, shared.DependsOn, shared.Registered);
        foreach (var local in LocalSolutions.All) Link(script, local.Key, local.DependsOn, local.Introduced);
    }

    private static void Link(Script script, string from, ImmutableArray<Link> links, DateOnly day)
    {
        foreach (var link in links)
        {
            script.On(
                CityCalendar.Later(day, OnRecord.Since(link.To)), $"dependency/{from}/{link.Kind}/{link.To}", Script.ActorOf(OnRecord.BoardOf(from)),
                new AddDependency(Identity.Solution(from), Identity.Solution(link.To), link.Kind, link.Strength));
        }
    }
}
