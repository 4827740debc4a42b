using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Language;
using Microsoft.AspNetCore.Http;

namespace Architecture.GraphQL.Subscriptions;

/// <summary>Answers as a stream of events, one connection an operation (GraphQL over SSE, distinct connections mode).</summary>
internal static class ServerSentEvents
{
    public const string MediaType = "text/event-stream";

    public static bool IsAskedFor(HttpRequest request) => request.Headers.Accept.ToString().Contains(MediaType, StringComparison.OrdinalIgnoreCase);

    public static async Task WriteAsync(HttpResponse response, OperationStart start, CancellationToken cancellation)
    {
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-cache";
        using var writer = new ResultWriter();
        if (start.Errors.Count > 0 || start.Type != OperationType.Subscription)
        {
            await start.RunAsync(writer, cancellation);
            await NextAsync(response, writer.WrittenMemory, cancellation);
        }
        else
        {
            await response.Body.FlushAsync(cancellation);
            try
            {
                await foreach (var payload in start.Subscribe(cancellation)) await NextAsync(response, payload, cancellation);
            }
            catch (GraphQLException exception)
            {
                ExecutableSchema.WriteRequestError([new(exception.Message) { Code = exception.Code, Extensions = exception.Extensions }], writer);
                await NextAsync(response, writer.WrittenMemory, cancellation);
            }
        }
        await response.Body.WriteAsync("event: complete\ndata:\n\n"u8.ToArray(), cancellation);
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
