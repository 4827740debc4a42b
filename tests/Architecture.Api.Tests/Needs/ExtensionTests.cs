using System.Text.Json;
using Architecture.Registry;

namespace Architecture.Api.Tests.Needs;

/// <summary>A board asks a shared solution's owner to cover more, and is answered (domain §1).</summary>
public sealed class ExtensionTests
{
    private const string Fields = "extensionRequest { id version status due overdue overruled acceptedFrom answerReason caseNumber provides { capability { path } } audience { boards { code } } }";

    private static DateOnly Today => CityTime.Today(TimeProvider.System);

    [Fact]
    public async Task It_is_submitted_with_ninety_days_to_answer_and_found_from_every_side()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var (city, shared) = await SharedAsync(registry);
        var asked = await AskAsync(registry, city, shared);
        Assert.Null(asked.Code());
        var request = asked.GetProperty("extensionRequest");
        Assert.Equal(("SUBMITTED", Today.AddDays(90).ToString("O")), (request.GetProperty("status").GetString(), request.GetProperty("due").GetString()));
        Assert.Equal("Samhällsbyggnad/Detaljplan", request.GetProperty("provides")[0].GetProperty("capability").GetProperty("path").GetString());
        Assert.Equal("BRO", request.GetProperty("audience").GetProperty("boards")[0].GetProperty("code").GetString());
        var data = await registry.DataAsync(
            """
            query($id: ID!) {
              extensionRequests(where: {status: {eq: SUBMITTED}, board: {some: {code: {eq: "BRO"}}}}) { totalCount facets(fields: [STATUS]) { values { value count } } nodes { solution { name } board { code } } }
              node(id: $id) { ... on ExtensionRequest { reason history { nodes { useCase } } } }
              solution(code: "SBN-1") { extensionRequests { totalCount } }
            }
            """,
            new { id = asked.Id("extensionRequest") });
        Assert.Equal(1, data.GetProperty("extensionRequests").GetProperty("totalCount").GetInt32());
        Assert.Equal("RequestExtension", data.GetProperty("node").GetProperty("history").GetProperty("nodes")[0].GetProperty("useCase").GetString());
        Assert.Equal(1, data.GetProperty("solution").GetProperty("extensionRequests").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task The_owner_accepts_with_a_date_or_declines_with_a_reason_once()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var (city, shared) = await SharedAsync(registry);
        var first = (await AskAsync(registry, city, shared)).Id("extensionRequest");
        Assert.Equal("NOT_RESPONSIBLE_BOARD", (await AnswerAsync(registry, first, 1, new { answer = "DECLINE", reason = "Nej" }, "board:BRO")).Code());
        Assert.Equal("INPUT_INVALID", (await AnswerAsync(registry, first, 1, new { answer = "ACCEPT" }, "board:SBN")).Code());
        Assert.Equal("INPUT_INVALID", (await AnswerAsync(registry, first, 1, new { answer = "DECLINE" }, "board:SBN")).Code());
        Assert.Equal("STALE_VERSION", (await AnswerAsync(registry, first, 2, new { answer = "DECLINE", reason = "Nej" }, "board:SBN")).Code());
        var accepted = await AnswerAsync(registry, first, 1, new { answer = "ACCEPT", date = Today.AddMonths(6) }, "board:SBN");
        Assert.Equal("ACCEPTED", accepted.GetProperty("extensionRequest").GetProperty("status").GetString());
        Assert.Equal(Today.AddMonths(6).ToString("O"), accepted.GetProperty("extensionRequest").GetProperty("acceptedFrom").GetString());
        Assert.False(accepted.GetProperty("extensionRequest").GetProperty("overruled").GetBoolean());
        Assert.Equal("EXTENSION_REQUEST_ANSWERED", (await AnswerAsync(registry, first, 2, new { answer = "DECLINE", reason = "Ändrat oss" }, "board:SBN")).Code());
        Assert.Equal("BLOCK", (await city.CheckAsync("BRO", "Bygglov", "BRO")).GetProperty("data").GetProperty("parallelCheck").GetProperty("verdict").GetString());
        Assert.Equal("CLEAR", (await city.CheckAsync("BRO", "Detaljplan", "BRO")).GetProperty("data").GetProperty("parallelCheck").GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task The_executive_board_overrules_with_a_reason_and_its_decision()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var (city, shared) = await SharedAsync(registry);
        var request = (await AskAsync(registry, city, shared)).Id("extensionRequest");
        await AnswerAsync(registry, request, 1, new { answer = "DECLINE", reason = "Ryms inte" }, "board:SBN");
        Assert.Equal("INPUT_INVALID", (await AnswerAsync(registry, request, 2, new { answer = "ACCEPT", date = Today }, "executive")).Code());
        Assert.Equal("DECISION_IN_FUTURE", (await AnswerAsync(registry, request, 2, new
        {
            answer = "ACCEPT",
            date = Today,
            reason = "Stadens behov",
            decision = new { date = Today.AddDays(2), caseNumber = "KS 2026/1" },
        }, "executive")).Code());
        var overruled = await AnswerAsync(registry, request, 2, new
        {
            answer = "ACCEPT",
            date = Today,
            reason = "Stadens behov",
            decision = new { date = Today, caseNumber = "KS 2026/1" },
        }, "executive");
        Assert.True(overruled.GetProperty("extensionRequest").GetProperty("overruled").GetBoolean());
        Assert.Equal("KS 2026/1", overruled.GetProperty("extensionRequest").GetProperty("caseNumber").GetString());
    }

    [Fact]
    public async Task Only_the_board_that_asked_takes_it_back_and_only_while_nobody_has_answered()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var (city, shared) = await SharedAsync(registry);
        var extensionRequest = (await AskAsync(registry, city, shared)).Id("extensionRequest");
        Assert.Equal("NOT_RESPONSIBLE_BOARD", (await registry.RunAsync("withdrawExtension", new { extensionRequest, version = 1 }, actor: "board:SBN")).Code());
        Assert.Null((await registry.RunAsync("withdrawExtension", new { extensionRequest, version = 1 }, actor: "board:BRO")).Code());
        Assert.Equal("EXTENSION_REQUEST_ANSWERED", (await registry.RunAsync("withdrawExtension", new { extensionRequest, version = 2 }, actor: "board:BRO")).Code());
        Assert.Equal("EXTENSION_REQUEST_ANSWERED", (await AnswerAsync(registry, extensionRequest, 2, new { answer = "DECLINE", reason = "Nej" }, "executive")).Code());
    }

