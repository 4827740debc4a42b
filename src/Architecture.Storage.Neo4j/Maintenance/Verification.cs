using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>
/// Reads the whole journal, checks the chain of hashes, and holds every node and edge in the database against the graph that the journal leads to. Changes
/// nothing; servers may write meanwhile: records that they touched after the end that was read are passed over.
/// </summary>
internal sealed class Verification(QueryGate gate, Neo4jStoreOptions options)
{
    private const int PageSize = 1_000;
    private const int MostFindings = 100;

    private readonly ImmutableArray<string>.Builder _findings = ImmutableArray.CreateBuilder<string>();
    private readonly HashSet<NodeId> _seen = [];
    private readonly HashSet<(NodeId Record, long Sequence)> _touched = [];
    private MemoryGraph _graph = MemoryGraph.Empty(options.Model);
    private ImmutableArray<byte> _hash = JournalCodec.NoHash;
    private long _records;

    public async Task<Neo4jReport> RunAsync(CancellationToken cancellation)
    {
        var journal = new JournalReader(gate);
        if (await journal.HeadAsync(cancellation) is not { } head) throw new StoreUnavailableException($"There is no registry in Neo4j at {options.Url.Authority}.");
        if (head.ModelVersion > options.Model.Version) throw new NewerModelException($"Neo4j at {options.Url.Authority}", head.ModelVersion, options.Model.Version);
        try
        {
            await ReplayAsync(journal, head.Sequence, cancellation);
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            Find($"entry {_graph.Sequence + 1}: {fault.Message}");
            return new Neo4jReport(_graph.Sequence, 0, _findings.ToImmutable());
        }
        await CompareNodesAsync(cancellation);
        foreach (var kind in options.Model.EdgeKinds) await CompareEdgesAsync(kind, cancellation);
        await FindMissingAsync(journal, cancellation);
        await CompareHistoriesAsync(cancellation);
        return new Neo4jReport(_graph.Sequence, _records, _findings.ToImmutable());
    }

    private async Task ReplayAsync(JournalReader journal, long end, CancellationToken cancellation)
    {
        for (var size = PageSize; _graph.Sequence < end;)
        {
            try
            {
                Replay(await journal.PageAsync(_graph.Sequence, size, cancellation), end);
            }
            catch (Exception fault) when (size > 1 && IsDamage(fault))
            {
                // Again, entry by entry, to name the one.
                size = 1;
            }
        }
    }

    /// <summary>The whole page, or nothing of it.</summary>
    private void Replay(ImmutableArray<JournalEntry> page, long end)
    {
        if (page.IsEmpty || page[0].Sequence != _graph.Sequence + 1) throw new DamagedJournalException($"the head says that {end} entries are there; this one is not");
        var hash = _hash;
        foreach (var entry in page)
        {
            if (!entry.Previous.AsSpan().SequenceEqual(hash.AsSpan())) throw new DamagedJournalException("it does not follow on the one before it");
            hash = JournalCodec.Hash(JournalCodec.Encode(entry));
        }
        (_graph, _hash) = (_graph.Apply(page), hash);
        foreach (var entry in page) _touched.UnionWith(RecordHistory.TouchedBy(entry).Select(id => (id, entry.Sequence)));
    }

    private static bool IsDamage(Exception fault) => fault is DamagedJournalException or UnknownKindException;

    private async Task CompareNodesAsync(CancellationToken cancellation)
    {
        for (var after = ""; ;)
        {
            using var answer = await gate.ReadAsync(
                new CypherStatement(
                    "verify nodes", $"MATCH (n:Record) WHERE n.id > $after WITH n ORDER BY n.id LIMIT $first RETURN {RecordProperties.Whole("n")}",
                    new CypherParameters().With("after", after).With("first", PageSize)),
                cancellation);
            foreach (var row in answer.Rows.EnumerateArray())
            {
                after = row[0].GetProperty(RecordProperties.Id).GetString()!;
                var node = RecordProperties.ReadNode(options.Model, row[0]);
                Compare($"node {node.Id}", node.Id, node.Changed, _graph.Node(node.Id) is { } other && AreSame(node, other));
            }
            if (answer.Rows.GetArrayLength() < PageSize) return;
        }
    }

