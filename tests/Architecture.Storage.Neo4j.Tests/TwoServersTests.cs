namespace Architecture.Storage.Neo4j.Tests;

/// <summary>Two servers over one database.</summary>
public sealed class TwoServersTests : StoreContract<Neo4jHost>
{
    private const int Clients = 32;

    [Fact]
    public async Task Of_designations_that_exclude_each_other_one_passes_whichever_server_they_come_to()
    {
        await using var other = await OpenAsync();
        var conflicts = 0;
        for (var round = 1; round <= Effort.Of(5, 200); round++)
        {
            var (capability, claims) = (round, new ConflictKey($"claims/shared/self/{round}"));
            await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
            {
                var store = client % 2 == 0 ? Store : other;
                while (true)
                {
                    var view = await store.ViewAsync(ReadMoment.Now, Cancellation);
                    var read = view.Read.To;
                    if (await view.CountAsync(Model.Thing, Filter.Is(Model.Size, GraphValue.Of((long)capability)), Cancellation) > 0) return;
                    var change = Add(capability * 1_000 + client, Model.Size.Is(capability)).Writing(claims);
                    if (await store.CommitAsync(Request(change, read, null, claims), Cancellation) is Committed) return;
                    Interlocked.Increment(ref conflicts);
                }
            })));
            Assert.Equal(1, await (await NowAsync()).CountAsync(Model.Thing, Filter.Is(Model.Size, GraphValue.Of((long)capability)), Cancellation));
        }
        Assert.True(conflicts > 0, "nothing conflicted, so nothing was shown");
    }

    [Fact]
    public async Task Decisions_at_the_head_of_two_servers_make_one_gapless_history()
    {
        await using var other = await OpenAsync();
        // Each adds one to what it sees: a decision made on anything but the head would lose another's step.
        await CommitAsync(Add(1, Model.Size.Is(0)));
        var steps = Effort.Of(20, 500);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(client => Task.Run(async () =>
        {
            var store = client % 2 == 0 ? Store : other;
            for (var step = 0; step < steps; step++)
            {
                HeadDecision decision = async (head, today, cancellation) =>
                {
                    var size = (await head.NodesAsync([Id(1)], cancellation))[0]!.Get(Model.Size);
                    return Request(GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(size + 1)), head.Read.To, null, ConflictKey.Record(Id(1))) with { DecidedOn = today };
                };
                Assert.IsType<Committed>((await store.CommitAtHeadAsync([decision], Cancellation))[0].Required());
            }
        })));

        Assert.Equal(8 * steps, (await NodeAsync(1))!.Get(Model.Size));
        var previous = JournalCodec.NoHash;
        foreach (var entry in await Store.JournalAsync(0, int.MaxValue, Cancellation))
        {
            Assert.Equal(previous, entry.Previous);
            previous = JournalCodec.Hash(JournalCodec.Encode(entry));
        }
        Assert.Equal(1 + 8 * steps, (await Store.ViewAsync(ReadMoment.NotBefore(1 + 8 * steps), Cancellation)).Read.From);
    }

    [Fact]
    public async Task An_idempotency_key_sent_to_both_servers_is_recorded_once()
    {
        await using var other = await OpenAsync();
        for (var round = 1; round <= 10; round++)
        {
            var requests = new[] { Request(Add(round * 10), key: $"k{round}"), Request(Add(round * 10 + 1), key: $"k{round}") };
            var outcomes = await Task.WhenAll(Store.CommitAsync(requests[0], Cancellation).AsTask(), other.CommitAsync(requests[1], Cancellation).AsTask());
            Assert.Single(outcomes.OfType<Committed>());
            Assert.Single(outcomes.OfType<AlreadyRecorded>());
        }
    }

    [Fact]
    public async Task What_one_server_committed_the_other_reads_now_then_and_what_if()
    {
        await using var other = await OpenAsync();
        var entry = await CommitAsync(Add(1, Model.Size.Is(1)));
        await CommitAsync(GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(2)));
        await Store.ProjectAsync(2, [new(Id(1), Model.EndsOn.Is(Today))], Cancellation);

        var now = await other.ViewAsync(ReadMoment.NotBefore(2), Cancellation);
        Assert.Equal(2, (await now.NodesAsync([Id(1)], Cancellation))[0]!.Get(Model.Size));
        var then = await other.ViewAsync(ReadMoment.At(entry.Sequence), Cancellation);
        Assert.Equal(1, (await then.NodesAsync([Id(1)], Cancellation))[0]!.Get(Model.Size));
        var supposed = await other.WhatIfAsync(now, Add(2), Cancellation);
        Assert.Equal(2, await supposed.CountAsync(Model.Thing, null, Cancellation));
        Assert.Equal(Today, (await now.NodesAsync([Id(1)], Cancellation))[0]!.Get(Model.EndsOn));
        // The follower sees projections with its next look.
        await Waiting.UntilAsync(() => other.ProjectedTo >= 2, Cancellation);
        Assert.Equal(Today, (await (await other.WhatIfAsync(now, Add(2), Cancellation)).NodesAsync([Id(1)], Cancellation))[0]!.Get(Model.EndsOn));
    }

    [Fact]
    public async Task A_decision_made_on_what_another_server_has_just_committed_fits()
    {
        // Reads of now see what the other has committed at once; this server's own graph would learn of it an hour later.
        await using var other = await OpenAsync(options => options with { FollowEvery = TimeSpan.FromHours(1) });
        await CommitAsync(Add(1));

        var change = Add(2).And(Depend(3, 2, 1)).And(GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(4)));
        Assert.IsType<Committed>(await other.CommitAsync(Request(change), Cancellation));
        await CommitAsync(Add(4));
        await Assert.ThrowsAsync<GraphChangeException>(() => other.CommitAsync(Request(Add(4)), Cancellation).AsTask());
    }

    [Theory]
    [InlineData(ReadPlace.Cypher)]
    [InlineData(ReadPlace.Follower)]
    public async Task What_one_server_acknowledged_is_there_when_the_other_decides(ReadPlace reads)
    {
        await using var other = await OpenAsync(options => options with { FollowEvery = TimeSpan.FromHours(1), Reads = reads });
        for (var size = 1; size <= 3; size++)
        {
            await CommitAsync(size == 1 ? Add(1, Model.Size.Is(1)) : GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(size)));
            var view = await other.ViewAsync(ReadMoment.Acknowledged, Cancellation);
            Assert.Equal(size, (await view.NodesAsync([Id(1)], Cancellation))[0]!.Get(Model.Size));
        }
    }

    [Fact]
    public async Task A_commit_that_is_being_applied_does_not_show_in_what_decisions_are_made_on()
    {
        await CommitAsync(Add(1, Model.Size.Is(1)));
        await using var other = await OpenAsync(options => options with { Recalls = false });
        // As the database shows it to readers meanwhile: the value is there, stamp and entry are not yet.
        await Database.RunAsync("MATCH (n:Thing) SET n.size = 2");

        Assert.Equal(2, (await (await other.ViewAsync(ReadMoment.Now, Cancellation)).NodesAsync([Id(1)], Cancellation))[0]!.Get(Model.Size));
        Assert.Equal(1, (await (await other.ViewAsync(ReadMoment.Acknowledged, Cancellation)).NodesAsync([Id(1)], Cancellation))[0]!.Get(Model.Size));
    }

    [Fact]
    public async Task A_reservation_makes_others_wait_until_it_is_used_or_over()
    {
        // As a server leaves it that lost the head three times and then went away.
        var until = await Database.RunAsync("MATCH (h:Journal) SET h.reservedBy = 'another', h.reservedUntil = timestamp() + 700 RETURN h.reservedUntil");

        await CommitAsync(Add(1));

        // By the database's own clock, which the reservation runs by.
        Assert.True((await Database.RunAsync("RETURN timestamp()"))[0][0].GetInt64() >= until[0][0].GetInt64(), "the other's reservation was not over");
        Assert.Equal("null", (await Database.RunAsync("MATCH (h:Journal) RETURN h.reservedBy"))[0][0].GetRawText());
    }

    private async Task<Neo4jStore> OpenAsync(Func<Neo4jStoreOptions, Neo4jStoreOptions>? change = null)
    {
        var options = (await Neo4jServer.RunningAsync(Cancellation)).Options(Model.Graph) with { TimeProvider = Host.Clock };
        return await Neo4jStore.OpenAsync(change is null ? options : change(options), Cancellation);
    }
}
