using System.Collections.Immutable;
using System.Text.Json;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>The journal's head as the database holds it.</summary>
/// <param name="Identity">Which journal this is; another one means that the database was replaced.</param>
/// <param name="Epoch">Grows when somebody must be sure that nothing sent before can still be committed.</param>
/// <param name="Projection">Number of the last projection.</param>
internal sealed record JournalHead(string Identity, int ModelVersion, long Sequence, long Epoch, long Projection, long ProjectedTo)
{
    public const string Columns = "h.identity, h.modelVersion, h.sequence, h.epoch, h.projection, h.projectedTo";

    public static JournalHead Read(JsonElement row) => new(
        row[0].GetString()!, row[1].GetInt32(), row[2].GetInt64(), row[3].GetInt64(), row[4].GetInt64(), row[5].GetInt64());
}

/// <summary>Reads the journal from the database.</summary>
internal sealed class JournalReader(QueryGate gate)
{
    private const int PageSize = 500;

    private const string Head = $"MATCH (h:Journal {{name: 'registry'}}) RETURN {JournalHead.Columns}";

    private static readonly string News =
        $$"""
        MATCH (h:Journal {name: 'registry'})
        RETURN {{JournalHead.Columns}}, COLLECT {
          MATCH (e:JournalEntry) WHERE e.sequence > $after WITH e ORDER BY e.sequence LIMIT $first RETURN {{StoredEntry.Of("e")}}
        }
        """;

    private static readonly string Page =
        $"MATCH (e:JournalEntry) WHERE e.sequence > $after WITH e ORDER BY e.sequence LIMIT $first RETURN {StoredEntry.BytesOf("e")}";

    private static readonly string History =
        $$"""
        CALL () {
          MATCH (c:RecordChange) WHERE c.record = $record AND c.sequence > $after RETURN c.sequence AS sequence
          UNION WITH $created AS sequence WHERE sequence > $after RETURN sequence
        }
        WITH sequence ORDER BY sequence LIMIT $first
        MATCH (e:JournalEntry {sequence: sequence}) RETURN {{StoredEntry.BytesOf("e")}} ORDER BY sequence
        """;

    private static readonly string Recorded = $"UNWIND $digests AS digest MATCH (e:JournalEntry {{idempotency: digest}}) RETURN {StoredEntry.BytesOf("e")}";

    private const string LastBefore =
        "MATCH (e:JournalEntry) WHERE e.time <= $time RETURN e.sequence ORDER BY e.time DESC, e.sequence DESC LIMIT 1";

    /// <summary>The head; null where there is no journal.</summary>
    public async Task<JournalHead?> HeadAsync(CancellationToken cancellation)
    {
        using var answer = await gate.ReadAsync(new CypherStatement("read journal head", Head, new CypherParameters()), cancellation);
        return answer.Row is { } row ? JournalHead.Read(row) : null;
    }

    /// <summary>The head, and a page of what follows on an entry; null where there is no journal.</summary>
    public async Task<(JournalHead Head, List<StoredEntry> Entries)?> NewsAsync(long after, CancellationToken cancellation)
    {
        using var answer = await gate.ReadAsync(
            new CypherStatement("follow journal", News, new CypherParameters().With("after", after).With("first", PageSize)), cancellation);
        if (answer.Row is not { } row) return null;
        var entries = new List<StoredEntry>();
        foreach (var stored in row[6].EnumerateArray())
        {
            // What is not whole yet is read the next time.
            if (StoredEntry.Read(stored) is not { } entry) break;
            entries.Add(entry);
        }
        return (JournalHead.Read(row), entries);
    }

    public async Task<ImmutableArray<JournalEntry>> PageAsync(long after, int first, CancellationToken cancellation)
    {
        var entries = ImmutableArray.CreateBuilder<JournalEntry>();
        for (var next = after; entries.Count < first;)
        {
            var size = Math.Min(PageSize, first - entries.Count);
            var page = await EntriesAsync("read journal", Page, new CypherParameters().With("after", next).With("first", size), cancellation);
            foreach (var entry in page)
            {
                // See above: half a commit must not look like a gap.
                if (next != after && entry.Sequence != next + 1) return entries.ToImmutable();
                entries.Add(entry);
                next = entry.Sequence;
            }
            if (page.Count < size) break;
        }
        return entries.ToImmutable();
    }

    /// <summary>The entries that touched a record: the one that created what is there, and those of its rows.</summary>
    /// <param name="created">Sequence of the former; null where the record is not there.</param>
    public async Task<ImmutableArray<JournalEntry>> HistoryAsync(NodeId record, long? created, long after, int first, CancellationToken cancellation)
    {
        var parameters = new CypherParameters().With("record", record).With("created", created).With("after", after).With("first", first);
        return [.. await EntriesAsync("read history", History, parameters, cancellation)];
    }

    /// <summary>The entries that hold idempotency keys of these digests.</summary>
    public Task<List<JournalEntry>> RecordedAsync(IReadOnlyCollection<string> digests, CancellationToken cancellation) =>
        EntriesAsync("find idempotency keys", Recorded, new CypherParameters().With("digests", digests), cancellation);

    public async Task<JournalEntry?> EntryAsync(long sequence, CancellationToken cancellation) =>
        await PageAsync(sequence - 1, 1, cancellation) is [var entry] && entry.Sequence == sequence ? entry : null;

    /// <summary>The last entry at or before a time; 0 if none.</summary>
    public async Task<long> SequenceAtAsync(DateTimeOffset time, CancellationToken cancellation)
    {
        var parameters = new CypherParameters().With("time", RecordProperties.ToStored(time));
        using var answer = await gate.ReadAsync(new CypherStatement("find moment", LastBefore, parameters), cancellation);
        return answer.Row is { } row ? row[0].GetInt64() : 0;
    }

    private async Task<List<JournalEntry>> EntriesAsync(string name, string text, CypherParameters parameters, CancellationToken cancellation)
    {
        using var answer = await gate.ReadAsync(new CypherStatement(name, text, parameters), cancellation);
        return [.. answer.Rows.EnumerateArray().Select(row => StoredEntry.ReadBytes(row[0])).TakeWhile(bytes => bytes is not null).Select(bytes => JournalCodec.Decode(bytes!))];
    }
}
