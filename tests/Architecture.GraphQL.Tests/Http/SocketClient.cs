using System.Net.WebSockets;
using System.Text;

namespace Architecture.GraphQL.Tests.Http;

/// <summary>A client of the endpoint over a web socket.</summary>
internal sealed class SocketClient : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly CancellationToken patience;

    private SocketClient(CancellationToken patience) => this.patience = patience;

    public static async Task<SocketClient> ConnectAsync(TestServer server, CancellationToken patience, string protocol = "graphql-transport-ws")
    {
        var client = new SocketClient(patience);
        client.socket.Options.AddSubProtocol(protocol);
        await client.socket.ConnectAsync(new UriBuilder(server.Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, patience);
        return client;
    }

    /// <summary>Connects and initialises.</summary>
    public static async Task<SocketClient> StartAsync(TestServer server, CancellationToken patience)
    {
        var client = await ConnectAsync(server, patience);
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveAsync());
        return client;
    }

    public Task SendAsync(string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, patience);

    public Task SubscribeAsync(string id, string query) => SendAsync($$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{{{query}}}"}}""");

    /// <summary>The next message; how the socket was closed, if it was.</summary>
    public async Task<string> ReceiveAsync()
    {
        var buffer = new byte[8192];
        var received = await socket.ReceiveAsync(buffer, patience);
        if (received.MessageType != WebSocketMessageType.Close) return Encoding.UTF8.GetString(buffer, 0, received.Count);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience);
        return $"closed {(int?)socket.CloseStatus}";
    }

    public void Dispose() => socket.Dispose();
}
