using System.Net.Http.Headers;
using System.Text;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Architecture.GraphQL.Tests.Http;

/// <summary>The endpoint on a real Kestrel at a free port.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private TestServer(WebApplication application)
    {
        this.application = application;
        Client = new() { BaseAddress = new(application.Urls.First()) };
    }

    public HttpClient Client { get; }

    public static async Task<TestServer> StartAsync(ExecutableSchema schema, GraphQLHttpOptions? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var started = builder.Build();
        started.UseWebSockets();
        started.MapGraphQL("/graphql", schema, options);
        await started.StartAsync();
        return new(started);
    }

    public async Task<Answer> PostAsync(string body, string contentType = "application/json", string? accept = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        if (contentType.Length > 0) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        change?.Invoke(request);
        return await SendAsync(request);
    }

    public async Task<Answer> GetAsync(string query, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, "/graphql?" + query);
        return await SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await application.StopAsync();
        await application.DisposeAsync();
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(pair => pair.Key, pair => string.Join(", ", pair.Value), StringComparer.OrdinalIgnoreCase);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
    }

    internal sealed record Answer(int Status, string Body, IReadOnlyDictionary<string, string> Headers);
}
