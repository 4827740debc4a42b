using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Architecture.Web.Tests;

/// <summary>The start page, as a browser gets it.</summary>
public sealed class StartPageTests
{
    [Fact]
    public async Task The_page_is_Swedish_HTML_in_UTF_8_and_leads_to_the_schema()
    {
        var page = await PageAsync(isDemonstration: false);
        Assert.Equal("text/html; charset=utf-8", page.ContentType);
        Assert.Contains("<html lang=\"sv\">", page.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/graphql?sdl\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("staden redan har gemensamt", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_a_demonstration_says_that_it_is_one(bool isDemonstration)
    {
        var page = await PageAsync(isDemonstration);
        Assert.Equal(isDemonstration, page.Text.Contains("Det här är en demonstration", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_prefers_English_reads_English()
    {
        var page = await PageAsync(isDemonstration: true, language: "en-GB,en;q=0.9,sv;q=0.5");
        Assert.Contains("<html lang=\"en\">", page.Text, StringComparison.Ordinal);
        Assert.Contains("This is a demonstration", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_question_of_the_examples_stands_there_with_its_query()
    {
        var files = Directory.GetFiles(Path.Combine(Root(), "schema", "examples"), "*.graphql");
        var page = WebUtility.HtmlDecode((await PageAsync(isDemonstration: false)).Text);
        Assert.Equal(5, files.Length);
        Assert.All(files, file => AssertStands(file, page));
    }

    [Fact]
    public async Task Only_a_demonstration_tells_the_stories_of_its_city()
    {
        var files = Directory.GetFiles(Path.Combine(Root(), "schema", "examples", "stories"), "*.graphql");
        var page = WebUtility.HtmlDecode((await PageAsync(isDemonstration: true)).Text);
        Assert.Equal(8, files.Length);
        Assert.All(files, file => AssertStands(file, page));
        Assert.DoesNotContain("Serverhallen", (await PageAsync(isDemonstration: false)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_requests_are_commands_for_this_very_server()
    {
        var page = WebUtility.HtmlDecode((await PageAsync(isDemonstration: true)).Text);
        Assert.Equal(3, page.Split("curl -s http://127.0.0.1:").Length - 1);
        Assert.Contains("\"query\": \"mutation { registerLocalSolution(", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_chosen_on_the_page_wins_over_that_of_the_browser()
    {
        Assert.Contains("<html lang=\"en\">", (await PageAsync(isDemonstration: true, language: "sv", path: "/?language=en")).Text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"sv\">", (await PageAsync(isDemonstration: true, language: "en", path: "/?language=sv")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_city_is_made_the_page_says_how_far_it_is_and_comes_again()
    {
        var page = await PageAsync(isDemonstration: true, making: 40);
        Assert.Contains("value=\"40\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"refresh\"", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv=\"refresh\"", (await PageAsync(isDemonstration: true)).Text, StringComparison.Ordinal);
    }

    private static void AssertStands(string file, string page)
    {
        var lines = File.ReadAllText(file).Split('\n', 5);
        Assert.Contains(lines[0]["# ".Length..], page, StringComparison.Ordinal);
        Assert.Contains(lines[2]["# ".Length..], page, StringComparison.Ordinal);
        Assert.Contains(lines[4].Trim(), page, StringComparison.Ordinal);
    }

    private static async Task<(string? ContentType, string Text)> PageAsync(bool isDemonstration, int? making = null, string language = "", string path = "/")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapStartPage(isDemonstration, () => making);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", language);
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync());
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Architecture.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
