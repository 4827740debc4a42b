using Architecture.GraphQL.Subscriptions;
using Microsoft.AspNetCore.Http;

namespace Architecture.GraphQL.Http;

/// <summary>What the program brings to one HTTP request.</summary>
/// <param name="State">For resolvers to find in <see cref="Execution.FieldContext.State"/>.</param>
/// <param name="Scope">The view that root fields are read in.</param>
public sealed record OpenedRequest(object? State, object? Scope)
{
    /// <summary>Decides what <c>@authorize</c> demands; without it nothing so marked may be read.</summary>
    public Func<Execution.Authorization, Execution.AuthorizationVerdict>? Authorize { get; init; }

    /// <summary>When what let the request in ends by itself, as a token does; a stream is ended then. Null: not by itself.</summary>
    public AccessEnd? Ends { get; init; }

    /// <summary>Asked once, when the data is complete: entries for the response's <c>extensions</c>.</summary>
    public Func<IReadOnlyDictionary<string, object?>?>? Extensions { get; init; }
}

/// <summary>The end of what let a request in.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">What a stream that is open then ends with.</param>
public sealed record AccessEnd(DateTimeOffset At, GraphQLException Reason);

/// <summary>How the endpoint behaves.</summary>
public sealed record GraphQLHttpOptions
{
    /// <summary>Makes the state and the first scope of a request. A <see cref="GraphQLException"/> ends the request with its message:
    /// 401 for <see cref="ErrorCodes.NotAuthenticated"/>, 403 for <see cref="ErrorCodes.NotAuthorized"/>, 503 for <see cref="UnavailableCodes"/>, else 400.</summary>
    public Func<HttpContext, CancellationToken, ValueTask<OpenedRequest>> Open { get; init; } = (_, _) => new(new OpenedRequest(null, null));

    /// <summary>Codes of <see cref="Open"/> that mean "not now": something that the request needs cannot be reached.</summary>
    public IReadOnlyCollection<string> UnavailableCodes { get; init; } = [];

    /// <summary>Asked before an operation is opened, whatever it comes over; an answer is why it is not run now: 503, to be sent again.</summary>
    public Func<HttpContext, Language.OperationType, GraphQLException?>? Hold { get; init; }

    /// <summary>Documents that clients may name instead of sending; null reads <c>query</c> only.</summary>
    public PersistedOperations? Persisted { get; init; }

    /// <summary>Bytes of a request body; more is answered 413.</summary>
    public int MaxBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>How deep JSON may nest in variables and extensions; more is answered 400.</summary>
    public int MaxJsonDepth { get; init; } = 200;

    /// <summary>Operations running at one time; one more is answered 503 with Retry-After.</summary>
    public int MaxConcurrentOperations { get; init; } = 64;

    /// <summary>Which lane an operation runs in, a stream for as long as it is open; null: none, so that only <see cref="MaxConcurrentOperations"/> holds it.</summary>
    public Func<OperationProfile, OperationLane?>? LaneOf { get; init; }

    /// <summary>Cancelled when the server is about to stop: connections that stay open are then closed so that their clients connect anew.</summary>
    public CancellationToken Stopping { get; init; }

    /// <summary>How long an operation may run, and how long <see cref="Open"/> may take; then it is cancelled and answered 503 with code <see cref="ErrorCodes.Timeout"/>.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Measures <see cref="Timeout"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Connections that stay open: server-sent events, and web sockets where the application has <c>UseWebSockets</c>.</summary>
    public SubscriptionOptions Subscriptions { get; init; } = new();

    /// <summary>Whether <c>GET ?sdl</c> answers with the schema's text.</summary>
    public bool ServeSdl { get; init; }

    /// <summary>Answers with the status codes of the draft of 2026: 294 (Partial Success) when there is data together with errors, 422 when a
    /// request, a document or its variables can be read but not run; only for <c>application/graphql-response+json</c>.</summary>
    public bool DraftStatusCodes { get; init; }
}
