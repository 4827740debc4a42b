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

    public PageDirectory<TPage> With(Dictionary<int, TPage> changed)
    {
        if (changed.Count == 0) return this;
        var blocks = _blocks;
        Array.Resize(ref blocks, Math.Max(blocks.Length, changed.Keys.Max() / PagesInBlock + 1));
        if (ReferenceEquals(blocks, _blocks)) blocks = (TPage?[]?[])blocks.Clone();
        foreach (var (page, content) in changed)
        {
            var block = page / PagesInBlock;
            var before = block < _blocks.Length ? _blocks[block] : null;
            if (ReferenceEquals(blocks[block], before))
                blocks[block] = before is null ? new TPage?[PagesInBlock] : (TPage?[])before.Clone();
            blocks[block]![page % PagesInBlock] = content;
        }
        return new PageDirectory<TPage>(blocks);
    }
}

/// <summary>A directory in the making: pages written are copies of its own until it is built.</summary>
internal sealed class PageEdit<TPage>(PageDirectory<TPage> before) where TPage : class
{
    private readonly Dictionary<int, TPage> _changed = [];

    public TPage? this[int page] => _changed.Count > 0 && _changed.TryGetValue(page, out var changed) ? changed : before[page];

    /// <summary>The page as this edit's own; null where it must still be made.</summary>
    public bool TryOwn(int page, out TPage? own) => _changed.TryGetValue(page, out own);

    public TPage Set(int page, TPage content) => _changed[page] = content;

    public PageDirectory<TPage> Build() => before.With(_changed);
}
