using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Http;
using Architecture.GraphQL.Subscriptions;

namespace Architecture.GraphQL.Tests.Http;

public sealed class SubscriptionTests : IDisposable
{
    private readonly Channel<int> events = Channel.CreateUnbounded<int>();
    private readonly TaskCompletionSource ended = new();
    private readonly CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));

    public void Dispose() => patience.Dispose();

    private ExecutableSchema Build()
    {
        var builder = new SchemaBuilder().Sdl("type Query { version: Int } type Subscription { ticked(from: Int = 0): Query! broken: Int }");
        builder.Object<Root>("Query").Field("version", (_, context) => (int?)context.Scope);
        builder.Object<Root>("Subscription")
            .Subscribe("ticked", (context, cancellation) => Ticks(context.Arguments.Int("from"), cancellation))
            .Subscribe<int>("broken", (_, _) => throw new GraphQLException("No such stream.", "NO_STREAM"));
        return builder.Build();
    }

    private async IAsyncEnumerable<Scoped<Root>> Ticks(int from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            await foreach (var tick in events.Reader.ReadAllAsync(cancellation)) yield return Scoped.Of(Root.Value, from + tick);
        }
        finally
        {
            ended.TrySetResult();
        }
    }

    [Fact]
    public async Task Each_event_is_a_response_until_the_client_completes()
    {
        await using var server = await TestServer.StartAsync(Build());
        using var socket = await SocketClient.ConnectAsync(server, patience.Token);
        await socket.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await socket.ReceiveAsync());
        await socket.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await socket.ReceiveAsync());
        await socket.SendAsync("""{"id":"1","type":"subscribe","payload":{"query":"subscription ($f: Int) { ticked(from: $f) { version } }","variables":{"f":10}}}""");
        await events.Writer.WriteAsync(1);
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"ticked":{"version":11}}}}""", await socket.ReceiveAsync());
        await events.Writer.WriteAsync(2);
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"ticked":{"version":12}}}}""", await socket.ReceiveAsync());
        await socket.SendAsync("""{"id":"1","type":"complete"}""");
        await ended.Task.WaitAsync(patience.Token);
    }

    [Fact]
    public async Task A_source_that_ends_completes_and_a_query_is_one_response()
    {
        await using var server = await TestServer.StartAsync(Build());
        using var socket = await SocketClient.ConnectAsync(server, patience.Token);
        await socket.SendAsync("""{"type":"connection_init","payload":{}}""");
        await socket.ReceiveAsync();
        events.Writer.Complete();
        await socket.SendAsync("""{"id":"a","type":"subscribe","payload":{"query":"subscription { ticked { version } }"}}""");
        Assert.Equal("""{"id":"a","type":"complete"}""", await socket.ReceiveAsync());
        await socket.SendAsync("""{"id":"b","type":"subscribe","payload":{"query":"{ version }"}}""");
        Assert.Equal("""{"id":"b","type":"next","payload":{"data":{"version":null}}}""", await socket.ReceiveAsync());
        Assert.Equal("""{"id":"b","type":"complete"}""", await socket.ReceiveAsync());
        await socket.SendAsync("""{"id":"c","type":"subscribe","payload":{"query":"{ nothing }"}}""");
        Assert.StartsWith("""{"id":"c","type":"error","payload":[{"message":""", await socket.ReceiveAsync(), StringComparison.Ordinal);
        await socket.SendAsync("""{"id":"d","type":"subscribe","payload":{"query":"subscription { broken }"}}""");
        Assert.Equal("""{"id":"d","type":"error","payload":[{"message":"No such stream.","extensions":{"code":"NO_STREAM"}}]}""", await socket.ReceiveAsync());
    }

    [Theory]
    [InlineData(4400, "nonsense")]
    [InlineData(4400, """{"type":"unheard of"}""")]
    [InlineData(4400, """{"type":"connection_init"}""", """{"type":"subscribe","payload":{}}""")]
    [InlineData(4401, """{"id":"1","type":"subscribe","payload":{"query":"{ version }"}}""")]
    [InlineData(4429, """{"type":"connection_init"}""", """{"type":"connection_init"}""")]
    [InlineData(4409, """{"type":"connection_init"}""", """{"id":"1","type":"subscribe","payload":{"query":"subscription { ticked { version } }"}}""", """{"id":"1","type":"subscribe","payload":{"query":"subscription { ticked { version } }"}}""")]
    public async Task A_message_out_of_order_closes_the_socket_with_its_code(int code, params string[] messages)
    {
        await using var server = await TestServer.StartAsync(Build());
        using var socket = await SocketClient.ConnectAsync(server, patience.Token);
        foreach (var message in messages) await socket.SendAsync(message);
        var last = await socket.ReceiveAsync();
        if (last.Contains("connection_ack", StringComparison.Ordinal)) last = await socket.ReceiveAsync();
        Assert.Equal($"closed {code}", last);
    }

    [Fact]
    public async Task A_connection_refused_is_closed_as_forbidden()
    {
        await using var server = await TestServer.StartAsync(Build(), new() { Subscriptions = new() { Connect = (_, _, _) => throw new GraphQLException("No.", ErrorCodes.NotAuthorized) } });
        using var socket = await SocketClient.ConnectAsync(server, patience.Token);
        await socket.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("closed 4403", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task A_client_that_never_starts_is_closed()
    {
        await using var server = await TestServer.StartAsync(Build(), new() { Subscriptions = new() { InitialisationTimeout = TimeSpan.FromMilliseconds(1) } });
        using var socket = await SocketClient.ConnectAsync(server, patience.Token);
        Assert.Equal("closed 4408", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task A_server_that_stops_closes_its_sockets_as_restarting_and_ends_their_operations()
    {
        using var stopping = new CancellationTokenSource();
        await using var server = await TestServer.StartAsync(Build(), new() { Stopping = stopping.Token });
        using var socket = await SocketClient.ConnectAsync(server, patience.Token);
        await socket.SendAsync("""{"type":"connection_init"}""");
        await socket.ReceiveAsync();
        await socket.SendAsync("""{"id":"1","type":"subscribe","payload":{"query":"subscription { ticked { version } }"}}""");
        await events.Writer.WriteAsync(1);
        await socket.ReceiveAsync();
        await stopping.CancelAsync();
        Assert.Equal("closed 1012", await socket.ReceiveAsync());
        await ended.Task.WaitAsync(patience.Token);
    }

    [Fact]
    public async Task A_server_that_stops_ends_its_streams_without_completing_them()
    {
        using var stopping = new CancellationTokenSource();
        await using var server = await TestServer.StartAsync(Build(), new() { Stopping = stopping.Token });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString("subscription { ticked { version } }"));
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        await events.Writer.WriteAsync(1);
        using var stream = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal("event: next", await stream.ReadLineAsync(patience.Token));
        await stopping.CancelAsync();
        var rest = await stream.ReadToEndAsync(patience.Token);
        Assert.Contains("\"version\":1", rest, StringComparison.Ordinal);
        Assert.DoesNotContain("complete", rest, StringComparison.Ordinal);
        await ended.Task.WaitAsync(patience.Token);
    }

    [Fact]
    public async Task Another_protocol_is_not_spoken()
    {
        await using var server = await TestServer.StartAsync(Build());
        using var socket = await SocketClient.ConnectAsync(server, patience.Token, "graphql-ws");
        Assert.Equal("closed 4406", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task Server_sent_events_carry_the_same_responses()
    {
        await using var server = await TestServer.StartAsync(Build());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("""{"query":"subscription { ticked { version } }"}""", Encoding.UTF8, "application/json"),
            Headers = { { "Accept", "text/event-stream" } },
        };
        await events.Writer.WriteAsync(7);
        events.Writer.Complete();
        using var response = await server.Client.SendAsync(request, patience.Token);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("event: next\ndata: {\"data\":{\"ticked\":{\"version\":7}}}\n\nevent: complete\ndata:\n\n", await response.Content.ReadAsStringAsync(patience.Token));
    }

    [Fact]
    public async Task Without_a_stream_a_subscription_is_refused()
    {
        await using var server = await TestServer.StartAsync(Build());
        Assert.Equal(400, (await server.PostAsync("""{"query":"subscription { ticked { version } }"}""")).Status);
    }
}
