using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>
/// The graph at one moment, whole and in memory. A root never changes: a change gives a new root that shares what it did not touch,
/// so old roots stay readable (as-of), private ones can be made at will (what-if), and no reader ever takes a lock.
/// </summary>
public sealed class MemoryGraph
{
    private MemoryGraph(GraphModel model) => Model = model;

    public static MemoryGraph Empty(GraphModel model) => new(model);

    public GraphModel Model { get; }

    /// <summary>Sequence of the last entry applied; 0 if none.</summary>
    public long Sequence { get; }

    /// <summary>Time of that entry; the first moment there is if none.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>This root through the port; every answer completes synchronously.</summary>
    public IGraphView View => throw new NotSupportedException();

    /// <summary>Builds a root at once from records that fit together, as a checkpoint holds them.</summary>
    /// <exception cref="DamagedJournalException">The records do not fit together.</exception>
    public static MemoryGraph Load(
        GraphModel model,
        IEnumerable<GraphNode> nodes,
        IEnumerable<GraphEdge> edges,
        IEnumerable<CounterImage> counters,
        long sequence,
        DateTimeOffset time) => throw new NotSupportedException();

    public GraphNode? Node(NodeId id) => throw new NotSupportedException();

    public GraphEdge? Edge(NodeId id) => throw new NotSupportedException();

    /// <summary>The last number taken from a running counter; 0 if none was.</summary>
    public long Counter(string name) => throw new NotSupportedException();

    public IEnumerable<GraphNode> AllNodes() => throw new NotSupportedException();

    public IEnumerable<GraphEdge> AllEdges() => throw new NotSupportedException();

    public IEnumerable<CounterImage> Counters() => throw new NotSupportedException();

    /// <summary>The root after a journal entry.</summary>
    /// <exception cref="DamagedJournalException">The entry does not follow on this root.</exception>
    /// <exception cref="UnknownKindException">The entry names a kind that the model does not know.</exception>
    public MemoryGraph Apply(JournalEntry entry) => throw new NotSupportedException();

    /// <summary>The root as it would be after a change (what-if).</summary>
    /// <exception cref="GraphChangeException">The change does not fit the graph.</exception>
    public MemoryGraph Apply(GraphChange change, Stamp stamp) => throw new NotSupportedException();

    /// <summary>Checks a change against this root and says what it would do, for the journal. Nothing is applied.</summary>
    /// <exception cref="GraphChangeException">The change does not fit the graph.</exception>
    public ChangeImages Resolve(GraphChange change) => throw new NotSupportedException();

    /// <summary>The root with projected values set; same sequence and time. Values of nodes that are gone are passed over.</summary>
    /// <exception cref="GraphChangeException">A property is not projected or a value is not of its type.</exception>
    public MemoryGraph Project(ImmutableArray<ProjectedValue> values) => throw new NotSupportedException();
}
