namespace Architecture.Storage.Embedded;

/// <summary>The index of the segment that is being written, in memory.</summary>
internal sealed class GrowingIndex : ISegmentIndex
{
    private readonly Lock _gate = new();
    private readonly List<long> _offsets = [];
    private readonly List<RecordedKey> _keys = [];

    // Postings of one record are a chain from its newest back.
    private readonly Dictionary<NodeId, int> _newest = [];
    private readonly List<Posting> _postings = [];

    public int Entries
    {
        get
        {
            lock (_gate) return _offsets.Count;
        }
    }

    public long OffsetOf(int ordinal)
    {
        lock (_gate) return _offsets[ordinal];
    }

    public void Add(JournalEntry entry, long offset)
    {
        lock (_gate)
        {
            _offsets.Add(offset);
            if (entry.Draft.IdempotencyKey is { } key) _keys.Add(new RecordedKey(RecordedKey.DigestOf(entry.Draft.Actor, key), entry.Sequence));
            foreach (var node in entry.Nodes) AddPosting(node.Id, entry.Sequence);
            foreach (var edge in entry.Edges) AddPosting(edge.Id, entry.Sequence);
        }
    }

    public void AddHistory(NodeId record, long after, List<long> sequences)
    {
        lock (_gate)
        {
            if (!_newest.TryGetValue(record, out var at)) return;
            var start = sequences.Count;
            for (; at >= 0 && _postings[at].Sequence > after; at = _postings[at].Before) sequences.Add(_postings[at].Sequence);
            sequences.Reverse(start, sequences.Count - start);
        }
    }

    public IEnumerable<RecordedKey> Keys()
    {
        lock (_gate) return [.. _keys];
    }

    public long[] Offsets()
    {
        lock (_gate) return [.. _offsets];
    }

    /// <summary>Every (record, sequence), in the order of records, then sequences.</summary>
    public (NodeId Record, long Sequence)[] Postings()
    {
        lock (_gate)
        {
            var sorted = new (NodeId Record, long Sequence)[_postings.Count];
            for (var i = 0; i < sorted.Length; i++) sorted[i] = (_postings[i].Record, _postings[i].Sequence);
            Array.Sort(sorted);
            return sorted;
        }
    }

    public void Dispose() { }

    private void AddPosting(NodeId record, long sequence)
    {
        var before = _newest.TryGetValue(record, out var at) ? at : -1;
        if (before >= 0 && _postings[before].Sequence == sequence) return;
        _newest[record] = _postings.Count;
        _postings.Add(new Posting(record, sequence, before));
    }

    private readonly record struct Posting(NodeId Record, long Sequence, int Before);
}
