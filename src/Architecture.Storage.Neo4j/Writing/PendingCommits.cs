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
    private readonly Dictionary<ConflictKey, long> _written = [];
    private readonly Dictionary<string, JournalEntry> _newKeys = [];

    public Published Basis => basis;

    /// <summary>The graph with the commits so far.</summary>
    public MemoryGraph Root { get; private set; } = basis.Root;

    /// <summary>Hash of the last entry.</summary>
    public ImmutableArray<byte> Hash { get; private set; } = basis.Hash;

    public IReadOnlyList<PendingEntry> Entries => _entries;

    /// <summary>The day in the store's time zone that the next entry falls on.</summary>
    public DateOnly Today() => DayOf(NextTime());

    /// <summary>Judges a request against everything before it, these commits included, and adds its entry.</summary>
    /// <exception cref="GraphChangeException">The change does not fit; nothing was added.</exception>
    public async ValueTask<CommitOutcome> JudgeAsync(CommitRequest request, CancellationToken cancellation)
    {
        if (RecordedKeys.DigestOf(request.Draft) is { } digest)
        {
            await recorded.LookUpAsync([digest], cancellation);
            if ((_newKeys.GetValueOrDefault(digest) ?? recorded.Find(digest)) is { } entry) return new AlreadyRecorded(entry);
        }
        var time = NextTime();
        var today = DayOf(time);
        if (request.DecidedOn != today) return new DayChanged(today);
        if (keys.Conflict(request, _written) is { } conflict) return conflict;
        return new Committed(Add(request, time), Root.View);
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
        Root = Root.Apply(entries);
        Hash = hash;
        _entries.AddRange(made);
    }

    private JournalEntry Add(CommitRequest request, DateTimeOffset time)
    {
        var images = Root.Resolve(request.Change);
        var entry = new JournalEntry
        {
            Sequence = Root.Sequence + 1,
            Time = time,
            ReadSequence = request.ReadSequence,
            Draft = request.Draft,
            Nodes = images.Nodes,
            Edges = images.Edges,
            Counters = images.Counters,
            Previous = Hash,
        };
        Root = Root.Apply(entry);
        var bytes = JournalCodec.Encode(entry);
        Hash = JournalCodec.Hash(bytes);
        ImmutableArray<ConflictKey> written = [.. request.Change.WrittenKeys().Order()];
        foreach (var key in written) _written[key] = entry.Sequence;
        _entries.Add(new PendingEntry(entry, written, bytes));
        if (RecordedKeys.DigestOf(request.Draft) is { } digest) _newKeys.Add(digest, entry);
        return entry;
    }

    private DateTimeOffset NextTime()
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        return now > Root.Time ? now : Root.Time;
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
