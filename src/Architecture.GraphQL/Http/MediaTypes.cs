using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Architecture.GraphQL.Http;

/// <summary>Which media type to answer in, and which to read (GraphQL over HTTP, sections 3 and 6).</summary>
internal static class MediaTypes
{
    public const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";
    public const string Json = "application/json; charset=utf-8";

    /// <summary>The media type the client likes best of the two; null when it takes neither.</summary>
    public static string? Negotiate(StringValues accept)
    {
        if (accept.Count == 0) return Json;
        if (accept.Count == 1 && accept[0] is "*/*" or "application/json") return Json;
        if (accept.Count == 1 && accept[0] == "application/graphql-response+json") return GraphQLResponse;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges)) return null;
        (string? Type, double Quality) best = (null, 0);
        foreach (var range in ranges)
        {
            var quality = range.Quality ?? 1;
            var type = quality > best.Quality && AcceptsUtf8(range) ? Match(range) : null;
            if (type is not null) best = (type, quality);
        }
        return best.Type;
    }

    /// <summary>Whether a request body of that type can be read: JSON in UTF-8.</summary>
    public static bool IsJson(string? contentType)
    {
        if (contentType is "application/json" or "application/json; charset=utf-8") return true;
        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && AcceptsUtf8(type);
    }

    private static bool AcceptsUtf8(MediaTypeHeaderValue type) =>
        type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("utf8", StringComparison.OrdinalIgnoreCase);

    private static string? Match(MediaTypeHeaderValue range)
    {
        if (range.MediaType.Equals("application/graphql-response+json", StringComparison.OrdinalIgnoreCase)) return GraphQLResponse;
        return range.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || range.MatchesAllTypes
            || range.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase)
            ? Json
            : null;
    }
}
