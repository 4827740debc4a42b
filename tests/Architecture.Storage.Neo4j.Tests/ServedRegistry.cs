using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Architecture.Registry.Demonstration;
using Architecture.Server;
using Microsoft.AspNetCore.Builder;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>A server of the registry on a free port of the loopback, with the demonstration city.</summary>
internal sealed partial class ServedRegistry : IAsyncDisposable
{
    private readonly IGraphStore _store;
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private ServedRegistry(IGraphStore store, WebApplication app) =>
        (_store, _app, _client) = (store, app, new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromMinutes(2) });

    /// <summary>Serves from a store that is opened with the clock that it is given.</summary>
    public static async Task<ServedRegistry> StartAsync(Func<TimeProvider, Task<IGraphStore>> open, CancellationToken cancellation)
    {
        var clock = new DemonstrationClock();
        var store = await open(clock);
        var app = await Serving.BuildAsync(new ServeOptions("http://127.0.0.1:0", "", WithDemonstration: true), store, clock, running: null, cancellation);
        await app.StartAsync(cancellation);
        await Serving.CityStandsAsync(app);
        return new ServedRegistry(store, app);
    }

    /// <summary>The whole answer but for the journal's place, which depends on what was asked before.</summary>
    public async Task<string> AskAsync(string query, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        using var response = await _client.SendAsync(request, cancellation);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation));
        Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), $"{errors}\n{query}");
        return answer.RootElement.GetProperty("data").GetRawText();
    }

    public async Task<JsonElement> AskWholeAsync(string query, CancellationToken cancellation)
    {
        using var response = await _client.PostAsJsonAsync("/graphql", new { query }, cancellation);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation));
        return answer.RootElement.Clone();
    }

    /// <summary>How old the server says that its answer may be, in seconds; null where it says nothing.</summary>
    public async Task<double?> AgeAsync(string query, CancellationToken cancellation)
    {
        using var response = await _client.PostAsJsonAsync("/graphql", new { query }, cancellation);
        return response.Headers.TryGetValues("Registry-Read-Age", out var age) ? double.Parse(age.Single(), CultureInfo.InvariantCulture) : null;
    }

    public async Task<(int Status, string Text)> HealthAsync(string path, CancellationToken cancellation)
    {
        using var response = await _client.GetAsync(new Uri("/health/" + path, UriKind.Relative), cancellation);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
    }

    /// <summary>The questions of the file beside this one, with ids in the place of names.</summary>
    public async Task<List<string>> QuestionsAsync(CancellationToken cancellation)
    {
        var file = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "Architecture.Storage.Neo4j.Tests", "Questions.graphql"), cancellation);
        var questions = new List<string>();
        foreach (var question in file.Split("\n---\n"))
        {
            var text = question;
            foreach (Match name in Name().Matches(question)) text = text.Replace(name.Value, $"\"{await IdAsync(name, cancellation)}\"", StringComparison.Ordinal);
            questions.Add(text);
        }
        return questions;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        await _store.DisposeAsync();
    }

    private async Task<string?> IdAsync(Match name, CancellationToken cancellation)
    {
        var (field, argument) = name.Groups["kind"].Value switch
        {
            "SOLUTION" => ("solution", "code"),
            "BOARD" => ("board", "code"),
            _ => ("capability", "path"),
        };
        var answer = await AskAsync($"{{ found: {field}({argument}: \"{name.Groups["name"].Value}\") {{ id }} }}", cancellation);
        return JsonDocument.Parse(answer).RootElement.GetProperty("found").GetProperty("id").GetString();
    }

    [GeneratedRegex("\"(?<kind>SOLUTION|BOARD|CAPABILITY):(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
