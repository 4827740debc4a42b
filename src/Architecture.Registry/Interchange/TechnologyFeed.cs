using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Architecture.Registry.Interchange;

/// <summary>A product of the feed.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Fields">All but its releases.</param>
/// <param name="Releases">Its releases, each with its line.</param>
/// <param name="Fault">Why it cannot be used.</param>
internal sealed record FeedProduct(long Line, JsonElement Fields, IReadOnlyList<FeedRelease> Releases, Refusal? Fault)
{
    /// <summary>Of all but its releases, in bytes.</summary>
    public long Size { get; init; }
}

/// <summary>A release of the feed.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Value">The release.</param>
/// <param name="Size">In bytes.</param>
internal readonly record struct FeedRelease(long Line, JsonElement Value, long Size);

/// <summary>Reads a feed product by product through a window that is never wider than the widest product.</summary>
/// <remarks>Products are the items of <c>result</c> at the top, <c>result</c> itself when it is one product, or the items of a list at the top.</remarks>
internal sealed class TechnologyFeed(ImportSource source)
{
    private const int FirstWindow = 1 << 16;

    /// <summary>Three hundred times the widest product of the real feed: beyond it the file is something else.</summary>
    private const int WidestProduct = 1 << 23;

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 64 };

    private byte[] _window = new byte[FirstWindow];
    private int _start;
    private int _end;
    private bool _isLast;
    private long _line = 1;
    private JsonReaderState _state = new(Strict);

    /// <exception cref="BrokenFileException">Not UTF-8, not JSON, or no feed.</exception>
    public IEnumerable<FeedProduct> Products()
    {
        using var stream = source.Open();
        Fill(stream);
        if (_window.AsSpan(_start, _end - _start).StartsWith(Encoding.UTF8.Preamble)) _start += Encoding.UTF8.Preamble.Length;

        if (Seek(stream) == JsonTokenType.StartObject)
        {
            yield return Product(Value(stream));
        }
        else
        {
            while (!IsEndOfList(stream)) yield return Product(Value(stream));
        }
        while (Next(stream) != JsonTokenType.None) { }
    }

    /// <summary>Moves to the list of products, or before the only one.</summary>
    private JsonTokenType Seek(Stream stream)
    {
        var first = Next(stream);
        if (first == JsonTokenType.StartArray) return first;
        if (first != JsonTokenType.StartObject) throw NoFeed();
        while (true)
        {
            if (Next(stream) != JsonTokenType.PropertyName) throw NoFeed();
            if (!_isResult)
            {
                Value(stream);
                continue;
            }
            if (Peek(stream) == JsonTokenType.StartObject) return JsonTokenType.StartObject;
            return Next(stream) == JsonTokenType.StartArray ? JsonTokenType.StartArray : throw NoFeed();
        }
    }

    private bool _isResult;

    private bool IsEndOfList(Stream stream)
    {
        if (Peek(stream) != JsonTokenType.EndArray) return false;
        Next(stream);
        return true;
    }

    /// <summary>Reads one token; None at the end of the file.</summary>
    private JsonTokenType Next(Stream stream)
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_window.AsSpan(_start, _end - _start), _isLast, _state);
            if (Read(ref reader))
            {
                _isResult = reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("result"u8);
                Consume(ref reader);
                return reader.TokenType;
            }
            if (_isLast) return JsonTokenType.None;
            Fill(stream);
        }
    }

    private JsonTokenType Peek(Stream stream)
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_window.AsSpan(_start, _end - _start), _isLast, _state);
            if (Read(ref reader)) return reader.TokenType;
            if (_isLast) throw NoFeed();
            Fill(stream);
        }
    }

    /// <summary>The whole value that comes next, as it stands in the file.</summary>
    private (long Line, byte[] Json) Value(Stream stream)
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_window.AsSpan(_start, _end - _start), _isLast, _state);
            if (TryRead(ref reader, out var from))
            {
                var json = _window.AsSpan(_start + from, (int)reader.BytesConsumed - from).ToArray();
                var line = _line + Lines(_window.AsSpan(_start, from));
                if (!Utf8.IsValid(json)) throw BrokenFileException.NotUtf8(source.Name);
                Consume(ref reader);
                return (line, json);
            }
            if (_isLast) throw NotJson(_line, inner: null);
            Fill(stream);
        }
    }

    private bool TryRead(ref Utf8JsonReader reader, out int from)
    {
        from = 0;
        if (!Read(ref reader)) return false;
        from = (int)reader.TokenStartIndex;
        try
        {
            return reader.TrySkip();
        }
        catch (JsonException fault)
        {
            throw NotJson(_line + (fault.LineNumber ?? 0), fault);
        }
    }

    private bool Read(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (JsonException fault)
        {
            throw NotJson(_line, fault);
        }
    }

    private void Consume(ref Utf8JsonReader reader)
    {
        var consumed = (int)reader.BytesConsumed;
        _line += Lines(_window.AsSpan(_start, consumed));
        _start += consumed;
        _state = reader.CurrentState;
    }

    private void Fill(Stream stream)
    {
        if (_start > 0)
        {
            _window.AsSpan(_start, _end - _start).CopyTo(_window);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _window.Length)
        {
            if (_window.Length >= WidestProduct) throw TooWide();
            Array.Resize(ref _window, _window.Length * 2);
        }
        var read = stream.Read(_window, _end, _window.Length - _end);
        _end += read;
        _isLast = read == 0;
    }

    private FeedProduct Product((long Line, byte[] Json) value)
    {
        var reader = new Utf8JsonReader(value.Json, Strict);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return new FeedProduct(value.Line, JsonElement.Parse(value.Json), [], null) { Size = value.Json.Length };

        var releases = new List<FeedRelease>();
        Refusal? fault = null;
        using var fields = new MemoryStream();
        using (var writer = new Utf8JsonWriter(fields))
        {
            writer.WriteStartObject();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("releases"u8)) fault ??= Releases(ref reader, value, releases);
                else
                {
                    writer.WritePropertyName(reader.GetString()!);
                    JsonElement.ParseValue(ref reader).WriteTo(writer);
                }
            }
            writer.WriteEndObject();
        }
        return new FeedProduct(value.Line, JsonElement.Parse(fields.ToArray()), releases, fault) { Size = fields.Length };
    }

    private static InputInvalidRefused? Releases(ref Utf8JsonReader reader, (long Line, byte[] Json) value, List<FeedRelease> releases)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return InputInvalidRefused.At("releases", "”releases” ska vara en lista.", "“releases” must be a list.");
        }
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            var line = value.Line + Lines(value.Json.AsSpan(0, start));
            releases.Add(new FeedRelease(line, JsonElement.ParseValue(ref reader), reader.BytesConsumed - start));
        }
        return null;
    }

    private static long Lines(ReadOnlySpan<byte> text) => text.Count((byte)'\n');

    private BrokenFileException NotJson(long line, Exception? inner) =>
        Utf8.IsValid(_window.AsSpan(_start, Math.Max(0, _end - _start - 3))) || inner is null
            ? new BrokenFileException(source.Name, line, new Message(
                "Filen är inte JSON, eller slutar för tidigt.", "The file is not JSON, or ends too early."), inner)
            : BrokenFileException.NotUtf8(source.Name, inner);

    private BrokenFileException TooWide() => new(source.Name, _line, new Message(
        $"Här börjar något som är längre än {WidestProduct >> 20} MB. Ingen produkt är så lång.",
        $"Here begins something longer than {WidestProduct >> 20} MB. No product is that long."));

    private BrokenFileException NoFeed() => new(source.Name, _line, new Message(
        "Filen är inget flöde av produkter (endoflife.date, API v1: /products/full).",
        "The file is no feed of products (endoflife.date, API v1: /products/full)."));
}
