using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Validation;

namespace Architecture.GraphQL.Execution;

/// <summary>Documents read, validated and planned: by their text, and by the bytes in which requests carry it.</summary>
/// <remarks>Two generations: when the young one is full it becomes the old one, and what is used moves back; no lock on the way.</remarks>
internal sealed class OperationCache(ExecutableSchema schema)
{
    private readonly Generations<string> byText = new(StringComparer.Ordinal, schema.Settings.CachedDocuments);
    private readonly Generations<byte[]> byBytes = new(BytesComparer.Instance, schema.Settings.CachedDocuments);

    public PreparedRequest Prepare(string query, string? operationName)
    {
        if (byText.Find(query) is { } known) return known.Operation(operationName);
        var (document, errors) = Read(query);
        if (document is null) return new(null, errors);
        byText.Keep(query, document);
        return document.Operation(operationName);
    }

    /// <summary>Finds a document by the bytes of a JSON string, escapes and all, so that a known one needs no decoding.</summary>
    public PreparedRequest Prepare(ReadOnlySpan<byte> json, Func<string> decode, string? operationName)
    {
        if (byBytes.Find(json) is { } known) return known.Operation(operationName);
        var query = decode();
        var prepared = Prepare(query, operationName);
        if (byText.Find(query) is { } document) byBytes.Keep(json.ToArray(), document);
        return prepared;
    }

    private (PreparedDocument? Document, IReadOnlyList<GraphQLError> Errors) Read(string query)
    {
        Document document;
        using (Telemetry.Start("GraphQL Document Parsing"))
        {
            try
            {
                document = Parser.Parse(query, schema.Settings.Parsing);
            }
            catch (GraphQLSyntaxException exception)
            {
                return (null, [exception.Error]);
            }
        }
        using (Telemetry.Start("GraphQL Document Validation"))
        {
            var errors = DocumentValidator.Validate(schema.Schema, document, schema.Settings.Validation);
            if (errors.Count > 0) return (null, [.. errors.Select(error => error.Code is null ? error with { Code = ErrorCodes.Validation } : error)]);
        }
        var exceeded = OperationMeasure.Check(document, schema.Settings);
        return exceeded.Count > 0 ? (null, exceeded) : (new(schema, document, query), []);
    }

    /// <summary>GetOperation (specification 6.1) over a validated document. An operation is prepared when it is first asked for: each looks at
    /// the whole document, so that a thousand of them at once would be a thousand looks.</summary>
    private sealed class PreparedDocument(ExecutableSchema schema, Document document, string text)
    {
        private readonly PreparedRequest?[] prepared = new PreparedRequest?[document.Operations.Count];

        public PreparedRequest Operation(string? name)
        {
            if (name is null && prepared.Length == 1) return Prepared(0);
            if (name is null)
                return Fault(prepared.Length == 0 ? "The document has no operation." : "The document has several operations: say which with operationName.");
            for (var index = 0; index < prepared.Length; index++)
                if (document.Operations[index].Name?.Value == name)
                    return Prepared(index);
            return Fault($"The document has no operation named \"{name}\".");
        }

        private PreparedRequest Prepared(int index) =>
            prepared[index] ??= new(new PreparedOperation(schema, document, document.Operations[index], text), []);

        private static PreparedRequest Fault(string message) => new(null, [new(message) { Code = ErrorCodes.OperationResolution }]);
    }

    private sealed class Generations<TKey>(IEqualityComparer<TKey> comparer, int capacity)
        where TKey : notnull
    {
        private ConcurrentDictionary<TKey, PreparedDocument> young = new(comparer);
        private ConcurrentDictionary<TKey, PreparedDocument> old = new(comparer);

        public PreparedDocument? Find(TKey key)
        {
            if (young.TryGetValue(key, out var document)) return document;
            if (old.TryGetValue(key, out document)) Keep(key, document);
            return document;
        }

        public PreparedDocument? Find(ReadOnlySpan<byte> key)
        {
            if (young.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out var document)) return document;
            if (old.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out var kept, out document)) Keep(kept, document);
            return document;
        }

        public void Keep(TKey key, PreparedDocument document)
        {
            if (young.Count >= Math.Max(1, capacity / 2)) (old, young) = (young, new(comparer));
            young[key] = document;
        }
    }

    private sealed class BytesComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static BytesComparer Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }
    }
}
