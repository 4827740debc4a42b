using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Architecture.Browser;

/// <summary>A connection to a browser by its DevTools protocol: commands and their answers, and events as they come.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A command outside of any session names none.</summary>
    private static readonly JsonSerializerOptions Written = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _waiting = new();
    private readonly ConcurrentDictionary<string, Action<string, JsonNode>> _listening = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _sending = new(1);
    private Task _receiving = Task.CompletedTask;
    private int _last;

    public static async Task<DevTools> ConnectAsync(Uri address, CancellationToken cancellation)
    {
        var tools = new DevTools();
        await tools._socket.ConnectAsync(address, cancellation);
        tools._receiving = tools.ReceiveAsync();
        return tools;
    }

    /// <exception cref="InvalidOperationException">The browser refused it, or is gone.</exception>
    public async Task<JsonNode> SendAsync(string method, object parameters, string? session, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _waiting[id] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters, sessionId = session }, Written);
        await _sending.WaitAsync(cancellation);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellation);
        }
        finally
        {
            _sending.Release();
        }
        return await answer.Task.WaitAsync(Patience, cancellation);
    }

    /// <summary>Has method and parameters of whatever the browser tells in a session told on.</summary>
    public void Listen(string session, Action<string, JsonNode> told) => _listening[session] = told;

    private async Task ReceiveAsync()
    {
        var message = new ArrayBufferWriter<byte>();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(message.GetMemory(64 * 1024), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close) break;
                message.Advance(part.Count);
                if (!part.EndOfMessage) continue;
                Take(JsonNode.Parse(message.WrittenSpan)!);
                message.ResetWrittenCount();
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException)
        {
            // The browser has ended; whoever waits is told below.
        }
        foreach (var waiting in _waiting.Values) waiting.TrySetException(new InvalidOperationException("The browser has ended."));
    }

    private void Take(JsonNode message)
    {
        if (message["id"] is { } id)
        {
            if (!_waiting.TryRemove(id.GetValue<int>(), out var waiting)) return;
            if (message["error"] is { } error) waiting.SetException(new InvalidOperationException(error.ToJsonString()));
            else waiting.SetResult(message["result"]!);
        }
        else if (message["sessionId"]?.GetValue<string>() is { } session && _listening.TryGetValue(session, out var told))
        {
            told(message["method"]!.GetValue<string>(), message["params"]!);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
    }
}
