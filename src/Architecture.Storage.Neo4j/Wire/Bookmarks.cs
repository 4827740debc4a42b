using System.Collections.Immutable;

namespace Architecture.Storage.Neo4j;

/// <summary>
/// The moments of the database that this process has seen. They go with every statement, so that a member of a cluster that is behind catches up before it answers:
/// nobody reads what is older than what was read or written here before.
/// </summary>
internal sealed class Bookmarks
{
    private readonly Lock _gate = new();
    private ImmutableHashSet<string> _seen = [];

    public ImmutableHashSet<string> Seen => Volatile.Read(ref _seen);

    /// <summary>An answer's bookmarks stand for those that went with its statement.</summary>
    public void Replace(ImmutableHashSet<string> sent, IReadOnlyCollection<string> received)
    {
        if (received.Count == 0) return;
        lock (_gate) Volatile.Write(ref _seen, _seen.Except(sent).Union(received));
    }

    /// <summary>The database does not know them, or does not come to them: it was replaced by an older one.</summary>
    public void Forget()
    {
        lock (_gate) Volatile.Write(ref _seen, []);
    }
}
