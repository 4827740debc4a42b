using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Projections;
using Architecture.Registry.RuleSettings;

namespace Architecture.Registry;

/// <summary>
/// Reads the registry at one moment, for one actor. Slices add their reads as extensions. Inside a command's load it notes a conflict
/// key for whatever is read, so that no use case can forget the race.
/// </summary>
public sealed class RegistryReader
{
    private readonly HashSet<ConflictKey>? _keys;

    private readonly IGraphStore? _journal;
    private readonly Projection? _projection;
    private bool _isProjected;

    private Task<ImmutableArray<BoardId>>? _own;
    private Task<ShownRecords>? _shown;
    private Task<Settings>? _settings;

    private RegistryReader(IGraphView whole, Actor actor, DateOnly today, HashSet<ConflictKey>? keys, IGraphStore? journal, Projection? projection)
    {
        (Whole, Actor, Today, _keys, _journal, _projection) = (whole, actor, today, keys, journal, projection);
        View = keys is not null || (Secrecy.ProcurementData.IsSeenByRole(actor) && Secrecy.SecurityClassification.IsSeenByRole(actor))
            ? whole
            : new WithheldView(whole, ShownAsync);
    }

    /// <summary>For queries: nothing is noted, and the journal can be read.</summary>
    internal static RegistryReader ForReading(IGraphView view, Actor actor, DateOnly today, IGraphStore journal, Projection projection) =>
        new(view, actor, today, keys: null, journal, projection);

    /// <summary>For a load: everything is noted.</summary>
    internal static RegistryReader ForDeciding(IGraphView view, Actor actor, DateOnly today) => new(view, actor, today, [], journal: null, projection: null);

    /// <summary>What the actor may see of the graph; inside a load the whole, since rules judge on all of it.</summary>
    public IGraphView View { get; }

    /// <summary>The whole graph at the moment: what rules and suppositions are worked out on.</summary>
    internal IGraphView Whole { get; }
    public Actor Actor { get; }

    /// <summary>The day that dates are judged against: today, or the day of the moment read.</summary>
    public DateOnly Today { get; }

    /// <summary>What ids read here carry, so that they are told from those of now; null for now.</summary>
    public string? Scope { get; private init; }

    /// <summary>The same, for a reader whose ids carry a scope.</summary>
    public RegistryReader Marked(string scope) => new(Whole, Actor, Today, keys: null, _journal, _projection) { Scope = scope };

    /// <summary>The same, able to filter, order and count by what is worked out; now it may be a later moment than this one.</summary>
    public async ValueTask<RegistryReader> ProjectedAsync(CancellationToken cancellation)
    {
        if (_isProjected) return this;
        var projection = _projection ?? throw new InvalidOperationException("A load decides on records, never on what is worked out from them.");
        var view = Scope is null ? await projection.NowAsync(cancellation) : await projection.ThenAsync(this, cancellation);
        return new RegistryReader(view, Actor, Today, keys: null, _journal, projection) { Scope = Scope, _isProjected = true };
    }

    /// <summary>The actor's board and those that it took over; none for an actor who acts for no board. Read once.</summary>
    internal ValueTask<ImmutableArray<BoardId>> OwnBoardsAsync(CancellationToken cancellation) =>
        new(_own ??= SecrecyReads.OwnBoardsAsync(this, cancellation).AsTask());

    /// <summary>What the actor sees of records that are withheld from some. Read once.</summary>
    internal ValueTask<ShownRecords> ShownAsync(CancellationToken cancellation) =>
        new(_shown ??= SecrecyReads.ShownRecordsAsync(this, cancellation).AsTask());

    /// <summary>The numbers that the rules read, as they were at the moment. Read once.</summary>
    public ValueTask<Settings> SettingsAsync(CancellationToken cancellation) => new(_settings ??= this.StoredSettingsAsync(cancellation).AsTask());

    public bool IsDeciding => _keys is not null;

