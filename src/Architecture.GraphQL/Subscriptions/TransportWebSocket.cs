using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Http;
using Architecture.GraphQL.Language;
using Microsoft.AspNetCore.Http;

namespace Architecture.GraphQL.Subscriptions;

/// <summary>One socket that speaks <c>graphql-transport-ws</c>.</summary>
internal sealed class TransportWebSocket : IDisposable
{
    public const string Protocol = "graphql-transport-ws";

    /// <summary>RFC 6455, 7.4.2 and its registry: the service restarts; the client connects anew.</summary>
    private const int ServiceRestart = 1012;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly GraphQLEndpoint endpoint;
    private readonly HttpContext context;
    private readonly WebSocket socket;
    private readonly GraphQLHttpOptions options;
    private readonly ConcurrentDictionary<string, CancellationTokenSource> operations = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim sending = new(1);
    private bool initialised;
    private volatile bool acknowledged;

    private TransportWebSocket(GraphQLEndpoint endpoint, HttpContext context, WebSocket socket, GraphQLHttpOptions options)
    {
        this.endpoint = endpoint;
        this.context = context;
        this.socket = socket;
        this.options = options;
    }

    public static async Task RunAsync(GraphQLEndpoint endpoint, HttpContext context, GraphQLHttpOptions options)
    {
        if (!context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol))
        {
            using var refused = await context.WebSockets.AcceptWebSocketAsync();
            await refused.CloseOutputAsync((WebSocketCloseStatus)4406, "Subprotocol not acceptable", context.RequestAborted);
            return;
        }
        using var accepted = await context.WebSockets.AcceptWebSocketAsync(Protocol);
        using var transport = new TransportWebSocket(endpoint, context, accepted, options);
        await transport.RunAsync(context.RequestAborted);
    }

    public void Dispose()
    {
        foreach (var operation in operations.Values) operation.Cancel();
        sending.Dispose();
    }

    private async Task RunAsync(CancellationToken aborted)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        await using var timer = options.Clock.CreateTimer(_ => _ = TooLateAsync(giveUp), null, options.Subscriptions.InitialisationTimeout, Timeout.InfiniteTimeSpan);
        await using var stopping = options.Stopping.Register(() => _ = StopAsync(giveUp));
        var running = new List<Task>();
        try
        {
            while (socket.State == WebSocketState.Open && await ReceiveAsync(giveUp.Token) is { } message)
            {
                using (message)
                    await HandleAsync(message.RootElement, running, aborted);
                running.RemoveAll(task => task.IsCompleted);
            }
            await AwaitCloseAsync(giveUp);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The other side is gone; so are its operations.
        }
        foreach (var operation in operations.Values) await operation.CancelAsync();
        await Task.WhenAll(running);
    }

    private async Task TooLateAsync(CancellationTokenSource giveUp)
    {
        if (acknowledged) return;
        await CloseAsync(4408, "Connection initialisation timeout");
        giveUp.CancelAfter(CloseTimeout);
    }

    private async Task StopAsync(CancellationTokenSource giveUp)
    {
        await CloseAsync(ServiceRestart, "The server is stopping");
        giveUp.CancelAfter(CloseTimeout);
    }

    /// <summary>Lets the other side read our reason and answer it before the connection is cut.</summary>
    private async ValueTask AwaitCloseAsync(CancellationTokenSource giveUp)
    {
        giveUp.CancelAfter(CloseTimeout);
        var buffer = new byte[1024];
        while (socket.State == WebSocketState.CloseSent) await socket.ReceiveAsync(buffer.AsMemory(), giveUp.Token);
    }

    /// <summary>The next message; null when the socket is closing.</summary>
    private async ValueTask<JsonDocument?> ReceiveAsync(CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                await CloseAsync(1000, "");
                return null;
            }
            text.Write(buffer, 0, received.Count);
            if (text.Length > options.MaxBodyBytes)
            {
                await CloseAsync(1009, "Message too big");
                return null;
            }
            if (!received.EndOfMessage) continue;
            try
            {
                return JsonDocument.Parse(text.ToArray(), new() { MaxDepth = options.MaxJsonDepth });
            }
            catch (JsonException)
            {
                await CloseAsync(4400, "Invalid message: not JSON");
                return null;
            }
        }
    }

    private async ValueTask HandleAsync(JsonElement message, List<Task> running, CancellationToken aborted)
    {
        switch (Member(message, "type"))
        {
            case "connection_init":
                await InitialiseAsync(message, aborted);
                break;
            case "ping":
                await SendAsync("""{"type":"pong"}""", aborted);
                break;
            case "pong":
                break;
            case "subscribe" when Member(message, "id") is { Length: > 0 } id
                && message.TryGetProperty("payload", out var payload)
                && Member(payload, "query") is not null:
                if (!acknowledged) await CloseAsync(4401, "Unauthorized");
                else if (operations.ContainsKey(id)) await CloseAsync(4409, $"Subscriber for {id} already exists");
                else running.Add(StartAsync(id, payload.Clone(), aborted));
                break;
            case "complete" when Member(message, "id") is { } id:
                if (operations.TryRemove(id, out var ended)) await ended.CancelAsync();
                break;
            default:
                await CloseAsync(4400, "Invalid message");
                break;
        }
    }

    private async ValueTask InitialiseAsync(JsonElement message, CancellationToken aborted)
    {
        if (initialised)
        {
            await CloseAsync(4429, "Too many initialisation requests");
            return;
        }
        initialised = true;
        try
        {
            await options.Subscriptions.Connect(context, message.TryGetProperty("payload", out var payload) ? payload : default, aborted);
        }
        catch (GraphQLException exception)
        {
            await CloseAsync(4403, exception.Message);
            return;
        }
        acknowledged = true;
        await SendAsync("""{"type":"connection_ack"}""", aborted);
    }

    private async Task StartAsync(string id, JsonElement payload, CancellationToken aborted)
    {
        using var operation = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        if (operations.Count >= options.Subscriptions.MaxOperationsPerSocket || !operations.TryAdd(id, operation))
        {
            var message = $"More than {options.Subscriptions.MaxOperationsPerSocket} operations run on this socket.";
            await ErrorAsync(id, [new(message) { Code = ErrorCodes.LimitExceeded }], aborted);
            return;
        }
        try
        {
            await ExecuteAsync(id, payload, operation.Token);
            // Ended by us, not by the client: the client wants to know.
            if (operations.TryRemove(id, out _)) await SendAsync($$"""{"id":{{JsonSerializer.Serialize(id)}},"type":"complete"}""", aborted);
        }
        catch (GraphQLException exception)
        {
            operations.TryRemove(id, out _);
            await ErrorAsync(id, [new(exception.Message) { Code = exception.Code, Extensions = exception.Extensions }], aborted);
        }
        catch (HttpFault fault)
        {
            operations.TryRemove(id, out _);
            await ErrorAsync(id, [new(fault.Message) { Code = fault.Code }], aborted);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            operations.TryRemove(id, out _);
        }
    }

    private async ValueTask ExecuteAsync(string id, JsonElement payload, CancellationToken cancellation)
    {
        var variables = payload.TryGetProperty("variables", out var given) ? given : default;
        var (started, errors) = await endpoint.StartAsync(context, Member(payload, "query")!, Member(payload, "operationName"), variables);
        if (started is null || started.Start.Errors.Count > 0)
        {
            operations.TryRemove(id, out _);
            await ErrorAsync(id, started?.Start.Errors ?? errors, cancellation);
            return;
        }
        if (started.Start.Type == OperationType.Subscription)
        {
            using var place = await endpoint.EnterAsync(started.Start, cancellation);
            await foreach (var response in started.FollowAsync(options.Clock, cancellation)) await NextAsync(id, response, cancellation);
            return;
        }
        using var writer = new ResultWriter();
        await endpoint.RunAsync(started.Start, writer, cancellation);
        await NextAsync(id, writer.WrittenMemory, cancellation);
    }

    private ValueTask NextAsync(string id, ReadOnlyMemory<byte> response, CancellationToken cancellation) =>
        SendAsync($$"""{"id":{{JsonSerializer.Serialize(id)}},"type":"next","payload":{{Encoding.UTF8.GetString(response.Span)}}}""", cancellation);

    private async ValueTask ErrorAsync(string id, IReadOnlyList<GraphQLError> errors, CancellationToken cancellation)
    {
        using var writer = new ResultWriter();
        ErrorWriter.Write(errors, writer);
        await SendAsync($$"""{"id":{{JsonSerializer.Serialize(id)}},"type":"error","payload":{{Encoding.UTF8.GetString(writer.Written)}}}""", cancellation);
    }

    private async ValueTask SendAsync(string message, CancellationToken cancellation)
    {
        await sending.WaitAsync(cancellation);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message).AsMemory(), WebSocketMessageType.Text, true, cancellation);
        }
        finally
        {
            sending.Release();
        }
    }

    private async ValueTask CloseAsync(int code, string reason)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        await sending.WaitAsync(CancellationToken.None);
        try
        {
            await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    private static string? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
