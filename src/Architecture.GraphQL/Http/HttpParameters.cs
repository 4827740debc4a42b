using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Architecture.GraphQL.Http;

/// <summary>The parameters of a GraphQL request as they came over HTTP (GraphQL over HTTP, section 5).</summary>
internal sealed class HttpParameters : IDisposable
{
    private byte[] body = [];
    private JsonDocument? variablesDocument;
    private JsonDocument? extensionsDocument;

    public string? Query { get; private set; }

    /// <summary>The identifier of a persisted operation, in place of the text.</summary>
    public string? Id { get; private set; }

    public string? OperationName { get; private set; }

    public JsonElement Variables => variablesDocument?.RootElement ?? default;

    public JsonElement Extensions => extensionsDocument?.RootElement ?? default;

    public void Dispose()
    {
        variablesDocument?.Dispose();
        extensionsDocument?.Dispose();
        if (body.Length > 0) ArrayPool<byte>.Shared.Return(body);
        body = [];
    }

    /// <exception cref="HttpFault">The body is too large, or is no GraphQL request.</exception>
    public static async ValueTask<HttpParameters> ReadBodyAsync(HttpRequest request, GraphQLHttpOptions options, CancellationToken cancellation)
    {
        var parameters = new HttpParameters();
        try
        {
            var length = await parameters.FillAsync(request, options.MaxBodyBytes, cancellation);
            parameters.Parse(parameters.body.AsMemory(0, length), options.MaxJsonDepth);
            return parameters;
        }
        catch
        {
            parameters.Dispose();
            throw;
        }
    }

    /// <exception cref="HttpFault">A parameter is not what it has to be.</exception>
    public static HttpParameters ReadQuery(IQueryCollection query, GraphQLHttpOptions options)
    {
        string? Single(string name)
        {
            var values = query[name];
            return values.Count <= 1 ? values.ToString() is { Length: > 0 } value ? value : null : throw HttpFault.BadRequest($"Parameter \"{name}\" is given more than once.");
        }
        JsonDocument? Map(string name)
        {
            if (Single(name) is not { } text) return null;
            try
            {
                var document = JsonDocument.Parse(text, new() { MaxDepth = options.MaxJsonDepth });
                if (document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Null) return document;
                document.Dispose();
                throw HttpFault.BadRequest($"Parameter \"{name}\" must be a JSON object.");
            }
            catch (JsonException exception)
            {
                throw HttpFault.BadRequest($"Parameter \"{name}\" is not JSON: {Explain(exception)}");
            }
        }
        return new()
        {
            Query = Single("query"),
            Id = Single("id"),
            OperationName = Single("operationName"),
            variablesDocument = Map("variables"),
            extensionsDocument = Map("extensions"),
        };
    }

    private async ValueTask<int> FillAsync(HttpRequest request, int limit, CancellationToken cancellation)
    {
        if (request.ContentLength > limit) throw TooLarge(limit);
        body = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? 4096) + 1);
        var length = 0;
        while (true)
        {
            var read = await request.Body.ReadAsync(body.AsMemory(length), cancellation);
            if (read == 0) return length;
            length += read;
            if (length > limit) throw TooLarge(limit);
            if (length == body.Length) Enlarge();
        }
    }

    private void Enlarge()
    {
        var larger = ArrayPool<byte>.Shared.Rent(body.Length * 2);
        body.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(body);
        body = larger;
    }

    private void Parse(ReadOnlyMemory<byte> json, int maxDepth)
    {
        if (json.Length == 0) throw HttpFault.BadRequest("The request has no body; send a JSON object with a \"query\".");
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw HttpFault.BadRequest("The request body must be a JSON object with a \"query\".");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) ReadMember(ref reader, json, maxDepth);
            if (reader.Read()) throw HttpFault.BadRequest("The request body must hold one JSON object and nothing after it.");
        }
        catch (JsonException exception)
        {
            throw HttpFault.BadRequest($"The request body is not JSON: {Explain(exception)}");
        }
        catch (InvalidOperationException)
        {
            throw HttpFault.BadRequest("The request body holds text that is not Unicode.");
        }
    }

    private void ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, int maxDepth)
    {
        if (reader.ValueTextEquals("query"u8)) Query = Text(ref reader, "query");
        else if (reader.ValueTextEquals("id"u8)) Id = Text(ref reader, "id");
        else if (reader.ValueTextEquals("operationName"u8)) OperationName = Text(ref reader, "operationName");
        else if (reader.ValueTextEquals("variables"u8)) Replace(ref variablesDocument, Map(ref reader, json, "variables", maxDepth));
        else if (reader.ValueTextEquals("extensions"u8)) Replace(ref extensionsDocument, Map(ref reader, json, "extensions", maxDepth));
        else
        {
            reader.Read();
            reader.Skip();
        }
    }

    private static void Replace(ref JsonDocument? kept, JsonDocument? found)
    {
        kept?.Dispose();
        kept = found;
    }

    private static string? Text(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Null => null,
            _ => throw HttpFault.BadRequest($"\"{name}\" must be a string."),
        };
    }

    private static JsonDocument? Map(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, string name, int maxDepth)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType != JsonTokenType.StartObject) throw HttpFault.BadRequest($"\"{name}\" must be a JSON object.");
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return JsonDocument.Parse(json[start..(int)reader.BytesConsumed], new() { MaxDepth = maxDepth });
    }

    private static HttpFault TooLarge(int limit) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The request body is larger than {limit} bytes.", ErrorCodes.LimitExceeded);

    private static string Explain(JsonException exception) =>
        exception.LineNumber is { } line ? $"line {line + 1}, byte {exception.BytePositionInLine + 1}." : "it ends too early or nests too deep.";
}
