namespace Architecture.Graph;

/// <summary>Pages by number under two levels, so that replacing one page copies two short arrays, however many there are.</summary>
internal sealed class PageDirectory<TPage> where TPage : class
{
    public const int PagesInBlock = 256;

    public static readonly PageDirectory<TPage> Empty = new([]);

    private readonly TPage?[]?[] _blocks;

    private PageDirectory(TPage?[]?[] blocks) => _blocks = blocks;

    public TPage? this[int page]
    {
        get
        {
            var blocks = _blocks;
            var block = (int)((uint)page / PagesInBlock);
            return (uint)block < (uint)blocks.Length && blocks[block] is { } pages ? pages[page % PagesInBlock] : null;
        }
    }

    public static PageDirectory<TPage> Of(TPage?[] pages) =>
        new([.. pages.Chunk(PagesInBlock).Select(chunk =>
        {
            Array.Resize(ref chunk, PagesInBlock);
            return chunk;
        })]);

    /// <summary>A directory in the making.</summary>
    public PageEdit<TPage> Edit() => new(this, _blocks);

    internal static PageDirectory<TPage> Over(TPage?[]?[] blocks) => new(blocks);
}

/// <summary>A directory in the making: pages, and the blocks that hold them, are copied when they are first written to.</summary>
internal sealed class PageEdit<TPage>(PageDirectory<TPage> before, TPage?[]?[] blocksBefore) where TPage : class
{
    private readonly HashSet<int> _ownPages = [];
    private readonly HashSet<int> _ownBlocks = [];
    private TPage?[]?[] _blocks = blocksBefore;

    public TPage? this[int page]
    {
        get
        {
            var blocks = _blocks;
            var block = (int)((uint)page / PageDirectory<TPage>.PagesInBlock);
            return (uint)block < (uint)blocks.Length && blocks[block] is { } pages ? pages[page % PageDirectory<TPage>.PagesInBlock] : null;
        }
    }

    /// <summary>The page, if it was written to before and is this edit's own.</summary>
    public bool TryOwn(int page, out TPage? own)
    {
        own = _ownPages.Contains(page) ? this[page] : null;
        return own is not null;
    }

    public TPage Set(int page, TPage content)
    {
        _ownPages.Add(page);
        return OwnBlock(page / PageDirectory<TPage>.PagesInBlock)[page % PageDirectory<TPage>.PagesInBlock] = content;
    }

    /// <summary>The directory with what was written; the edit is at its end.</summary>
    public PageDirectory<TPage> Build() => _ownPages.Count == 0 ? before : PageDirectory<TPage>.Over(_blocks);

    private TPage?[] OwnBlock(int block)
    {
        if (_ownBlocks.Count == 0 || block >= _blocks.Length)
        {
            var larger = new TPage?[Math.Max(_blocks.Length, block + 1)][];
            _blocks.CopyTo(larger, 0);
            _blocks = larger;
        }
        if (_ownBlocks.Add(block)) _blocks[block] = _blocks[block] is { } shared ? (TPage?[])shared.Clone() : new TPage?[PageDirectory<TPage>.PagesInBlock];
        return _blocks[block]!;
    }
}
