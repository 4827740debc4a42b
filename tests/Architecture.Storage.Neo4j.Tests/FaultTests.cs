using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>What the store makes of answers that do not come, come half, or say no.</summary>
public sealed class FaultTests : StoreContract<Neo4jHost>
{
    [Theory]
    [InlineData("Dropped")]
    [InlineData("Half")]
    [InlineData("Unheard")]
    [InlineData("Error")]
    [InlineData("Disowned")]
    public async Task A_commit_whose_answer_is_lost_or_disowned_is_found_out_and_never_doubled(string fault)
    {
        await using var proxy = new FaultyProxy((await Neo4jServer.RunningAsync(Cancellation)).Url) { Code = "Neo.TransientError.Cluster.ReplicationFailure" };
        await using var store = await OpenAsync(proxy);
        // Each third commit is spoilt; what the store sends to find out is not.
        var sent = 0;
        proxy.Fault = request => request.Contains("$entries", StringComparison.Ordinal) && Interlocked.Increment(ref sent) % 3 == 1 ? Enum.Parse<AnswerFault>(fault) : AnswerFault.None;

        for (var id = 1; id <= 9; id++)
        {
            var change = Add(id).And(GraphChange.Number(Model.Thing, Id(id), Model.Code, "SLK", "SLK-"));
            // A key would tell a repeat from a second wish; not everybody gives one.
            Assert.Equal(id, Assert.IsType<Committed>(await store.CommitAsync(Request(change, key: id % 2 == 0 ? $"k{id}" : null), Cancellation)).Entry.Sequence);
        }

        Assert.True(proxy.Spoilt >= 3, $"only {proxy.Spoilt} answers were spoilt");
        Assert.Equal(Enumerable.Range(1, 9).Select(id => (long)id), (await Store.JournalAsync(0, 99, Cancellation)).Select(entry => entry.Sequence));
        await Store.ViewAsync(ReadMoment.NotBefore(9), Cancellation);
        Assert.Equal("SLK-9", (await NodeAsync(9))!.Get(Model.Code));
    }

    [Fact]
    public async Task A_read_whose_answer_is_lost_is_read_again()
    {
        await CommitAsync(Add(1));
        await using var proxy = new FaultyProxy((await Neo4jServer.RunningAsync(Cancellation)).Url);
        await using var store = await OpenAsync(proxy);
        var sent = 0;
        proxy.Fault = request => request.Contains("count(n)", StringComparison.Ordinal) && Interlocked.Increment(ref sent) <= 2 ? AnswerFault.Half : AnswerFault.None;

        Assert.Equal(1, await (await store.ViewAsync(ReadMoment.Now, Cancellation)).CountAsync(Model.Thing, null, Cancellation));
        Assert.Equal(3, sent);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_is_given_up_and_the_next_is_served()
    {
        await using var proxy = new FaultyProxy((await Neo4jServer.RunningAsync(Cancellation)).Url);
        await using var store = await OpenAsync(proxy, options => options with { ReadTimeout = TimeSpan.FromMilliseconds(700) });
        proxy.Fault = request => request.Length == 0 || request.Contains("count(n)", StringComparison.Ordinal) ? AnswerFault.Held : AnswerFault.None;
        var view = await store.ViewAsync(ReadMoment.Now, Cancellation);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => view.CountAsync(Model.Thing, null, Cancellation).AsTask());
        proxy.Fault = _ => AnswerFault.None;

        Assert.Equal(0, await view.CountAsync(Model.Thing, null, Cancellation));
    }

    [Fact]
    public async Task Without_a_database_the_store_says_so_within_two_seconds_and_serves_again_when_it_is_back()
    {
        var server = await Neo4jServer.RunningAsync(Cancellation);
        await using var gone = new FaultyProxy(server.Url);
        await using var behind = await OpenAsync(gone);
        await behind.CommitAsync(Request(Add(1)), Cancellation);
        gone.Fault = _ => AnswerFault.Unheard;

        await AssertUnavailableAsync(async () => await (await behind.ViewAsync(ReadMoment.Now, Cancellation)).CountAsync(Model.Thing, null, Cancellation));
        await AssertUnavailableAsync(async () => await behind.CommitAsync(Request(Add(2)), Cancellation));
        await Waiting.UntilAsync(() => behind.Fault is not null, Cancellation);
        // What is in memory is still read.
        Assert.NotNull((await (await behind.ViewAsync(ReadMoment.At(1), Cancellation)).NodesAsync([Id(1)], Cancellation))[0]);

        gone.Fault = _ => AnswerFault.None;
        await Waiting.UntilAsync(() => behind.Fault is null, Cancellation);
        Assert.IsType<Committed>(await behind.CommitAsync(Request(Add(3)), Cancellation));
        Assert.Equal(2, (await Store.JournalAsync(0, 9, Cancellation)).Length);
    }

