using System.Net;
using System.Net.Sockets;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>What a <see cref="FaultyProxy"/> does with an answer.</summary>
internal enum AnswerFault
{
    None,
    /// <summary>The database answers; nobody hears it.</summary>
    Dropped,
    /// <summary>The first half of the answer, then nothing.</summary>
    Half,
    /// <summary>The request never arrives.</summary>
    Unheard,
    /// <summary>The request arrives, and the answer is held back until the fault is over.</summary>
    Held,
    /// <summary>The request never arrives, and an error comes back: <see cref="FaultyProxy.Code"/>.</summary>
    Error,
    /// <summary>The database answers, and an error comes back in its place: <see cref="FaultyProxy.Code"/>.</summary>
    Disowned,
}

/// <summary>Stands between a store and the database on the loopback and spoils answers.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Uri _target;
    private readonly Task _accepting;
    private Func<string, AnswerFault> _fault = _ => AnswerFault.None;

    public FaultyProxy(Uri target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Requests that were spoilt.</summary>
    public int Spoilt;

    /// <summary>The database's code of the errors that are made up.</summary>
    public string Code { get; set; } = "";

    /// <summary>A line put into the head of every answer.</summary>
    public string? Line { get; set; }

    /// <summary>Is told of every request that was answered whole, with its answer.</summary>
    public Action<string, string>? Heard { get; set; }

    /// <summary>Says for each request, by its text, what becomes of it.</summary>
    public Func<string, AnswerFault> Fault
    {
        get => Volatile.Read(ref _fault);
        set => Volatile.Write(ref _fault, value);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            using (var server = new TcpClient())
            {
                await server.ConnectAsync(_target.Host, _target.Port, _stopping.Token);
                while (await MessageAsync(client.GetStream()) is { Length: > 0 } request)
                {
                    var fault = Fault(System.Text.Encoding.UTF8.GetString(request));
                    if (fault != AnswerFault.None) Interlocked.Increment(ref Spoilt);
                    if (fault == AnswerFault.Unheard) return;
                    if (fault == AnswerFault.Error)
                    {
                        await client.GetStream().WriteAsync(Error(), _stopping.Token);
                        continue;
                    }
                    await server.GetStream().WriteAsync(request, _stopping.Token);
                    var answer = await MessageAsync(server.GetStream());
                    if (fault == AnswerFault.Dropped) return;
                    while (fault == AnswerFault.Held && Fault("") == AnswerFault.Held) await Task.Delay(10, _stopping.Token);
                    if (fault == AnswerFault.Disowned) answer = Error();
                    if (fault == AnswerFault.None) answer = Passed(request, answer);
                    await client.GetStream().WriteAsync(fault == AnswerFault.Half ? answer.AsMemory(0, answer.Length / 2) : answer, _stopping.Token);
                    if (fault == AnswerFault.Half) return;
                }
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException)
        {
            // One side has gone; so does the other.
        }
    }

    private byte[] Passed(byte[] request, byte[] answer)
    {
        Heard?.Invoke(System.Text.Encoding.UTF8.GetString(request), System.Text.Encoding.UTF8.GetString(answer));
        if (Line is null) return answer;
        var head = answer.AsSpan().IndexOf("\r\n"u8) + 2;
        return [.. answer.AsSpan(0, head), .. System.Text.Encoding.ASCII.GetBytes(Line + "\r\n"), .. answer.AsSpan(head)];
    }

    /// <summary>An answer as Neo4j gives it: the status says little, the code all.</summary>
    private byte[] Error()
    {
        var body = $$"""{"errors":[{"code":"{{Code}}","message":"Made up."}]}""";
        var status = Code.StartsWith("Neo.ClientError.Security.", StringComparison.Ordinal) ? "401 Unauthorized" : Code.StartsWith("Neo.DatabaseError.", StringComparison.Ordinal) ? "500 Server Error" : "400 Bad Request";
        return System.Text.Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    /// <summary>One HTTP message, head and body; empty at the end of the connection.</summary>
    private async Task<byte[]> MessageAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        var buffer = new byte[16 * 1024];
        while (!IsWhole(bytes))
        {
            var read = await stream.ReadAsync(buffer, _stopping.Token);
            if (read == 0) return [];
            bytes.AddRange(buffer.AsSpan(0, read));
        }
        return [.. bytes];
    }

    private static bool IsWhole(List<byte> bytes)
    {
        var text = System.Text.Encoding.Latin1.GetString(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes));
        var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0) return false;
        if (text.IndexOf("transfer-encoding: chunked", 0, head, StringComparison.OrdinalIgnoreCase) >= 0) return text.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal);
        var at = text.IndexOf("content-length:", 0, head, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return true;
        var end = text.IndexOf('\r', at);
        return bytes.Count >= head + 4 + int.Parse(text.AsSpan(at + 15, end - at - 15), System.Globalization.CultureInfo.InvariantCulture);
    }
}
