using Architecture.Graph;
using Architecture.Registry;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;

namespace Architecture.Api.Tests.Boards;

/// <summary>A merger: who took over inherits solutions and duties (domain §2).</summary>
public sealed class SuccessionTests
{
    [Fact]
    public async Task The_successor_answers_for_an_inherited_solution_and_the_predecessor_no_longer_does()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var solution = (await city.RegisterAsync("Bygglov Öst", "BRO", "Bygglov", "BRO")).GetProperty("solution").GetProperty("id").GetString()!;
        await city.BoardAsync("NYN", "DISTRICT");
        await MergeAsync(registry, city, "BRO", "NYN");

        var data = await registry.DataAsync("{ solution(code: \"BRO-1\") { responsibleBoard { code } } board(code: \"BRO\") { successor { code } } }");
        Assert.Equal("NYN", data.GetProperty("solution").GetProperty("responsibleBoard").GetProperty("code").GetString());
        Assert.Equal("NOT_RESPONSIBLE_BOARD", await StepAsync(registry, solution, "BRO"));
        Assert.Null(await StepAsync(registry, solution, "NYN"));
    }

    [Fact]
    public async Task A_registration_for_a_board_that_was_taken_over_is_its_successors()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.BoardAsync("NYN", "DISTRICT");
        await MergeAsync(registry, city, "BRO", "NYN");
        var registered = await city.RegisterAsync("Bygglov Öst", "BRO", "Bygglov", "BRO");
        Assert.Equal("NYN-1", registered.GetProperty("solution").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_name_that_a_predecessor_had_is_taken_for_its_successor()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.RegisterAsync("Bygglov Öst", "BRO", "Bygglov", "BRO");
        await city.BoardAsync("NYN", "DISTRICT");
        await MergeAsync(registry, city, "BRO", "NYN");
        var again = await city.RegisterAsync("BYGGLOV ÖST", "NYN", "Detaljplan", "NYN");
        Assert.Equal("NAME_TAKEN", again.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    private static async Task MergeAsync(RegistryUnderTest registry, City city, string predecessor, string successor)
    {
        var ran = await registry.Registry.RunAsync(
            new RecordSuccession(IdOf(city, predecessor), IdOf(city, successor), new DateOnly(2024, 1, 1)), Actor.System, RunOptions.None, CancellationToken.None);
        Assert.Null(ran.Refusal);
    }

    private static BoardId IdOf(City city, string code) => new(NodeId.Parse(city.Board(code).Split('_')[1]));

    private static async Task<string?> StepAsync(RegistryUnderTest registry, string solution, string board)
    {
        var data = await registry.DataAsync(
            "mutation($s: ID!) { changeLifecycle(input: {solution: $s, version: 1, phase: PROCUREMENT}) { errors { code } } }",
            new { s = solution }, DemonstrationUsers.Find("board:" + board));
        var errors = data.GetProperty("changeLifecycle").GetProperty("errors");
        return errors.GetArrayLength() == 0 ? null : errors[0].GetProperty("code").GetString();
    }
}
