using System.Text.Json;

namespace Architecture.Api.Tests;

/// <summary>The registry as it was and as it would be, several moments in one query.</summary>
public sealed class MomentTests
{
    [Fact]
    public async Task One_query_reads_now_and_then_side_by_side()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var before = (await registry.AskAsync("{ boards { totalCount } }")).GetProperty("extensions").GetProperty("sequence").GetProperty("to").GetInt64();
        await city.RegisterAsync("Bygglov Öst", "BRO", "Bygglov", "BRO");

        var data = await registry.DataAsync(
            """
            query($s: Long!) {
              solutions { totalCount nodes { responsibleBoard { code } } }
              asOf(at: {sequence: $s}) { sequence { from to } solutions { totalCount } board(code: "BRO") { solutions { totalCount } } }
            }
            """,
            new { s = before });
        Assert.Equal(1, Total(data.GetProperty("solutions")));
        Assert.Equal(0, Total(data.GetProperty("asOf").GetProperty("solutions")));
        Assert.Equal(0, Total(data.GetProperty("asOf").GetProperty("board").GetProperty("solutions")));
        Assert.Equal(before, data.GetProperty("asOf").GetProperty("sequence").GetProperty("to").GetInt64());
    }

    [Fact]
    public async Task A_moment_ahead_of_the_journal_is_an_error_at_its_field()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var answer = await registry.AskAsync("{ asOf(at: {sequence: 999}) { boards { totalCount } } }");
        Assert.Equal("MOMENT_NOT_REACHED", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("data").GetProperty("asOf").ValueKind);
    }

    [Fact]
    public async Task A_supposed_designation_shows_the_verdict_and_debt_that_it_would_bring_and_writes_nothing()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.RegisterAsync("Bygglov Öst", "BRO", "Bygglov", "BRO");
        var input = new
        {
            @new = new { name = "Bygglovssystemet", kind = "BUSINESS_APPLICATION" },
            owner = city.Board("SBN"),
            sharedClass = "BUSINESS_SYSTEM",
            provides = new[] { city.Claim("Bygglov") },
            audience = city.Audience("ALL"),
            decision = new { date = "2024-02-01", caseNumber = "KS 2024/12" },
        };
        var data = await registry.DataAsync(
            """
            query($i: DesignateSharedSolutionInput!) {
              designationPreview(input: $i) { errors { code } debt { name } verdict { verdict } }
              whatIf(changes: [{designate: $i}]) { solutions { totalCount } solution(code: "BRO-1") { parallelVerdict { verdict } debt { kind } } }
              solution(code: "BRO-1") { parallelVerdict { verdict } debt { kind } }
            }
            """,
            new { i = input });
        var preview = data.GetProperty("designationPreview");
        Assert.Equal(0, preview.GetProperty("errors").GetArrayLength());
        Assert.Equal("Bygglov Öst", preview.GetProperty("debt")[0].GetProperty("name").GetString());
        var supposed = data.GetProperty("whatIf");
        Assert.Equal(2, Total(supposed.GetProperty("solutions")));
        Assert.Equal("BLOCK", supposed.GetProperty("solution").GetProperty("parallelVerdict").GetProperty("verdict").GetString());
        Assert.Equal("PENDING", supposed.GetProperty("solution").GetProperty("debt")[0].GetProperty("kind").GetString());
        Assert.Equal("CLEAR", data.GetProperty("solution").GetProperty("parallelVerdict").GetProperty("verdict").GetString());
        Assert.Equal(1, Total((await registry.DataAsync("{ solutions { totalCount } }")).GetProperty("solutions")));
    }

    private static int Total(JsonElement connection) => connection.GetProperty("totalCount").GetInt32();
}
