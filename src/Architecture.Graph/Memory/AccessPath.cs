using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>A stretch of positions in an index.</summary>
internal readonly record struct Interval(int From, int To)
{
    public int Length => Math.Max(0, To - From);
}

/// <summary>Slots that are known without an index; read only once their path is chosen, since a hub has many.</summary>
/// <param name="AtMost">No more than so many.</param>
/// <param name="Read">Reads them.</param>
internal sealed record KnownSlots(int AtMost, Func<int[]> Read);

/// <summary>A way to the nodes that may satisfy a filter, and how many there are.</summary>
/// <param name="Tree">The index read; null where the slots are known.</param>
/// <param name="Ordinal">Its property; −1 for the order of ids.</param>
/// <param name="Intervals">The stretches of it, in order.</param>
/// <param name="Slots">The slots, where they are known without an index.</param>
/// <param name="IsExact">Every node on the path satisfies the filter.</param>
/// <param name="IsOneValue">All nodes on the path hold one value, so that they lie in the order of ids.</param>
internal sealed record AccessPath(
    SlotTree? Tree, int Ordinal, ImmutableArray<Interval> Intervals, KnownSlots? Slots, bool IsExact, bool IsOneValue)
{
    public int Count => Slots?.AtMost ?? Intervals.Sum(interval => interval.Length);

    public static AccessPath Whole(SlotTree byId, bool isExact) => new(byId, -1, [new Interval(0, byId.Count)], null, isExact, IsOneValue: false);

    /// <summary>All slots on the path.</summary>
    public IEnumerable<int> AllSlots() =>
        Slots?.Read() ?? Intervals.SelectMany(interval => IndexReading.Ascending(Tree!, interval.From, interval.To));
}

/// <summary>Reads stretches of an index in either direction.</summary>
internal static class IndexReading
{
    private const int Chunk = 64;

    public static IEnumerable<int> Ascending(SlotTree tree, int from, int to)
    {
        var chunk = new int[Math.Min(Chunk, Math.Max(0, to - from))];
        while (from < to)
        {
            var read = tree.CopyTo(from, chunk.AsSpan(0, Math.Min(chunk.Length, to - from)));
            for (var i = 0; i < read; i++) yield return chunk[i];
            from += read;
        }
    }

    public static IEnumerable<int> Descending(SlotTree tree, int from, int to)
    {
        var chunk = new int[Math.Min(Chunk, Math.Max(0, to - from))];
        while (from < to)
        {
            var start = Math.Max(from, to - chunk.Length);
            var read = tree.CopyTo(start, chunk.AsSpan(0, to - start));
            for (var i = read - 1; i >= 0; i--) yield return chunk[i];
            to = start;
        }
    }
}
