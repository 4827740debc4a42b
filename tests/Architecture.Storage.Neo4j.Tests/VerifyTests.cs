namespace Architecture.Storage.Neo4j.Tests;

/// <summary>Verification finds what was changed behind the store's back, and nothing else.</summary>
public sealed class VerifyTests : StoreContract<Neo4jHost>
{
    [Fact]
    public async Task What_was_committed_is_intact()
    {
        await CommitAsync(Add(1, Model.Name.Is("Ö"), Model.Tags.Is(["a"])).And(Add(2)).And(Depend(3, 1, 2, Model.Strength.Is(4))));
        await CommitAsync(GraphChange.Change(Model.Thing, Id(1), Model.Name.Is(null), Model.Size.Is(7)));

        var report = await VerifyAsync();

        Assert.Equal((2, 3), (report.Entries, report.Records));
        Assert.Empty(report.Findings);
    }

    [Theory]
    [InlineData("MATCH (n:Thing {size: 7}) SET n.size = 8", "node")]
    [InlineData("MATCH ()-[r:DEPENDS_ON]->() SET r.strength = 5", "edge")]
    [InlineData("MATCH ()-[r:DEPENDS_ON]->() DELETE r", "not in the database")]
    [InlineData("MATCH (n:Thing {size: 7}) CREATE (:RecordChange {record: n.id, sequence: 2})", "entry 2 in its history, which did not touch it")]
    [InlineData("MATCH (e:JournalEntry {sequence: 1}) DELETE e", "entry 1")]
    [InlineData("MATCH (a:JournalEntry {sequence: 1}), (b:JournalEntry {sequence: 2}) SET b.packed = a.packed", "entry 2: The journal is damaged: the head says that 2 entries are there; this one is not")]
    [InlineData("MATCH (e:JournalEntry {sequence: 2}) SET e.packed = substring(e.packed, 0, 40)", "entry 2: The journal is damaged: an entry's bytes cannot be read")]
    [InlineData("MATCH (e:JournalEntry {sequence: 2}) SET e.packed = substring(e.packed, 0, 41)", "entry 2: The journal is damaged: an entry's bytes cannot be read")]
    [InlineData("MATCH (e:JournalEntry {sequence: 2}) SET e.packed = '////' + substring(e.packed, 4)", "entry 2: The journal is damaged: an entry's bytes cannot be read")]
    [InlineData("MATCH (e:JournalEntry {sequence: 2}) SET e.packed = 'f///' + substring(e.packed, 4)", "entry 2: The journal is damaged: an entry's bytes cannot be read")]
    public async Task What_was_changed_by_hand_is_found(string statement, string named)
    {
        await CommitAsync(Add(1, Model.Size.Is(7)).And(Add(2)).And(Depend(3, 1, 2, Model.Strength.Is(4))));
        await CommitAsync(Add(4));
        await Database.RunAsync(statement);

        Assert.Contains(named, Assert.Single((await VerifyAsync()).Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_that_lacks_an_entry_is_found()
    {
        await CommitAsync(Add(1).And(Add(2)));
        await CommitAsync(GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(7)));
        await CommitAsync(GraphChange.Of(new RemoveNode(Model.Thing, Id(2))));
        Assert.Empty((await VerifyAsync()).Findings);

        await Database.RunAsync("MATCH (c:RecordChange) WHERE c.sequence < 3 DELETE c");

        Assert.Equal(
            [$"record {Id(1)} has not entry 2 in its history", $"record {Id(2)} has not entry 1 in its history"], (await VerifyAsync()).Findings.Order());
    }

    [Fact]
    public async Task A_commit_that_meets_a_changed_record_is_refused_as_a_whole()
    {
        await CommitAsync(Add(1));
        await Database.RunAsync("MATCH (n:Thing) DELETE n");

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => CommitAsync(Add(2).And(GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(1)))));

        Assert.Contains("Nothing of this was saved", fault.Message, StringComparison.Ordinal);
        Assert.Null(await NodeAsync(2));
        Assert.Single(await Store.JournalAsync(0, 9, Cancellation));
    }

    private async Task<Neo4jReport> VerifyAsync() => await Neo4jStore.VerifyAsync((await Neo4jServer.RunningAsync(Cancellation)).Options(Model.Graph), Cancellation);
}
