namespace Architecture.Graph;

/// <summary>The edges of a node of high degree, in blocks, so that adding one copies one block.</summary>
/// <remarks>Lists and blocks carry the mark of the edit that made them; that edit writes to them again, everybody else copies them.</remarks>
internal sealed class HubList
{
    private readonly object? _owner;

    private HubList(HubBlock[] blocks, object? owner)
    {
        (Blocks, _owner) = (blocks, owner);
        foreach (var block in blocks) Count += block.Count;
    }

    private HubList(HubBlock[] blocks, int count, object owner) => (Blocks, Count, _owner) = (blocks, count, owner);

    public HubBlock[] Blocks { get; }
    public int Count { get; private set; }

    public static HubList Of(ReadOnlySpan<int> edges, ReadOnlySpan<int> targets, object? owner)
    {
        const int fill = HubBlock.Size * 3 / 4;
        var blocks = new List<HubBlock>(edges.Length / fill + 1);
        for (var from = 0; from < edges.Length; from += fill)
        {
            var to = Math.Min(from + fill, edges.Length);
            blocks.Add(HubBlock.Of(edges[from..to], targets[from..to], owner));
        }
        return new HubList([.. blocks], owner);
    }

    public HubList Insert(int position, EdgeRow row, object owner)
    {
        var block = 0;
        for (; block < Blocks.Length - 1 && position > Blocks[block].Count; block++) position -= Blocks[block].Count;
        if (Blocks[block].Insert(position, row, owner) is var (left, right) && right is null) return With(block, left, 1, owner);
        return new HubList([.. Blocks.AsSpan(0, block), left, right, .. Blocks.AsSpan(block + 1)], owner);
    }

    public HubList Remove(int position, object owner)
    {
        var block = 0;
        for (; position >= Blocks[block].Count; block++) position -= Blocks[block].Count;
        var smaller = Blocks[block].Remove(position, owner);
        return smaller.Count > 0 ? With(block, smaller, -1, owner) : new HubList([.. Blocks.AsSpan(0, block), .. Blocks.AsSpan(block + 1)], owner);
    }

    public (int[] Edges, int[] Targets) Flat()
    {
        var edges = new List<int>(Count);
        var targets = new List<int>(Count);
        foreach (var block in Blocks)
        {
            edges.AddRange(block.Run.Edges);
            targets.AddRange(block.Run.Targets);
        }
        return ([.. edges], [.. targets]);
    }

    private HubList With(int at, HubBlock block, int grown, object owner)
    {
        var own = ReferenceEquals(_owner, owner) ? this : new HubList((HubBlock[])Blocks.Clone(), Count, owner);
        own.Blocks[at] = block;
        own.Count += grown;
        return own;
    }
}

/// <summary>Some edges of a hub.</summary>
internal sealed class HubBlock
{
    public const int Size = 256;

    private readonly int[] _edges;
    private readonly int[] _targets;
    private readonly object? _owner;

    private HubBlock(int[] edges, int[] targets, int count, object? owner) => (_edges, _targets, Count, _owner) = (edges, targets, count, owner);

    public static HubBlock Of(ReadOnlySpan<int> edges, ReadOnlySpan<int> targets, object? owner) =>
        new(edges.ToArray(), targets.ToArray(), edges.Length, owner);

    public int Count { get; private set; }

    public EdgeRun Run => new(_edges.AsSpan(0, Count), _targets.AsSpan(0, Count));

    public (HubBlock Left, HubBlock? Right) Insert(int at, EdgeRow row, object owner)
    {
        if (Count == Size)
        {
            int[] edges = Inserted(_edges, at, row.Edge, Size + 1), targets = Inserted(_targets, at, row.Node, Size + 1);
            const int half = Size / 2;
            return (Of(edges.AsSpan(0, half), targets.AsSpan(0, half), owner), Of(edges.AsSpan(half), targets.AsSpan(half), owner));
        }
        if (!ReferenceEquals(_owner, owner) || Count == _edges.Length)
        {
            var room = Math.Min(Size, Count + 1 + Count / 4);
            return (new HubBlock(Inserted(_edges, at, row.Edge, room), Inserted(_targets, at, row.Node, room), Count + 1, owner), null);
        }
        _edges.AsSpan(at, Count - at).CopyTo(_edges.AsSpan(at + 1));
        _targets.AsSpan(at, Count - at).CopyTo(_targets.AsSpan(at + 1));
        (_edges[at], _targets[at]) = (row.Edge, row.Node);
        Count++;
        return (this, null);
    }

    public HubBlock Remove(int at, object owner) => new(Without(_edges, at), Without(_targets, at), Count - 1, owner);

    private int[] Without(int[] all, int at) => [.. all.AsSpan(0, at), .. all.AsSpan(at + 1, Count - at - 1)];

    private int[] Inserted(int[] all, int at, int added, int room)
    {
        var larger = GC.AllocateUninitializedArray<int>(room);
        all.AsSpan(0, at).CopyTo(larger);
        larger[at] = added;
        all.AsSpan(at, Count - at).CopyTo(larger.AsSpan(at + 1));
        return larger;
    }
}
