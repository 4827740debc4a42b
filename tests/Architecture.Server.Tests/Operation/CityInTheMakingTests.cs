using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Architecture.Registry;
using Architecture.Registry.Demonstration;
using Architecture.Storage.Embedded;
using Microsoft.AspNetCore.Builder;

namespace Architecture.Server.Tests.Operation;

/// <summary>The first start: the port is open while the city is made.</summary>
public sealed class CityInTheMakingTests : IAsyncLifetime
{
    private const string Registration =
        "mutation { addSupplier(input: { name: \"Prövad AB\" }) { supplier { name } errors { code } } }";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("registry-making-");
    private HeldStore _store = null!;
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var clock = new DemonstrationClock();
        _store = new HeldStore(await EmbeddedStore.OpenAsync(
            new EmbeddedStoreOptions { Folder = _folder.FullName, Model = RegistryGraph.Model, TimeZone = CityTime.Zone, TimeProvider = clock }, Cancellation))
        { LetPass = 2 };
        _app = await Serving.BuildAsync(new ServeOptions("http://127.0.0.1:0", _folder.FullName, WithDemonstration: true), _store, clock, running: null, Cancellation);
        await _app.StartAsync(Cancellation);
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
        await _store.Reached.WaitAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _store.Release();
        _client.Dispose();
        await _app.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Liveness_and_reads_answer_while_the_city_is_made()
    {
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/health/live")).Status);
        using var read = await _client.PostAsJsonAsync("/graphql", new { query = "{ boards { totalCount } me { user } }" }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        var data = (await read.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("data");
        Assert.Equal(45, data.GetProperty("boards").GetProperty("totalCount").GetInt32());
        Assert.Equal("demo", data.GetProperty("me").GetProperty("user").GetString());
    }

    [Theory]
    [InlineData("sv", "byggs")]
    [InlineData("en", "is being made")]
    public async Task Others_writes_are_told_to_come_back(string language, string said)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Registration }) };
        request.Headers.Add("Accept-Language", language);
        using var answer = await _client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("1", answer.Headers.GetValues("Retry-After").Single());
        var error = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("errors")[0];
        Assert.Contains(said, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("NOT_READY", error.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Readiness_and_the_start_page_say_how_far_it_is()
    {
        var ready = await GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.Contains("is being made", ready.Text, StringComparison.Ordinal);
        Assert.Contains("<progress", (await GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_the_city_stands_the_server_is_ready_and_the_same_write_passes()
    {
        _store.Release();
        await Serving.CityStandsAsync(_app);

        Assert.Equal((HttpStatusCode.OK, "ready\n"), await GetAsync("/health/ready"));
        using var answer = await _client.PostAsJsonAsync("/graphql", new { query = Registration }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"errors\":[]", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.DoesNotContain("<progress", (await GetAsync("/")).Text, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Text)> GetAsync(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
