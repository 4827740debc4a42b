using System.Net.Http.Json;
using System.Text.Json;

namespace Architecture.Server.Tests.Changes;

/// <summary>A client that follows the journal over server-sent events.</summary>
internal sealed class FollowedChanges : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private FollowedChanges(HttpResponseMessage response, Stream body) => (_response, _lines) = (response, new StreamReader(body));

    /// <param name="client">The server.</param>
    /// <param name="arguments">Of <c>changed</c>, in parentheses; empty: none.</param>
    /// <param name="user">Who follows.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<FollowedChanges> StartAsync(HttpClient client, string arguments, string user, CancellationToken cancellation)
    {
        var query = $"subscription {{ changed{arguments} {{ cursor useCase refused record {{ id __typename ... on Solution {{ name }} }} }} }}";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.TryAddWithoutValidation("Authorization", "Demo " + user);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new FollowedChanges(response, await response.Content.ReadAsStreamAsync(cancellation));
    }

    /// <summary>The next whole response.</summary>
    public async Task<JsonElement> NextAsync(CancellationToken cancellation)
    {
        const string data = "data: ";
        while (true)
        {
            var line = await _lines.ReadLineAsync(cancellation) ?? throw new EndOfStreamException("The stream ended.");
            if (line.StartsWith(data, StringComparison.Ordinal)) return JsonDocument.Parse(line[data.Length..]).RootElement;
        }
    }

    /// <summary>The next change.</summary>
    public async Task<JsonElement> NextChangeAsync(CancellationToken cancellation)
    {
        var response = await NextAsync(cancellation);
        Assert.False(response.TryGetProperty("errors", out var errors), errors.ToString());
        return response.GetProperty("data").GetProperty("changed");
    }

    public void Dispose()
    {
        _lines.Dispose();
        _response.Dispose();
    }
}