    [Fact]
    public async Task What_is_asked_must_be_more_than_there_is_and_of_somebody_elses_shared_solution()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var (city, shared) = await SharedAsync(registry);
        var local = (await city.RegisterAsync("Planskåpet", "BRO", "Detaljplan", "BRO")).Id("solution");
        Assert.Equal("INPUT_INVALID", (await AskAsync(registry, city, local)).Code());
        Assert.Equal("INPUT_INVALID", (await AskAsync(registry, city, shared, claims: ["Bygglov/Klagan"])).Code());
        Assert.Equal("INPUT_INVALID", (await AskAsync(registry, city, shared, claims: [])).Code());
        Assert.Equal("INPUT_INVALID", (await AskAsync(registry, city, shared, board: "SBN", actor: "board:SBN")).Code());
        Assert.Equal("NOT_RESPONSIBLE_BOARD", (await AskAsync(registry, city, shared, board: "SOD")).Code());
    }

    [Fact]
    public async Task A_board_that_only_asks_to_be_let_in_asks_for_what_the_solution_does_for_itself()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var shared = (await city.DesignateAsync("Bygglovet", "Bygglov", "BRO")).Id("solution");
        var asked = await registry.RunAsync("requestExtension", new { solution = shared, board = city.Board("SOD"), reason = "Vi prövar också lov" }, Fields, "board:SOD");
        Assert.Null(asked.Code());
        var request = asked.GetProperty("extensionRequest");
        Assert.Equal("Samhällsbyggnad/Bygglov", request.GetProperty("provides")[0].GetProperty("capability").GetProperty("path").GetString());
        Assert.Equal("SOD", request.GetProperty("audience").GetProperty("boards")[0].GetProperty("code").GetString());
    }

    private static async Task<(City City, string Shared)> SharedAsync(RegistryUnderTest registry)
    {
        var city = await City.StartAsync(registry);
        return (city, (await city.DesignateAsync("Bygglovet", "Bygglov", "ALL")).Id("solution"));
    }

    private static Task<JsonElement> AskAsync(
        RegistryUnderTest registry, City city, string solution, string board = "BRO", string actor = "board:BRO", string[]? claims = null) => registry.RunAsync(
        "requestExtension",
        new { solution, board = city.Board(board), provides = (claims ?? ["Detaljplan"]).Select(city.Claim), reason = "Vi behöver planerna i samma flöde" }, Fields, actor);

    private static Task<JsonElement> AnswerAsync(RegistryUnderTest registry, string extensionRequest, int version, object answer, string actor)
    {
        var input = new Dictionary<string, object?> { ["extensionRequest"] = extensionRequest, ["version"] = version };
        foreach (var property in answer.GetType().GetProperties()) input[property.Name] = property.GetValue(answer);
        return registry.RunAsync("answerExtension", input, Fields, actor);
    }
}
