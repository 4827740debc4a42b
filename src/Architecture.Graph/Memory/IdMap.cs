using System.Numerics;
using System.Runtime.InteropServices;

namespace Architecture.Graph;

/// <summary>Where an entry's id is kept.</summary>
internal interface IIdSource
{
    NodeId IdOf(int entry);
}

/// <summary>An id that gets an entry, or loses it.</summary>
internal readonly record struct IdChange(ulong Hash, int Entry, bool IsRemoval);

/// <summary>
/// A persistent hash trie from ids to entries. It holds no ids, only a byte of each one's hash beside the entry: some seven bytes a record.
/// </summary>
internal sealed class IdMap
{
    private const int LeafSize = 128;

    public static readonly IdMap Empty = new(Leaf.Empty);

    private readonly Part _root;

    private IdMap(Part root) => _root = root;

    /// <summary>The id's entry; −1 if it has none.</summary>
    public int Find(NodeId id, IIdSource ids)
    {
        var hash = Hash(id);
        var part = _root;
        for (var depth = 0; part is Inner inner; depth++) part = inner.Children[Child(hash, depth)];
        var leaf = (Leaf)part;
        var at = leaf.IndexOf(id, hash, ids);
        return at < 0 ? -1 : leaf.Entries[at];
    }

    /// <summary>The map after all of these; what they touch is copied once, however many they are.</summary>
    /// <param name="changes">In any order; sorted in place. An entry may be taken from one id and given to another.</param>
    /// <param name="ids">The ids as they are after the changes.</param>
    public IdMap With(Span<IdChange> changes, IIdSource ids)
    {
        if (changes.IsEmpty) return this;
        changes.Sort(static (a, b) => a.Hash.CompareTo(b.Hash));
        return new IdMap(With(_root, changes, 0, ids));
    }

    /// <summary>Builds a map at once; the arrays are sorted in place.</summary>
    public static IdMap Of(ulong[] hashes, int[] entries)
    {
        Array.Sort(hashes, entries);
        return new IdMap(Build(hashes, entries, 0));
    }

    public static ulong Hash(NodeId id)
    {
        var mixed = ((ulong)id.Value ^ BitOperations.RotateLeft((ulong)(id.Value >> 64) * 0x9E37_79B9_7F4A_7C15, 29)) * 0xFF51_AFD7_ED55_8CCD;
        mixed = (mixed ^ (mixed >> 32)) * 0xC4CE_B9FE_1A85_EC53;
        return mixed ^ (mixed >> 29);
    }

    // 64, 64, then 16 children: few steps down for millions, and short arrays to copy. The last 8 bits are the leaf's mark.
    private static int BitsAt(int depth) => depth < 2 ? 6 : 4;

    private static int ShiftAt(int depth) => depth < 2 ? 58 - 6 * depth : 48 - 4 * (depth - 2);

    private static bool IsDeepest(int depth) => ShiftAt(depth) < 8;

    private static int Child(ulong hash, int depth) => (int)(hash >> ShiftAt(depth)) & ((1 << BitsAt(depth)) - 1);

    private static Part Build(ReadOnlySpan<ulong> hashes, ReadOnlySpan<int> entries, int depth)
    {
        if (hashes.Length <= LeafSize / 2 || IsDeepest(depth)) return Leaf.Of(hashes, entries);
        var children = new Part[1 << BitsAt(depth)];
        var from = 0;
        for (var child = 0; child < children.Length; child++)
        {
            var to = from;
            while (to < hashes.Length && Child(hashes[to], depth) == child) to++;
            children[child] = Build(hashes[from..to], entries[from..to], depth + 1);
            from = to;
        }
        return new Inner(children);
    }

