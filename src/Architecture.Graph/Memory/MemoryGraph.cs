using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>
/// The graph at one moment, whole and in memory. A root never changes: a change gives a new root that shares what it did not touch,
/// so old roots stay readable (as-of), private ones can be made at will (what-if), and no reader ever takes a lock.
/// </summary>
public sealed class MemoryGraph : IResolveSource
{
    private readonly GraphState _state;

    private MemoryGraph(GraphModel model, GraphState state, long sequence, DateTimeOffset time)
    {
        (Model, _state, Sequence, Time) = (model, state, sequence, time);
        View = new MemoryView(this, state);
    }

    public static MemoryGraph Empty(GraphModel model) => new(model, GraphState.Empty(model), 0, default);

    public GraphModel Model { get; }

    /// <summary>Sequence of the last entry applied; 0 if none.</summary>
    public long Sequence { get; }

    /// <summary>Time of that entry; the first moment there is if none.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>This root through the port; every answer completes synchronously.</summary>
    public IGraphView View { get; }

    /// <summary>The root behind a view of one; null where the view is another store's.</summary>
    public static MemoryGraph? Behind(IGraphView view) => view switch
    {
        MemoryView memory => memory.Graph,
        DeferredView deferred => deferred.Graph,
        _ => null,
    };

    /// <summary>Builds a root at once from records that fit together, as a checkpoint holds them.</summary>
    /// <exception cref="DamagedJournalException">The records do not fit together.</exception>
    public static MemoryGraph Load(
        GraphModel model,
        IEnumerable<GraphNode> nodes,
        IEnumerable<GraphEdge> edges,
        IEnumerable<CounterImage> counters,
        long sequence,
        DateTimeOffset time) => new(model, new GraphLoader(model).Load(nodes, edges, counters), sequence, time);

    public GraphNode? Node(NodeId id) => _state.NodeSlot(id) is var slot and >= 0 ? _state.NodeAt(slot) : null;

    public GraphEdge? Edge(NodeId id) => _state.EdgeSlot(id) is var slot and >= 0 ? _state.EdgeAt(slot) : null;

    /// <summary>The last number taken from a running counter; 0 if none was.</summary>
    public long Counter(string name) => _state.Counters.GetValueOrDefault(name);

    /// <summary>Every node, in no particular order.</summary>
    public IEnumerable<GraphNode> AllNodes()
    {
        for (var page = 0; page * GraphState.NodesInPage < _state.NodeSlots; page++)
            foreach (var node in _state.Nodes[page] ?? [])
                if (node is not null) yield return node;
    }

    /// <summary>Every edge, in no particular order.</summary>
    public IEnumerable<GraphEdge> AllEdges()
    {
        for (var slot = 0; slot < _state.EdgeSlots; slot++)
            if (_state.EdgeCellAt(slot).Kind is not null) yield return _state.EdgeAt(slot);
    }

    /// <summary>Every counter, by name.</summary>
    public IEnumerable<CounterImage> Counters() => _state.Counters.Select(counter => new CounterImage(counter.Key, counter.Value));

    /// <summary>The root after a journal entry.</summary>
    /// <exception cref="DamagedJournalException">The entry does not follow on this root.</exception>
    /// <exception cref="UnknownKindException">The entry names a kind that the model does not know.</exception>
    public MemoryGraph Apply(JournalEntry entry)
    {
        CheckFollows(entry, Sequence, Time);
        return Apply(new ChangeImages(entry.Nodes, entry.Edges, entry.Counters), new Stamp(entry.Sequence, entry.Time));
    }

    /// <summary>The root after several entries in order; pages that they share are copied once, so a replay is quicker than entry by entry.</summary>
    /// <exception cref="DamagedJournalException">An entry does not follow on the one before it.</exception>
    /// <exception cref="UnknownKindException">An entry names a kind that the model does not know.</exception>
    public MemoryGraph Apply(IReadOnlyList<JournalEntry> entries)
    {
        if (entries.Count == 0) return this;
        var edit = new GraphEdit(_state);
        var (sequence, time) = (Sequence, Time);
        foreach (var entry in entries)
        {
            CheckFollows(entry, sequence, time);
            (sequence, time) = (entry.Sequence, entry.Time);
            new ImageApplier(Model, edit, new Stamp(sequence, time)).Apply(entry.Nodes, entry.Edges, entry.Counters);
        }
        return new MemoryGraph(Model, edit.Build(), sequence, time);
    }

    /// <summary>The root as it would be after a change (what-if).</summary>
    /// <exception cref="GraphChangeException">The change does not fit the graph.</exception>
    public MemoryGraph Apply(GraphChange change, Stamp stamp) => Apply(Resolve(change), stamp);

    /// <summary>Checks a change against this root and says what it would do, for the journal. Nothing is applied.</summary>
    /// <exception cref="GraphChangeException">The change does not fit the graph.</exception>
    public ChangeImages Resolve(GraphChange change) => new ChangeResolver(Model).Resolve(change, this);

    /// <summary>The root with projected values set; same sequence and time. Values of nodes that are gone are passed over.</summary>
    /// <exception cref="GraphChangeException">A property is not projected or a value is not of its type.</exception>
    public MemoryGraph Project(ImmutableArray<ProjectedValue> values)
    {
        var edit = new GraphEdit(_state);
        edit.Project(values);
        return new MemoryGraph(Model, edit.Build(), Sequence, Time);
    }

    private MemoryGraph Apply(ChangeImages images, Stamp stamp)
    {
        var edit = new GraphEdit(_state);
        new ImageApplier(Model, edit, stamp).Apply(images.Nodes, images.Edges, images.Counters);
        return new MemoryGraph(Model, edit.Build(), stamp.Sequence, stamp.Time);
    }

    internal static MemoryGraph Of(GraphModel model, GraphState state, long sequence, DateTimeOffset time) => new(model, state, sequence, time);

    internal static void CheckFollows(JournalEntry entry, long sequence, DateTimeOffset time)
    {
        if (entry.Sequence != sequence + 1) throw new DamagedJournalException($"entry {entry.Sequence} follows on {sequence}");
        if (entry.Time < time) throw new DamagedJournalException($"entry {entry.Sequence} is older than the one before it");
    }

    internal GraphEdit Edit() => new(_state);

    int IResolveSource.Degree(NodeId id) => _state.NodeSlot(id) is var slot and >= 0 ? _state.Degree(slot) : 0;

    /// <summary>The nodes that hold a value of an indexed property.</summary>
    IEnumerable<NodeId> IResolveSource.HoldersOf(NodeKind kind, PropertyDefinition property, GraphValue value)
    {
        var tree = _state.Index(kind).ByValue[property.Ordinal]!;
        var (from, to) = GraphState.HoldersOf(tree, property.Ordinal, value, _state);
        for (; from < to; from++) yield return _state.NodeAt(tree[from]).Id;
    }
}
