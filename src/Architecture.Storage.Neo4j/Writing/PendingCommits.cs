using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>
/// Commits judged and applied on a private root that follows on the journal's known end: the bytes and hashes of their entries are made here, because the
/// database cannot make them. They hold only if nobody moved the head meanwhile, which the commit statement checks.
/// </summary>
internal sealed class PendingCommits(Published basis, RecentKeys keys, RecordedKeys recorded, TimeProvider clock, TimeZoneInfo zone)
{
    private readonly List<PendingEntry> _entries = [];
    private PendingGraph _graph = new(basis.Root);
    private readonly Dictionary<ConflictKey, long> _written = [];
    private readonly Dictionary<string, JournalEntry> _newKeys = [];
    private readonly List<string> _digests = [];

    public Published Basis => basis;

    /// <summary>The graph with the commits so far; made when it is asked for.</summary>
    public MemoryGraph Root => _graph.Root();

    /// <summary>Hash of the last entry.</summary>
    public ImmutableArray<byte> Hash { get; private set; } = basis.Hash;

    public IReadOnlyList<PendingEntry> Entries => _entries;

    /// <summary>The statement for these commits, where it was made beforehand.</summary>
    public CypherStatement? Statement { get; set; }

    /// <summary>Digests of the requests' idempotency keys that an entry of before the start may hold: nobody has looked.</summary>
    public List<string> Unproven => recorded.Unknown(_digests);

    /// <summary>Commits that follow on these, for the case that these are committed.</summary>
    public PendingCommits Next()
    {
        var next = new PendingCommits(basis with { Root = Root, Hash = Hash }, keys, recorded, clock, zone);
        foreach (var (entry, written) in _entries) next.Note(entry, written);
        return next;
    }

    /// <summary>The day in the store's time zone that the next entry falls on.</summary>
    public DateOnly Today() => DayOf(NextTime());

    /// <summary>Judges a request against everything before it, these commits included, and adds its entry.</summary>
    /// <exception cref="GraphChangeException">The change does not fit; nothing was added.</exception>
    public async ValueTask<CommitOutcome> JudgeAsync(CommitRequest request, CancellationToken cancellation)
    {
        if (RecordedKeys.DigestOf(request.Draft) is not { } digest) return Decide(request);
        if ((_newKeys.GetValueOrDefault(digest) ?? recorded.Find(digest)) is { } known) return new AlreadyRecorded(known);
        try
        {
            var outcome = Decide(request);
            // The statement that commits looks for the key itself.
            return outcome is Committed ? outcome : await RecordedAsync(digest, cancellation) ?? outcome;
        }
        catch (GraphChangeException)
        {
            if (await RecordedAsync(digest, cancellation) is { } already) return already;
            throw;
        }
    }

    private async Task<AlreadyRecorded?> RecordedAsync(string digest, CancellationToken cancellation)
    {
        await recorded.LookUpAsync([digest], cancellation);
        return recorded.Find(digest) is { } entry ? new AlreadyRecorded(entry) : null;
    }

    private CommitOutcome Decide(CommitRequest request)
    {
        var time = NextTime();
        var today = DayOf(time);
        if (request.DecidedOn != today) return new DayChanged(today);
        if (keys.Conflict(request, _written) is { } conflict) return conflict;
        return Add(request, time);
    }

    /// <summary>Adds entries that were made elsewhere.</summary>
    /// <exception cref="DamagedJournalException">They do not follow on one another or on the journal's end; nothing was added.</exception>
    public void Append(ImmutableArray<JournalEntry> entries)
    {
        var (hash, made) = (Hash, new List<PendingEntry>(entries.Length));
        foreach (var entry in entries)
        {
            if (!entry.Previous.AsSpan().SequenceEqual(hash.AsSpan())) throw new DamagedJournalException($"entry {entry.Sequence} does not follow on the one before it");
            var bytes = JournalCodec.Encode(entry);
            hash = JournalCodec.Hash(bytes);
            made.Add(new PendingEntry(entry, RecentKeys.Everything, bytes));
        }
        _graph = new PendingGraph(Root.Apply(entries));
        Hash = hash;
        Statement = null;
        _entries.AddRange(made);
    }

    private Committed Add(CommitRequest request, DateTimeOffset time)
    {
        var images = _graph.Resolve(request.Change);
        var entry = new JournalEntry
        {
            Sequence = _graph.Sequence + 1,
            Time = time,
            ReadSequence = request.ReadSequence,
            Draft = request.Draft,
            Nodes = images.Nodes,
            Edges = images.Edges,
            Counters = images.Counters,
            Previous = Hash,
        };
        var bytes = JournalCodec.Encode(entry);
        var view = Apply(entry);
        Hash = JournalCodec.Hash(bytes);
        ImmutableArray<ConflictKey> written = [.. request.Change.WrittenKeys().Order()];
        _entries.Add(new PendingEntry(entry, written, bytes));
        Statement = null;
        Note(entry, written);
        if (RecordedKeys.DigestOf(entry.Draft) is { } digest) _digests.Add(digest);
        return new Committed(entry, view);
    }

    private IGraphView Apply(JournalEntry entry)
    {
        try
        {
            return _graph.Apply(entry);
        }
        catch
        {
            // Half of it may be in the graph by now.
            _graph = new PendingGraph(basis.Root.Apply([.. _entries.Select(pending => pending.Entry)]));
            throw;
        }
    }

    /// <summary>What is judged from here on is judged with this before it.</summary>
    private void Note(JournalEntry entry, ImmutableArray<ConflictKey> written)
    {
        foreach (var key in written) _written[key] = entry.Sequence;
        if (RecordedKeys.DigestOf(entry.Draft) is { } digest) _newKeys[digest] = entry;
    }

    private DateTimeOffset NextTime()
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        return now > _graph.Time ? now : _graph.Time;
    }

    private DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
}

/// <summary>An entry that is about to be committed.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Written">Every conflict key that it writes.</param>
/// <param name="Bytes">Its canonical bytes.</param>
internal sealed record PendingEntry(JournalEntry Entry, ImmutableArray<ConflictKey> Written, byte[] Bytes)
{
    public void Deconstruct(out JournalEntry entry, out ImmutableArray<ConflictKey> written) => (entry, written) = (Entry, Written);
}
