using Microsoft.AspNetCore.Http;

namespace Architecture.GraphQL.Http;

/// <summary>The HTTP request itself is wrong, so that no document is looked at.</summary>
internal sealed class HttpFault(int status, string message, string code) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>What the draft of 2026 answers instead, where it says otherwise.</summary>
    public int DraftStatus { get; private init; } = status;

    /// <summary>The same request will soon be answered; the client is told when to come back.</summary>
    public bool IsPassing { get; init; }

    /// <summary>More than can be served now; the answer tells to come back.</summary>
    public static HttpFault Overloaded(string message) => new(StatusCodes.Status503ServiceUnavailable, message, ErrorCodes.Overloaded);

    public static HttpFault BadRequest(string message) => new(StatusCodes.Status400BadRequest, message, ErrorCodes.BadRequest);

    /// <summary>JSON, but not with the parameters of a GraphQL request.</summary>
    public static HttpFault NotWellFormed(string message) =>
        new(StatusCodes.Status400BadRequest, message, ErrorCodes.BadRequest) { DraftStatus = StatusCodes.Status422UnprocessableEntity };
}
