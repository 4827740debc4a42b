using System.Collections.Immutable;
using Architecture.Graph;
using Xunit;

namespace Architecture.Storage.Contract;

/// <summary>Now, then and what if; projections.</summary>
public abstract class MomentContract<THost> : StoreContract<THost> where THost : StoreHost, new()
{
    [Fact]
    public async Task A_view_stays_at_its_moment()
    {
        await CommitAsync(Add(1, Model.Size.Is(1)));
        var before = await Store.ViewAsync(ReadMoment.At(1), Cancellation);
        await CommitAsync(GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(2)));

        Assert.Equal(1, (await before.NodesAsync([Id(1)], Cancellation))[0]!.Get(Model.Size));
        Assert.Equal(new SequenceRange(1, 1), before.Read);
    }

    [Fact]
    public async Task What_decisions_are_made_on_shows_all_that_was_acknowledged_and_stays_there()
    {
        await CommitAsync(Add(1, Model.Size.Is(1)));
        var first = await Store.ViewAsync(ReadMoment.Acknowledged, Cancellation);
        await CommitAsync(GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(2)));
        var second = await Store.ViewAsync(ReadMoment.Acknowledged, Cancellation);

        Assert.Equal(1, (await first.NodesAsync([Id(1)], Cancellation))[0]!.Get(Model.Size));
        Assert.Equal(new SequenceRange(1, 1), first.Read);
        Assert.Equal(2, (await second.NodesAsync([Id(1)], Cancellation))[0]!.Get(Model.Size));
        Assert.Equal(new SequenceRange(2, 2), second.Read);
    }

    [Fact]
    public async Task The_graph_is_read_as_it_stood_after_any_entry()
    {
        for (var round = 1; round <= 20; round++)
            await CommitAsync(round == 1 ? Add(1, Model.Size.Is(1)) : GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(round)));
        await CommitAsync(GraphChange.Of(new RemoveNode(Model.Thing, Id(1))));
        await ReopenAsync();

        Assert.Null(await NodeAsync(1, ReadMoment.At(0)));
        foreach (var round in new[] { 7, 1, 20, 8, 2 }) Assert.Equal(round, (await NodeAsync(1, ReadMoment.At(round)))!.Get(Model.Size));
        Assert.Null(await NodeAsync(1, ReadMoment.At(21)));
        Assert.Null(await NodeAsync(1));
    }

    [Fact]
    public async Task The_graph_is_read_as_it_stood_at_any_time()
    {
        var start = Host.Clock.Now;
        for (var hour = 1; hour <= 5; hour++)
        {
            Host.Clock.Now = start.AddHours(hour);
            await CommitAsync(hour == 1 ? Add(1, Model.Size.Is(1)) : GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(hour)));
        }
        Host.Clock.Now = start.AddHours(9);

        Assert.Null(await NodeAsync(1, ReadMoment.At(start.AddMinutes(59))));
        Assert.Equal(1, (await NodeAsync(1, ReadMoment.At(start.AddHours(1))))!.Get(Model.Size));
        Assert.Equal(1, (await NodeAsync(1, ReadMoment.At(start.AddHours(2).AddMilliseconds(-1))))!.Get(Model.Size));
        Assert.Equal(3, (await NodeAsync(1, ReadMoment.At(start.AddHours(3.5))))!.Get(Model.Size));
        Assert.Equal(5, (await NodeAsync(1, ReadMoment.At(start.AddHours(9))))!.Get(Model.Size));
    }

    [Fact]
    public async Task Entries_of_one_time_are_all_in_it()
    {
        await CommitAsync(Add(1));
        await CommitAsync(Add(2));

        Assert.NotNull(await NodeAsync(2, ReadMoment.At(Host.Clock.Now)));
    }

    [Fact]
    public async Task A_moment_ahead_of_the_journal_is_not_reached()
    {
        await CommitAsync(Add(1));

        await Assert.ThrowsAsync<MomentNotReachedException>(() => Store.ViewAsync(ReadMoment.At(2), Cancellation).AsTask());
        await Assert.ThrowsAsync<MomentNotReachedException>(() => Store.ViewAsync(ReadMoment.At(Host.Clock.Now.AddMilliseconds(1)), Cancellation).AsTask());
    }

    [Fact]
    public async Task Not_before_waits_until_the_entry_is_there()
    {
        var waiting = Store.ViewAsync(ReadMoment.NotBefore(2), Cancellation).AsTask();
        await CommitAsync(Add(1));
        Assert.False(waiting.IsCompleted);
        await CommitAsync(Add(2));

        Assert.True((await waiting).Read.To >= 2);
        Assert.True((await Store.ViewAsync(ReadMoment.NotBefore(1), Cancellation)).Read.To >= 2);
    }

    [Fact]
    public async Task Not_before_can_be_given_up()
    {
        using var source = new CancellationTokenSource();
        var waiting = Store.ViewAsync(ReadMoment.NotBefore(1), source.Token).AsTask();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await CommitAsync(Add(1));
    }

    [Fact]
    public async Task What_if_shows_a_change_and_leaves_the_store_alone()
    {
        await CommitAsync(Add(1, Model.Size.Is(1)));
        var basis = await NowAsync();

        var once = await Store.WhatIfAsync(basis, Add(2).And(Depend(3, 1, 2)), Cancellation);
        var twice = await Store.WhatIfAsync(once, GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(9)), Cancellation);

        Assert.Equal(2, await once.CountAsync(Model.Thing, null, Cancellation));
        Assert.Equal(1, (await once.NodesAsync([Id(1)], Cancellation))[0]!.Get(Model.Size));
        Assert.Equal(9, (await twice.NodesAsync([Id(1)], Cancellation))[0]!.Get(Model.Size));
        Assert.Single((await twice.NeighboursAsync(new NeighbourQuery([Id(1)], Model.DependsOn, Direction.Outgoing), Cancellation))[0].Items);
        Assert.Equal(1, await (await NowAsync()).CountAsync(Model.Thing, null, Cancellation));
        Assert.Single(await Store.JournalAsync(0, 9, Cancellation));
    }

    [Fact]
    public async Task What_if_can_be_asked_of_the_past_and_refuses_what_does_not_fit()
    {
        await CommitAsync(Add(1));
        await CommitAsync(Add(2));
        var past = await Store.ViewAsync(ReadMoment.At(1), Cancellation);

        Assert.NotNull((await (await Store.WhatIfAsync(past, Add(2, Model.Size.Is(5)), Cancellation)).NodesAsync([Id(2)], Cancellation))[0]);
        await Assert.ThrowsAsync<GraphChangeException>(() => Store.WhatIfAsync(past, Add(1), Cancellation).AsTask());
    }

    [Fact]
    public async Task Projected_values_are_found_ordered_and_never_journaled()
    {
        await CommitAsync(Add(1).And(Add(2)).And(Add(3)));
        var day = new DateOnly(2027, 1, 1);
        await Store.ProjectAsync(1, [new(Id(2), Model.EndsOn.Is(day)), new(Id(1), Model.EndsOn.Is(day.AddDays(1))), new(Id(99), Model.EndsOn.Is(day))], Cancellation);
        var view = await NowAsync();

        var found = await view.FindAsync(NodeQuery.First(Model.Thing, 9, null, new OrderBy(Model.EndsOn)), Cancellation);

        Assert.Equal([Id(2), Id(1), Id(3)], found.Nodes.Select(node => node.Id));
        Assert.Equal(1, Store.ProjectedTo);
        Assert.Single(await Store.JournalAsync(0, 9, Cancellation));
        var entry = await CommitAsync(GraphChange.Change(Model.Thing, Id(2), Model.Size.Is(1)));
        Assert.DoesNotContain(entry.Nodes[0].After!.Value, value => value.Property == "endsOn");
        Assert.Equal(day, (await NodeAsync(2))!.Get(Model.EndsOn));
    }

    [Fact]
    public async Task A_moment_with_projected_values_of_its_own_leaves_the_store_as_it_is()
    {
        await CommitAsync(Add(1).And(Add(2)));
        var (then, now) = (new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1));
        await Store.ProjectAsync(1, [new(Id(1), Model.EndsOn.Is(now))], Cancellation);
        foreach (var basis in (IGraphView[])[await NowAsync(), await Store.ViewAsync(ReadMoment.At(1), Cancellation)])
        {
            var own = await Store.ProjectedViewAsync(basis, [new(Id(1), Model.EndsOn.Is(then)), new(Id(2), Model.EndsOn.Is(then))], Cancellation);
            Assert.Equal(2, await own.CountAsync(Model.Thing, Filter.Is(Model.EndsOn, GraphValue.Of(then)), Cancellation));
            Assert.Equal(basis.Read.To, own.Read.To);
        }
        Assert.Equal(0, await (await NowAsync()).CountAsync(Model.Thing, Filter.Is(Model.EndsOn, GraphValue.Of(then)), Cancellation));
        Assert.Equal(1, await (await NowAsync()).CountAsync(Model.Thing, Filter.Is(Model.EndsOn, GraphValue.Of(now)), Cancellation));
    }

    [Fact]
    public async Task Values_of_an_earlier_moment_do_not_replace_those_of_a_later_one()
    {
        await CommitAsync(Add(1));
        await CommitAsync(Add(2));
        var (early, late) = (new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1));
        await Store.ProjectAsync(2, [new(Id(1), Model.EndsOn.Is(late))], Cancellation);
        await Store.ProjectAsync(1, [new(Id(1), Model.EndsOn.Is(early))], Cancellation);
        Assert.Equal(2, Store.ProjectedTo);
        Assert.Equal(late, (await NodeAsync(1))!.Get(Model.EndsOn));
    }

    [Fact]
    public async Task A_restart_never_claims_more_projected_than_it_kept()
    {
        await CommitAsync(Add(1));
        await Store.ProjectAsync(1, [new(Id(1), Model.EndsOn.Is(new DateOnly(2027, 1, 1)))], Cancellation);
        await ReopenAsync();

        Assert.Equal(Store.ProjectedTo == 1, (await NodeAsync(1))!.Get(Model.EndsOn) is not null);
    }

    [Fact]
    public async Task A_rule_cannot_write_a_projected_value()
    {
        await Assert.ThrowsAsync<GraphChangeException>(() => Store.CommitAsync(Request(Add(1, Model.EndsOn.Is(Today))), Cancellation).AsTask());
    }

    [Fact]
    public async Task A_newer_model_brings_kinds_and_properties_and_keeps_what_is_there()
    {
        await CommitAsync(Add(1, Model.Name.Is("Bygglov"), Model.Code.Is("S-1")).And(Add(2)).And(Depend(3, 1, 2)));
        var newer = new TestModel(version: 2, withLater: true);
        await ReopenAsync(newer.Graph);
        var change = GraphChange.Change(newer.Thing, Id(1), newer.Later!.Is("sen"))
            .And(GraphChange.Add(newer.Note!, Id(7)))
            .And(GraphChange.Connect(newer.About!, Id(8), Id(7), Id(1)));
        await CommitAsync(change);
        await ReopenAsync(newer.Graph);
        var view = await NowAsync();

        var found = await view.FindAsync(NodeQuery.First(newer.Thing, 9, Filter.Is(newer.Later!, GraphValue.Of("sen"))), Cancellation);

        Assert.Equal("Bygglov", Assert.Single(found.Nodes).Get(newer.Name));
        Assert.Single((await view.NeighboursAsync(new NeighbourQuery([Id(1)], newer.About!, Direction.Incoming), Cancellation))[0].Items);
        Assert.Equal("Bygglov", (await (await Store.ViewAsync(ReadMoment.At(1), Cancellation)).NodesAsync([Id(1)], Cancellation))[0]!.Get(newer.Name));
    }

    [Fact]
    public async Task A_database_of_a_newer_model_is_refused_and_left_alone()
    {
        await ReopenAsync(new TestModel(version: 2, withLater: true).Graph);
        await Store.DisposeAsync();

        var refusal = await Assert.ThrowsAsync<NewerModelException>(() => Host.OpenAsync(Model.Graph, Cancellation).AsTask());

        Assert.Contains("version 2", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("versions up to 1", refusal.Message, StringComparison.Ordinal);
        await ReopenAsync(new TestModel(version: 2, withLater: true).Graph);
    }
}
