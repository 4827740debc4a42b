using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>
/// The one statement that commits: it locks the journal's head, checks that the head is where the commits were made for, and only then writes records, entries
/// and the new head. One text for every batch.
/// </summary>
/// <remarks>
/// The first write of the statement is the lock: Neo4j reads what is committed, so only what is read after a lock is certain. Everything is counted, and a
/// count that differs divides by zero, which undoes it all: then the database does not hold what the journal says.
/// </remarks>
internal static class CommitStatement
{
    private const string Text =
        """
        MATCH (h:Journal {name: 'registry'}) SET h._lock = true REMOVE h._lock
        WITH h, h.reservedUntil IS NULL OR h.reservedUntil < timestamp() OR h.reservedBy = $server AS free
        OPTIONAL CALL (h, free) {
          WITH h WHERE free AND h.sequence = $sequence AND h.epoch = $epoch AND h.identity = $identity AND h.modelVersion = $version
            AND coalesce(h.hash, '') = $basis
            AND NOT EXISTS { UNWIND $unproven AS digest MATCH (:JournalEntry {idempotency: digest}) }
          CALL () { UNWIND $cleared AS row MATCH (n:Record {id: row.id}) SET n += row.values RETURN count(*) AS cleared }
          CALL () { UNWIND $removedEdges AS row MATCH (:Record {id: row.from})-[r]->(:Record {id: row.to}) WHERE r.id = row.id DELETE r RETURN count(*) AS removedEdges }
          CALL () { UNWIND $removedNodes AS id MATCH (n:Record {id: id}) DELETE n RETURN count(*) AS removedNodes }
          CALL () {
            UNWIND $addedNodes AS node CREATE (n:Record:$(node.kind)) SET n = node.values
            WITH n, node UNWIND node.edges AS row MATCH (b:Record {id: row[0]}) CREATE (n)-[r:$(row[1])]->(b) SET r = row[2] RETURN count(*) AS ownEdges
          }
          CALL () {
            UNWIND $addedEdges AS row MATCH (a:Record {id: row.from}) MATCH (b:Record {id: row.to})
            CREATE (a)-[r:$(row.kind)]->(b) SET r = row.values RETURN count(*) AS addedEdges
          }
          CALL () { UNWIND $changedNodes AS row MATCH (n:Record {id: row.id}) SET n += row.values RETURN count(*) AS changedNodes }
          CALL () {
            UNWIND $changedEdges AS row MATCH (:Record {id: row.from})-[r]->(:Record {id: row.to}) WHERE r.id = row.id
            SET r += row.values RETURN count(*) AS changedEdges
          }
          CALL () { UNWIND $entries AS row CREATE (e:JournalEntry) SET e = row RETURN count(*) AS entries }
          CALL () { UNWIND $touched AS row CREATE (:RecordChange {record: row[0], sequence: row[1]}) RETURN count(*) AS touched }
          SET h.sequence = $to, h.hash = $hash REMOVE h.reservedBy, h.reservedUntil
          RETURN CASE WHEN cleared = size($cleared) AND removedEdges = size($removedEdges) AND removedNodes = size($removedNodes)
            AND ownEdges = $ownEdges AND changedNodes = size($changedNodes) AND addedEdges = size($addedEdges)
            AND changedEdges = size($changedEdges) AND entries = size($entries) AND touched = size($touched) THEN true ELSE 1 / 0 = 1 END AS done
        }
        CALL (h, free, done) {
          WITH h WHERE done IS NULL AND free AND $reserve
          SET h.reservedBy = $server, h.reservedUntil = timestamp() + $reservation
        }
        RETURN done, free
        """;

