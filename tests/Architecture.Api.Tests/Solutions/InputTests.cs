using System.Text.Json;

namespace Architecture.Api.Tests.Solutions;

/// <summary>What inputs mean wherever they stand (the shapes of the API).</summary>
public sealed class InputTests
{
    [Theory]
    [InlineData("PLANNED", "PROCUREMENT")]
    [InlineData("IN_USE", "PHASING_OUT")]
    public async Task A_step_back_is_not_taken_on_a_decision_of_tomorrow(string phase, string from)
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var solution = (await city.RegisterAsync("Planstöd", "BRO", "Detaljplan", "BRO")).Id("solution");
        foreach (var step in (string[])["PROCUREMENT", "INTRODUCING", "IN_USE", "PHASING_OUT"])
        {
            Assert.Null(await registry.StepAsync(solution, step));
            if (step == from) break;
        }
        Assert.Equal("DECISION_IN_FUTURE", await BackAsync(registry, solution, phase, DateTime.UtcNow.AddDays(2)));
        Assert.Null(await BackAsync(registry, solution, phase, DateTime.UtcNow.AddDays(-2)));
    }

    [Fact]
    public async Task What_a_record_always_has_is_changed_but_not_cleared()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var solution = (await city.RegisterAsync("Planstöd", "BRO", "Detaljplan", "BRO")).Id("solution");
        await AssertKeptAsync(registry, "changeSolution", new { solution, version = 1, name = (string?)null }, "name");
        await AssertKeptAsync(registry, "changeSolution", new { solution, version = 1, kind = (string?)null }, "kind");
        await AssertKeptAsync(registry, "changeBoard", new { board = city.Board("BRO"), version = 1, name = (string?)null }, "name");
        await AssertKeptAsync(registry, "changeCapability", new { capability = city.Function("Samhällsbyggnad"), version = 1, name = (string?)null }, "name");
    }

    [Fact]
    public async Task A_refused_id_is_found_by_its_path_from_the_outermost_name()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var board = city.Board("BRO");
        Assert.Equal("provides.capability", await PathAsync(registry, new { board, name = "Planstöd", kind = "APP", provides = new[] { new { capability = board } }, audience = new { all = true } }));
        var provides = new[] { city.Claim("Detaljplan") };
        Assert.Equal("audience.boards", await PathAsync(registry, new { board, name = "Planstöd", kind = "APP", provides, audience = new { boards = new[] { "?" } } }));
        Assert.Equal("audience", await PathAsync(registry, new { board, name = "Planstöd", kind = "APP", provides, audience = new { all = true, boards = new[] { board } } }));
        Assert.Equal("dependsOn.solution", await PathAsync(
            registry, new { board, name = "Planstöd", kind = "APP", provides, audience = new { all = true }, dependsOn = new[] { new { solution = board, kind = "RUNS_ON" } } }));
    }

    private static async Task<string?> BackAsync(RegistryUnderTest registry, string solution, string phase, DateTime decided) => (await registry.RunAsync(
        "changeLifecycle",
        new
        {
            solution,
            version = await registry.VersionAsync(solution),
            phase,
            reason = "Upphandlingen avbröts",
            decision = new { date = DateOnly.FromDateTime(decided), caseNumber = "BRO 2026/7" },
        })).Code();

    private static async Task AssertKeptAsync(RegistryUnderTest registry, string mutation, object input, string field)
    {
        var error = (await registry.RunAsync(mutation, input)).GetProperty("errors")[0];
        Assert.Equal(("INPUT_INVALID", field), (error.GetProperty("code").GetString(), Path(error)));
    }

    private static async Task<string> PathAsync(RegistryUnderTest registry, object input) =>
        Path((await registry.RunAsync("registerLocalSolution", input)).GetProperty("errors")[0]);

    private static string Path(JsonElement error) => string.Join('.', error.GetProperty("path").EnumerateArray().Select(step => step.GetString()));
}
