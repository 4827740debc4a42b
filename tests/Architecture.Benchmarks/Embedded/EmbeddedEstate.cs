using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Storage.Embedded;

namespace Architecture.Benchmarks.Embedded;

/// <summary>An estate on disk: its journal spread over a year, a checkpoint, then a store opened on it.</summary>
internal sealed class EmbeddedEstate : IAsyncDisposable
{
    private const int ChunkSize = 2_000;

    private readonly Clock _clock = new();
    private readonly string _folder;
    private int _commands;

    private readonly TimeSpan? _syncTime;

    private EmbeddedEstate(Estate estate, string folder, TimeSpan? syncTime) => (Estate, _folder, _syncTime) = (estate, folder, syncTime);

    public Estate Estate { get; }
    public EmbeddedStore Store { get; private set; } = null!;

    public DateTimeOffset Now => _clock.GetUtcNow();

    public static async Task<EmbeddedEstate> MakeAsync(Estate estate, string folder, TimeSpan? syncTime = null)
    {
        var made = new EmbeddedEstate(estate, folder, syncTime);
        made.Store = await made.OpenAsync();
        foreach (var chunk in made.Changes().Chunk(2))
        {
            var decisions = chunk.Select(change => (HeadDecision)((head, today, _) => new(made.Request(change, head.Read.To, [], today)))).ToImmutableArray();
            foreach (var outcome in await made.Store.CommitAtHeadAsync(decisions, CancellationToken.None)) outcome.Required();
        }
        await made.Store.CheckpointAsync(CancellationToken.None);
        return made;
    }

    /// <summary>A year of ordinary changes, one an entry.</summary>
    public async Task LiveAYearAsync(int changes)
    {
        for (var change = 0; change < changes; change += 500)
        {
            _clock.Advance(TimeSpan.FromDays(365.0 * 500 / changes));
            var first = change;
            var decisions = Enumerable.Range(first, 500).Select(number => (HeadDecision)((head, today, _) => new(Request(
                GraphChange.Change(EstateModel.Solution, Estate.Solution(number * 7919L % Estate.Solutions), EstateModel.Description.Is($"År {number}")),
                head.Read.To,
                [],
                today)))).ToImmutableArray();
            foreach (var outcome in await Store.CommitAtHeadAsync(decisions, CancellationToken.None)) outcome.Required();
        }
        await Store.CheckpointAsync(CancellationToken.None);
    }

    /// <summary>Closes the store and opens it from disk.</summary>
    public async Task<TimeSpan> RestartAsync()
    {
        await Store.DisposeAsync();
        GC.Collect();
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        Store = await OpenAsync();
        return System.Diagnostics.Stopwatch.GetElapsedTime(start);
    }

