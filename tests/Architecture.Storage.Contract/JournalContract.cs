using System.Collections.Immutable;
using Architecture.Graph;
using Xunit;

namespace Architecture.Storage.Contract;

/// <summary>The journal: pages, gap-free order, the chain of hashes, the history of a record.</summary>
public abstract class JournalContract<THost> : StoreContract<THost> where THost : StoreHost, new()
{
    [Fact]
    public async Task The_journal_is_read_in_pages()
    {
        for (var id = 1; id <= 7; id++) await CommitAsync(Add(id));

        Assert.Equal([1L, 2L, 3L], await PageAsync(0, 3));
        Assert.Equal([4L, 5L, 6L], await PageAsync(3, 3));
        Assert.Equal([7L], await PageAsync(6, 3));
        Assert.Empty(await PageAsync(7, 3));
        Assert.Empty(await PageAsync(99, 3));
        Assert.Equal(7, (await PageAsync(0, int.MaxValue)).Count);
    }

    [Fact]
    public async Task Many_at_once_leave_no_gap_and_an_unbroken_chain()
    {
        var tasks = Enumerable.Range(1, 64).Select(client => Task.Run(async () =>
        {
            for (var round = 0; round < 10; round++) await CommitAsync(Add(client * 100 + round, Model.Size.Is(round)), $"{client}/{round}");
        }));
        await Task.WhenAll(tasks);
        await AssertChainAsync(640);
        await ReopenAsync();
        await AssertChainAsync(640);
    }

    [Fact]
    public async Task Entries_of_another_store_are_taken_over_as_they_are()
    {
        var first = await CommitAsync(Add(1), "k");
        var (second, third) = (Following(first, 2, "theirs"), Following(Following(first, 2, "theirs"), 3, null));

        await Store.AppendAsync([second, third], Cancellation);

        var read = await Store.JournalAsync(0, 9, Cancellation);
        Assert.Equal(new[] { first, second, third }.Select(JournalCodec.Encode), read.Select(JournalCodec.Encode));
        Assert.NotNull(await NodeAsync(3));
        Assert.Equal(2, (await Store.RecordedAsync("berit", "theirs", Cancellation))!.Sequence);
        Assert.IsType<Conflicted>(await Store.CommitAsync(Request(Add(4), 1, null, new ConflictKey("whatever they wrote")), Cancellation));
        await ReopenAsync();
        Assert.NotNull(await NodeAsync(2));
        Assert.Equal(4, (await CommitAsync(Add(4))).Sequence);
        await AssertChainAsync(4);
    }

    [Fact]
    public async Task Entries_that_do_not_follow_are_not_taken_over()
    {
        var first = await CommitAsync(Add(1));
        var second = Following(first, 2, null);
        foreach (var wrong in (JournalEntry[][])[[second with { Sequence = 3 }], [second with { Previous = JournalCodec.NoHash }], [second, second]])
            await Assert.ThrowsAnyAsync<Exception>(() => Store.AppendAsync([.. wrong], Cancellation).AsTask());

        Assert.Null(await NodeAsync(2));
        Assert.Equal(2, (await CommitAsync(Add(3))).Sequence);
    }

    private JournalEntry Following(JournalEntry entry, int node, string? key) => new()
    {
        Sequence = entry.Sequence + 1,
        Time = entry.Time,
        ReadSequence = 0,
        Draft = Draft(key, actor: "berit") with { Command = Id(1_000 + node) },
        Nodes = [new NodeImage(Model.Thing.Name, Id(node), null, [])],
        Edges = [],
        Counters = [],
        Previous = JournalCodec.Hash(JournalCodec.Encode(entry)),
    };

