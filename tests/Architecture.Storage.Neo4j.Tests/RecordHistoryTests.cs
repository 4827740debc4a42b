using Architecture.Storage.Embedded;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>Which rows of history stand in the database, and that what is read does not depend on it.</summary>
public sealed class RecordHistoryTests : StoreContract<Neo4jHost>
{
    private const string Rows = "MATCH (c:RecordChange) RETURN count(*)";

    [Fact]
    public async Task What_is_new_has_no_row_until_it_is_touched_again()
    {
        await CommitAsync(Add(1).And(Add(2)).And(Depend(3, 1, 2)));
        Assert.Equal(0, await RowsAsync());

        await CommitAsync(GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(1)));
        Assert.Equal(1, await RowsAsync());

        await CommitAsync(GraphChange.Of(new RemoveEdge(Model.DependsOn, Id(3), Id(1), Id(2))));
        Assert.Equal(3, await RowsAsync());
    }

    [Fact]
    public async Task Histories_in_a_database_of_before_are_the_same()
    {
        await CommitAsync(Add(1).And(Add(2)).And(Depend(3, 1, 2)));
        await CommitAsync(GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(1)));
        // What the program of before wrote as well.
        await Database.RunAsync("MATCH (n:Record) CREATE (:RecordChange {record: n.id, sequence: n._created})");
        await Database.RunAsync("MATCH ()-[r:DEPENDS_ON]->() CREATE (:RecordChange {record: r.id, sequence: r._created})");
        await ReopenAsync();
        Assert.Equal([1L, 2L], await HistoryAsync(1));
        Assert.Equal([1L], await HistoryAsync(3));
        Assert.Empty((await VerifyAsync()).Findings);

        await CommitAsync(GraphChange.Of(new RemoveEdge(Model.DependsOn, Id(3), Id(1), Id(2)), new RemoveNode(Model.Thing, Id(1))));

        Assert.Equal([1L, 2L, 3L], await HistoryAsync(1));
        Assert.Equal([1L, 3L], await HistoryAsync(3));
        Assert.Empty((await VerifyAsync()).Findings);
    }

    [Fact]
    public async Task What_comes_and_goes_within_one_batch_has_the_same_history_as_one_by_one()
    {
        var folder = Directory.CreateTempSubdirectory("history-");
        try
        {
            await using var embedded = await EmbeddedStore.OpenAsync(
                new EmbeddedStoreOptions { Folder = folder.FullName, Model = Model.Graph, TimeProvider = Host.Clock }, Cancellation);
            foreach (var change in Changes()) Assert.IsType<Committed>(await embedded.CommitAsync(Request(change), Cancellation));

            await Store.AppendAsync(await embedded.JournalAsync(0, 99, Cancellation), Cancellation);

            foreach (var id in Enumerable.Range(1, 4))
                Assert.Equal((await embedded.HistoryAsync(Id(id), 0, 99, Cancellation)).Select(entry => entry.Sequence), await HistoryAsync(id));
            Assert.Empty((await VerifyAsync()).Findings);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private IEnumerable<GraphChange> Changes()
    {
        yield return Add(1).And(Add(2));
        yield return Depend(3, 1, 2).And(Add(4));
        yield return GraphChange.Change(Model.Thing, Id(4), Model.Size.Is(1));
        yield return GraphChange.Of(new RemoveEdge(Model.DependsOn, Id(3), Id(1), Id(2)), new RemoveNode(Model.Thing, Id(2)));
        yield return Add(2, Model.Size.Is(2));
        yield return Depend(3, 2, 1).And(GraphChange.Change(Model.Thing, Id(2), Model.Size.Is(3)));
        yield return GraphChange.Of(new RemoveNode(Model.Thing, Id(4)));
    }

    private static async Task<long> RowsAsync() => (await Database.RunAsync(Rows))[0][0].GetInt64();

    private async Task<IEnumerable<long>> HistoryAsync(int record) =>
        (await Store.HistoryAsync(Id(record), 0, 99, Cancellation)).Select(entry => entry.Sequence);

    private async Task<Neo4jReport> VerifyAsync() => await Neo4jStore.VerifyAsync((await Neo4jServer.RunningAsync(Cancellation)).Options(Model.Graph), Cancellation);
}
