using System.Numerics;

namespace Architecture.Graph;

/// <summary>Counts what a walk still reaches, from a level on.</summary>
/// <remarks>
/// A large level is brought into the order of slots first, so that pages are met once each and in sequence; that is what makes it as
/// quick as a walk over flat arrays.
/// </remarks>
internal sealed class ReachCount(NodeBits seen, WalkStep[] steps, CancellationToken cancellation)
{
    // From one node in 64 on, going through all bits costs less than the pages missed otherwise.
    private const int SortedFrom = 64;

    private NodeBits? _ordering;

    /// <summary>Whether something lies beyond the depth counted to.</summary>
    public bool MoreLies { get; private set; }

    public long Count(int[] start, int depth)
    {
        var level = new SlotList(start);
        var next = new SlotList([]);
        long count = 0;
        for (; depth > 0; depth--)
        {
            cancellation.ThrowIfCancellationRequested();
            Spread(level, next);
            if (next.Count == 0) return count;
            count += next.Count;
            (level, next) = (next, level);
        }
        Spread(level, next);
        MoreLies = next.Count > 0;
        return count;
    }

    private void Spread(SlotList level, SlotList next)
    {
        next.Clear();
        if (level.Count > seen.Slots / SortedFrom) level.Sort(_ordering ??= new NodeBits(seen.Slots));
        foreach (var slot in level.Slots)
            foreach (var step in steps) step.Spread(slot, seen, next);
    }
}

/// <summary>Node slots in a growing array.</summary>
internal sealed class SlotList(int[] slots)
{
    private int[] _slots = slots;

    public int Count { get; private set; } = slots.Length;

    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Count);

    public void Clear() => Count = 0;

    /// <summary>Adds those that were not seen yet.</summary>
    public void AddUnseen(ReadOnlySpan<int> candidates, NodeBits seen)
    {
        if (_slots.Length - Count < candidates.Length) Array.Resize(ref _slots, Math.Max(2 * _slots.Length, Count + candidates.Length + 64));
        var room = _slots;
        var count = Count;
        foreach (var slot in candidates)
        {
            room[count] = slot;
            if (seen.Add(slot)) count++;
        }
        Count = count;
    }

    public void Sort(NodeBits empty)
    {
        foreach (var slot in Slots) empty.Add(slot);
        empty.MoveTo(_slots);
    }
}

/// <summary>A set of node slots.</summary>
internal sealed class NodeBits(int slots)
{
    private readonly ulong[] _words = new ulong[(slots + 63) / 64];

    public int Slots => slots;

    /// <summary>Adds a slot; false if it was there.</summary>
    public bool Add(int slot)
    {
        ref var word = ref _words[slot >> 6];
        var bit = 1UL << slot;
        if ((word & bit) != 0) return false;
        word |= bit;
        return true;
    }

    /// <summary>Empties the set into an array, in order.</summary>
    public void MoveTo(int[] target)
    {
        var count = 0;
        for (var word = 0; word < _words.Length; word++)
        {
            for (var bits = _words[word]; bits != 0; bits &= bits - 1) target[count++] = word * 64 + BitOperations.TrailingZeroCount(bits);
            _words[word] = 0;
        }
    }
}
