namespace Architecture.Graph;

/// <summary>A place in the order of a tree: says on which side of it the record in a slot lies.</summary>
internal interface IProbe
{
    /// <summary>Below 0: the place comes before the record; above 0: after it.</summary>
    int CompareTo(int slot);
}

/// <summary>
/// A persistent B+ tree of slots with counts. It holds no keys: a probe reads them from the records, so an index costs some six bytes
/// a record. A record's keys must not change while it is in the tree.
/// </summary>
/// <remarks>Parts carry the mark of the edit that made them; that edit writes to them again, everybody else copies them.</remarks>
internal sealed class SlotTree
{
    private const int LeafSize = 64;
    private const int Fan = 32;

    public static readonly SlotTree Empty = new(new Leaf([], 0, owner: null));

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
        for (var from = 0; from < slots.Length; from += fill) level.Add(Leaf.Of(slots[from..Math.Min(from + fill, slots.Length)], owner: null));
        while (level.Count > 1) level = [.. level.Chunk(Fan * 3 / 4).Select(children => (Part)new Inner(children, owner: null))];
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

    public SlotTree Insert<TProbe>(int slot, TProbe place, object owner) where TProbe : struct, IProbe
    {
        var (left, right) = _root.Insert(slot, ref place, owner);
        return right is not null ? new SlotTree(new Inner([left, right], owner)) : ReferenceEquals(left, _root) ? this : new SlotTree(left);
    }

    /// <summary>Takes out the record that lies at the place.</summary>
    public SlotTree Remove<TProbe>(TProbe place, object owner) where TProbe : struct, IProbe
    {
        var root = _root.Remove(ref place, owner);
        while (root is Inner { Children: [var only] }) root = only;
        return root.Count == 0 ? Empty : new SlotTree(root);
    }

    /// <summary>Copies records from a position on, as many as there are and fit.</summary>
    public int CopyTo(int position, Span<int> slots) => position < Count ? _root.CopyTo(position, slots) : 0;

    private abstract class Part(object? owner)
    {
        public abstract int Count { get; }

        /// <summary>Its first record; kept here, since every step down looks at it.</summary>
        public int First { get; protected set; }

        public abstract (Part Left, Part? Right) Insert<TProbe>(int slot, ref TProbe place, object owner) where TProbe : struct, IProbe;
        public abstract Part Remove<TProbe>(ref TProbe place, object owner) where TProbe : struct, IProbe;
        public abstract int CopyTo(int position, Span<int> slots);

        /// <summary>One part with the content of both, or null where that would be too large.</summary>
        public abstract Part? Joined(Part next, object owner);

        protected bool IsOwnedBy(object asking) => ReferenceEquals(owner, asking);
    }

    private sealed class Leaf : Part
    {
        private readonly int[] _slots;
        private int _count;

        public Leaf(int[] slots, int count, object? owner) : base(owner) => (_slots, _count, First) = (slots, count, count > 0 ? slots[0] : -1);

        public static Leaf Of(ReadOnlySpan<int> slots, object? owner) => new(slots.ToArray(), slots.Length, owner);

        public override int Count => _count;
        private Span<int> Slots => _slots.AsSpan(0, _count);

        public int CountBefore<TProbe>(ref TProbe place) where TProbe : struct, IProbe
        {
            int low = 0, high = _count;
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (place.CompareTo(_slots[middle]) > 0) low = middle + 1;
                else high = middle;
            }
            return low;
        }

