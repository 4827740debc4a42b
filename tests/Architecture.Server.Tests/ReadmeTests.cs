using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Architecture.Server.Tests;

/// <summary>The README's requests, sent to a server with a fresh demonstration city, give what is printed beside them.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public async Task The_first_requests_give_what_is_printed_beside_them()
    {
        var examples = Example().Matches(await File.ReadAllTextAsync(Path.Combine(TidinessTests.Root(), "README.md")));
        Assert.True(examples.Count >= 3, $"{examples.Count} examples");
        await using var server = await ServerUnderTest.StartAsync();
        foreach (var example in examples.Cast<Match>())
        {
            using var content = new StringContent(example.Groups["request"].Value.Replace("'\\''", "'", StringComparison.Ordinal), Encoding.UTF8, "application/json");
            using var response = await server.Client.PostAsync(new Uri("/graphql", UriKind.Relative), content);
            var given = Normal(await response.Content.ReadAsStringAsync());
            Assert.Equal(Normal(example.Groups["answer"].Value), given);
        }
    }

    /// <summary>The data alone, in one form: the journal's place in <c>extensions</c> depends on what was asked before.</summary>
    internal static string Normal(string answer)
    {
        using var parsed = JsonDocument.Parse(answer);
        return JsonSerializer.Serialize(parsed.RootElement.GetProperty("data"));
    }

    [GeneratedRegex(@"-d '(?<request>\{.*?\})'\s*```\s*```json\s*(?<answer>\{.*?\n\})\s*```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();
}
