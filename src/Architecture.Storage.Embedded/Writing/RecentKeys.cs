using System.Runtime.InteropServices;

namespace Architecture.Storage.Embedded;

/// <summary>When each conflict key was last written, as far back as the floor.</summary>
/// <remarks>Keys written at or before the floor are forgotten, so a decision made before the floor cannot be judged and conflicts.</remarks>
internal sealed class RecentKeys(long floor, int capacity)
{
    private readonly Dictionary<ConflictKey, long> _written = [];

    public long Floor { get; private set; } = floor;

    public Conflicted? Conflict(CommitRequest request)
    {
        if (request.Reads.IsEmpty) return null;
        if (request.ReadSequence < Floor) return new Conflicted(request.Reads[0], Floor);
        foreach (var key in request.Reads)
            if (_written.TryGetValue(key, out var at) && at > request.ReadSequence) return new Conflicted(key, at);
        return null;
    }

    public void Write(IEnumerable<ConflictKey> keys, long sequence, List<(ConflictKey Key, long Before)> undo)
    {
        foreach (var key in keys)
        {
            ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(_written, key, out var known);
            undo.Add((key, known ? at : -1));
            at = sequence;
        }
    }

    /// <summary>Takes back what a batch wrote that did not become durable.</summary>
    public void Undo(List<(ConflictKey Key, long Before)> undo)
    {
        for (var i = undo.Count - 1; i >= 0; i--)
        {
            if (undo[i].Before < 0) _written.Remove(undo[i].Key);
            else _written[undo[i].Key] = undo[i].Before;
        }
    }

    /// <summary>Between batches: forgets the older half when there are too many.</summary>
    public void Prune()
    {
        if (_written.Count <= capacity) return;
        var sequences = _written.Values.ToArray();
        Array.Sort(sequences);
        Floor = sequences[sequences.Length / 2];
        foreach (var (key, at) in _written)
            if (at <= Floor) _written.Remove(key);
    }
}
