namespace Architecture.Storage.Neo4j.Tests;

/// <summary>How entries and stamps stand in the database is nobody's business but the store's; and what a program of before wrote is read as well.</summary>
public sealed class StoredShapeTests : StoreContract<Neo4jHost>
{
    [Fact]
    public async Task What_stood_in_another_shape_before_is_read_written_and_verified()
    {
        await CommitAsync(Add(1, Model.Name.Is("Ärende"), Model.Grade.Is(Grade.TopMost)).And(Add(2)).And(Depend(3, 1, 2, Model.Strength.Is(1))), "one");
        await CommitAsync(GraphChange.Change(Model.Thing, Id(2), Model.Size.Is(7)));
        var (entries, node, edge) = (await Store.JournalAsync(0, 9, Cancellation), await NodeAsync(1), await EdgeAsync());
        await MakeOldAsync(entries);
        await ReopenAsync();

        Assert.Equal(entries.Select(JournalCodec.Encode), (await Store.JournalAsync(0, 9, Cancellation)).Select(JournalCodec.Encode));
        Assert.Equal((node!.Created, node.Changed), ((await NodeAsync(1))!.Created, (await NodeAsync(1))!.Changed));
        Assert.Equal((edge.Created, edge.Changed), ((await EdgeAsync()).Created, (await EdgeAsync()).Changed));
        Assert.IsType<AlreadyRecorded>(await Store.CommitAsync(Request(Add(5), key: "one"), Cancellation));
        Assert.Equal([Id(1)], await FoundAsync(Filter.Where(Model.Grade, Comparison.Contains, GraphValue.Of("MOST"))));

        await CommitAsync(GraphChange.Change(Model.Thing, Id(1), Model.Grade.Is(Grade.Plain), Model.Size.Is(8)).And(Add(4)));
        await ReopenAsync();

        Assert.Equal((1, 3), ((await NodeAsync(1))!.Created.Sequence, (await NodeAsync(1))!.Changed.Sequence));
        Assert.Equal([Id(1)], await FoundAsync(Filter.Where(Model.Grade, Comparison.Contains, GraphValue.Of("LAIN"))));
        Assert.Empty((await Neo4jStore.VerifyAsync((await Neo4jServer.RunningAsync(Cancellation)).Options(Model.Graph), Cancellation)).Findings);
    }

    [Fact]
    public async Task Every_key_that_another_server_wrote_is_known_here()
    {
        await using var other = await OpenAsync();
        await CommitAsync(Add(1).And(Add(2)).And(Depend(3, 1, 2)));
        var read = (await Store.JournalAsync(0, 9, Cancellation)).Length;
        var change = GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(1))
            .And(GraphChange.Of(new RemoveEdge(Model.DependsOn, Id(3), Id(1), Id(2)))).And(Add(4)).Writing(new ConflictKey("name/board/ny"));
        Assert.IsType<Committed>(await other.CommitAsync(Request(change), Cancellation));

        foreach (var key in change.WrittenKeys())
            Assert.Equal(key, Assert.IsType<Conflicted>(await Store.CommitAsync(Request(Add(9), read, null, key), Cancellation)).Key);
        Assert.IsType<Committed>(await Store.CommitAsync(Request(Add(9), read, null, ConflictKey.Record(Id(2))), Cancellation));
    }

    [Fact]
    public async Task Only_what_the_images_do_not_show_is_stored_of_the_keys()
    {
        await CommitAsync(Add(1).And(Add(2)).And(Depend(3, 1, 2)).Writing(new ConflictKey("name/board/ny")));

        var keys = (await Database.RunAsync("MATCH (e:JournalEntry) RETURN e.keys"))[0][0];

        Assert.Equal(["name/board/ny"], keys.EnumerateArray().Select(key => key.GetString()));
    }

    /// <summary>Puts what is there in the shape of before: bytes as they are, every key, both stamps of each record with moments as texts, folded members.</summary>
    private static async Task MakeOldAsync(IEnumerable<JournalEntry> entries)
    {
        var rows = entries.Select(entry => new Dictionary<string, object?>
        {
            ["sequence"] = entry.Sequence,
            ["bytes"] = Convert.ToBase64String(JournalCodec.Encode(entry)),
            ["keys"] = entry.Nodes.Select(node => $"record/{node.Id}").ToList(),
        });
        await Database.RunAsync(
            "UNWIND $rows AS row MATCH (e:JournalEntry {sequence: row.sequence}) SET e.bytes = row.bytes, e.keys = row.keys REMOVE e.packed",
            new CypherParameters().With("rows", rows.ToList()));
        const string Stamps =
            """
            SET x._changed = coalesce(x._changed, x._created), x._changedAt = coalesce(x._changedAt, x._createdAt)
            SET x._createdAt = toString(datetime({epochMillis: x._createdAt})), x._changedAt = toString(datetime({epochMillis: x._changedAt}))
            """;
        await Database.RunAsync("MATCH (x:Record) " + Stamps + " SET x._folded_grade = toLower(x.grade)");
        await Database.RunAsync("MATCH ()-[x:DEPENDS_ON]->() " + Stamps);
    }

    private async Task<GraphEdge> EdgeAsync()
    {
        var pages = await (await NowAsync()).NeighboursAsync(new NeighbourQuery([Id(1)], Model.DependsOn, Direction.Outgoing), Cancellation);
        return Assert.Single(pages[0].Items).Edge;
    }

    private async Task<IEnumerable<NodeId>> FoundAsync(Filter filter)
    {
        var page = await (await NowAsync()).FindAsync(NodeQuery.First(Model.Thing, 9, filter), Cancellation);
        return page.Nodes.Select(node => node.Id);
    }

    private async Task<IGraphStore> OpenAsync() =>
        await Neo4jStore.OpenAsync((await Neo4jServer.RunningAsync(Cancellation)).Options(Model.Graph) with { TimeProvider = Host.Clock }, Cancellation);
}
