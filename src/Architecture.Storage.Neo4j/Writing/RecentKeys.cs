using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>When each conflict key was last written, this process's entries and other servers' alike, as far back as the floor.</summary>
/// <remarks>Keys written at or before the floor are forgotten, so a decision made before the floor cannot be judged and conflicts.</remarks>
internal sealed class RecentKeys(int capacity)
{
    /// <summary>Written by an entry that was taken over from elsewhere: nobody knows which keys it wrote, so that every decision made before it conflicts.</summary>
    public static readonly ImmutableArray<ConflictKey> Everything = [new("*")];

    private readonly Dictionary<ConflictKey, long> _written = [];

    public long Floor { get; private set; }

    /// <summary>Forgets everything up to an entry.</summary>
    public void StartAfter(long sequence)
    {
        _written.Clear();
        Floor = sequence;
    }

    /// <summary>The first key read that was written since, in the entries known or in those that are about to be committed before it.</summary>
    public Conflicted? Conflict(CommitRequest request, Dictionary<ConflictKey, long> pending)
    {
        if (request.Reads.IsEmpty) return null;
        if (request.ReadSequence < Floor) return new Conflicted(request.Reads[0], Floor);
        foreach (var key in request.Reads)
        {
            if ((pending.TryGetValue(key, out var at) || _written.TryGetValue(key, out at)) && at > request.ReadSequence) return new Conflicted(key, at);
        }
        return null;
    }

    public void Write(ImmutableArray<ConflictKey> keys, long sequence)
    {
        if (keys.SequenceEqual(Everything))
        {
            StartAfter(sequence);
            return;
        }
        foreach (var key in keys) CollectionsMarshal.GetValueRefOrAddDefault(_written, key, out _) = sequence;
    }

    /// <summary>Forgets the older half when there are too many.</summary>
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
