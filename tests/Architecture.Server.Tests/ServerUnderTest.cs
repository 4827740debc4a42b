using System.Net.Http.Json;
using System.Text.Json;
using Architecture.Registry.Demonstration;
using Architecture.Storage.Embedded;
using Microsoft.AspNetCore.Builder;

namespace Architecture.Server.Tests;

/// <summary>A real server on a free port of the loopback, with the demonstration city in a folder of its own.</summary>
internal sealed class ServerUnderTest : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("registry-server-");
    private EmbeddedStore _store = null!;
    private WebApplication _app = null!;

    public HttpClient Client { get; private set; } = null!;

    public static async Task<ServerUnderTest> StartAsync(bool withDemonstration = true, params (string Key, string Value)[] settings)
    {
        var server = new ServerUnderTest();
        var clock = new DemonstrationClock();
        // A server that asks an identity provider who somebody is makes no city.
        if (withDemonstration && !settings.Any(setting => setting.Key.StartsWith("Authentication:", StringComparison.Ordinal))) await CityToCopy.CopyToAsync(server._folder);
        server._store = await CityToCopy.OpenAsync(server._folder, clock);
        server._app = await Serving.BuildAsync(
            new ServeOptions("http://127.0.0.1:0", server._folder.FullName, withDemonstration)
            {
                Settings = [.. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))],
            },
            server._store, clock, running: null, CancellationToken.None);
        await server._app.StartAsync();
        await Serving.CityStandsAsync(server._app);
        server.Client = new HttpClient { BaseAddress = new Uri(server._app.Urls.First()) };
        return server;
    }

    public async Task<JsonElement> AskAsync(string query, object? variables = null, string? user = null, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables = variables ?? new { } }) };
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        if (user is not null) request.Headers.TryAddWithoutValidation("Authorization", "Demo " + user);
        using var response = await Client.SendAsync(request);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    public async Task<JsonElement> DataAsync(string query, object? variables = null, string? user = null)
    {
        var answer = await AskAsync(query, variables, user);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