    private static Part With(Part part, ReadOnlySpan<IdChange> changes, int depth, IIdSource ids)
    {
        if (part is Leaf leaf) return With(leaf, changes, depth, ids);
        var children = (Part[])((Inner)part).Children.Clone();
        while (!changes.IsEmpty)
        {
            var (child, count) = (Child(changes[0].Hash, depth), 1);
            while (count < changes.Length && Child(changes[count].Hash, depth) == child) count++;
            children[child] = With(children[child], changes[..count], depth + 1, ids);
            changes = changes[count..];
        }
        return new Inner(children);
    }

    private static Part With(Leaf leaf, ReadOnlySpan<IdChange> changes, int depth, IIdSource ids)
    {
        var kept = leaf;
        foreach (var change in changes)
            if (change.IsRemoval) kept = kept.Without(change);
        var added = 0;
        foreach (var change in changes)
            if (!change.IsRemoval) added++;
        if (added == 0) return kept;
        if (kept.Count + added <= LeafSize || IsDeepest(depth)) return kept.With(changes, added);

        var hashes = new ulong[kept.Count + added];
        var entries = new int[hashes.Length];
        kept.Entries.CopyTo(entries);
        for (var i = 0; i < kept.Count; i++) hashes[i] = Hash(ids.IdOf(entries[i]));
        var next = kept.Count;
        foreach (var change in changes)
            if (!change.IsRemoval) (hashes[next], entries[next++]) = (change.Hash, change.Entry);
        Array.Sort(hashes, entries);
        return Build(hashes, entries, depth);
    }

    private abstract class Part;

    private sealed class Inner(Part[] children) : Part
    {
        public Part[] Children => children;
    }

    /// <summary>Entries, then one byte of the hash for each, in one array.</summary>
    private sealed class Leaf(int[] content, int count) : Part
    {
        public static readonly Leaf Empty = new([], 0);

        public int Count => count;
        public ReadOnlySpan<int> Entries => content.AsSpan(0, count);
        private ReadOnlySpan<byte> Marks => MemoryMarshal.AsBytes(content.AsSpan(count))[..count];

        public static Leaf Of(ReadOnlySpan<ulong> hashes, ReadOnlySpan<int> entries)
        {
            if (hashes.IsEmpty) return Empty;
            var content = New(entries.Length, out var marks);
            entries.CopyTo(content);
            for (var i = 0; i < hashes.Length; i++) marks[i] = (byte)hashes[i];
            return new Leaf(content, entries.Length);
        }

        public int IndexOf(NodeId id, ulong hash, IIdSource ids)
        {
            var marks = Marks;
            for (var from = 0; from < marks.Length;)
            {
                var at = marks[from..].IndexOf((byte)hash);
                if (at < 0) return -1;
                if (ids.IdOf(content[from + at]) == id) return from + at;
                from += at + 1;
            }
            return -1;
        }

        public Leaf With(ReadOnlySpan<IdChange> changes, int added)
        {
            var larger = New(count + added, out var marks);
            Entries.CopyTo(larger);
            Marks.CopyTo(marks);
            var next = count;
            foreach (var change in changes)
            {
                if (change.IsRemoval) continue;
                (larger[next], marks[next]) = (change.Entry, (byte)change.Hash);
                next++;
            }
            return new Leaf(larger, next);
        }

        public Leaf Without(IdChange removal)
        {
            // Found by entry and mark: the id that the entry stands for may be another by now.
            var at = 0;
            while (at < count && (content[at] != removal.Entry || Marks[at] != (byte)removal.Hash)) at++;
            if (at == count) throw new InvalidOperationException("The map does not hold this id.");
            var smaller = New(count - 1, out var marks);
            Entries[..at].CopyTo(smaller);
            Entries[(at + 1)..].CopyTo(smaller.AsSpan(at));
            Marks[..at].CopyTo(marks);
            Marks[(at + 1)..].CopyTo(marks[at..]);
            return new Leaf(smaller, count - 1);
        }

        private static int[] New(int count, out Span<byte> marks)
        {
            var content = new int[count + (count + 3) / 4];
            marks = MemoryMarshal.AsBytes(content.AsSpan(count));
            return content;
        }
    }
}
