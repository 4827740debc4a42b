using System.Numerics;
using System.Runtime.InteropServices;

namespace Architecture.Graph;

/// <summary>Where an entry's id is kept.</summary>
internal interface IIdSource
{
    NodeId IdOf(int entry);
}

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

    public IdMap Add(NodeId id, int entry, IIdSource ids) => new(Add(_root, Hash(id), entry, 0, ids));

    public IdMap Remove(NodeId id, IIdSource ids) => new(Remove(_root, id, Hash(id), 0, ids));

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

    private static Part Add(Part part, ulong hash, int entry, int depth, IIdSource ids)
    {
        if (part is Inner inner)
        {
            var child = Child(hash, depth);
            return inner.With(child, Add(inner.Children[child], hash, entry, depth + 1, ids));
        }
        var leaf = (Leaf)part;
        if (leaf.Count < LeafSize || IsDeepest(depth)) return leaf.With((byte)hash, entry);
        var hashes = new ulong[leaf.Count + 1];
        int[] entries = [.. leaf.Entries, entry];
        for (var i = 0; i < leaf.Count; i++) hashes[i] = Hash(ids.IdOf(entries[i]));
        hashes[^1] = hash;
        Array.Sort(hashes, entries);
        return Build(hashes, entries, depth);
    }

    private static Part Remove(Part part, NodeId id, ulong hash, int depth, IIdSource ids)
    {
        if (part is Inner inner)
        {
            var child = Child(hash, depth);
            return inner.With(child, Remove(inner.Children[child], id, hash, depth + 1, ids));
        }
        var leaf = (Leaf)part;
        return leaf.Without(leaf.IndexOf(id, hash, ids));
    }

    private abstract class Part;

    private sealed class Inner(Part[] children) : Part
    {
        public Part[] Children => children;

        public Inner With(int at, Part child)
        {
            var copy = (Part[])children.Clone();
            copy[at] = child;
            return new Inner(copy);
        }
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

        public Leaf With(byte mark, int entry)
        {
            var larger = New(count + 1, out var marks);
            Entries.CopyTo(larger);
            larger[count] = entry;
            Marks.CopyTo(marks);
            marks[count] = mark;
            return new Leaf(larger, count + 1);
        }

        public Leaf Without(int at)
        {
            if (at < 0) throw new InvalidOperationException("The map does not hold this id.");
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
