using System.Text.Json;
using Architecture.Web;

namespace Architecture.Server.Tests;

/// <summary>The files of <c>schema/examples</c>, sent to a fresh demonstration city: each question and each story has the answer that it promises.</summary>
public sealed class ExampleTests
{
    [Fact]
    public async Task Every_question_has_an_answer_worth_showing()
    {
        var answers = await AnswersAsync(Example.Questions);

        Assert.Equal(5, answers.Count);
        var check = answers["may-we-have-our-own"].GetProperty("parallelCheck");
        Assert.Equal("BLOCK", check.GetProperty("verdict").GetString());
        Assert.Equal("Bygglovssystemet", NameOf(check.GetProperty("pairs")[0].GetProperty("solution")));
        Assert.True(answers["what-stops-with-it"].GetProperty("impact").GetProperty("boards").GetArrayLength() >= 15);
        var ends = Nodes(answers["what-ends-and-why"].GetProperty("board").GetProperty("solutions"));
        Assert.Contains(ends, node => node.GetProperty("effectiveEnd").GetProperty("state").GetString() == "OVERDUE");
        var same = Nodes(answers["who-does-the-same"].GetProperty("consolidationCandidates"));
        Assert.True(same[0].GetProperty("boards").GetArrayLength() >= 5);
        var notices = Nodes(answers["which-notice-is-due"].GetProperty("contracts"));
        Assert.Contains(notices, node => node.GetProperty("noticeDate").GetString()!.StartsWith("2026-12", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_story_of_the_city_is_found_by_its_query()
    {
        var answers = (await AnswersAsync(Example.Stories)).ToDictionary(answer => answer.Key["stories/".Length..], answer => answer.Value, StringComparer.Ordinal);

        Assert.Equal(8, answers.Count);
        var refused = Assert.Single(Nodes(answers["a-clear-block"].GetProperty("journal")));
        Assert.Equal(("board:HVA", "PARALLEL_SOLUTION"), (refused.GetProperty("actor").GetString(), refused.GetProperty("refused").GetString()));
        Assert.StartsWith("2022-09", refused.GetProperty("time").GetString(), StringComparison.Ordinal);
        Assert.Equal("BLOCK", answers["a-clear-block"].GetProperty("told").GetProperty("verdict").GetString());
        var debt = answers["a-debt"].GetProperty("solution").GetProperty("debt")[0];
        Assert.Equal(("ESTABLISHED", "Boka lokal"), (debt.GetProperty("kind").GetString(), NameOf(debt.GetProperty("solution"))));
        var late = Assert.Single(Nodes(answers["a-violation-found-late"].GetProperty("solutions"))).GetProperty("violation")[0];
        Assert.Equal(("VIOLATION", "Boka lokal"), (late.GetProperty("kind").GetString(), NameOf(late.GetProperty("solution"))));
        Assert.Equal(5, answers["an-old-release"].GetProperty("impact").GetProperty("boards").GetArrayLength());
        Assert.Equal(6, Nodes(answers["six-of-a-kind"].GetProperty("capability").GetProperty("solutions")).Count);
        Assert.Equal("Schemahuset Norden AB", Assert.Single(Nodes(answers["a-notice-date"].GetProperty("contracts"))).GetProperty("title").GetString());
        Assert.Equal(2, Nodes(answers["a-mergers-leftovers"].GetProperty("board").GetProperty("solutions")).Count(node => NameOf(node) == "Lokalbokningen"));
        var split = answers["a-function-split"];
        Assert.Equal(["Ladda hos oss", "Laddkartan"], Names(split.GetProperty("before").GetProperty("capability")));
        Assert.Equal(
            [("Laddning i garage", "Ladda hos oss"), ("Laddning på gatumark", "Laddkartan")],
            split.GetProperty("now").GetProperty("children").EnumerateArray().Select(part => (NameOf(part), Assert.Single(Names(part)))));
    }

    [Fact]
    public async Task The_README_shows_each_question_as_its_file_has_it_and_points_to_each_story()
    {
        var readme = await ReadmeAsync();
        Assert.All(Example.Questions, question =>
        {
            Assert.Contains(question.Title.English, readme, StringComparison.Ordinal);
            Assert.Contains($"schema/examples/{question.Name}.graphql", readme, StringComparison.Ordinal);
            Assert.Contains($"```graphql\n{question.Query}\n```", readme, StringComparison.Ordinal);
        });
        Assert.All(Example.Stories, story => Assert.Contains($"schema/examples/{story.Name}.graphql", readme, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_requests_of_the_README_are_those_of_the_start_page()
    {
        var readme = await ReadmeAsync();
        Assert.Equal(3, Example.Requests.Length);
        Assert.All(Example.Requests, request =>
        {
            Assert.Contains($"**{request.Title.English}.**", readme, StringComparison.Ordinal);
            Assert.Contains(request.Command(ServeOptions.DefaultUrls), readme, StringComparison.Ordinal);
        });
    }

    private static async Task<Dictionary<string, JsonElement>> AnswersAsync(IEnumerable<Example> examples)
    {
        await using var server = await ServerUnderTest.StartAsync();
        var answers = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var example in examples) answers.Add(example.Name, await server.DataAsync(example.Query));
        return answers;
    }

    private static Task<string> ReadmeAsync() => File.ReadAllTextAsync(Path.Combine(TidinessTests.Root(), "README.md"), TestContext.Current.CancellationToken);

    private static IEnumerable<string?> Names(JsonElement capability) => Nodes(capability.GetProperty("solutions")).Select(NameOf).Order(StringComparer.Ordinal);

    private static string? NameOf(JsonElement record) => record.GetProperty("name").GetString();

    private static List<JsonElement> Nodes(JsonElement connection) => [.. connection.GetProperty("nodes").EnumerateArray()];
}
