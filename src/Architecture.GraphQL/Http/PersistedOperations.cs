using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Architecture.GraphQL.Http;

/// <summary>Documents that clients name instead of sending: trusted ones by <c>id</c>, and automatic ones by the hash of their text
/// (<c>extensions.persistedQuery.sha256Hash</c>).</summary>
public sealed class PersistedOperations
{
    private readonly IReadOnlyDictionary<string, string> trusted;
    private ConcurrentDictionary<string, string> automatic = new(StringComparer.Ordinal);

    /// <param name="trusted">Documents by id; an id may be the lower-case SHA-256 of the text.</param>
    public PersistedOperations(IReadOnlyDictionary<string, string>? trusted = null) => this.trusted = trusted ?? new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Refuses every document that is not a trusted one.</summary>
    public bool TrustedOnly { get; init; }

    /// <summary>Learns documents from clients that send text and hash together.</summary>
    public bool Automatic { get; init; } = true;

    /// <summary>Documents learnt and kept; when there are more, all are forgotten and clients send them again.</summary>
    public int MaxAutomatic { get; init; } = 1_000;

    /// <summary>The document to run, or the request error.</summary>
    internal (string? Query, GraphQLError? Error) Resolve(string? query, string? id, JsonElement extensions)
    {
        var hash = Hash(extensions);
        if (query is null && (id ?? hash) is { } name && trusted.TryGetValue(name, out var known)) return (known, null);
        if (TrustedOnly)
            return (null, new("Only operations known to this server may be run: send the id of one.") { Code = ErrorCodes.PersistedQueryOnly });
        if (id is not null && query is null) return (null, NotFound());
        return hash is null ? (query, null) : Learn(query, hash);
    }

    private (string? Query, GraphQLError? Error) Learn(string? query, string hash)
    {
        if (query is null) return Automatic && automatic.TryGetValue(hash, out var known) ? (known, null) : (null, NotFound());
        if (!Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query))).Equals(hash, StringComparison.OrdinalIgnoreCase))
            return (null, new("The hash of the persisted query is not the hash of the query sent with it.") { Code = ErrorCodes.PersistedQueryHashMismatch });
        if (!Automatic) return (query, null);
        if (automatic.Count >= MaxAutomatic) automatic = new(StringComparer.Ordinal);
        automatic[hash] = query;
        return (query, null);
    }

    /// <remarks>Clients know this error by its message.</remarks>
    private static GraphQLError NotFound() => new("PersistedQueryNotFound") { Code = ErrorCodes.PersistedQueryNotFound };

    private static string? Hash(JsonElement extensions) =>
        extensions.ValueKind == JsonValueKind.Object
        && extensions.TryGetProperty("persistedQuery", out var persisted) && persisted.ValueKind == JsonValueKind.Object
        && persisted.TryGetProperty("sha256Hash", out var hash) && hash.ValueKind == JsonValueKind.String
            ? hash.GetString()
            : null;
}
