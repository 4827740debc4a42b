using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Architecture.GraphQL.Connections;

/// <summary>Opaque cursors: the keyset values of a record, bound to the filter and order of their list.</summary>
public static class Cursor
{
    public const string Mismatch = "CURSOR_MISMATCH";

    public static string Write(string fingerprint, IReadOnlyList<string?> values) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(values.Prepend(fingerprint).ToArray()));

    /// <exception cref="GraphQLException">CURSOR_MISMATCH: the text is no cursor, or belongs to another filter or order.</exception>
    public static IReadOnlyList<string?> Read(string cursor, string fingerprint)
    {
        try
        {
            if (JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(cursor)) is [{ } mark, .. var values] && mark == fingerprint) return values;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            // Not one of ours: said below.
        }
        throw new GraphQLException("The cursor does not belong to this list: filter or order are other than those it came from.", Mismatch);
    }
}

/// <summary>Opaque ids that know the type of what they name.</summary>
public static class NodeId
{
    public const string Invalid = "ID_INVALID";

    /// <param name="type">The object type's name; without a colon.</param>
    /// <param name="key">Whatever finds the record again.</param>
    public static string Write(string type, string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{type}:{key}"));

    /// <summary>False when the text is no id.</summary>
    public static bool TryRead(string id, out string type, out string key)
    {
        (type, key) = ("", "");
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Base64Url.DecodeFromChars(id));
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            return false;
        }
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0) return false;
        (type, key) = (text[..colon], text[(colon + 1)..]);
        return true;
    }

    /// <summary>The key inside an id of one type.</summary>
    /// <exception cref="GraphQLException">ID_INVALID: the text is no id, or names something of another type.</exception>
    public static string Read(string id, string type) =>
        !TryRead(id, out var found, out var key) ? throw new GraphQLException($"\"{id}\" is not an id.", Invalid)
        : found != type ? throw new GraphQLException($"\"{id}\" is the id of a {found}, not of a {type}.", Invalid)
        : key;
}

/// <summary>A short mark of a text.</summary>
internal static class FingerprintHash
{
    public static string Of(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
}
