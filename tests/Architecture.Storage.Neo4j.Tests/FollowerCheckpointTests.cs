using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>A server that starts again reads what came since, and believes nothing that is not of the journal in the database.</summary>
public sealed partial class FollowerCheckpointTests(FollowerCheckpointTests.Folders folders) : StoreContract<Neo4jHost>, IClassFixture<FollowerCheckpointTests.Folders>
{
    private readonly string _folder = folders.Next();

    private string Checkpoint => Path.Combine(_folder, FollowerCheckpoint.FileName);

    [Fact]
    public async Task A_start_reads_only_what_came_after_the_checkpoint()
    {
        await CommitManyAsync(1, 25);
        await StopAsync(await OpenAsync());
        await CommitManyAsync(26, 28);
        var asked = new ConcurrentQueue<long>();
        await using var proxy = new FaultyProxy((await Neo4jServer.RunningAsync(Cancellation)).Url) { Heard = (request, _) => Note(request, asked) };

        await using var store = await OpenAsync(proxy.Url);

        Assert.Equal(25, store.StartedFrom);
        Assert.NotEmpty(asked);
        Assert.All(asked, after => Assert.True(after >= 24, $"read from {after} on"));
        await AssertWholeAsync(store, 28);
    }

    [Fact]
    public async Task The_checkpoint_follows_along_and_keeps_what_was_projected()
    {
        await using (var store = await OpenAsync())
        {
            await CommitManyAsync(1, 25);
            await Store.ProjectAsync(25, [new ProjectedValue(Id(3), Model.EndsOn.Is(new DateOnly(2030, 1, 2)))], Cancellation);
            await store.ViewAsync(ReadMoment.NotBefore(25), Cancellation);
            await Waiting.UntilAsync(() => store.ProjectedTo == 25, Cancellation);
        }

        await using var again = await OpenAsync();

        Assert.Equal(25, again.StartedFrom);
        await AssertWholeAsync(again, 25);
        Assert.Equal(GraphValue.Of(new DateOnly(2030, 1, 2)), (await ThingsAsync(again)).Single(node => node.Id == Id(3))[Model.EndsOn]);
    }

    [Fact]
    public async Task A_damaged_checkpoint_is_passed_over()
    {
        await CommitManyAsync(1, 25);
        await StopAsync(await OpenAsync());
        var bytes = await File.ReadAllBytesAsync(Checkpoint, Cancellation);
        foreach (var place in new[] { 0, 9, 14, 40, bytes.Length / 2, bytes.Length - 1 })
        {
            var damaged = bytes.ToArray();
            damaged[place] ^= 1;
            await File.WriteAllBytesAsync(Checkpoint, damaged, Cancellation);
            await using var store = await OpenAsync(entries: 1_000);
            Assert.True(store.StartedFrom == 0, $"a change at byte {place} was not noticed");
            await AssertWholeAsync(store, 25);
        }
        await File.WriteAllBytesAsync(Checkpoint, bytes[..^5], Cancellation);
        await using var cut = await OpenAsync(entries: 1_000);
        Assert.Equal(0, cut.StartedFrom);
    }

    [Fact]
    public async Task A_checkpoint_of_another_database_is_thrown_away()
    {
        await CommitManyAsync(1, 25);
        await StopAsync(await OpenAsync());
        await BeginAnewAsync();
        await CommitManyAsync(101, 130);

        await using var store = await OpenAsync(entries: 1_000);

        Assert.Equal(0, store.StartedFrom);
        Assert.False(File.Exists(Checkpoint));
        await AssertWholeAsync(store, 30);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(10)]
    public async Task A_checkpoint_of_another_history_is_thrown_away(int entries)
    {
        await CommitManyAsync(1, 25);
        await StopAsync(await OpenAsync());
        var identity = (await Database.RunAsync("MATCH (h:Journal) RETURN h.identity"))[0][0].GetString();
        await BeginAnewAsync();
        // As after a restore of an older state: the same journal, which then went on another way.
        await Database.RunAsync("MATCH (h:Journal) SET h.identity = $identity", new CypherParameters().With("identity", identity));
        await ReopenAsync();
        await CommitManyAsync(101, 100 + entries);

        await using var store = await OpenAsync(entries: 1_000);

        Assert.Equal(0, store.StartedFrom);
        Assert.False(File.Exists(Checkpoint));
        await AssertWholeAsync(store, entries);
    }

    private async Task CommitManyAsync(int first, int last)
    {
        for (var id = first; id <= last; id++)
        {
            var change = Add(id, Model.Name.Is($"sak {id}"), Model.Size.Is(id));
            await CommitAsync(id > first ? change.And(Depend(10_000 + id, id, id - 1)) : change);
        }
    }

    private async Task BeginAnewAsync()
    {
        await (await Neo4jServer.RunningAsync(Cancellation)).WipeAsync(Cancellation);
        await ReopenAsync();
    }

    private async Task<Neo4jStore> OpenAsync(Uri? url = null, long entries = 10)
    {
        var options = (await Neo4jServer.RunningAsync(Cancellation)).Options(Model.Graph);
        return await Neo4jStore.OpenAsync(
            options with { Url = url ?? options.Url, TimeProvider = Host.Clock, Reads = ReadPlace.Follower, Folder = _folder, CheckpointEntries = entries }, Cancellation);
    }

    private async Task StopAsync(Neo4jStore store)
    {
        await store.DisposeAsync();
        Assert.True(File.Exists(Checkpoint));
    }

    /// <summary>The store's graph is the one that the whole journal leads to.</summary>
    private async Task AssertWholeAsync(Neo4jStore store, long sequence)
    {
        var graph = MemoryGraph.Behind(await store.ViewAsync(ReadMoment.Now, Cancellation))!;
        var whole = MemoryGraph.Empty(Model.Graph).Apply(await Store.JournalAsync(0, int.MaxValue, Cancellation));
        Assert.Equal(sequence, graph.Sequence);
        Assert.Equal(whole.AllNodes().Select(node => (node.Id, node[Model.Size], node.Changed)).OrderBy(one => one.Id), graph.AllNodes().Select(node => (node.Id, node[Model.Size], node.Changed)).OrderBy(one => one.Id));
        Assert.Equal(whole.AllEdges().Select(edge => (edge.Id, edge.From, edge.To)).OrderBy(one => one.Id), graph.AllEdges().Select(edge => (edge.Id, edge.From, edge.To)).OrderBy(one => one.Id));
    }

    private async Task<ImmutableArray<GraphNode>> ThingsAsync(Neo4jStore store) =>
        (await (await store.ViewAsync(ReadMoment.Now, Cancellation)).FindAsync(NodeQuery.First(Model.Thing, 100), Cancellation)).Nodes;

    /// <summary>A folder for each test, all gone at the end.</summary>
    public sealed class Folders : IDisposable
    {
        private readonly DirectoryInfo _all = Directory.CreateTempSubdirectory("follower-");

        public string Next() => Path.Combine(_all.FullName, Guid.NewGuid().ToString("n"));

        public void Dispose() => _all.Delete(recursive: true);
    }

    private static void Note(string request, ConcurrentQueue<long> asked)
    {
        if (request.Contains("JournalEntry", StringComparison.Ordinal) && After().Match(request) is { Success: true } match)
            asked.Enqueue(long.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("\"after\":(?<number>[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex After();
}
