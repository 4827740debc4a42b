using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>
/// Which entries touched a record. A record that is there bears the sequence of the entry that created it; every other entry has a row, <c>RecordChange</c>. When a
/// record goes, so does its stamp, and the entry that created it is given a row as well.
/// </summary>
/// <remarks>Until decision record 0064 a creation had a row from the start. Such rows stay, and do no harm: what is read is a set.</remarks>
internal static class RecordHistory
{
    /// <summary>What an entry touched.</summary>
    public static IEnumerable<NodeId> TouchedBy(JournalEntry entry) => entry.Nodes.Select(image => image.Id).Concat(entry.Edges.Select(image => image.Id));

    /// <summary>Sequence of the entry that created the record that is there; null where none is.</summary>
    public static long? CreatedBy(this MemoryGraph graph, NodeId record) => (graph.Node(record)?.Created ?? graph.Edge(record)?.Created)?.Sequence;

    /// <summary>The rows that commits need: for what they touched, unless they created what is there now, and for the creation of what they removed.</summary>
    public static IEnumerable<(NodeId Record, long Sequence)> Rows(PendingCommits commits)
    {
        var (before, after) = (commits.Basis.Root, commits.Root);
        var touched = commits.Entries.SelectMany(pending => TouchedBy(pending.Entry).Select(id => (Record: id, pending.Entry.Sequence))).ToList();
        var removed = touched.Select(row => row.Record).Distinct()
            .Where(id => before.CreatedBy(id) is { } created && created != after.CreatedBy(id))
            .Select(id => (id, before.CreatedBy(id)!.Value));
        return touched.Where(row => row.Sequence != after.CreatedBy(row.Record)).Concat(removed);
    }
}
