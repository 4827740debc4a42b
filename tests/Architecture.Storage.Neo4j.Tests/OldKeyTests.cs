namespace Architecture.Storage.Neo4j.Tests;

/// <summary>Idempotency keys that were recorded before this server was started: it does not know them, and finds them nevertheless.</summary>
public sealed class OldKeyTests : StoreContract<Neo4jHost>
{
    [Fact]
    public async Task A_request_that_would_be_committed_is_found_to_be_recorded()
    {
        var entry = await CommitAsync(Add(1), "old");
        await ReopenAsync();

        AssertRecorded(entry, await Store.CommitAsync(Request(Add(2), key: "old"), Cancellation));
        Assert.Null(await NodeAsync(2));
    }

    [Fact]
    public async Task A_request_that_does_not_fit_any_more_is_found_to_be_recorded()
    {
        var entry = await CommitAsync(Add(1), "old");
        await ReopenAsync();

        AssertRecorded(entry, await Store.CommitAsync(Request(Add(1), key: "old"), Cancellation));
    }

    [Fact]
    public async Task A_request_that_would_conflict_or_comes_on_another_day_is_found_to_be_recorded()
    {
        var (entry, other) = (await CommitAsync(Add(1), "old"), await CommitAsync(Add(2), "older"));
        await ReopenAsync();
        await CommitAsync(GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(1)));

        AssertRecorded(entry, await Store.CommitAsync(Request(Add(3), 2, "old", ConflictKey.Record(Id(1))), Cancellation));
        AssertRecorded(other, await Store.CommitAsync(Request(Add(3), key: "older") with { DecidedOn = Today.AddDays(-1) }, Cancellation));
    }

    [Fact]
    public async Task Those_that_come_with_it_are_committed()
    {
        var entry = await CommitAsync(Add(1_000), "old");
        await ReopenAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 100).Select(id =>
            Task.Run(async () => await Store.CommitAsync(Request(Add(id), key: id % 10 == 0 ? "old" : $"new {id}"), Cancellation))));

        Assert.Equal(90, outcomes.Count(outcome => outcome is Committed));
        foreach (var outcome in outcomes.Where(outcome => outcome is not Committed)) AssertRecorded(entry, outcome);
        Assert.Equal(Enumerable.Range(1, 91), (await Store.JournalAsync(0, 999, Cancellation)).Select(one => (int)one.Sequence));
        Assert.Empty((await Neo4jStore.VerifyAsync((await Neo4jServer.RunningAsync(Cancellation)).Options(Model.Graph), Cancellation)).Findings);
    }

    private static void AssertRecorded(JournalEntry entry, CommitOutcome outcome) =>
        Assert.Equal(JournalCodec.Encode(entry), JournalCodec.Encode(Assert.IsType<AlreadyRecorded>(outcome).Entry));
}
