using System.Text.Json;

namespace Architecture.Api.Tests.Findings;

/// <summary>A planned solution that SLK has found parallel has ninety days; then the sweep gives it up (domain §3.5).</summary>
public sealed class LapsedProposalTests
{
    [Fact]
    public async Task It_stands_through_the_ninetieth_day_and_is_abandoned_on_the_next()
    {
        await using var city = (await BeginAsync("PARALLEL")).City;
        city.Clock.Pass(90);
        Assert.Empty(Abandoned(await city.SweepAsync()));
        Assert.Equal("PLANNED", (await LifecycleAsync(city)).GetProperty("phase").GetString());
        Assert.Equal("2026-05-31", Assert.Single(await city.OpenAsync("FOUND_PARALLEL")).GetProperty("due").GetString());

        city.Clock.Pass(1);
        var swept = await city.SweepAsync();

        Assert.Equal([city.Kept], Abandoned(swept));
        Assert.Contains("FOUND_PARALLEL", swept.GetProperty("closed").EnumerateArray().Select(one => one.GetProperty("rule").GetString()));
        var lifecycle = await LifecycleAsync(city);
        Assert.Equal("ABANDONED", lifecycle.GetProperty("phase").GetString());
        Assert.Contains("90 dagar", lifecycle.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("2026-06-01", lifecycle.GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("phase").GetString() == "ABANDONED").GetProperty("actual").GetString());
        Assert.Empty(Abandoned(await city.SweepAsync()));
    }

    [Fact]
    public async Task Its_name_is_free_again_and_its_board_cannot_bring_it_back()
    {
        await using var city = (await BeginAsync("PARALLEL")).City;
        city.Clock.Pass(91);
        await city.SweepAsync();

        await city.RegisterAsync("Lovstöd");
        Assert.Equal("LIFECYCLE_STEP_NOT_ALLOWED", await city.Registry.StepAsync(city.Kept, "PROCUREMENT"));
    }

    [Theory]
    [InlineData("found not parallel")]
    [InlineData("narrowed in time")]
    [InlineData("the shared solution is shared no more")]
    [InlineData("no answer yet")]
    public async Task It_is_kept_when(string why)
    {
        var (begun, shared) = await BeginAsync(why switch { "found not parallel" => "NOT_PARALLEL", "no answer yet" => null, _ => "PARALLEL" });
        await using var city = begun;
        city.Clock.Pass(80);
        await city.SweepAsync();
        if (why == "narrowed in time")
        {
            await city.ChangeAsync("provideCapability", "solution", city.Kept, new { claim = city.City.Claim("Detaljplan") });
            await city.ChangeAsync("withdrawCapability", "solution", city.Kept, new { capability = city.City.Function("Samhällsbyggnad/Bygglov") });
        }
        else if (why == "the shared solution is shared no more")
            await city.ChangeAsync("revokeDesignation", "solution", shared, new { decision = new { date = "2026-02-01", caseNumber = "KS 2026/9" } }, "executive");

        city.Clock.Pass(300);

        Assert.Empty(Abandoned(await city.SweepAsync()));
        Assert.Equal("PLANNED", (await LifecycleAsync(city)).GetProperty("phase").GetString());
    }

    [Fact]
    public async Task The_reason_of_a_step_is_shown_until_the_next()
    {
        await using var city = await SweptCity.StartAsync();
        city.Kept = await city.RegisterAsync("Planstöd");
        await city.ChangeAsync("changeLifecycle", "solution", city.Kept, new { phase = "INTRODUCING", noProcurement = true, reason = "Byggs av kontoret" });
        Assert.Equal("Byggs av kontoret", (await LifecycleAsync(city)).GetProperty("reason").GetString());
        await city.StepAsync(city.Kept, "IN_USE");
        Assert.Equal(JsonValueKind.Null, (await LifecycleAsync(city)).GetProperty("reason").ValueKind);
    }

    /// <summary>A proposal beside a shared solution that does a part of the function, and what SLK has answered.</summary>
    private static async Task<(SweptCity City, string Shared)> BeginAsync(string? answer)
    {
        var city = await SweptCity.StartAsync();
        var shared = await city.DesignateAsync("PARTIAL Bygglov");
        city.Kept = await city.RegisterAsync("Lovstöd", "Bygglov");
        if (answer is not null) Assert.Null(await city.Registry.AnswerAsync(answer));
        return (city, shared);
    }

    private static IEnumerable<string> Abandoned(JsonElement swept) => swept.GetProperty("abandoned").EnumerateArray().Select(one => one.GetProperty("id").GetString()!);

    private static async Task<JsonElement> LifecycleAsync(SweptCity city) =>
        (await city.Registry.DataAsync("query($id: ID!) { node(id: $id) { ... on Solution { lifecycle { phase reason steps { phase actual } } } } }", new { id = city.Kept }))
            .GetProperty("node").GetProperty("lifecycle");
}
