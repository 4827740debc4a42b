using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Architecture.Storage.Neo4j;

/// <summary>Neo4j's Query API (5.26): the one file that knows the wire format. One statement a request, each a transaction of its own.</summary>
/// <remarks>
/// https://neo4j.com/docs/query-api/current/: the body's members come in a fixed order; 202 is also the status of an answer that ends in errors, so
/// <c>errors</c> is always read. A request that is given up does not stop the statement.
/// </remarks>
internal sealed class QueryApiClient : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _client;
    private readonly Uri _query;
    private readonly AuthenticationHeaderValue _credentials;

    public QueryApiClient(Neo4jStoreOptions options)
    {
        // Fewer connections than the database has threads; kept shorter than proxies and name servers remember.
        var handler = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = options.Connections,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectTimeout = options.ConnectTimeout,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _query = new Uri(options.Url, $"db/{Uri.EscapeDataString(options.Database)}/query/v2");
        _credentials = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}")));
    }

    /// <summary>Runs a statement.</summary>
    /// <exception cref="QueryFaultException">It failed; its kind says what that means.</exception>
    public async Task<QueryAnswer> RunAsync(CypherStatement statement, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _query) { Content = Body(statement) };
        request.Headers.Authorization = _credentials;
        request.Headers.Accept.ParseAdd("application/json");
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            var document = await JsonDocument.ParseAsync(body, default, cancellation);
            return Read(document, response, statement);
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
        {
            // A connection of the pool may have broken under this very request before the next one could not be made.
            throw new QueryFaultException(QueryFaultKind.Unavailable, null, $"{_query.Authority} cannot be reached: {fault.Message}", fault);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or JsonException)
        {
            throw new QueryFaultException(QueryFaultKind.Lost, null, $"{_query.Authority} gave no whole answer to {statement.Name}: {fault.Message}", fault);
        }
    }

    public void Dispose() => _client.Dispose();

    private static ReadOnlyMemoryContent Body(CypherStatement statement)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("statement", statement.Text);
            json.WritePropertyName("parameters");
            statement.Parameters.Write(json);
            json.WriteString("accessMode", statement.Writes ? "WRITE" : "READ");
            json.WriteEndObject();
        }
        var content = new ReadOnlyMemoryContent(bytes.WrittenMemory);
        content.Headers.ContentType = Json;
        return content;
    }

    private QueryAnswer Read(JsonDocument document, HttpResponseMessage response, CypherStatement statement)
    {
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0)
        {
            using (document)
            {
                var first = errors[0];
                throw QueryFaultException.Of(first.GetProperty("code").GetString() ?? "", first.GetProperty("message").GetString() ?? "");
            }
        }
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var data) && response.IsSuccessStatusCode)
            return new QueryAnswer(document, data.GetProperty("values"));
        document.Dispose();
        throw new QueryFaultException(QueryFaultKind.Lost, null, $"{_query.Authority} answered {statement.Name} with {(int)response.StatusCode} and no data.");
    }
}

/// <summary>The rows of an answer; they live until it is disposed.</summary>
internal sealed class QueryAnswer(JsonDocument document, JsonElement values) : IDisposable
{
    /// <summary>Rows, each an array in the order of the RETURN clause.</summary>
    public JsonElement Rows => values;

    /// <summary>The only row of a statement that gives one, or none.</summary>
    public JsonElement? Row => values.GetArrayLength() > 0 ? values[0] : null;

    public void Dispose() => document.Dispose();
}
