using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics;
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
    private const string Affinity = "neo4j-cluster-affinity";
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    // Longer than the database waits for nothing but a moment that it may never come to.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient _client;
    private readonly Uri _query;
    private readonly AuthenticationHeaderValue _credentials;
    private readonly Bookmarks _bookmarks = new();

    /// <summary>The member of a cluster that took the last write, in its own words; the next goes there as well.</summary>
    private volatile string? _member;

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
        var (sent, begun) = (_bookmarks.Seen, Stopwatch.GetTimestamp());
        using var request = new HttpRequestMessage(HttpMethod.Post, _query) { Content = Body(statement, sent) };
        request.Headers.Authorization = _credentials;
        request.Headers.Accept.ParseAdd("application/json");
        if (statement.Writes && _member is { } member) request.Headers.TryAddWithoutValidation(Affinity, member);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            var document = await JsonDocument.ParseAsync(body, default, cancellation);
            var answer = Read(document, response, statement);
            if (document.RootElement.TryGetProperty("bookmarks", out var received)) _bookmarks.Replace(sent, [.. received.EnumerateArray().Select(one => one.GetString()!)]);
            if (statement.Writes) _member = response.Headers.TryGetValues(Affinity, out var names) ? names.First() : null;
            return answer;
        }
        catch (QueryFaultException fault)
        {
            if (statement.Writes) _member = null;
            if (fault.Code?.Contains("Bookmark", StringComparison.Ordinal) == true) _bookmarks.Forget();
            throw;
        }
        catch (OperationCanceledException fault) when (!cancellation.IsCancellationRequested)
        {
            // Nobody gave it up: it is how the client says that the time to connect ran out.
            throw new QueryFaultException(QueryFaultKind.Unavailable, null, $"{_query.Authority} takes no connection.", fault);
        }
        catch (OperationCanceledException) when (Stopwatch.GetElapsedTime(begun) > Patience)
        {
            _bookmarks.Forget();
            throw;
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

    private static ReadOnlyMemoryContent Body(CypherStatement statement, ImmutableHashSet<string> bookmarks)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("statement", statement.Text);
            json.WritePropertyName("parameters");
            statement.Parameters.Write(json);
            json.WriteString("accessMode", statement.Writes ? "WRITE" : "READ");
            if (!bookmarks.IsEmpty)
            {
                json.WriteStartArray("bookmarks");
                foreach (var bookmark in bookmarks) json.WriteStringValue(bookmark);
                json.WriteEndArray();
            }
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
