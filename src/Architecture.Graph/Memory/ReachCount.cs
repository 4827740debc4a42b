using System.Buffers;
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
        // A level holds every node once at most, and one place more is written before it is known to be new.
        var level = ArrayPool<int>.Shared.Rent(seen.Slots + 1);
        var next = ArrayPool<int>.Shared.Rent(seen.Slots + 1);
        try
        {
            start.CopyTo(level, 0);
            return Count(level, start.Length, next, depth);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(level);
            ArrayPool<int>.Shared.Return(next);
        }
    }

    private long Count(int[] level, int levelCount, int[] next, int depth)
    {
        long counted = 0;
        for (; depth > 0; depth--)
        {
            cancellation.ThrowIfCancellationRequested();
            var found = Spread(level.AsSpan(0, levelCount), next);
            if (found == 0) return counted;
            counted += found;
            (level, next, levelCount) = (next, level, found);
        }
        MoreLies = Spread(level.AsSpan(0, levelCount), next) > 0;
        return counted;
    }

    private int Spread(Span<int> level, Span<int> next)
    {
        if (level.Length > seen.Slots / SortedFrom) (_ordering ??= new NodeBits(seen.Slots)).Sort(level);
        var found = 0;
        foreach (var step in steps) found = step.Spread(level, seen.Words, next, found);
        return found;
    }
}

/// <summary>A set of node slots.</summary>
internal sealed class NodeBits(int slots)
{
    private readonly ulong[] _words = new ulong[(slots + 63) / 64];

    public int Slots => slots;
    public Span<ulong> Words => _words;

    /// <summary>Adds a slot; false if it was there.</summary>
    public bool Add(int slot)
    {
        ref var word = ref _words[slot >> 6];
        var bit = 1UL << slot;
        if ((word & bit) != 0) return false;
        word |= bit;
        return true;
    }

    /// <summary>Sorts distinct slots by passing them through this set, which is empty before and after.</summary>
    public void Sort(Span<int> distinct)
    {
        foreach (var slot in distinct) _words[slot >> 6] |= 1UL << slot;
        var count = 0;
        for (var word = 0; word < _words.Length; word++)
        {
            for (var bits = _words[word]; bits != 0; bits &= bits - 1) distinct[count++] = word * 64 + BitOperations.TrailingZeroCount(bits);
            _words[word] = 0;
        }
    }
}
