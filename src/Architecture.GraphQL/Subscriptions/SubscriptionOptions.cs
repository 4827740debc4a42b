using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Architecture.GraphQL.Subscriptions;

/// <summary>How connections that stay open behave.</summary>
public sealed record SubscriptionOptions
{
    /// <summary>How long a socket may wait before <c>connection_init</c>; then it is closed with 4408.</summary>
    public TimeSpan InitialisationTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Operations at one time on one socket; one more is answered with an error.</summary>
    public int MaxOperationsPerSocket { get; init; } = 100;

    /// <summary>Looks at the payload of <c>connection_init</c>; a <see cref="GraphQLException"/> closes the socket with 4403.</summary>
    public Func<HttpContext, JsonElement, CancellationToken, ValueTask> Connect { get; init; } = (_, _, _) => default;
}