    private async Task CompareEdgesAsync(EdgeKind kind, CancellationToken cancellation)
    {
        for (var after = ""; ;)
        {
            using var answer = await gate.ReadAsync(
                new CypherStatement(
                    "verify edges", $"MATCH (a)-[r:{kind.Name}]->(b) WHERE r.id > $after WITH a, r, b ORDER BY r.id LIMIT $first RETURN a.id, b.id, {RecordProperties.Whole("r")}",
                    new CypherParameters().With("after", after).With("first", PageSize)),
                cancellation);
            foreach (var row in answer.Rows.EnumerateArray())
            {
                after = row[2].GetProperty(RecordProperties.Id).GetString()!;
                var edge = RecordProperties.ReadEdge(kind, RecordProperties.ReadId(row[0]), RecordProperties.ReadId(row[1]), row[2]);
                Compare($"edge {edge.Id}", edge.Id, edge.Changed, _graph.Edge(edge.Id) is { } other && AreSame(edge, other));
            }
            if (answer.Rows.GetArrayLength() < PageSize) return;
        }
    }

    private void Compare(string record, NodeId id, Stamp changed, bool isSame)
    {
        _records++;
        _seen.Add(id);
        if (!isSame && changed.Sequence <= _graph.Sequence) Find($"{record} is not what the journal leads to");
    }

    /// <summary>What the journal leads to and nobody saw, unless it was removed meanwhile.</summary>
    private async Task FindMissingAsync(JournalReader journal, CancellationToken cancellation)
    {
        var ids = _graph.AllNodes().Select(node => node.Id).Concat(_graph.AllEdges().Select(edge => edge.Id)).Where(id => !_seen.Contains(id)).ToList();
        foreach (var id in ids.Take(MostFindings))
        {
            if ((await journal.HistoryAsync(id, null, _graph.Sequence, 1, cancellation)).IsEmpty) Find($"record {id} is in the journal and not in the database");
        }
    }

    /// <summary>Every entry that touched a record has a row or is named by the record's stamp, and no row names another.</summary>
    private async Task CompareHistoriesAsync(CancellationToken cancellation)
    {
        HashSet<(NodeId, long)> rows = [];
        for (var (record, sequence) = ("", 0L); ;)
        {
            using var answer = await gate.ReadAsync(
                new CypherStatement(
                    "verify histories",
                    """
                    MATCH (c:RecordChange) WHERE c.record >= $record AND (c.record > $record OR c.sequence > $sequence)
                    RETURN c.record, c.sequence ORDER BY c.record, c.sequence LIMIT $first
                    """,
                    new CypherParameters().With("record", record).With("sequence", sequence).With("first", PageSize)),
                cancellation);
            foreach (var row in answer.Rows.EnumerateArray())
            {
                (record, sequence) = (row[0].GetString()!, row[1].GetInt64());
                var one = (RecordProperties.ReadId(row[0]), sequence);
                rows.Add(one);
                if (sequence <= _graph.Sequence && !_touched.Contains(one)) Find($"record {record} has entry {sequence} in its history, which did not touch it");
            }
            if (answer.Rows.GetArrayLength() < PageSize) break;
        }
        foreach (var (record, sequence) in _touched)
            if (!rows.Contains((record, sequence)) && _graph.CreatedBy(record) != sequence) Find($"record {record} has not entry {sequence} in its history");
    }

    private static bool AreSame(GraphNode left, GraphNode right) =>
        left.Kind == right.Kind && left.Created == right.Created && left.Changed == right.Changed
        && left.Kind.Properties.All(property => property.IsProjected || left[property] == right[property]);

    private static bool AreSame(GraphEdge left, GraphEdge right) =>
        left.Kind == right.Kind && left.From == right.From && left.To == right.To && left.Created == right.Created && left.Changed == right.Changed
        && left.Kind.Properties.All(property => left[property] == right[property]);

    private void Find(string what)
    {
        if (_findings.Count < MostFindings) _findings.Add(what);
    }
}
