using System.Numerics;

namespace Architecture.Graph;

/// <summary>Where an entry's id is kept.</summary>
internal interface IIdSource
{
    NodeId IdOf(int entry);
}

/// <summary>
/// A persistent hash trie from ids to entries. It holds no ids, only a byte of each one's hash beside the entry: some eight bytes a record.
/// </summary>
internal sealed class IdMap
{
    private const int LeafSize = 128;
    private const int Bits = 4;

    public static readonly IdMap Empty = new(new Leaf([], []));

    private readonly Part _root;

    private IdMap(Part root) => _root = root;

    /// <summary>The id's entry; −1 if it has none.</summary>
    public int Find(NodeId id, IIdSource ids)
    {
        var hash = Hash(id);
        var part = _root;
        for (var shift = 64 - Bits; part is Inner inner; shift -= Bits) part = inner.Children[(int)(hash >> shift) & ((1 << Bits) - 1)];
        var leaf = (Leaf)part;
        var at = leaf.IndexOf(id, hash, ids);
        return at < 0 ? -1 : leaf.Entries[at];
    }

    public IdMap Add(NodeId id, int entry, IIdSource ids) => new(Add(_root, Hash(id), entry, 64 - Bits, ids));

    public IdMap Remove(NodeId id, IIdSource ids) => new(Remove(_root, id, Hash(id), 64 - Bits, ids));

    /// <summary>Builds a map at once; the arrays are sorted in place.</summary>
    public static IdMap Of(ulong[] hashes, int[] entries)
    {
        Array.Sort(hashes, entries);
        return new IdMap(Build(hashes, entries, 64 - Bits));
    }

    public static ulong Hash(NodeId id)
    {
        var mixed = ((ulong)id.Value ^ BitOperations.RotateLeft((ulong)(id.Value >> 64) * 0x9E37_79B9_7F4A_7C15, 29)) * 0xFF51_AFD7_ED55_8CCD;
        mixed = (mixed ^ (mixed >> 32)) * 0xC4CE_B9FE_1A85_EC53;
        return mixed ^ (mixed >> 29);
    }

    private static Part Build(ReadOnlySpan<ulong> hashes, ReadOnlySpan<int> entries, int shift)
    {
        if (hashes.Length <= LeafSize / 2 || shift < 0)
        {
            var marks = new byte[hashes.Length];
            for (var i = 0; i < marks.Length; i++) marks[i] = (byte)hashes[i];
            return new Leaf(marks, entries.ToArray());
        }
        var children = new Part[1 << Bits];
        var from = 0;
        for (var child = 0; child < children.Length; child++)
        {
            var to = from;
            while (to < hashes.Length && ((int)(hashes[to] >> shift) & ((1 << Bits) - 1)) == child) to++;
            children[child] = Build(hashes[from..to], entries[from..to], shift - Bits);
            from = to;
        }
        return new Inner(children);
    }

    private static Part Add(Part part, ulong hash, int entry, int shift, IIdSource ids)
    {
        if (part is Inner inner)
        {
            var child = (int)(hash >> shift) & ((1 << Bits) - 1);
            return inner.With(child, Add(inner.Children[child], hash, entry, shift - Bits, ids));
        }
        var leaf = (Leaf)part;
        if (leaf.Entries.Length < LeafSize || shift < 0) return leaf.With((byte)hash, entry);
        var hashes = new ulong[leaf.Entries.Length + 1];
        int[] entries = [.. leaf.Entries, entry];
        for (var i = 0; i < leaf.Entries.Length; i++) hashes[i] = Hash(ids.IdOf(entries[i]));
        hashes[^1] = hash;
        Array.Sort(hashes, entries);
        return Build(hashes, entries, shift);
    }

    private static Part Remove(Part part, NodeId id, ulong hash, int shift, IIdSource ids)
    {
        if (part is Inner inner)
        {
            var child = (int)(hash >> shift) & ((1 << Bits) - 1);
            return inner.With(child, Remove(inner.Children[child], id, hash, shift - Bits, ids));
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

    private sealed class Leaf(byte[] marks, int[] entries) : Part
    {
        public int[] Entries => entries;

        public int IndexOf(NodeId id, ulong hash, IIdSource ids)
        {
            for (var from = 0; from < marks.Length;)
            {
                var at = marks.AsSpan(from).IndexOf((byte)hash);
                if (at < 0) return -1;
                if (ids.IdOf(entries[from + at]) == id) return from + at;
                from += at + 1;
            }
            return -1;
        }

        public Leaf With(byte mark, int entry) => new([.. marks, mark], [.. entries, entry]);

        public Leaf Without(int at) =>
            at < 0
                ? throw new InvalidOperationException("The map does not hold this id.")
                : new Leaf([.. marks.AsSpan(0, at), .. marks.AsSpan(at + 1)], [.. entries.AsSpan(0, at), .. entries.AsSpan(at + 1)]);
    }
}
