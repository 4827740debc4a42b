using System.Collections.Immutable;
using Architecture.Graph;
using Xunit;

namespace Architecture.Storage.Contract;

/// <summary>What every part of the contract needs: a database, a store on it, and short words for commits.</summary>
/// <typeparam name="THost">Makes databases of the store under test.</typeparam>
public abstract class StoreContract<THost> : IAsyncLifetime where THost : StoreHost, new()
{
    private int _commands;

    protected THost Host { get; } = new();
    protected TestModel Model { get; } = new();
    protected IGraphStore Store { get; private set; } = null!;
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The day in the store's time zone; the tests' clock stands at noon.</summary>
    protected DateOnly Today => DateOnly.FromDateTime(Host.Clock.Now.UtcDateTime);

    public async ValueTask InitializeAsync() => Store = await Host.OpenAsync(Model.Graph, Cancellation);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
        await Host.DisposeAsync();
    }

    /// <summary>Closes the store and opens the database anew.</summary>
    protected async Task ReopenAsync(GraphModel? model = null)
    {
        await Store.DisposeAsync();
        Store = await Host.OpenAsync(model ?? Model.Graph, Cancellation);
    }

    protected static NodeId Id(int number) => new((UInt128)(uint)number);

    protected JournalDraft Draft(string? key = null, string actor = "anna", JournalVerdict verdict = JournalVerdict.Committed) => new()
    {
        Command = new NodeId(UInt128.MaxValue - (uint)Interlocked.Increment(ref _commands)),
        Actor = actor,
        UseCase = "Test",
        Verdict = verdict,
        IdempotencyKey = key,
    };

    protected CommitRequest Request(GraphChange change, long readSequence = 0, string? key = null, params ImmutableArray<ConflictKey> reads) => new()
    {
        Draft = Draft(key),
        Change = change,
        ReadSequence = readSequence,
        Reads = reads,
        DecidedOn = Today,
    };

    protected async Task<JournalEntry> CommitAsync(GraphChange change, string? key = null)
    {
        var outcome = await Store.CommitAsync(Request(change, key: key), Cancellation);
        return Assert.IsType<Committed>(outcome).Entry;
    }

    protected GraphChange Add(int id, params PropertyValue[] values) => GraphChange.Add(Model.Thing, Id(id), values);

    protected GraphChange Depend(int id, int from, int to, params PropertyValue[] values) =>
        GraphChange.Connect(Model.DependsOn, Id(id), Id(from), Id(to), values);

    /// <summary>Everything that a node says.</summary>
    protected static string Told(GraphNode node) => $"{node.Id} {node.Created} {node.Changed} {string.Join(", ", node.Kind.Properties.Select(property => $"{property.Name}={node[property]}"))}";

    protected ValueTask<IGraphView> NowAsync() => Store.ViewAsync(ReadMoment.Now, Cancellation);

    protected async Task<GraphNode?> NodeAsync(int id, ReadMoment? moment = null)
    {
        var view = await Store.ViewAsync(moment ?? ReadMoment.Now, Cancellation);
        return (await view.NodesAsync([Id(id)], Cancellation))[0];
    }
}
