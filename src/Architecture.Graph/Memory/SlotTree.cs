namespace Architecture.Graph;

/// <summary>A place in the order of a tree: says on which side of it the record in a slot lies.</summary>
internal interface IProbe
{
    /// <summary>Below 0: the place comes before the record; above 0: after it.</summary>
    int CompareTo(int slot);
}

/// <summary>
/// A persistent B+ tree of slots with counts. It holds no keys: a probe reads them from the records, so an index costs some five bytes
/// a record. A record's keys must not change while it is in the tree.
/// </summary>
internal sealed class SlotTree
{
    private const int LeafSize = 64;
    private const int Fan = 32;

    public static readonly SlotTree Empty = new(new Leaf([]));

    private readonly Part _root;

    private SlotTree(Part root) => _root = root;

    public int Count => _root.Count;

    public int this[int position]
    {
        get
        {
            Span<int> one = stackalloc int[1];
            CopyTo(position, one);
            return one[0];
        }
    }

    public static SlotTree FromSorted(ReadOnlySpan<int> slots)
    {
        if (slots.IsEmpty) return Empty;
        const int fill = LeafSize * 3 / 4;
        var level = new List<Part>(slots.Length / fill + 1);
        for (var from = 0; from < slots.Length; from += fill) level.Add(new Leaf(slots[from..Math.Min(from + fill, slots.Length)].ToArray()));
        while (level.Count > 1) level = [.. level.Chunk(Fan * 3 / 4).Select(children => (Part)new Inner(children))];
        return new SlotTree(level[0]);
    }

    /// <summary>How many records lie before the place.</summary>
    public int CountBefore<TProbe>(ref TProbe place) where TProbe : struct, IProbe
    {
        var counted = 0;
        var part = _root;
        while (part is Inner inner)
        {
            var child = inner.ChildFor(ref place);
            if (child > 0) counted += inner.Ends[child - 1];
            part = inner.Children[child];
        }
        return counted + ((Leaf)part).CountBefore(ref place);
    }

    public SlotTree Insert<TProbe>(int slot, TProbe place) where TProbe : struct, IProbe
    {
        var (left, right) = _root.Insert(slot, ref place);
        return new SlotTree(right is null ? left : new Inner([left, right]));
    }

    /// <summary>Takes out the record that lies at the place.</summary>
    public SlotTree Remove<TProbe>(TProbe place) where TProbe : struct, IProbe
    {
        var root = _root.Remove(ref place);
        while (root is Inner { Children: [var only] }) root = only;
        return root.Count == 0 ? Empty : new SlotTree(root);
    }

    /// <summary>Copies records from a position on, as many as there are and fit.</summary>
    public int CopyTo(int position, Span<int> slots) => position < Count ? _root.CopyTo(position, slots) : 0;

    private abstract class Part(int count, int first)
    {
        public int Count { get; } = count;
        public int First { get; } = first;

        public abstract (Part Left, Part? Right) Insert<TProbe>(int slot, ref TProbe place) where TProbe : struct, IProbe;
        public abstract Part Remove<TProbe>(ref TProbe place) where TProbe : struct, IProbe;
        public abstract int CopyTo(int position, Span<int> slots);

        /// <summary>One part with the content of both, or null where that would be too large.</summary>
        public abstract Part? Joined(Part next);
    }

    private sealed class Leaf(int[] slots) : Part(slots.Length, slots.Length > 0 ? slots[0] : -1)
    {
        public int CountBefore<TProbe>(ref TProbe place) where TProbe : struct, IProbe
        {
            int low = 0, high = slots.Length;
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (place.CompareTo(slots[middle]) > 0) low = middle + 1;
                else high = middle;
            }
            return low;
        }

        public override (Part Left, Part? Right) Insert<TProbe>(int slot, ref TProbe place)
        {
            var at = CountBefore(ref place);
            int[] longer = [.. slots.AsSpan(0, at), slot, .. slots.AsSpan(at)];
            if (longer.Length <= LeafSize) return (new Leaf(longer), null);
            // What grows at its end (new ids, dates) leaves full leaves behind.
            var cut = at == slots.Length ? LeafSize : longer.Length / 2;
            return (new Leaf(longer[..cut]), new Leaf(longer[cut..]));
        }

