using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Http;

namespace Architecture.GraphQL.Tests.Http;

public sealed class OverloadTests
{
    /// <summary>A clock whose timers go off when told.</summary>
    private static ExecutableSchema Waiting(TaskCompletionSource entered, TaskCompletionSource<int> answer)
    {
        var builder = new SchemaBuilder().Sdl("type Query { wait: Int }");
        builder.Object<Root>("Query").Resolve("wait", async (_, _, cancellation) =>
        {
            entered.TrySetResult();
            return await answer.Task.WaitAsync(cancellation);
        });
        return builder.Build();
    }

    [Fact]
    public async Task One_operation_too_many_is_told_to_come_back()
    {
        TaskCompletionSource entered = new();
        TaskCompletionSource<int> answer = new();
        await using var server = await TestServer.StartAsync(Waiting(entered, answer), new() { MaxConcurrentOperations = 1 });
        var first = server.PostAsync("""{"query":"{ wait }"}""");
        await entered.Task;
        var second = await server.PostAsync("""{"query":"{ wait }"}""");
        Assert.Equal((503, "1"), (second.Status, second.Headers["Retry-After"]));
        answer.SetResult(5);
        Assert.Equal("""{"data":{"wait":5}}""", (await first).Body);
    }

    [Fact]
    public async Task A_full_lane_turns_its_own_away_lets_one_wait_and_leaves_the_others_alone()
    {
        TaskCompletionSource entered = new();
        TaskCompletionSource<int> answer = new();
        using var narrow = new OperationLane("narrow", running: 1, waiting: 1);
        var options = new GraphQLHttpOptions { LaneOf = profile => profile.RootFields.Contains("wait") ? narrow : null };
        await using var server = await TestServer.StartAsync(Waiting(entered, answer), options);
        var first = server.PostAsync("""{"query":"{ wait }"}""");
        await entered.Task;
        var others = new[] { server.PostAsync("""{"query":"{ a: wait }"}"""), server.PostAsync("""{"query":"{ b: wait }"}""") };
        var turnedAway = await await Task.WhenAny(others);
        Assert.Equal((503, "1"), (turnedAway.Status, turnedAway.Headers["Retry-After"]));
        Assert.Contains("narrow", turnedAway.Body, StringComparison.Ordinal);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", (await server.PostAsync("""{"query":"{ __typename }"}""")).Body);
        answer.SetResult(5);
        Assert.Equal("""{"data":{"wait":5}}""", (await first).Body);
        Assert.Equal([200, 503], (await Task.WhenAll(others)).Select(one => one.Status).Order());
    }

    [Fact]
    public async Task An_operation_that_takes_too_long_is_cancelled()
    {
        TaskCompletionSource entered = new();
        var clock = new HandClock();
        await using var server = await TestServer.StartAsync(Waiting(entered, new()), new() { Clock = clock });
        var answer = server.PostAsync("""{"query":"{ wait }"}""");
        await entered.Task;
        clock.Ring();
        Assert.Equal(503, (await answer).Status);
        Assert.Contains(ErrorCodes.Timeout, (await answer).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_waits_too_long_for_what_it_reads_is_cancelled_and_gives_its_place_back()
    {
        TaskCompletionSource entered = new();
        var clock = new HandClock();
        await using var server = await TestServer.StartAsync(new Library().Build(), new()
        {
            Clock = clock,
            MaxConcurrentOperations = 1,
            Open = async (context, cancellation) =>
            {
                if (!context.Request.Headers.ContainsKey("Wait")) return new OpenedRequest(null, null);
                entered.SetResult();
                await Task.Delay(Timeout.Infinite, cancellation);
                return new OpenedRequest(null, null);
            },
        });
        var answer = server.PostAsync("""{"query":"{ __typename }"}""", change: request => request.Headers.Add("Wait", "yes"));
        await entered.Task;
        clock.Ring();
        Assert.Equal(503, (await answer).Status);
        Assert.Contains(ErrorCodes.Timeout, (await answer).Body, StringComparison.Ordinal);
        Assert.Equal(200, (await server.PostAsync("""{"query":"{ __typename }"}""")).Status);
    }

    [Fact]
    public async Task A_cost_asked_for_is_told_in_a_header()
    {
        await using var server = await TestServer.StartAsync(new Library().Build());
        var answer = await server.PostAsync("""{"query":"{ books { author { name } } }"}""", change: request => request.Headers.Add("GraphQL-Cost", "report"));
        Assert.Equal("6", answer.Headers["GraphQL-Cost"]);
    }
}
