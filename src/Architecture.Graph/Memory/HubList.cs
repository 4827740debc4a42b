namespace Architecture.Graph;

/// <summary>The edges of a node of high degree, in blocks, so that adding one copies one block.</summary>
internal sealed class HubList
{
    private const int BlockSize = 512;

    private HubList(HubBlock[] blocks)
    {
        Blocks = blocks;
        foreach (var block in blocks) Count += block.Count;
    }

    public HubBlock[] Blocks { get; }
    public int Count { get; }

    public static HubList Of(ReadOnlySpan<int> edges, ReadOnlySpan<int> targets)
    {
        const int fill = BlockSize * 3 / 4;
        var blocks = new List<HubBlock>(edges.Length / fill + 1);
        for (var from = 0; from < edges.Length; from += fill)
        {
            var to = Math.Min(from + fill, edges.Length);
            blocks.Add(new HubBlock(edges[from..to].ToArray(), targets[from..to].ToArray()));
        }
        return new HubList([.. blocks]);
    }

    public HubList Insert(int position, EdgeRow row)
    {
        var block = 0;
        for (; block < Blocks.Length - 1 && position > Blocks[block].Count; block++) position -= Blocks[block].Count;
        var larger = Blocks[block].Insert(position, row);
        return larger.Count <= BlockSize ? With(block, larger) : new HubList(
            [.. Blocks.AsSpan(0, block), larger.Slice(0, larger.Count / 2), larger.Slice(larger.Count / 2, larger.Count), .. Blocks.AsSpan(block + 1)]);
    }

    public HubList Remove(int position)
    {
        var block = 0;
        for (; position >= Blocks[block].Count; block++) position -= Blocks[block].Count;
        var smaller = Blocks[block].Remove(position);
        return smaller.Count > 0 ? With(block, smaller) : new HubList([.. Blocks.AsSpan(0, block), .. Blocks.AsSpan(block + 1)]);
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

    private HubList With(int at, HubBlock block)
    {
        var blocks = (HubBlock[])Blocks.Clone();
        blocks[at] = block;
        return new HubList(blocks);
    }
}

/// <summary>Up to 512 edges of a hub.</summary>
internal sealed class HubBlock(int[] edges, int[] targets)
{
    public int Count => edges.Length;

    public EdgeRun Run => new(edges, targets);

    public HubBlock Slice(int from, int to) => new(edges[from..to], targets[from..to]);

    public HubBlock Insert(int at, EdgeRow row) =>
        new([.. edges.AsSpan(0, at), row.Edge, .. edges.AsSpan(at)], [.. targets.AsSpan(0, at), row.Node, .. targets.AsSpan(at)]);

    public HubBlock Remove(int at) =>
        new([.. edges.AsSpan(0, at), .. edges.AsSpan(at + 1)], [.. targets.AsSpan(0, at), .. targets.AsSpan(at + 1)]);
}