        public override Part Remove<TProbe>(ref TProbe place)
        {
            var at = CountBefore(ref place);
            if (at == slots.Length || place.CompareTo(slots[at]) != 0) throw new InvalidOperationException("The index does not hold this record.");
            return new Leaf([.. slots.AsSpan(0, at), .. slots.AsSpan(at + 1)]);
        }

        public override int CopyTo(int position, Span<int> target)
        {
            var copied = Math.Min(target.Length, slots.Length - position);
            slots.AsSpan(position, copied).CopyTo(target);
            return copied;
        }

        public override Part? Joined(Part next) =>
            Count + next.Count <= LeafSize * 3 / 4 ? new Leaf([.. slots, .. ((Leaf)next).Slots]) : null;

        private int[] Slots => slots;
    }

    private sealed class Inner : Part
    {
        public Inner(Part[] children) : base(CountAll(children), children[0].First)
        {
            Children = children;
            Ends = new int[children.Length];
            var end = 0;
            for (var i = 0; i < children.Length; i++) Ends[i] = end += children[i].Count;
        }

        public Part[] Children { get; }

        /// <summary>Records in each child and those before it.</summary>
        public int[] Ends { get; }

        /// <summary>The last child that starts before the place; the first if none does.</summary>
        public int ChildFor<TProbe>(ref TProbe place) where TProbe : struct, IProbe
        {
            int low = 1, high = Children.Length;
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (place.CompareTo(Children[middle].First) >= 0) low = middle + 1;
                else high = middle;
            }
            return low - 1;
        }

        public override (Part Left, Part? Right) Insert<TProbe>(int slot, ref TProbe place)
        {
            var child = ChildFor(ref place);
            var (left, right) = Children[child].Insert(slot, ref place);
            if (right is null) return (With(child, left), null);
            Part[] more = [.. Children.AsSpan(0, child), left, right, .. Children.AsSpan(child + 1)];
            if (more.Length <= Fan) return (new Inner(more), null);
            var cut = child == Children.Length - 1 ? Fan : more.Length / 2;
            return (new Inner(more[..cut]), new Inner(more[cut..]));
        }

        public override Part Remove<TProbe>(ref TProbe place)
        {
            var at = ChildFor(ref place);
            var child = Children[at].Remove(ref place);
            if (child.Count == 0) return Children.Length == 1 ? child : new Inner([.. Children.AsSpan(0, at), .. Children.AsSpan(at + 1)]);
            if (at > 0 && Children[at - 1].Joined(child) is { } withLeft)
                return new Inner([.. Children.AsSpan(0, at - 1), withLeft, .. Children.AsSpan(at + 1)]);
            if (at + 1 < Children.Length && child.Joined(Children[at + 1]) is { } withRight)
                return new Inner([.. Children.AsSpan(0, at), withRight, .. Children.AsSpan(at + 2)]);
            return With(at, child);
        }

        public override int CopyTo(int position, Span<int> slots)
        {
            var child = 0;
            while (Ends[child] <= position) child++;
            var copied = 0;
            var start = child == 0 ? 0 : Ends[child - 1];
            for (; child < Children.Length && copied < slots.Length; child++, start = Ends[child - 1])
                copied += Children[child].CopyTo(Math.Max(0, position - start), slots[copied..]);
            return copied;
        }

        public override Part? Joined(Part next) =>
            next is Inner other && Children.Length + other.Children.Length <= Fan * 3 / 4 ? new Inner([.. Children, .. other.Children]) : null;

        private static int CountAll(Part[] children)
        {
            var count = 0;
            foreach (var child in children) count += child.Count;
            return count;
        }

        private Inner With(int at, Part child)
        {
            var children = (Part[])Children.Clone();
            children[at] = child;
            return new Inner(children);
        }
    }
}
