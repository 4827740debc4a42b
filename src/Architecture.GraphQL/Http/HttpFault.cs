using Microsoft.AspNetCore.Http;

namespace Architecture.GraphQL.Http;

/// <summary>The HTTP request itself is wrong, so that no document is looked at.</summary>
internal sealed class HttpFault(int status, string message, string code) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>More than can be served now; the answer tells to come back.</summary>
    public static HttpFault Overloaded(string message) => new(StatusCodes.Status503ServiceUnavailable, message, ErrorCodes.Overloaded);

    public static HttpFault BadRequest(string message) => new(StatusCodes.Status400BadRequest, message, ErrorCodes.BadRequest);
}
