namespace Architecture.Storage.Neo4j.Tests;

/// <summary>What is judged while the batch before it is on its way. Batches are of one commit here, so that nearly everything is.</summary>
public sealed class JudgedAheadTests : StoreContract<Neo4jHost>
{
    private const int Clients = 32;

    [Fact]
    public async Task It_conflicts_with_what_is_on_its_way()
    {
        await using var store = await OpenAsync();
        var key = new ConflictKey("one");

        var outcomes = await Task.WhenAll(Enumerable.Range(1, Clients).Select(id =>
            Task.Run(async () => await store.CommitAsync(Request(Add(id).Writing(key), 0, null, key), Cancellation))));

        Assert.Single(outcomes.OfType<Committed>());
        Assert.Equal(Clients - 1, outcomes.OfType<Conflicted>().Count());
    }

    [Fact]
    public async Task It_is_recorded_already_where_its_key_is_on_its_way()
    {
        await using var store = await OpenAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(1, Clients).Select(id =>
            Task.Run(async () => await store.CommitAsync(Request(Add(id), key: "one"), Cancellation))));

        var entry = Assert.Single(outcomes.OfType<Committed>()).Entry;
        Assert.Equal(Clients - 1, outcomes.OfType<AlreadyRecorded>().Count());
        Assert.All(outcomes.OfType<AlreadyRecorded>(), outcome => Assert.Equal(entry.Sequence, outcome.Entry.Sequence));
    }

    [Fact]
    public async Task It_builds_on_what_is_on_its_way_and_is_seen_at_its_own_moment()
    {
        await using var store = await OpenAsync();
        var first = store.CommitAsync(Request(Add(1)), Cancellation).AsTask();
        var others = Enumerable.Range(2, Clients).Select(id =>
            store.CommitAsync(Request(Add(id).And(Depend(1_000 + id, id, id - 1))), Cancellation).AsTask()).ToList();

        Assert.IsType<Committed>(await first);
        foreach (var other in others)
        {
            var committed = Assert.IsType<Committed>(await other);
            Assert.Equal(committed.Entry.Sequence, await committed.View.CountAsync(Model.Thing, null, Cancellation));
        }
        await AssertIntactAsync(Clients + 1);
    }

    [Fact]
    public async Task It_is_judged_anew_when_another_server_was_quicker()
    {
        await using var store = await OpenAsync();
        await using var other = await OpenAsync();
        var key = new ConflictKey("one");
        var conflicts = 0;

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            var mine = client % 2 == 0 ? store : other;
            for (var round = 0; round < Effort.Of(5, 50); round++)
            {
                var id = client * 100 + round + 1;
                Assert.IsType<Committed>(await mine.CommitAsync(Request(Add(id), key: $"{id}"), Cancellation));
                if (await mine.CommitAsync(Request(GraphChange.Change(Model.Thing, Id(id), Model.Size.Is(1)).Writing(key), mine.Sequence, null, key), Cancellation) is Conflicted)
                    Interlocked.Increment(ref conflicts);
            }
        })));

        Assert.True(conflicts > 0, "nothing conflicted, so nothing was shown");
        await AssertIntactAsync(2 * Clients * Effort.Of(5, 50) - conflicts);
    }

    [Theory]
    [InlineData("Dropped", 1)]
    [InlineData("Dropped", 3)]
    [InlineData("Half", 2)]
    [InlineData("Unheard", 1)]
    [InlineData("Unheard", 3)]
    public async Task It_is_committed_once_also_where_an_answer_before_it_is_lost(string fault, int batchSize)
    {
        var server = await Neo4jServer.RunningAsync(Cancellation);
        await using var proxy = new FaultyProxy(server.Url);
        await using var store = await Neo4jStore.OpenAsync(
            server.Options(Model.Graph) with { TimeProvider = Host.Clock, BatchSize = batchSize, Url = proxy.Url }, Cancellation);
        // Of the commits that are on their way, the first or the second: each fifth is spoilt.
        var sent = 0;
        proxy.Fault = request => request.Contains("$entries", StringComparison.Ordinal) && Interlocked.Increment(ref sent) % 5 == 0 ? Enum.Parse<AnswerFault>(fault) : AnswerFault.None;

        // Without keys: only the journal can tell what was committed.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            var made = new List<CommitOutcome>();
            for (var round = 1; round <= Effort.Of(4, 40); round++) made.Add(await store.CommitAsync(Request(Add(client * 100 + round)), Cancellation));
            return made;
        })));

        Assert.True(proxy.Spoilt >= 5, $"only {proxy.Spoilt} answers were spoilt");
        Assert.All(outcomes.SelectMany(made => made), outcome => Assert.IsType<Committed>(outcome));
        await AssertIntactAsync(Clients * Effort.Of(4, 40));
    }

    private async Task<Neo4jStore> OpenAsync() => await Neo4jStore.OpenAsync(
        (await Neo4jServer.RunningAsync(Cancellation)).Options(Model.Graph) with { TimeProvider = Host.Clock, BatchSize = 1 }, Cancellation);

    private async Task AssertIntactAsync(long entries)
    {
        var report = await Neo4jStore.VerifyAsync((await Neo4jServer.RunningAsync(Cancellation)).Options(Model.Graph), Cancellation);
        Assert.Equal(entries, report.Entries);
        Assert.Empty(report.Findings);
    }
}
