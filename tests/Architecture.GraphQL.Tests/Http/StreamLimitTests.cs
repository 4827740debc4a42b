using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Http;

namespace Architecture.GraphQL.Tests.Http;

/// <summary>Streams are so many, end with what let them in, and are no way round the limits of queries.</summary>
public sealed class StreamLimitTests : IDisposable
{
    private const string Ticking = "subscription { ticked }";

    private readonly Channel<int> events = Channel.CreateUnbounded<int>();
    private readonly TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));

    public void Dispose() => patience.Dispose();

    private ExecutableSchema Build()
    {
        var builder = new SchemaBuilder().Sdl("type Query { wait: Int } type Subscription { ticked: Int }");
        builder.Object<Root>("Query").Resolve("wait", async (_, _, cancellation) =>
        {
            entered.TrySetResult();
            return await answer.Task.WaitAsync(cancellation);
        });
        builder.Object<Root>("Subscription").Subscribe("ticked", (_, cancellation) => Ticks(cancellation));
        return builder.Build();
    }

    private async IAsyncEnumerable<int> Ticks([EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            await foreach (var tick in events.Reader.ReadAllAsync(cancellation)) yield return tick;
        }
        finally
        {
            ended.TrySetResult();
        }
    }

    private async Task<(HttpResponseMessage Response, StreamReader Body)> OpenAsync(TestServer server, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString(query));
        request.Headers.Accept.ParseAdd("text/event-stream");
        var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        return (response, new StreamReader(await response.Content.ReadAsStreamAsync(patience.Token)));
    }

    private async Task<ClientWebSocket> ConnectAsync(TestServer server)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(server.Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, patience.Token);
        await SendAsync(socket, """{"type":"connection_init"}""");
        Assert.Contains("connection_ack", await ReceiveAsync(socket), StringComparison.Ordinal);
        return socket;
    }

    private Task SubscribeAsync(ClientWebSocket socket, string id, string query) =>
        SendAsync(socket, $$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{{{query}}}"}}""");

    private Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, patience.Token);

    private async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[8192];
        return Encoding.UTF8.GetString(buffer, 0, (await socket.ReceiveAsync(buffer, patience.Token)).Count);
    }

    private static GraphQLHttpOptions EndingBy(HandClock clock) => new()
    {
        Clock = clock,
        Open = (_, _) => new(new OpenedRequest(null, null) { Ends = new AccessEnd(DateTimeOffset.UtcNow.AddHours(1), new GraphQLException("Your pass has ended.", ErrorCodes.NotAuthenticated)) }),
    };

    [Fact]
    public async Task A_stream_ends_with_what_let_it_in_and_says_so()
    {
        var clock = new HandClock();
        await using var server = await TestServer.StartAsync(Build(), EndingBy(clock));
        var (response, body) = await OpenAsync(server, Ticking);
        using var opened = response;
        await events.Writer.WriteAsync(1);
        Assert.Equal("event: next", await body.ReadLineAsync(patience.Token));
        clock.Ring();
        var rest = await body.ReadToEndAsync(patience.Token);
        Assert.Contains("\"ticked\":1", rest, StringComparison.Ordinal);
        Assert.Contains("""{"errors":[{"message":"Your pass has ended.","extensions":{"code":"AUTH_NOT_AUTHENTICATED"}}]}""", rest, StringComparison.Ordinal);
        Assert.EndsWith("event: complete\ndata:\n\n", rest, StringComparison.Ordinal);
        await ended.Task.WaitAsync(patience.Token);
    }

    [Fact]
    public async Task So_does_one_over_a_socket_which_stays_open_for_others()
    {
        var clock = new HandClock();
        await using var server = await TestServer.StartAsync(Build(), EndingBy(clock));
        using var socket = await ConnectAsync(server);
        await SubscribeAsync(socket, "1", Ticking);
        await events.Writer.WriteAsync(1);
        Assert.Contains("\"ticked\":1", await ReceiveAsync(socket), StringComparison.Ordinal);
        clock.Ring();
        Assert.Equal("""{"id":"1","type":"error","payload":[{"message":"Your pass has ended.","extensions":{"code":"AUTH_NOT_AUTHENTICATED"}}]}""", await ReceiveAsync(socket));
        await ended.Task.WaitAsync(patience.Token);
        await SendAsync(socket, """{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await ReceiveAsync(socket));
    }

    [Fact]
    public async Task What_ended_before_the_stream_was_opened_sends_nothing()
    {
        await using var server = await TestServer.StartAsync(Build(), new()
        {
            Open = (_, _) => new(new OpenedRequest(null, null) { Ends = new AccessEnd(DateTimeOffset.UtcNow.AddMinutes(-1), new GraphQLException("Over.", ErrorCodes.NotAuthenticated)) }),
        });
        var (response, body) = await OpenAsync(server, Ticking);
        using var opened = response;
        Assert.Contains("Over.", await body.ReadToEndAsync(patience.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_stream_too_many_is_told_to_come_back_and_finds_a_place_when_another_has_ended()
    {
        await using var server = await TestServer.StartAsync(Build(), new() { Subscriptions = new() { MaxStreams = 1 } });
        using var socket = await ConnectAsync(server);
        await SubscribeAsync(socket, "1", Ticking);
        await events.Writer.WriteAsync(1);
        Assert.Contains("\"ticked\":1", await ReceiveAsync(socket), StringComparison.Ordinal);

        var (refused, why) = await OpenAsync(server, Ticking);
        using (refused)
        {
            Assert.Equal((503, "1"), ((int)refused.StatusCode, refused.Headers.RetryAfter?.ToString()));
            Assert.Contains(ErrorCodes.Overloaded, await why.ReadToEndAsync(patience.Token), StringComparison.Ordinal);
        }
        await SubscribeAsync(socket, "2", Ticking);
        Assert.StartsWith("""{"id":"2","type":"error","payload":[{"message":"1 streams are open""", await ReceiveAsync(socket), StringComparison.Ordinal);

        events.Writer.Complete();
        Assert.Equal("""{"id":"1","type":"complete"}""", await ReceiveAsync(socket));
        await SubscribeAsync(socket, "3", Ticking);
        Assert.Equal("""{"id":"3","type":"complete"}""", await ReceiveAsync(socket));
    }

    [Fact]
    public async Task A_query_over_a_stream_or_a_socket_goes_in_its_lane()
    {
        using var narrow = new OperationLane("narrow", running: 1, waiting: 0);
        await using var server = await TestServer.StartAsync(Build(), new() { LaneOf = _ => narrow });
        var first = server.PostAsync("""{"query":"{ wait }"}""");
        await entered.Task.WaitAsync(patience.Token);

        var (refused, why) = await OpenAsync(server, "{ wait }");
        using (refused) Assert.Equal((503, true), ((int)refused.StatusCode, (await why.ReadToEndAsync(patience.Token)).Contains("narrow", StringComparison.Ordinal)));
        using var socket = await ConnectAsync(server);
        await SubscribeAsync(socket, "1", "{ wait }");
        Assert.Contains("\"code\":\"OVERLOADED\"", await ReceiveAsync(socket), StringComparison.Ordinal);

        answer.SetResult(5);
        Assert.Equal("""{"data":{"wait":5}}""", (await first).Body);
        await SubscribeAsync(socket, "2", "{ wait }");
        Assert.Equal("""{"id":"2","type":"next","payload":{"data":{"wait":5}}}""", await ReceiveAsync(socket));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_query_over_a_stream_or_a_socket_has_its_time_and_no_more(bool overSocket)
    {
        var clock = new HandClock();
        await using var server = await TestServer.StartAsync(Build(), new() { Clock = clock });
        if (overSocket)
        {
            using var socket = await ConnectAsync(server);
            await SubscribeAsync(socket, "1", "{ wait }");
            await entered.Task.WaitAsync(patience.Token);
            clock.Ring();
            Assert.Contains(ErrorCodes.Timeout, await ReceiveAsync(socket), StringComparison.Ordinal);
            return;
        }
        var opening = OpenAsync(server, "{ wait }");
        await entered.Task.WaitAsync(patience.Token);
        clock.Ring();
        var (response, body) = await opening;
        using var answered = response;
        Assert.Equal(503, (int)answered.StatusCode);
        Assert.Contains(ErrorCodes.Timeout, await body.ReadToEndAsync(patience.Token), StringComparison.Ordinal);
    }
}
