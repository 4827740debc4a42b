using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>
/// A root in the making, entry by entry: what a batch of commits is judged on. What several entries touch is copied once, when the
/// root is built. Single-threaded; the root that it starts from is not touched, so dropping this undoes everything.
/// </summary>
/// <remarks>
/// Each entry's own moment stays readable: its view is made of the entries up to it when somebody first reads it, on that reader's
/// thread, since the writer's time is what all wait for.
/// </remarks>
public sealed class PendingGraph
{
    private readonly GraphModel _model;
    private readonly ChangeResolver _resolver;
    private GraphEdit _edit;
    private DeferredRoot _last;
    private bool _isBuilt = true;

    public PendingGraph(MemoryGraph from)
    {
        (_model, Sequence, Time) = (from.Model, from.Sequence, from.Time);
        _resolver = new ChangeResolver(_model);
        _edit = from.Edit();
        _last = new DeferredRoot(from);
    }

    /// <summary>Sequence of the last entry applied.</summary>
    public long Sequence { get; private set; }

    /// <summary>Time of that entry.</summary>
    public DateTimeOffset Time { get; private set; }

    /// <summary>Checks a change against everything so far and says what it would do, for the journal. Nothing is applied.</summary>
    /// <exception cref="GraphChangeException">The change does not fit the graph.</exception>
    public ChangeImages Resolve(GraphChange change) => _resolver.Resolve(change, _edit);

    /// <summary>Applies the next entry.</summary>
    /// <returns>The graph right after it.</returns>
    /// <exception cref="DamagedJournalException">The entry does not follow; this pending graph is spoilt.</exception>
    public IGraphView Apply(JournalEntry entry)
    {
        MemoryGraph.CheckFollows(entry, Sequence, Time);
        new ImageApplier(_model, _edit, new Stamp(entry.Sequence, entry.Time)).Apply(entry.Nodes, entry.Edges, entry.Counters);
        (Sequence, Time) = (entry.Sequence, entry.Time);
        return Next(new DeferredRoot(_last, root => root.Apply(entry))).View(entry.Sequence);
    }

    /// <summary>Sets projected values; same sequence and time.</summary>
    /// <exception cref="GraphChangeException">A property is not projected or a value is not of its type; nothing was set.</exception>
    public void Project(ImmutableArray<ProjectedValue> values)
    {
        _edit.Project(values);
        Next(new DeferredRoot(_last, root => root.Project(values)));
    }

    /// <summary>The root with everything so far; what follows goes on from it.</summary>
    public MemoryGraph Root()
    {
        if (_isBuilt) return _last.Root;
        var root = MemoryGraph.Of(_model, _edit.Build(), Sequence, Time);
        _last.Settle(root);
        _edit = root.Edit();
        _isBuilt = true;
        return root;
    }

    private DeferredRoot Next(DeferredRoot next)
    {
        _isBuilt = false;
        return _last = next;
    }
}
