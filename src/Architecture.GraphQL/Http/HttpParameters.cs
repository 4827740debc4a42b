using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Architecture.GraphQL.Http;

/// <summary>The parameters of a GraphQL request as they came over HTTP (GraphQL over HTTP, section 5).</summary>
internal sealed class HttpParameters : IDisposable
{
    private readonly PipeReader? pipe;
    private readonly ReadOnlySequence<byte> buffer;
    private JsonDocument? variables;
    private JsonDocument? extensions;
    private string? query;

    private HttpParameters()
    {
    }

    private HttpParameters(PipeReader pipe, ReadOnlySequence<byte> buffer) => (this.pipe, this.buffer) = (pipe, buffer);

    /// <summary>The document's text as the bytes inside its JSON string, good until this is disposed; empty when it came otherwise.</summary>
    public ReadOnlyMemory<byte> QueryJson { get; private set; }

    /// <summary>The document's text; decoded when first asked for.</summary>
    public string? Query
    {
        get => query ??= QueryJson.IsEmpty ? null : Decode(QueryJson.Span);
        private set => query = value;
    }

    /// <summary>The identifier of a persisted operation, in place of the text.</summary>
    public string? Id { get; private set; }

    public string? OperationName { get; private set; }

    public JsonElement Variables => variables?.RootElement ?? default;

    public JsonElement Extensions => extensions?.RootElement ?? default;

    public void Dispose()
    {
        variables?.Dispose();
        extensions?.Dispose();
        pipe?.AdvanceTo(buffer.End);
    }

    /// <exception cref="HttpFault">The body is too large, or is no GraphQL request.</exception>
    public static async ValueTask<HttpParameters> ReadBodyAsync(HttpRequest request, GraphQLHttpOptions options, CancellationToken cancellation)
    {
        if (request.ContentLength > options.MaxBodyBytes) throw TooLarge(options.MaxBodyBytes);
        var body = request.BodyReader;
        ReadResult read;
        while (true)
        {
            read = await body.ReadAsync(cancellation);
            if (read.Buffer.Length > options.MaxBodyBytes)
            {
                body.AdvanceTo(read.Buffer.End);
                throw TooLarge(options.MaxBodyBytes);
            }
            if (read.IsCompleted) break;
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
        var parameters = new HttpParameters(body, read.Buffer);
        try
        {
            parameters.Parse(read.Buffer.IsSingleSegment ? read.Buffer.First : read.Buffer.ToArray(), options.MaxJsonDepth);
            return parameters;
        }
        catch
        {
            parameters.Dispose();
            throw;
        }
    }

    /// <exception cref="HttpFault">A parameter is not what it has to be.</exception>
    public static HttpParameters ReadQuery(IQueryCollection values, GraphQLHttpOptions options) => new()
    {
        Query = Single(values, "query"),
        Id = Single(values, "id"),
        OperationName = Single(values, "operationName"),
        variables = Map(values, "variables", options),
        extensions = Map(values, "extensions", options),
    };

    private static string? Single(IQueryCollection values, string name) => values[name] switch
    {
        { Count: > 1 } => throw HttpFault.BadRequest($"Parameter \"{name}\" is given more than once."),
        [{ Length: > 0 } value] => value,
        _ => null,
    };

    private static JsonDocument? Map(IQueryCollection values, string name, GraphQLHttpOptions options)
    {
        if (Single(values, name) is not { } text) return null;
        try
        {
            CheckNames(Encoding.UTF8.GetBytes(text), options.MaxJsonDepth);
            var document = JsonDocument.Parse(text, new() { MaxDepth = options.MaxJsonDepth });
            if (document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Null) return document;
            document.Dispose();
            throw HttpFault.NotWellFormed($"Parameter \"{name}\" must be a JSON object.");
        }
        catch (JsonException exception)
        {
            throw HttpFault.BadRequest($"Parameter \"{name}\" is not JSON: {Explain(exception)}");
        }
        catch (InvalidOperationException)
        {
            throw HttpFault.BadRequest($"Parameter \"{name}\" holds text that is not Unicode.");
        }
    }

    private void Parse(ReadOnlyMemory<byte> json, int maxDepth)
    {
        if (json.Length == 0) throw HttpFault.BadRequest("The request has no body; send a JSON object with a \"query\".");
        if (!Utf8.IsValid(json.Span)) throw HttpFault.BadRequest("The request body is not UTF-8.");
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw HttpFault.NotWellFormed("The request body must be a JSON object with a \"query\".");
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
        if (reader.ValueTextEquals("query"u8)) ReadText(ref reader, json);
        else if (reader.ValueTextEquals("id"u8)) Id = Text(ref reader, "id");
        else if (reader.ValueTextEquals("operationName"u8)) OperationName = Text(ref reader, "operationName");
        else if (reader.ValueTextEquals("variables"u8)) Replace(ref variables, Map(ref reader, json, "variables", maxDepth));
        else if (reader.ValueTextEquals("extensions"u8)) Replace(ref extensions, Map(ref reader, json, "extensions", maxDepth));
        else
        {
            reader.Read();
            reader.Skip();
        }
    }

    private void ReadText(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        reader.Read();
        (query, QueryJson) = (null, default);
        if (reader.TokenType == JsonTokenType.Null) return;
        if (reader.TokenType != JsonTokenType.String) throw HttpFault.NotWellFormed("\"query\" must be a string.");
        if (reader.ValueSpan.Length == 0) query = "";
        else QueryJson = json[((int)reader.TokenStartIndex + 1)..((int)reader.BytesConsumed - 1)];
    }

    /// <exception cref="HttpFault">The text is not Unicode.</exception>
    private static string Decode(ReadOnlySpan<byte> inner)
    {
        byte[] quoted = [(byte)'"', .. inner, (byte)'"'];
        try
        {
            var reader = new Utf8JsonReader(quoted);
            reader.Read();
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw HttpFault.BadRequest("\"query\" holds text that is not Unicode.");
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
            _ => throw HttpFault.NotWellFormed($"\"{name}\" must be a string."),
        };
    }

    private static JsonDocument? Map(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, string name, int maxDepth)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType != JsonTokenType.StartObject) throw HttpFault.NotWellFormed($"\"{name}\" must be a JSON object.");
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var map = json[start..(int)reader.BytesConsumed];
        CheckNames(map.Span, maxDepth);
        return JsonDocument.Parse(map, new() { MaxDepth = maxDepth });
    }

    /// <summary>A name with half a surrogate pair is only met when it is read, which would be too late to blame the request.</summary>
    /// <exception cref="InvalidOperationException">A name is not Unicode.</exception>
    private static void CheckNames(ReadOnlySpan<byte> json, int maxDepth)
    {
        if (json.IndexOf("\\u"u8) < 0) return;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
        while (reader.Read())
            if (reader.TokenType == JsonTokenType.PropertyName) reader.GetString();
    }

    private static HttpFault TooLarge(int limit) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The request body is larger than {limit} bytes.", ErrorCodes.LimitExceeded);

    private static string Explain(JsonException exception) =>
        exception.LineNumber is { } line ? $"line {line + 1}, byte {exception.BytePositionInLine + 1}." : "it ends too early or nests too deep.";
}