    /// <summary>The statement for a batch.</summary>
    /// <param name="commits">What to commit; at least one entry.</param>
    /// <param name="identity">Which journal it is for.</param>
    /// <param name="server">Who commits.</param>
    /// <param name="reserve">If the head was moved, keep it for this server for so many milliseconds; 0: do not.</param>
    public static CypherStatement Of(PendingCommits commits, string identity, string server, long reserve)
    {
        var (basis, root) = (commits.Basis, commits.Root);
        var parameters = new CypherParameters()
            .With("server", server)
            .With("identity", identity)
            .With("version", root.Model.Version)
            .With("sequence", basis.Sequence)
            .With("epoch", basis.Epoch)
            .With("basis", basis.Sequence == 0 ? "" : Convert.ToHexStringLower(basis.Hash.AsSpan()))
            .With("to", root.Sequence)
            .With("hash", Convert.ToHexStringLower(commits.Hash.AsSpan()))
            .With("reserve", reserve > 0)
            .With("reservation", reserve)
            .With("entries", commits.Entries.Select(StoredEntry.RowOf).ToList())
            .With("unproven", commits.Unproven)
            .With("touched", RecordHistory.Rows(commits).Select(object (row) => new object[] { row.Record, row.Sequence }).ToList());
        AddRecords(parameters, commits);
        return new CypherStatement("commit", Text, parameters, Writes: true);
    }

    /// <summary>Records, net over the whole batch: what was and what is, whatever lay between.</summary>
    private static void AddRecords(CypherParameters parameters, PendingCommits commits)
    {
        var own = AddNodes(parameters, commits);
        List<object> added = [], changed = [], removed = [];
        foreach (var id in commits.Entries.SelectMany(pending => pending.Entry.Edges).Select(image => image.Id).Distinct())
        {
            var (before, after) = (commits.Basis.Root.Edge(id), commits.Root.Edge(id));
            var isSame = before is not null && after is not null && before.Created == after.Created;
            if (isSame) changed.Add(Row(after!, RecordProperties.OfChange(before!, after!)));
            if (!isSame && before is not null) removed.Add(Row(before, null));
            if (isSame || after is null) continue;
            if (own.TryGetValue(after.From, out var edges)) edges.Add(new object[] { after.To, after.Kind.Name, RecordProperties.OfNew(after) });
            else added.Add(Row(after, RecordProperties.OfNew(after)));
        }
        parameters.With("addedEdges", added).With("changedEdges", changed).With("removedEdges", removed).With("ownEdges", own.Values.Sum(edges => edges.Count));
    }

    /// <returns>For each new node the list of the edges that begin at it.</returns>
    private static Dictionary<NodeId, List<object>> AddNodes(CypherParameters parameters, PendingCommits commits)
    {
        List<object> cleared = [], added = [], changed = [], removed = [];
        var own = new Dictionary<NodeId, List<object>>();
        foreach (var id in commits.Entries.SelectMany(pending => pending.Entry.Nodes).Select(image => image.Id).Distinct())
        {
            var (before, after) = (commits.Basis.Root.Node(id), commits.Root.Node(id));
            if (before is not null && Uniques(before, after) is { Count: > 0 } uniques) cleared.Add(Row(id, uniques));
            var isSame = before is not null && after is not null && before.Created == after.Created;
            if (isSame) changed.Add(Row(id, RecordProperties.OfChange(before!, after!)));
            if (!isSame && before is not null) removed.Add(id);
            if (isSame || after is null) continue;
            own.Add(id, []);
            added.Add(new Dictionary<string, object?> { ["kind"] = after.Kind.Name, ["values"] = RecordProperties.OfNew(after), ["edges"] = own[id] });
        }
        parameters.With("cleared", cleared).With("addedNodes", added).With("changedNodes", changed).With("removedNodes", removed);
        return own;
    }

    // Values go before others take them: two nodes may swap theirs.
    private static Dictionary<string, object?> Uniques(GraphNode before, GraphNode? after) => before.Kind.Properties
        .Where(property => property.IsUnique && !before[property].IsAbsent && (after is null || !after[property].Equals(before[property])))
        .ToDictionary(property => property.Name, _ => (object?)null);

    private static Dictionary<string, object?> Row(NodeId id, Dictionary<string, object?> values) => new() { ["id"] = id, ["values"] = values };

    private static Dictionary<string, object?> Row(GraphEdge edge, Dictionary<string, object?>? values) => new()
    {
        ["id"] = edge.Id,
        ["kind"] = edge.Kind.Name,
        ["from"] = edge.From,
        ["to"] = edge.To,
        ["values"] = values,
    };
}