    [Fact]
    public async Task Whoever_waits_for_another_servers_commit_is_told_when_the_database_is_gone()
    {
        await using var gone = new FaultyProxy((await Neo4jServer.RunningAsync(Cancellation)).Url);
        await using var behind = await OpenAsync(gone);
        var waiting = behind.ViewAsync(ReadMoment.NotBefore(1), Cancellation).AsTask();
        gone.Fault = _ => AnswerFault.Unheard;

        await AssertUnavailableAsync(() => waiting);

        gone.Fault = _ => AnswerFault.None;
        await Waiting.UntilAsync(() => behind.Fault is null, Cancellation);
        await CommitAsync(Add(1));
        Assert.NotNull((await (await behind.ViewAsync(ReadMoment.NotBefore(1), Cancellation)).NodesAsync([Id(1)], Cancellation))[0]);
    }

    [Fact]
    public async Task Nobody_listening_is_said_within_two_seconds()
    {
        var options = (await Neo4jServer.RunningAsync(Cancellation)).ServedOptions(Model.Graph) with { Url = new Uri("http://127.0.0.1:1") };

        await AssertUnavailableAsync(async () => await Neo4jStore.OpenAsync(options, Cancellation));
    }

    [Fact]
    public async Task An_address_that_takes_no_connection_is_a_database_that_cannot_be_reached()
    {
        // A queue of one that is full: whoever comes next is neither let in nor turned away.
        using var full = new TcpListener(IPAddress.Loopback, 0);
        full.Start(backlog: 1);
        var clients = Enumerable.Range(0, 4).Select(_ => new TcpClient()).ToList();
        foreach (var client in clients) _ = client.ConnectAsync((IPEndPoint)full.LocalEndpoint).ContinueWith(done => done.Exception, TaskScheduler.Default);
        var options = (await Neo4jServer.RunningAsync(Cancellation)).ServedOptions(Model.Graph) with { Url = new Uri($"http://{full.LocalEndpoint}") };

        await AssertUnavailableAsync(async () => await Neo4jStore.OpenAsync(options, Cancellation));

        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task A_wrong_password_is_not_tried_again()
    {
        await using var proxy = new FaultyProxy((await Neo4jServer.RunningAsync(Cancellation)).Url);
        var asked = 0;
        proxy.Fault = _ =>
        {
            Interlocked.Increment(ref asked);
            return AnswerFault.None;
        };
        var options = (await Neo4jServer.RunningAsync(Cancellation)).ServedOptions(Model.Graph) with { Url = proxy.Url, Password = "wrong" };

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => Neo4jStore.OpenAsync(options, Cancellation));

        Assert.Contains("Neo.ClientError.Security.Unauthorized", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, asked);
    }

    [Theory]
    [InlineData("RETURN 1/0", "Refused", "Neo.ClientError.Statement.ArithmeticError")]
    [InlineData("NONSENSE", "Refused", "Neo.ClientError.Statement.SyntaxError")]
    [InlineData("UNWIND [1, 0] AS x RETURN 1/x", "Refused", "Neo.ClientError.Statement.ArithmeticError")]
    public async Task Errors_are_told_by_their_code_whatever_the_status(string statement, string kind, string code)
    {
        var fault = await Assert.ThrowsAsync<QueryFaultException>(() => Database.RunAsync(statement));

        Assert.Equal((kind, code), (fault.Kind.ToString(), fault.Code));
    }

    [Theory]
    [InlineData("Neo.TransientError.Transaction.DeadlockDetected", "Transient")]
    [InlineData("Neo.TransientError.General.DatabaseUnavailable", "Unavailable")]
    [InlineData("Neo.ClientError.Cluster.NotALeader", "Unavailable")]
    [InlineData("Neo.ClientError.Security.Unauthorized", "Denied")]
    [InlineData("Neo.ClientError.Schema.ConstraintValidationFailed", "Refused")]
    [InlineData("Neo.DatabaseError.Transaction.TransactionCommitFailed", "Lost")]
    public void A_code_says_what_may_be_done(string code, string kind) => Assert.Equal(kind, QueryFaultException.Of(code, "").Kind.ToString());

    private async Task<Neo4jStore> OpenAsync(FaultyProxy proxy, Func<Neo4jStoreOptions, Neo4jStoreOptions>? change = null)
    {
        var options = (await Neo4jServer.RunningAsync(Cancellation)).ServedOptions(Model.Graph) with { TimeProvider = Host.Clock, Url = proxy.Url };
        return await Neo4jStore.OpenAsync(change is null ? options : change(options), Cancellation);
    }

    private static async Task AssertUnavailableAsync(Func<Task> act)
    {
        var time = Stopwatch.StartNew();
        await Assert.ThrowsAsync<StoreUnavailableException>(act);
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(2), $"it took {time.Elapsed}");
    }
}
