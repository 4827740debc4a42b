using System.Runtime.CompilerServices;

namespace Architecture.Graph;

/// <summary>One way of stepping, made ready for one root.</summary>
internal sealed class WalkStep(GraphState state, RecordFilters filters, ReachStep step)
{
    private readonly PageDirectory<AdjacencyPage> _pages = state.Adjacent[state.Layout.Adjacency(step.Edge, step.Direction)];
    private readonly Predicate<EdgeRow>? _test = filters.Row(step.OnEdge, step.OnNode);

    /// <summary>Adds the edges that may be followed from a node, in the order of their ids.</summary>
    public void Collect(int slot, List<EdgeRow> rows)
    {
        var edges = EdgesAt(slot);
        for (var part = 0; part < edges.Runs; part++)
        {
            var run = edges.Run(part);
            for (var i = 0; i < run.Edges.Length; i++)
            {
                var row = new EdgeRow(run.Edges[i], run.Targets[i]);
                if (_test is null || _test(row)) rows.Add(row);
            }
        }
    }

    /// <summary>Puts the far nodes of a level that were not seen yet behind those found before; gives back how many are found now.</summary>
    public int Spread(ReadOnlySpan<int> level, Span<ulong> seen, Span<int> next, int found)
    {
        var number = -1;
        AdjacencyPage? page = null;
        foreach (var slot in level)
        {
            var wanted = (int)((uint)slot / AdjacencyPage.Nodes);
            if (wanted != number) page = _pages[number = wanted];
            if (page is null) continue;
            var place = (int)((uint)slot % AdjacencyPage.Nodes);
            if (_test is not null) found = SpreadTested(new EdgeList(page, place), seen, next, found);
            else if (page.HubAt(place) is { } hub) found = Spread(hub, seen, next, found);
            else found = AddNew(page.TargetsAt(place), seen, next, found);
        }
        return found;
    }

    private static int Spread(HubList hub, Span<ulong> seen, Span<int> next, int found)
    {
        foreach (var block in hub.Blocks) found = AddNew(block.Run.Targets, seen, next, found);
        return found;
    }

    // Without a branch on what no processor can guess: every target is written, and stays if it is new.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int AddNew(ReadOnlySpan<int> targets, Span<ulong> seen, Span<int> next, int found)
    {
        foreach (var target in targets)
        {
            ref var word = ref seen[target >> 6];
            next[found] = target;
            found += (int)(~(word >> target) & 1);
            word |= 1UL << target;
        }
        return found;
    }

    private int SpreadTested(EdgeList edges, Span<ulong> seen, Span<int> next, int found)
    {
        for (var part = 0; part < edges.Runs; part++)
        {
            var run = edges.Run(part);
            for (var i = 0; i < run.Edges.Length; i++)
                if (_test!(new EdgeRow(run.Edges[i], run.Targets[i]))) found = AddNew(run.Targets.Slice(i, 1), seen, next, found);
        }
        return found;
    }

    private EdgeList EdgesAt(int slot) => new(_pages[slot / AdjacencyPage.Nodes], slot % AdjacencyPage.Nodes);
}
