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
        Assert.Contains("gemensamma lösningar", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_a_demonstration_says_that_it_is_one(bool isDemonstration)
    {
        var page = await PageAsync(isDemonstration);
        Assert.Equal(isDemonstration, page.Text.Contains("Det här är en demonstration", StringComparison.Ordinal));
    }

    private static async Task<(string? ContentType, string Text)> PageAsync(bool isDemonstration)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapStartPage(isDemonstration);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var response = await client.GetAsync(new Uri("/", UriKind.Relative));
        return (response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync());
    }
}
