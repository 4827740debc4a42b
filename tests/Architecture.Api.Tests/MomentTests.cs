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
    public async Task An_id_of_then_gives_the_record_of_then_wherever_it_is_asked_for()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var now = (await city.RegisterAsync("Bygglov Öst", "BRO", "Bygglov", "BRO")).Id("solution");
        var before = (await registry.AskAsync("{ boards { totalCount } }")).GetProperty("extensions").GetProperty("sequence").GetProperty("to").GetInt64();
        Assert.Null((await registry.RunAsync("changeSolution", new { solution = now, version = 1, name = "Lovet" })).Code());
        var then = (await registry.DataAsync("query($s: Long!) { asOf(at: {sequence: $s}) { solution(code: \"BRO-1\") { id responsibleBoard { id } } } }", new { s = before }))
            .GetProperty("asOf").GetProperty("solution").GetProperty("id").GetString()!;
        Assert.NotEqual(now, then);
        var data = await registry.DataAsync(
            """
            query($ids: [ID!]!, $then: ID!, $s: Long!) {
              nodes(ids: $ids) { id ... on Solution { name } }
              node(id: $then) { id ... on Solution { name responsibleBoard { id } } }
              asOf(at: {sequence: $s}) { node(id: $then) { id ... on Solution { name } } }
            }
            """,
            new { ids = new[] { now, then, now }, then, s = before + 1 });
        Assert.Equal(["Lovet", "Bygglov Öst", "Lovet"], data.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").GetString()));
        Assert.Equal([now, then, now], data.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()));
        Assert.Contains('@', data.GetProperty("node").GetProperty("responsibleBoard").GetProperty("id").GetString()!);
        Assert.Equal("Bygglov Öst", data.GetProperty("asOf").GetProperty("node").GetProperty("name").GetString());
        Assert.Null((await registry.RunAsync("changeSolution", new { solution = then, version = 2, name = "Lovet igen" })).Code());
        var wrong = await registry.AskAsync("query($id: ID!) { node(id: $id) { id } }", new { id = now + "@x" });
        Assert.Equal("ID_INVALID", wrong.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_id_of_what_is_only_supposed_is_good_inside_that_supposition_alone()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var now = (await city.RegisterAsync("Bygglov Öst", "BRO", "Bygglov", "BRO")).Id("solution");
        var supposed = (await registry.DataAsync("query($s: ID!) { whatIf(changes: [{retire: $s}]) { solution(code: \"BRO-1\") { id } } }", new { s = now }))
            .GetProperty("whatIf").GetProperty("solution").GetProperty("id").GetString()!;
        Assert.NotEqual(now, supposed);
        var inside = await registry.DataAsync(
            "query($s: ID!, $id: ID!) { whatIf(changes: [{retire: $s}]) { node(id: $id) { id ... on Solution { lifecycle { phase } } } } }", new { s = now, id = supposed });
        Assert.Equal("RETIRED", inside.GetProperty("whatIf").GetProperty("node").GetProperty("lifecycle").GetProperty("phase").GetString());
        var outside = await registry.AskAsync("query($id: ID!) { node(id: $id) { id } }", new { id = supposed });
        Assert.Equal("ID_INVALID", outside.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
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
