using System.Text.Json;
using Architecture.Web;

namespace Architecture.Server.Tests;

/// <summary>The questions of <c>schema/examples</c>, asked of a fresh demonstration city: each has an answer worth showing.</summary>
public sealed class ExampleQuestionTests
{
    [Fact]
    public async Task Every_question_has_the_answer_that_its_story_promises()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var answers = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var question in ExampleQuestion.All) answers.Add(question.Name, await server.DataAsync(question.Query));

        Assert.Equal(5, answers.Count);
        var check = answers["may-we-have-our-own"].GetProperty("parallelCheck");
        Assert.Equal("BLOCK", check.GetProperty("verdict").GetString());
        Assert.Equal("Bygglovssystemet", check.GetProperty("pairs")[0].GetProperty("solution").GetProperty("name").GetString());
        Assert.True(answers["what-stops-with-it"].GetProperty("impact").GetProperty("boards").GetArrayLength() >= 15);
        var ends = Nodes(answers["what-ends-and-why"].GetProperty("board").GetProperty("solutions"));
        Assert.Contains(ends, node => node.GetProperty("effectiveEnd").GetProperty("state").GetString() == "OVERDUE");
        var same = Nodes(answers["who-does-the-same"].GetProperty("consolidationCandidates"));
        Assert.True(same[0].GetProperty("boards").GetArrayLength() >= 5);
        var notices = Nodes(answers["which-notice-is-due"].GetProperty("contracts"));
        Assert.Contains(notices, node => node.GetProperty("noticeDate").GetString()!.StartsWith("2026-12", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_README_shows_each_question_as_its_file_has_it()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(TidinessTests.Root(), "README.md"), TestContext.Current.CancellationToken);
        Assert.All(ExampleQuestion.All, question =>
        {
            Assert.Contains(question.Title.English, readme, StringComparison.Ordinal);
            Assert.Contains($"schema/examples/{question.Name}.graphql", readme, StringComparison.Ordinal);
            Assert.Contains($"```graphql\n{question.Query}\n```", readme, StringComparison.Ordinal);
        });
    }

    private static List<JsonElement> Nodes(JsonElement connection) => [.. connection.GetProperty("nodes").EnumerateArray()];
}