    /// <summary>
    /// What a guarded registration does at the port: notes the moment, reads board, function, what offers it, the holder of the name; decides; commits
    /// a solution with its board, function and three dependencies under the keys of what was read.
    /// </summary>
    public async Task RegisterAsync()
    {
        var number = Interlocked.Increment(ref _commands);
        var (board, capability) = (Estate.Id('b', number % Estate.Boards), Estate.Id('c', number % Estate.Capabilities));
        var view = await Store.ViewAsync(ReadMoment.Now, CancellationToken.None);
        var name = $"ny {number}";
        await view.NodesAsync([board, capability], CancellationToken.None);
        await view.NeighboursAsync(new NeighbourQuery([capability], EstateModel.Provides, Direction.Incoming, Page: new PageRequest(20)), CancellationToken.None);
        await view.FindAsync(NodeQuery.First(EstateModel.Solution, 1, Filter.Is(EstateModel.Folded, GraphValue.Of(name))), CancellationToken.None);
        ImmutableArray<ConflictKey> reads =
        [
            ConflictKey.Record(board), ConflictKey.Record(capability), new($"name/{board}/{name}"), new("settings"), new("boards"), new("groups"),
            new($"claims/shared/subtree/{capability}"), new($"claims/shared/self/{capability}"), new("claims/shared/self/root"), new($"claims/exemption/self/{capability}"),
        ];
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(_clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm")).DateTime);
        var outcome = await Store.CommitAsync(Request(Registration(number, board, capability, name), view.Read.To, reads, today), CancellationToken.None);
        if (outcome is not Committed) throw new InvalidOperationException($"A registration ended as {outcome}.");
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<EmbeddedStore> OpenAsync() => EmbeddedStore.OpenAsync(
        new EmbeddedStoreOptions
        {
            Folder = _folder,
            Model = EstateModel.Model,
            TimeProvider = _clock,
            FolderOverride = _syncTime is { } time ? new SlowFolder(new DiskFolder(_folder), time) : null,
        },
        CancellationToken.None);

    private GraphChange Registration(int number, NodeId board, NodeId capability, string name)
    {
        var id = Estate.Id('n', number);
        return GraphChange.Add(EstateModel.Solution, id, EstateModel.Name.Is(name), EstateModel.SortKey.Is(name), EstateModel.Folded.Is(name),
                EstateModel.Terms.Is(["ny", $"n{number}"]), EstateModel.Phase.Is("Planned"), EstateModel.Kind.Is("Service"), EstateModel.Reach.Is("Local"))
            .And(GraphChange.Number(EstateModel.Solution, id, EstateModel.Code, "n0", "N-"))
            .And(GraphChange.Connect(EstateModel.ResponsibleBoard, Estate.Id('y', number), id, board))
            .And(GraphChange.Connect(EstateModel.Provides, Estate.Id('z', number), id, capability, EstateModel.Extent.Is("Full")))
            .And(Enumerable.Range(0, 3).Select(i => GraphChange.Connect(
                EstateModel.DependsOn, Estate.Id('w', number * 3L + i), id, Estate.Solution((number + i) * 7919L % Estate.Solutions), EstateModel.Strength.Is("HARD"))))
            .Writing(new ConflictKey($"name/{board}/{name}"), new ConflictKey($"claims/local/self/{capability}"));
    }

    private IEnumerable<GraphChange> Changes()
    {
        foreach (var chunk in Estate.Nodes().Chunk(ChunkSize))
            yield return GraphChange.Of([.. chunk.Select(node => new AddNode(node.Kind, node.Id, Values(node.Kind.Properties, node.Values)))]);
        foreach (var chunk in Estate.Edges().Chunk(5 * ChunkSize))
            yield return GraphChange.Of([.. chunk.Select(edge => new AddEdge(edge.Kind, edge.Id, edge.From, edge.To, Values(edge.Kind.Properties, edge.Values)))]);
    }

    private static ImmutableArray<PropertyValue> Values(IReadOnlyList<PropertyDefinition> properties, ReadOnlySpan<GraphValue> values)
    {
        var set = ImmutableArray.CreateBuilder<PropertyValue>(values.Length);
        for (var i = 0; i < values.Length; i++)
            if (!values[i].IsAbsent && !properties[i].IsProjected) set.Add(new PropertyValue(properties[i], values[i]));
        return set.ToImmutable();
    }

    private CommitRequest Request(GraphChange change, long read, ImmutableArray<ConflictKey> reads, DateOnly today)
    {
        var command = Interlocked.Increment(ref _commands);
        var draft = new JournalDraft
        {
            Command = Estate.Id('k', command),
            Actor = "benchmark",
            UseCase = "RegisterLocalSolution",
            Verdict = JournalVerdict.Committed,
            IdempotencyKey = $"{command}",
        };
        return new CommitRequest { Draft = draft, Change = change, ReadSequence = read, Reads = reads, DecidedOn = today };
    }

    /// <summary>The system's clock a year ago, moved on by hand.</summary>
    private sealed class Clock : TimeProvider
    {
        private TimeSpan _shift = -TimeSpan.FromDays(365);

        public void Advance(TimeSpan span) => _shift += span;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _shift;
    }
}
