using System.Collections.Immutable;

namespace Architecture.Storage.Embedded;

/// <summary>Commits judged and applied on a private root, not yet durable and seen by nobody.</summary>
internal sealed class PendingBatch(RecentKeys keys, RecordedKeys recorded, JournalLog log, TimeProvider clock, TimeZoneInfo zone)
{
    private readonly JournalFrame _frame = new();
    private readonly List<ScannedEntry> _entries = [];
    private readonly List<(ulong Key, long Before)> _undo = [];
    private readonly Dictionary<UInt128, JournalEntry> _newKeys = [];
    private ImmutableArray<byte> _hash;
    private PendingGraph _graph = null!;
    private Exception? _spoilt;

    /// <summary>The graph with the batch so far.</summary>
    public MemoryGraph Root => _graph.Root();

    public long ProjectedTo { get; private set; }

    public int FrameBytes => _frame.Length;

    /// <summary>True when there is nothing to make durable: what was asked was refused, or only projected.</summary>
    public bool IsEmpty => _frame.IsEmpty;

    public void Start(Published from)
    {
        (_graph, ProjectedTo, _hash) = (new PendingGraph(from.Root), from.ProjectedTo, log.Hash);
        _frame.Start(_graph.Sequence + 1);
        _entries.Clear();
        _undo.Clear();
        _newKeys.Clear();
        _spoilt = null;
    }

    /// <summary>The day in the store's time zone that the next entry falls on.</summary>
    public DateOnly Today() => DayOf(NextTime());

    /// <summary>Judges a request against everything before it, this batch included, and adds its entry.</summary>
    /// <param name="request">What is to be committed.</param>
    /// <param name="named">The keys that it reads and writes.</param>
    /// <exception cref="GraphChangeException">The change does not fit; nothing was added.</exception>
    public CommitOutcome Judge(CommitRequest request, RequestKeys named)
    {
        var digest = default(UInt128);
        if (request.Draft.IdempotencyKey is { } key)
        {
            digest = RecordedKey.DigestOf(request.Draft.Actor, key);
            if (_newKeys.TryGetValue(digest, out var pending)) return new AlreadyRecorded(pending);
            if (recorded.Find(digest) is { } at) return new AlreadyRecorded(log.Entry(at));
        }
        var time = NextTime();
        var today = DayOf(time);
        if (request.DecidedOn != today) return new DayChanged(today);
        if (keys.Conflict(request, named.Reads) is { } conflict) return conflict;
        var committed = Add(request, named.Written, time);
        if (request.Draft.IdempotencyKey is not null) _newKeys.Add(digest, committed.Entry);
        return committed;
    }

    /// <summary>Adds entries that were made elsewhere. Nobody knows which keys they wrote, so every decision made before them conflicts.</summary>
    /// <exception cref="DamagedJournalException">They do not follow on one another or on the journal's end.</exception>
    public void Append(ImmutableArray<JournalEntry> entries)
    {
        var hash = _hash;
        var encoded = new List<(byte[] Bytes, ImmutableArray<byte> Hash)>(entries.Length);
        foreach (var entry in entries)
        {
            if (!entry.Previous.AsSpan().SequenceEqual(hash.AsSpan())) throw new DamagedJournalException($"entry {entry.Sequence} does not follow on the one before it");
            var bytes = JournalCodec.Encode(entry);
            hash = JournalCodec.Hash(bytes);
            encoded.Add((bytes, hash));
        }
        foreach (var (entry, (bytes, own)) in entries.Zip(encoded))
        {
            Apply(entry);
            _hash = own;
            _entries.Add(new ScannedEntry(entry, _hash, _frame.Add(bytes)));
            if (entry.Draft.IdempotencyKey is { } key) _newKeys[RecordedKey.DigestOf(entry.Draft.Actor, key)] = entry;
        }
        keys.StartAfter(entries[^1].Sequence);
    }

    public void Project(long projectedTo, ImmutableArray<ProjectedValue> values)
    {
        if (projectedTo < ProjectedTo) return;
        _graph.Project(values);
        ProjectedTo = projectedTo;
    }

    /// <summary>Makes the batch durable.</summary>
    /// <returns>The graph with the batch; made first, since nothing may fail once it is durable.</returns>
    /// <exception cref="IOException">It is not.</exception>
    public MemoryGraph Write()
    {
        if (_spoilt is not null) throw _spoilt;
        var root = _graph.Root();
        if (_frame.IsEmpty) return root;
        log.Append(_frame.Finish(), _entries);
        foreach (var (digest, entry) in _newKeys) recorded.Add(digest, entry.Sequence);
        keys.Prune(root.Sequence);
        return root;
    }

    /// <summary>Forgets the batch: its root is dropped and its keys were never written.</summary>
    public void Drop() => keys.Undo(_undo);

    private Committed Add(CommitRequest request, ulong[] written, DateTimeOffset time)
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
            Previous = _hash,
        };
        var bytes = JournalCodec.Encode(entry);
        var view = Apply(entry);
        _hash = JournalCodec.Hash(bytes);
        _entries.Add(new ScannedEntry(entry, _hash, _frame.Add(bytes)));
        keys.Write(written, entry.Sequence, _undo);
        return new Committed(entry, view);
    }

    private IGraphView Apply(JournalEntry entry)
    {
        try
        {
            return _graph.Apply(entry);
        }
        catch (Exception fault)
        {
            // Half an entry may be in it by now.
            _spoilt = fault;
            throw;
        }
    }

    private DateTimeOffset NextTime()
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        return now > _graph.Time ? now : _graph.Time;
    }

    private DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
}
