using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>How far a view has read, and this process's own graph once it is known to have come as far.</summary>
/// <remarks>
/// Only the database knows what other servers committed, so it is asked first, and each of its answers says where the journal ended. From then on the follower's graph,
/// if it stands there or behind, is as new as what the view has shown already. The view keeps to the one root that it took, until the database has shown it something newer.
/// </remarks>
/// <param name="from">An entry that is known to be in the database.</param>
/// <param name="follower">Leads this process's graph on.</param>
/// <param name="recalls">Whether that graph may answer.</param>
/// <param name="wake">Makes the follower look sooner than it would.</param>
internal sealed class ViewMoment(long from, Follower follower, bool recalls, Action wake)
{
    private readonly Lock _gate = new();
    private readonly long _from = from;
    private long _read = from;
    private long _projection;
    private bool _isShown;
    private Published? _own;

    public SequenceRange Read
    {
        get
        {
            lock (_gate) return new SequenceRange(_from, _read);
        }
    }

    /// <summary>Whether it matters how far the database is, and it has not said so yet.</summary>
    public bool IsToBeShown
    {
        get
        {
            lock (_gate) return recalls && !_isShown;
        }
    }

    /// <summary>The database has answered, and stood there.</summary>
    public void Reach(JournalPlace place)
    {
        lock (_gate) (_read, _projection, _isShown) = (Math.Max(_read, place.Sequence), Math.Max(_projection, place.Projection), true);
    }

    /// <summary>This process's graph, not before anything that the view has shown; null while that is not known.</summary>
    public IGraphView? Own()
    {
        if (!recalls) return null;
        lock (_gate)
        {
            if (!_isShown) return null;
            if (!IsAsFar(_own)) _own = IsAsFar(follower.Published) ? Take() : null;
            if (_own is not null) return _own.Root.View;
        }
        wake();
        return null;
    }

    /// <summary>What this process knows now, to be told to a statement; null where it must not answer.</summary>
    public Published? Known() => recalls ? follower.Published : null;

    /// <summary>This process's graph as far as it has come; where the database is not asked at all.</summary>
    public IGraphView Newest()
    {
        lock (_gate) return (IsAsFar(_own) ? _own! : Take()).Root.View;
    }

    private Published Take()
    {
        var newest = follower.Published;
        _read = Math.Max(_read, newest.Sequence);
        return newest;
    }

    private bool IsAsFar(Published? own) => own is not null && own.Sequence >= _read && own.Projection >= _projection;
}
