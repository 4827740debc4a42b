using System.Text.Json;
using Architecture.Api.Tests.Findings;

namespace Architecture.Api.Tests.Solutions;

/// <summary>Going live needs a predecessor with an end date, or "none"; one that runs past it is a finding (domain §9, programme 2.1).</summary>
public sealed class GoLiveTests
{
    private static readonly string[] ToIntroducing = ["PROCUREMENT", "INTRODUCING"];

    [Fact]
    public async Task A_named_predecessor_needs_an_end_date_before_the_new_one_goes_live_and_one_that_runs_past_it_is_found()
    {
        await using var city = await SweptCity.StartAsync();
        var older = await city.ExistingAsync("Planarkivet", "Bygglov");
        var newer = await city.RegisterAsync("Planstöd");
        await city.ChangeAsync("changeSolution", "solution", newer, new { predecessor = new { solution = older } });
        await city.StepAsync(newer, ToIntroducing);
        Assert.Equal("PREDECESSOR_WITHOUT_END", await city.Registry.StepAsync(newer, "IN_USE"));
        await city.ChangeAsync("changeSolution", "solution", older, new { declaredEnd = "2026-03-04" });
        await city.StepAsync(newer, "IN_USE");

        await city.SweepAsync();
        city.Clock.Pass(2);
        await city.SweepAsync();
        Assert.Empty(await city.OpenAsync("PREDECESSOR_RUNS_ON"));
        city.Clock.Pass(1);
        await city.SweepAsync();
        var found = Assert.Single(await city.OpenAsync("PREDECESSOR_RUNS_ON"));
        Assert.Equal(("Planstöd", "BRO"), (found.GetProperty("solution").GetProperty("name").GetString(), found.GetProperty("owner").GetProperty("code").GetString()));
        await city.ChangeAsync("changeSolution", "solution", older, new { declaredEnd = (string?)null });
        await city.SweepAsync();
        Assert.Single(await city.OpenAsync("PREDECESSOR_RUNS_ON"));
        await city.StepAsync(older, "PHASING_OUT", "RETIRED");
        await city.SweepAsync();
        Assert.Empty(await city.OpenAsync("PREDECESSOR_RUNS_ON"));
    }

    [Fact]
    public async Task A_predecessor_that_is_retired_needs_no_date()
    {
        await using var city = await SweptCity.StartAsync();
        var older = await city.ExistingAsync("Planarkivet");
        await city.StepAsync(older, "PHASING_OUT", "RETIRED");
        var newer = await city.RegisterAsync("Planstöd");
        await city.ChangeAsync("changeSolution", "solution", newer, new { predecessor = new { solution = older } });
        await city.StepAsync(newer, [.. ToIntroducing, "IN_USE"]);
    }

    [Fact]
    public async Task Silence_is_put_on_record_as_none_where_no_other_solution_does_the_work()
    {
        await using var city = await SweptCity.StartAsync();
        var solution = await city.RegisterAsync("Planstöd");
        await city.StepAsync(solution, ToIntroducing);
        Assert.Equal(JsonValueKind.Null, (await NoneAsync(city, solution)).ValueKind);
        await city.StepAsync(solution, "IN_USE");
        Assert.Equal(JsonValueKind.Null, (await NoneAsync(city, solution)).GetProperty("reason").ValueKind);
    }

    [Fact]
    public async Task Silence_is_refused_where_another_solution_does_the_work_and_a_reason_for_none_lets_it_pass()
    {
        await using var city = await SweptCity.StartAsync();
        var newer = await city.RegisterAsync("Planstöd");
        await city.StepAsync(newer, ToIntroducing);
        var older = await city.ExistingAsync("Planarkivet", "Detaljplan");
        Assert.Equal("PREDECESSOR_EXISTS", await city.Registry.StepAsync(newer, "IN_USE"));
        await city.ChangeAsync("changeSolution", "solution", newer, new { predecessor = new { none = new { reason = "Arkivet är bara läsbart" } } });
        await city.StepAsync(newer, "IN_USE");

        await city.SweepAsync();
        Assert.Single(await city.OpenAsync("PREDECESSOR_DENIED"));
        await city.StepAsync(older, "PHASING_OUT", "RETIRED");
        await city.SweepAsync();
        Assert.Empty(await city.OpenAsync("PREDECESSOR_DENIED"));
    }

    [Fact]
    public async Task A_designated_successor_goes_live_before_the_end_of_the_one_it_replaces_is_known_and_that_is_found()
    {
        await using var city = await SweptCity.StartAsync();
        var first = await city.DesignateAsync();
        var second = (await city.City.DesignateAsync("Nya bygglovssystemet", "Bygglov", "ALL", replaces: first)).Id("solution");
        await city.StepAsync(second, [.. ToIntroducing, "IN_USE"]);
        await city.SweepAsync();
        Assert.Single(await city.OpenAsync("PREDECESSOR_RUNS_ON"));
        await city.ChangeAsync("changeSolution", "solution", first, new { declaredEnd = "2026-06-30" });
        await city.SweepAsync();
        Assert.Empty(await city.OpenAsync("PREDECESSOR_RUNS_ON"));
    }

    private static async Task<JsonElement> NoneAsync(SweptCity city, string solution) =>
        (await city.Registry.DataAsync("query($s: ID!) { node(id: $s) { ... on Solution { noPredecessor { reason } } } }", new { s = solution }))
            .GetProperty("node").GetProperty("noPredecessor");
}
