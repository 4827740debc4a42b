using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Architecture.Benchmarks.Database;

/// <summary>
/// One connection that sends the same request again and again. Whoever asks shares the processor with who answers, so asking costs as little as it can: HTTP/1.1 on a bare
/// socket, as tools for load do it.
/// </summary>
internal sealed class LeanConnection : IDisposable
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] LastChunk = "\r\n0\r\n\r\n"u8.ToArray();

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _request;
    private byte[] _answer = new byte[64 * 1024];

    private LeanConnection(byte[] request) => _request = request;

    public static async Task<LeanConnection> OpenAsync(Uri url, string query)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { query });
        var head = $"POST {url.AbsolutePath} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        var connection = new LeanConnection([.. Encoding.ASCII.GetBytes(head), .. body]);
        await connection._socket.ConnectAsync(url.Host, url.Port);
        return connection;
    }

    /// <summary>Sends the request and waits for its whole answer.</summary>
    /// <exception cref="InvalidOperationException">It holds errors, or the status is not 200.</exception>
    public async ValueTask AskAsync()
    {
        await _socket.SendAsync(_request.AsMemory());
        var length = 0;
        do
        {
            if (length == _answer.Length) Array.Resize(ref _answer, 2 * length);
            var got = await _socket.ReceiveAsync(_answer.AsMemory(length));
            if (got == 0) throw new InvalidOperationException("The server closed the connection.");
            length += got;
        }
        while (!IsWhole(_answer.AsSpan(0, length)));
        var answer = _answer.AsSpan(0, length);
        if (!answer.StartsWith("HTTP/1.1 200"u8) || answer.IndexOf("\"errors\""u8) >= 0) throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf(HeadEnd);
        if (end < 0) return false;
        var head = Encoding.ASCII.GetString(answer[..end]);
        var at = head.IndexOf("\r\nContent-Length: ", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return answer.EndsWith(LastChunk);
        var digits = head.AsSpan(at + 18);
        var stop = digits.IndexOf('\r');
        return answer.Length >= end + 4 + int.Parse(stop < 0 ? digits : digits[..stop], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
