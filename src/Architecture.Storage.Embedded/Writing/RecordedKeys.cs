namespace Architecture.Storage.Embedded;

/// <summary>Which entry holds which actor's idempotency key.</summary>
internal sealed class RecordedKeys
{
    private readonly Lock _gate = new();
    private readonly Dictionary<UInt128, long> _sequences = [];

    public RecordedKeys(IEnumerable<JournalSegment> segments)
    {
        foreach (var segment in segments)
            foreach (var key in segment.Index.Keys()) _sequences[key.Digest] = key.Sequence;
    }

    public long? Find(UInt128 digest)
    {
        lock (_gate) return _sequences.TryGetValue(digest, out var sequence) ? sequence : null;
    }

    public void Add(UInt128 digest, long sequence)
    {
        lock (_gate) _sequences[digest] = sequence;
    }
}
