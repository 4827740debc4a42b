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

    /// <summary>Adds the far nodes not seen yet.</summary>
    public void Spread(int slot, NodeBits seen, SlotList next)
    {
        if (_test is not null)
        {
            SpreadTested(EdgesAt(slot), _test, seen, next);
            return;
        }
        if (_pages[(int)((uint)slot / AdjacencyPage.Nodes)] is not { } page) return;
        var place = slot % AdjacencyPage.Nodes;
        if (page.HubAt(place) is { } hub)
            foreach (var block in hub.Blocks) next.AddUnseen(block.Run.Targets, seen);
        else
            next.AddUnseen(page.TargetsAt(place), seen);
    }

    private static void SpreadTested(EdgeList edges, Predicate<EdgeRow> test, NodeBits seen, SlotList next)
    {
        for (var part = 0; part < edges.Runs; part++)
        {
            var run = edges.Run(part);
            for (var i = 0; i < run.Edges.Length; i++)
                if (test(new EdgeRow(run.Edges[i], run.Targets[i]))) next.AddUnseen(run.Targets.Slice(i, 1), seen);
        }
    }

    private EdgeList EdgesAt(int slot) => new(_pages[slot / AdjacencyPage.Nodes], slot % AdjacencyPage.Nodes);
}
