using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>What this process knows of the journal: the graph after its last known entry, and what the next one follows on.</summary>
/// <param name="Root">The graph.</param>
/// <param name="Hash">Hash of the last entry.</param>
/// <param name="Epoch">The head's epoch when it was last seen.</param>
/// <param name="Projection">Number of the last projection that is in the graph.</param>
/// <param name="ProjectedTo">How far projections have come.</param>
internal sealed record Published(MemoryGraph Root, ImmutableArray<byte> Hash, long Epoch, long Projection, long ProjectedTo)
{
    public long Sequence => Root.Sequence;
}