    /// <summary>What was read, for the commit's preconditions.</summary>
    public ImmutableArray<ConflictKey> Keys => _keys is null ? [] : [.. _keys];

    /// <summary>States that the load depends on what this key names.</summary>
    public void Note(ConflictKey key) => _keys?.Add(key);

    public void Note(IEnumerable<ConflictKey> keys)
    {
        if (_keys is not null) _keys.UnionWith(keys);
    }

    /// <summary>Nodes of one kind, aligned with the ids; null where there is none of that kind.</summary>
    public async ValueTask<ImmutableArray<GraphNode?>> NodesAsync(NodeKind kind, ImmutableArray<NodeId> ids, CancellationToken cancellation)
    {
        Note(ids.Select(ConflictKey.Record));
        var nodes = await View.NodesAsync(ids, cancellation);
        return nodes.All(node => node is null || node.Kind == kind) ? nodes : [.. nodes.Select(node => node?.Kind == kind ? node : null)];
    }

    public async ValueTask<GraphNode?> NodeAsync(NodeKind kind, NodeId id, CancellationToken cancellation) =>
        (await NodesAsync(kind, [id], cancellation))[0];

    public async ValueTask<ImmutableArray<GraphEdge?>> EdgesAsync(EdgeKind kind, ImmutableArray<NodeId> ids, CancellationToken cancellation)
    {
        Note(ids.Select(ConflictKey.Record));
        var edges = await View.EdgesAsync(ids, cancellation);
        return [.. edges.Select(edge => edge?.Kind == kind ? edge : null)];
    }

    /// <summary>Neighbours, with their edge sets and records noted.</summary>
    /// <remarks>A load must not filter by the far node: a node filtered away leaves no key behind.</remarks>
    public async ValueTask<ImmutableArray<NeighbourPage>> NeighboursAsync(NeighbourQuery query, CancellationToken cancellation)
    {
        if (IsDeciding && query.OnNode is not null)
            throw new UnguardedReadException($"neighbours over {query.Edge} filtered by the far node");
        Note(query.Of.Select(id => ConflictKey.Edges(query.Direction, query.Edge, id)));
        var pages = await View.NeighboursAsync(query, cancellation);
        if (IsDeciding) Note(pages.SelectMany(page => page.Items).Select(item => ConflictKey.Record(item.Node.Id)));
        return pages;
    }

    /// <summary>Nodes by a predicate. Inside a load it must say which keys stand for the predicate.</summary>
    /// <exception cref="UnguardedReadException">A load names no key.</exception>
    public ValueTask<NodePage> FindAsync(NodeQuery query, ImmutableArray<ConflictKey> guardedBy, CancellationToken cancellation)
    {
        if (IsDeciding && guardedBy.IsDefaultOrEmpty) throw new UnguardedReadException($"a search among {query.Kind}");
        Note(guardedBy);
        return View.FindAsync(query, cancellation);
    }

    /// <summary>Journal entries after a sequence, up to the moment read.</summary>
    public async ValueTask<ImmutableArray<JournalEntry>> JournalAsync(long after, int first, CancellationToken cancellation) =>
        UpToNow(await Journal.JournalAsync(after, first, cancellation));

    /// <summary>Journal entries that touched a record, after a sequence, up to the moment read.</summary>
    public async ValueTask<ImmutableArray<JournalEntry>> HistoryAsync(NodeId record, long after, int first, CancellationToken cancellation) =>
        UpToNow(await Journal.HistoryAsync(record, after, first, cancellation));

    private IGraphStore Journal => _journal ?? throw new InvalidOperationException("A load decides on records, never on the journal.");

    private ImmutableArray<JournalEntry> UpToNow(ImmutableArray<JournalEntry> entries) =>
        [.. entries.Where(entry => entry.Sequence <= View.Read.To)];
}

/// <summary>A load read a predicate that no conflict key stands for: a race that nobody would notice. A fault of the program.</summary>
public sealed class UnguardedReadException(string what) : InvalidOperationException($"Inside a load, {what} has no conflict key.");
