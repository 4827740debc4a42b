using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Architecture.GraphQL.Connections;

/// <summary>Opaque cursors: the keyset values of a record, bound to the filter and order of their list.</summary>
public static class Cursor
{
    /// <summary>A cursor for the values that a record is ordered by; what breaks ties is one of them.</summary>
    public static string Write(string fingerprint, IReadOnlyList<string?> values) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(values.Prepend(fingerprint).ToArray()));

    /// <summary>The values that a cursor was made of.</summary>
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
        throw new GraphQLException("The cursor does not belong to this list: filter or order are other than those it came from.", ErrorCodes.CursorMismatch);
    }
}

/// <summary>A short mark of a text.</summary>
internal static class FingerprintHash
{
    public static string Of(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
}
