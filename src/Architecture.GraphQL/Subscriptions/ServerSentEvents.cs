using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Http;
using Architecture.GraphQL.Language;
using Microsoft.AspNetCore.Http;

namespace Architecture.GraphQL.Subscriptions;

/// <summary>Answers as a stream of events, one connection an operation (GraphQL over SSE, distinct connections mode).</summary>
internal static class ServerSentEvents
{
    public const string MediaType = "text/event-stream";

    public static bool IsAskedFor(HttpRequest request) => request.Headers.Accept.ToString().Contains(MediaType, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="HttpFault">Nothing was written: there is no place for it, or it took too long.</exception>
    public static async Task WriteAsync(GraphQLEndpoint endpoint, HttpResponse response, StartedOperation started, CancellationToken cancellation)
    {
        if (started.Start.Errors.Count > 0 || started.Start.Type != OperationType.Subscription)
        {
            using var writer = new ResultWriter();
            await endpoint.RunAsync(started.Start, writer, cancellation);
            Begin(response);
            await NextAsync(response, writer.WrittenMemory, cancellation);
        }
        else
        {
            using var place = await endpoint.EnterAsync(started.Start, cancellation);
            Begin(response);
            await FollowAsync(response, started, endpoint.Clock, cancellation);
        }
        await response.Body.WriteAsync("event: complete\ndata:\n\n"u8.ToArray(), cancellation);
    }

    private static async Task FollowAsync(HttpResponse response, StartedOperation started, TimeProvider clock, CancellationToken cancellation)
    {
        await response.Body.FlushAsync(cancellation);
        try
        {
            await foreach (var payload in started.FollowAsync(clock, cancellation)) await NextAsync(response, payload, cancellation);
        }
        catch (GraphQLException exception)
        {
            using var writer = new ResultWriter();
            ExecutableSchema.WriteRequestError([new(exception.Message) { Code = exception.Code, Extensions = exception.Extensions }], writer);
            await NextAsync(response, writer.WrittenMemory, cancellation);
        }
    }

    private static void Begin(HttpResponse response)
    {
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-cache";
    }

    /// <remarks>A response is one line: JSON escapes line ends.</remarks>
    private static async Task NextAsync(HttpResponse response, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        await response.Body.WriteAsync("event: next\ndata: "u8.ToArray(), cancellation);
        await response.Body.WriteAsync(payload, cancellation);
        await response.Body.WriteAsync("\n\n"u8.ToArray(), cancellation);
        await response.Body.FlushAsync(cancellation);
    }
}