    [Fact]
    public async Task An_entry_read_back_is_the_entry_that_was_acknowledged()
    {
        var committed = await CommitAsync(
            Add(1, Model.Name.Is("Åäö \ud83d\ude00"), Model.Tags.Is(["", "b"]), Model.Since.Is(new DateOnly(2026, 1, 1)), Model.Seen.Is(Host.Clock.Now))
                .And(Add(2)).And(Depend(3, 1, 2, Model.Strength.Is(-1))),
            "k");
        await ReopenAsync();

        var read = Assert.Single(await Store.JournalAsync(0, 1, Cancellation));

        Assert.Equal(JournalCodec.Encode(committed), JournalCodec.Encode(read));
    }

    [Fact]
    public async Task The_history_of_a_record_is_every_entry_that_touched_it()
    {
        await CommitAsync(Add(1).And(Add(2)));
        await CommitAsync(Add(9));
        await CommitAsync(Depend(3, 1, 2));
        await CommitAsync(GraphChange.Change(Model.Thing, Id(1), Model.Name.Is("x")).And(GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(1))));
        await ReopenAsync();
        await CommitAsync(GraphChange.Of(new RemoveEdge(Model.DependsOn, Id(3), Id(1), Id(2))));
        await CommitAsync(GraphChange.Change(Model.Thing, Id(1), Model.Name.Is("y")));

        Assert.Equal([1L, 4L, 6L], await HistoryAsync(1, 0, 10));
        Assert.Equal([4L], await HistoryAsync(1, 1, 1));
        Assert.Equal([6L], await HistoryAsync(1, 4, 10));
        Assert.Equal([3L, 5L], await HistoryAsync(3, 0, 10));
        Assert.Equal([1L], await HistoryAsync(2, 0, 10));
        Assert.Empty(await HistoryAsync(77, 0, 10));
    }

    [Fact]
    public async Task The_history_of_a_record_outlives_it()
    {
        await CommitAsync(Add(1).And(Add(2)));
        await CommitAsync(Depend(3, 1, 2));
        await CommitAsync(GraphChange.Of(new RemoveEdge(Model.DependsOn, Id(3), Id(1), Id(2)), new RemoveNode(Model.Thing, Id(1))));
        Assert.Equal([1L, 3L], await HistoryAsync(1, 0, 10));

        await CommitAsync(Add(1).And(Depend(3, 1, 2)));
        await CommitAsync(GraphChange.Change(Model.Thing, Id(1), Model.Size.Is(1)));
        Assert.Equal([1L, 3L, 4L, 5L], await HistoryAsync(1, 0, 10));
        Assert.Equal([2L, 3L, 4L], await HistoryAsync(3, 0, 10));

        await CommitAsync(GraphChange.Of(new RemoveEdge(Model.DependsOn, Id(3), Id(1), Id(2)), new RemoveNode(Model.Thing, Id(1))));
        await ReopenAsync();

        Assert.Equal([1L, 3L, 4L, 5L, 6L], await HistoryAsync(1, 0, 10));
        Assert.Equal([4L, 5L], await HistoryAsync(1, 3, 2));
        Assert.Equal([2L, 3L, 4L, 6L], await HistoryAsync(3, 0, 10));
        Assert.Equal([1L], await HistoryAsync(2, 0, 10));
    }

    private async Task AssertChainAsync(int count)
    {
        var previous = JournalCodec.NoHash;
        long next = 1;
        for (ImmutableArray<JournalEntry> page; !(page = await Store.JournalAsync(next - 1, 100, Cancellation)).IsEmpty;)
        {
            foreach (var entry in page)
            {
                Assert.Equal(next++, entry.Sequence);
                Assert.Equal(previous, entry.Previous);
                previous = JournalCodec.Hash(JournalCodec.Encode(entry));
            }
        }
        Assert.Equal(count, next - 1);
    }

    private async Task<List<long>> PageAsync(long after, int first) =>
        [.. (await Store.JournalAsync(after, first, Cancellation)).Select(entry => entry.Sequence)];

    private async Task<List<long>> HistoryAsync(int record, long after, int first) =>
        [.. (await Store.HistoryAsync(Id(record), after, first, Cancellation)).Select(entry => entry.Sequence)];
}
