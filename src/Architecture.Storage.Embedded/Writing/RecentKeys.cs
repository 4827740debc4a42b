using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Architecture.Storage.Embedded;

/// <summary>When each conflict key was last written, as far back as the floor.</summary>
/// <remarks>
/// Keys written at or before the floor are forgotten, so a decision made before the floor cannot be judged and conflicts. Keys are kept
/// as digests of 64 bits: two that share one make a decision be made again, which is right whatever it was made on.
/// </remarks>
internal sealed class RecentKeys(long floor, int capacity)
{
    // Two generations: forgetting the older one costs nothing, and the writer never stops to sort.
    private Dictionary<ulong, long> _older = [];
    private Dictionary<ulong, long> _newer = [];
    private long _olderEnd = floor;

    public long Floor { get; private set; } = floor;

    public Conflicted? Conflict(CommitRequest request, ReadOnlySpan<ulong> reads)
    {
        if (reads.IsEmpty) return null;
        if (request.ReadSequence < Floor) return new Conflicted(request.Reads[0], Floor);
        for (var i = 0; i < reads.Length; i++)
            if (WrittenAt(reads[i]) is { } at && at > request.ReadSequence) return new Conflicted(request.Reads[i], at);
        return null;
    }

    /// <param name="keys">Digests of the keys.</param>
    /// <param name="sequence">The entry that writes them.</param>
    /// <param name="undo">Gets what each was before.</param>
    public void Write(ReadOnlySpan<ulong> keys, long sequence, List<(ulong Key, long Before)> undo)
    {
        foreach (var key in keys)
        {
            ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(_newer, key, out var known);
            undo.Add((key, known ? at : -1));
            at = sequence;
        }
    }

    /// <summary>Takes back what a batch wrote that did not become durable.</summary>
    public void Undo(List<(ulong Key, long Before)> undo)
    {
        for (var i = undo.Count - 1; i >= 0; i--)
        {
            if (undo[i].Before < 0) _newer.Remove(undo[i].Key);
            else _newer[undo[i].Key] = undo[i].Before;
        }
    }

    /// <summary>Forgets everything up to an entry.</summary>
    public void StartAfter(long sequence)
    {
        _older.Clear();
        _newer.Clear();
        Floor = _olderEnd = sequence;
    }

    /// <summary>Between batches: forgets the older generation when the newer one is full.</summary>
    /// <param name="sequence">The last entry written.</param>
    public void Prune(long sequence)
    {
        if (_newer.Count <= capacity / 2) return;
        Floor = _olderEnd;
        _olderEnd = sequence;
        (_older, _newer) = (_newer, _older);
        _newer.Clear();
    }

    private long? WrittenAt(ulong key) =>
        _newer.TryGetValue(key, out var at) || _older.TryGetValue(key, out at) ? at : null;
}

/// <summary>The keys of a request as digests, made where the request is, since the writer's time is what all wait for.</summary>
internal readonly struct RequestKeys(CommitRequest request)
{
    public readonly ulong[] Reads = Digests(request.Reads);
    public readonly ulong[] Written = Digests(request.Change.WrittenKeys());

    private static ulong[] Digests(ImmutableArray<ConflictKey> keys)
    {
        var digests = new ulong[keys.Length];
        for (var i = 0; i < digests.Length; i++) digests[i] = Digest(keys[i].Text);
        return digests;
    }

    private static ulong[] Digests(IReadOnlySet<ConflictKey> keys)
    {
        var digests = new ulong[keys.Count];
        var next = 0;
        foreach (var key in keys) digests[next++] = Digest(key.Text);
        return digests;
    }

    /// <summary>Eight characters' bytes at a time, folded by a wide multiplication.</summary>
    private static ulong Digest(string text)
    {
        var digest = 0x9E37_79B9_7F4A_7C15UL ^ (ulong)text.Length;
        var characters = text.AsSpan();
        var whole = MemoryMarshal.Cast<char, ulong>(characters);
        foreach (var part in whole) digest = Fold(digest, part);
        foreach (var character in characters[(4 * whole.Length)..]) digest = Fold(digest, character);
        return Fold(digest, 0);
    }

    private static ulong Fold(ulong digest, ulong part)
    {
        var high = Math.BigMul(digest ^ part, 0xD6E8_FEB8_6659_FD93UL, out var low);
        return high ^ low ^ 0xA076_1D64_78BD_642FUL;
    }
}
