using System.Text.RegularExpressions;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Tests.Demonstration;

public sealed partial class CityTests(MadeOnce city) : IClassFixture<MadeOnce>
{
    [Fact]
    public void Every_command_ends_as_its_story_says() => Assert.Empty(city.Made.Unexpected);

    [Fact]
    public async Task The_citys_boards_and_companies_are_there()
    {
        var boards = await (await city.ReadAsync()).AllBoardsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(47, boards.Length);
        Assert.Equal(16, boards.Count(board => board.Kind == BoardKind.Company));
        Assert.Equal(12, boards.Count(board => board.ArchitectureAdopted is not null));
    }

    [Fact]
    public async Task Functions_are_many_and_each_solution_has_some()
    {
        var read = await city.ReadAsync();
        var functions = await read.FindAsync(NodeQuery.First(CapabilityGraph.Capability, 10_000), [], TestContext.Current.CancellationToken);
        var solutions = await city.SolutionsAsync();
        var claims = await read.ClaimsAsync([.. solutions.Values.Select(one => one.Id)], TestContext.Current.CancellationToken);

        Assert.True(functions.Nodes.Length >= 150, $"{functions.Nodes.Length} functions");
        Assert.All(claims, one => Assert.NotEmpty(one));
    }

    [Fact]
    public async Task Every_shared_solution_that_the_programme_names_is_in_use()
    {
        var solutions = await city.SolutionsAsync();
        string[] named =
        [
            "KS/Stadens nätverk", "KS/Stadens arbetsplats", "KS/Stadens webbplattform", "KS/E-tjänstplattformen", "KS/Integrationsplattformen",
            "KS/Stadens ekonomisystem", "KS/Personaladministrativa systemet", "UTN/Skolplattform Stockholm", "SON/Sociala system", "KS/ILS-webben",
        ];

        Assert.All(named, name => Assert.Equal((Reach.Shared, LifecyclePhase.InUse), (solutions[name].Reach, solutions[name].Phase)));
    }

    [Fact]
    public async Task Every_board_in_force_has_local_solutions_and_no_name_is_numbered()
    {
        var local = (await city.SolutionsAsync()).Where(one => one.Value.Reach == Reach.Local).ToList();

        Assert.True(local.Count >= 200, $"{local.Count} local solutions");
        Assert.All(local, one => Assert.DoesNotMatch(Numbered(), one.Value.Name));
        Assert.All(local, one => Assert.False(string.IsNullOrWhiteSpace(one.Value.Description)));
        Assert.Empty(local.GroupBy(one => one.Value.Description).Where(same => same.Count() > 1).Select(same => same.Key));
        var boards = await (await city.ReadAsync()).AllBoardsAsync(TestContext.Current.CancellationToken);
        var without = boards.Where(board => !local.Any(one => one.Key.StartsWith(board.Code + "/", StringComparison.Ordinal))).Select(board => board.Code);
        Assert.Empty(without);
    }

    [GeneratedRegex(@"\d", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered();
}
