using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>What begins at named records is read in the server's own graph, and never before the database has shown that nothing newer is in it.</summary>
public sealed class RecallTests : StoreContract<Neo4jHost>
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

    private readonly ConcurrentQueue<string> _asked = new();
    private readonly ConcurrentQueue<string> _answered = new();

    [Fact]
    public async Task After_one_answer_of_the_database_named_records_their_relations_and_reach_take_no_statement()
    {
        await CommitAsync(Add(1).And(Add(2, Model.Size.Is(2))).And(Add(3)).And(Depend(12, 1, 2)).And(Depend(23, 2, 3)));
        await using var proxy = await ProxyAsync();
        await using var store = await OpenAsync(proxy);
        var view = await store.ViewAsync(ReadMoment.Now, Cancellation);
        _asked.Clear();

        var found = await view.FindAsync(NodeQuery.First(Model.Thing, 1, Filter.Is(Model.Size, GraphValue.Of(2L))), Cancellation);
        ImmutableArray<NodeId> ids = [found.Nodes[0].Id];
        var neighbours = await view.NeighboursAsync(new NeighbourQuery(ids, Model.DependsOn, Direction.Incoming), Cancellation);
        var edges = await view.EdgesAsync([Id(12), Id(99)], Cancellation);
        var nodes = await view.NodesAsync([Id(3), Id(99)], Cancellation);
        var reached = await view.ReachAsync(new ReachQuery([Id(1)], [new ReachStep(Model.DependsOn, Direction.Outgoing)], 5, 5), Cancellation);
        var named = await view.CountAsync(Model.Thing, Filter.All(new IdFilter([Id(1), Id(2)]), Filter.Is(Model.Size, GraphValue.Of(2L))), Cancellation);

        Assert.Equal(Id(1), neighbours[0].Items[0].Node.Id);
        Assert.Equal([Id(12), null], edges.Select(edge => edge?.Id));
        Assert.Equal([Id(3), null], nodes.Select(node => node?.Id));
        Assert.Equal([1, 2], reached.Nodes.Select(one => one.Depth));
        Assert.Equal(1, named);
        Assert.Contains("MATCH (n:Thing)", Assert.Single(_asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_that_is_first_asked_for_named_records_asks_how_far_the_database_is_and_no_more()
    {
        await CommitAsync(Add(1));
        await using var proxy = await ProxyAsync();
        await using var store = await OpenAsync(proxy);
        var view = await store.ViewAsync(ReadMoment.Now, Cancellation);
        _asked.Clear();

        Assert.NotNull((await view.NodesAsync([Id(1)], Cancellation))[0]);
        Assert.Null((await view.EdgesAsync([Id(1)], Cancellation))[0]);

        Assert.DoesNotContain("MATCH (n", Assert.Single(_asked), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_another_server_committed_is_read_at_once_and_looked_for_without_waiting_for_the_next_look(bool isSought)
    {
        await CommitAsync(Add(1, Model.Size.Is(1)).And(Add(2)));
        await using var behind = await OpenAsync();
        var committed = await CommitAsync(GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(7)).And(Depend(12, 1, 2)));
        Assert.True(behind.Sequence < committed.Sequence);

        var view = await behind.ViewAsync(ReadMoment.Now, Cancellation);
        if (isSought) Assert.Equal(2, await view.CountAsync(Model.Thing, null, Cancellation));
        Assert.Equal(7, (await view.NodesAsync([Id(1)], Cancellation))[0]!.Get(Model.Size));
        Assert.Equal(Id(12), (await view.NeighboursAsync(new NeighbourQuery([Id(1)], Model.DependsOn, Direction.Outgoing), Cancellation))[0].Items[0].Edge.Id);
        Assert.Equal(committed.Sequence, view.Read.To);

        // It looks for others' commits once an hour.
        await Waiting.UntilAsync(() => behind.Sequence == committed.Sequence, Cancellation);
    }

    [Fact]
    public async Task What_another_server_worked_out_is_read_at_once()
    {
        var committed = await CommitAsync(Add(1));
        await using var behind = await OpenAsync();
        var day = new DateOnly(2027, 1, 1);
        await Store.ProjectAsync(committed.Sequence, [new ProjectedValue(Id(1), Model.EndsOn.Is(day))], Cancellation);

        var view = await behind.ViewAsync(ReadMoment.Now, Cancellation);

        Assert.Equal(day, (await view.NodesAsync([Id(1)], Cancellation))[0]!.Get(Model.EndsOn));
    }

    [Fact]
    public async Task A_view_keeps_to_its_moment_until_the_database_has_shown_it_a_newer_one()
    {
        var first = await CommitAsync(Add(1, Model.Size.Is(1)));
        var view = await NowAsync();
        Assert.Equal(1, (await view.NodesAsync([Id(1)], Cancellation))[0]!.Get(Model.Size));

        var second = await CommitAsync(GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(2)));

        Assert.Equal(1, (await view.NodesAsync([Id(1)], Cancellation))[0]!.Get(Model.Size));
        Assert.Equal(new SequenceRange(first.Sequence, first.Sequence), view.Read);
        Assert.Equal(1, await view.CountAsync(Model.Thing, Filter.Is(Model.Size, GraphValue.Of(2L)), Cancellation));
        Assert.Equal(2, (await view.NodesAsync([Id(1)], Cancellation))[0]!.Get(Model.Size));
        Assert.Equal(new SequenceRange(first.Sequence, second.Sequence), view.Read);
    }

    [Fact]
    public async Task A_list_names_the_records_that_the_server_holds_as_they_are_and_brings_the_others_whole()
    {
        await CommitAsync(Add(1, Model.Name.Is("known")).And(Add(2, Model.Name.Is("changed"))));
        await using var proxy = await ProxyAsync();
        await using var store = await OpenAsync(proxy);
        await CommitAsync(GraphChange.Change(Model.Thing, Id(2), Model.Name.Is("anew")));
        _asked.Clear();

        var found = await (await store.ViewAsync(ReadMoment.Now, Cancellation)).FindAsync(NodeQuery.First(Model.Thing, 5), Cancellation);

        Assert.Equal(["known", "anew"], found.Nodes.Select(node => node[Model.Name].Text));
        Assert.Single(_asked);
        var answer = Assert.Single(_answered);
        Assert.Contains("anew", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("known", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_the_server_holds_otherwise_than_the_database_says_is_read_again_whole()
    {
        await CommitAsync(Add(1, Model.Name.Is("one")));
        await using var proxy = await ProxyAsync();
        await using var store = await OpenAsync(proxy);
        // As it looks while a commit is being applied: the server knows of it, the record does not show it yet.
        await Database.RunAsync("MATCH (n:Thing) SET n._changed = 0, n._changedAt = 0, n.name = 'before'");
        _asked.Clear();

        var found = await (await store.ViewAsync(ReadMoment.Now, Cancellation)).FindAsync(NodeQuery.First(Model.Thing, 5), Cancellation);

        Assert.Equal("before", Assert.Single(found.Nodes)[Model.Name].Text);
        Assert.Equal(2, _asked.Count);
    }

    private async Task<FaultyProxy> ProxyAsync() => new((await Neo4jServer.RunningAsync(Cancellation)).Url) { Heard = Note };

    /// <summary>A database that is slow is asked whether it is there, which has nothing to do with the question.</summary>
    private void Note(string request, string answer)
    {
        if (request.Contains("\"RETURN 1\"", StringComparison.Ordinal)) return;
        _asked.Enqueue(request);
        if (request.Contains("MATCH (n:", StringComparison.Ordinal)) _answered.Enqueue(answer);
    }

    /// <summary>A second server on the same database, which does not look for others' commits by itself.</summary>
    private async Task<Neo4jStore> OpenAsync(FaultyProxy? proxy = null)
    {
        var options = (await Neo4jServer.RunningAsync(Cancellation)).Options(Model.Graph);
        return await Neo4jStore.OpenAsync(options with { Url = proxy?.Url ?? options.Url, TimeProvider = Host.Clock, FollowEvery = Never }, Cancellation);
    }
}