        public override (Part Left, Part? Right) Insert<TProbe>(int slot, ref TProbe place, object owner)
        {
            var at = CountBefore(ref place);
            if (_count == LeafSize)
            {
                int[] longer = [.. Slots[..at], slot, .. Slots[at..]];
                // What grows at its end (new ids, dates) leaves full leaves behind.
                var cut = at == _count ? LeafSize : longer.Length / 2;
                return (Of(longer.AsSpan(0, cut), owner), Of(longer.AsSpan(cut), owner));
            }
            if (IsOwnedBy(owner) && _count < _slots.Length)
            {
                _slots.AsSpan(at, _count - at).CopyTo(_slots.AsSpan(at + 1));
                _slots[at] = slot;
                _count++;
                First = _slots[0];
                return (this, null);
            }
            var larger = new int[Math.Min(LeafSize, _count + 1 + _count / 4)];
            Slots[..at].CopyTo(larger);
            larger[at] = slot;
            Slots[at..].CopyTo(larger.AsSpan(at + 1));
            return (new Leaf(larger, _count + 1, owner), null);
        }

        public override Part Remove<TProbe>(ref TProbe place, object owner)
        {
            var at = CountBefore(ref place);
            if (at == _count || place.CompareTo(_slots[at]) != 0) throw new InvalidOperationException("The index does not hold this record.");
            return new Leaf([.. Slots[..at], .. Slots[(at + 1)..]], _count - 1, owner);
        }

        public override int CopyTo(int position, Span<int> target)
        {
            var copied = Math.Min(target.Length, _count - position);
            _slots.AsSpan(position, copied).CopyTo(target);
            return copied;
        }

        public override Part? Joined(Part next, object owner) =>
            Count + next.Count <= LeafSize * 3 / 4 ? new Leaf([.. Slots, .. ((Leaf)next).Slots], Count + next.Count, owner) : null;
    }

    private sealed class Inner : Part
    {
        public Inner(Part[] children, object? owner) : base(owner)
        {
            Children = children;
            Ends = new int[children.Length];
            var end = 0;
            for (var i = 0; i < children.Length; i++) Ends[i] = end += children[i].Count;
            First = children[0].First;
        }

        private Inner(Part[] children, int[] ends, object owner) : base(owner) => (Children, Ends, First) = (children, ends, children[0].First);

        public Part[] Children { get; }

        /// <summary>Records in each child and those before it.</summary>
        public int[] Ends { get; }

        public override int Count => Ends[^1];

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

        public override (Part Left, Part? Right) Insert<TProbe>(int slot, ref TProbe place, object owner)
        {
            var child = ChildFor(ref place);
            var (left, right) = Children[child].Insert(slot, ref place, owner);
            if (right is null) return (With(child, left, 1, owner), null);
            Part[] more = [.. Children.AsSpan(0, child), left, right, .. Children.AsSpan(child + 1)];
            if (more.Length <= Fan) return (new Inner(more, owner), null);
            var cut = child == Children.Length - 1 ? Fan : more.Length / 2;
            return (new Inner(more[..cut], owner), new Inner(more[cut..], owner));
        }

        public override Part Remove<TProbe>(ref TProbe place, object owner)
        {
            var at = ChildFor(ref place);
            var child = Children[at].Remove(ref place, owner);
            if (child.Count == 0) return Children.Length == 1 ? child : new Inner([.. Children.AsSpan(0, at), .. Children.AsSpan(at + 1)], owner);
            if (at > 0 && Children[at - 1].Joined(child, owner) is { } withLeft)
                return new Inner([.. Children.AsSpan(0, at - 1), withLeft, .. Children.AsSpan(at + 1)], owner);
            if (at + 1 < Children.Length && child.Joined(Children[at + 1], owner) is { } withRight)
                return new Inner([.. Children.AsSpan(0, at), withRight, .. Children.AsSpan(at + 2)], owner);
            return With(at, child, -1, owner);
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

        public override Part? Joined(Part next, object owner) =>
            next is Inner other && Children.Length + other.Children.Length <= Fan * 3 / 4 ? new Inner([.. Children, .. other.Children], owner) : null;

        private Inner With(int at, Part child, int grown, object owner)
        {
            var own = IsOwnedBy(owner) ? this : new Inner((Part[])Children.Clone(), (int[])Ends.Clone(), owner);
            own.Children[at] = child;
            own.First = own.Children[0].First;
            for (var i = at; i < own.Ends.Length; i++) own.Ends[i] += grown;
            return own;
        }
    }
}
