using System.Net;
using System.Net.Http.Json;

namespace Architecture.Server.Tests;

/// <summary>The endpoints as a newcomer, a probe and a stranger meet them.</summary>
public sealed class EndpointTests
{
    [Fact]
    public async Task Whoever_says_nothing_is_the_demonstration_user_and_may_do_what_some_role_may()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var me = (await server.DataAsync("{ me { user roles mayRun } }")).GetProperty("me");
        Assert.Equal("demo", me.GetProperty("user").GetString());
        Assert.Contains("designateSharedSolution", me.GetProperty("mayRun").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task A_board_is_told_that_it_may_not_designate()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var me = (await server.DataAsync("{ me { user board { code } mayRun } }", user: "board:BRO")).GetProperty("me");
        Assert.Equal("BRO", me.GetProperty("board").GetProperty("code").GetString());
        Assert.DoesNotContain("designateSharedSolution", me.GetProperty("mayRun").EnumerateArray().Select(name => name.GetString()));
        Assert.Contains("registerLocalSolution", me.GetProperty("mayRun").EnumerateArray().Select(name => name.GetString()));
    }

    [Theory]
    [InlineData("en", "You are not signed in.")]
    [InlineData("sv", "Du är inte inloggad.")]
    public async Task Without_the_demonstration_and_without_an_identity_provider_nobody_reads(string language, string message)
    {
        await using var server = await ServerUnderTest.StartAsync(withDemonstration: false);
        var answer = await server.AskAsync("{ __typename boards { totalCount } }", language: language);
        var error = answer.GetProperty("errors")[0];
        Assert.Equal("AUTH_NOT_AUTHENTICATED", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.StartsWith(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_demonstration_user_is_refused_by_name()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var answer = await server.AskAsync("{ me { user } }", user: "nobody");
        Assert.Contains("board:<code>", answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    [InlineData("/", "Arkitekturregistret")]
    [InlineData("/graphql?sdl", "type Query")]
    public async Task Every_page_and_probe_answers(string path, string text)
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var response = await server.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(text, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_syntax_error_names_its_place()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var response = await server.Client.PostAsJsonAsync("/graphql", new { query = "{ boards(" });
        var answer = await response.Content.ReadAsStringAsync();
        Assert.Contains("\"locations\":[{\"line\":1", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_idempotency_key_returns_the_recorded_solution_and_another_input_is_refused()
    {
        await using var server = await ServerUnderTest.StartAsync();
        const string Add = "mutation($n: String!) { addCapability(input: {name: $n, idempotencyKey: \"once\"}) { capability { id code } errors { code } } }";
        var first = await server.DataAsync(Add, new { n = "Kapplöpning" });
        var again = await server.DataAsync(Add, new { n = "Kapplöpning" });
        Assert.Equal(first.ToString(), again.ToString());

        var other = await server.DataAsync(Add, new { n = "Travsport" });
        Assert.Equal("IDEMPOTENCY_KEY_REUSED", other.GetProperty("addCapability").GetProperty("errors")[0].GetProperty("code").GetString());
    }
}
