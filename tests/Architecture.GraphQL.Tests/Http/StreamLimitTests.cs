using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Http;
using Architecture.GraphQL.Language;

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
        using var socket = await SocketClient.StartAsync(server, patience.Token);
        await socket.SubscribeAsync("1", Ticking);
        await events.Writer.WriteAsync(1);
        Assert.Contains("\"ticked\":1", await socket.ReceiveAsync(), StringComparison.Ordinal);
        clock.Ring();
        Assert.Equal("""{"id":"1","type":"error","payload":[{"message":"Your pass has ended.","extensions":{"code":"AUTH_NOT_AUTHENTICATED"}}]}""", await socket.ReceiveAsync());
        await ended.Task.WaitAsync(patience.Token);
        await socket.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await socket.ReceiveAsync());
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
        using var streams = new OperationLane("streams", running: 1, waiting: 0);
        await using var server = await TestServer.StartAsync(Build(), new() { LaneOf = profile => profile.Type == OperationType.Subscription ? streams : null });
        using var socket = await SocketClient.StartAsync(server, patience.Token);
        await socket.SubscribeAsync("1", Ticking);
        await events.Writer.WriteAsync(1);
        Assert.Contains("\"ticked\":1", await socket.ReceiveAsync(), StringComparison.Ordinal);

        var (refused, why) = await OpenAsync(server, Ticking);
        using (refused)
        {
            Assert.Equal((503, "1"), ((int)refused.StatusCode, refused.Headers.RetryAfter?.ToString()));
            Assert.Contains(ErrorCodes.Overloaded, await why.ReadToEndAsync(patience.Token), StringComparison.Ordinal);
        }
        await socket.SubscribeAsync("2", Ticking);
        Assert.StartsWith("""{"id":"2","type":"error","payload":[{"message":"1 operations of this kind (streams) are running""", await socket.ReceiveAsync(), StringComparison.Ordinal);

        events.Writer.Complete();
        Assert.Equal("""{"id":"1","type":"complete"}""", await socket.ReceiveAsync());
        await socket.SubscribeAsync("3", Ticking);
        Assert.Equal("""{"id":"3","type":"complete"}""", await socket.ReceiveAsync());
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
        using var socket = await SocketClient.StartAsync(server, patience.Token);
        await socket.SubscribeAsync("1", "{ wait }");
        Assert.Contains("\"code\":\"OVERLOADED\"", await socket.ReceiveAsync(), StringComparison.Ordinal);

        answer.SetResult(5);
        Assert.Equal("""{"data":{"wait":5}}""", (await first).Body);
        await socket.SubscribeAsync("2", "{ wait }");
        Assert.Equal("""{"id":"2","type":"next","payload":{"data":{"wait":5}}}""", await socket.ReceiveAsync());
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
            using var socket = await SocketClient.StartAsync(server, patience.Token);
            await socket.SubscribeAsync("1", "{ wait }");
            await entered.Task.WaitAsync(patience.Token);
            clock.Ring();
            Assert.Contains(ErrorCodes.Timeout, await socket.ReceiveAsync(), StringComparison.Ordinal);
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
