using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>A breadth-first walk over one root.</summary>
internal sealed class ReachWalk(MemoryGraph graph, ReachQuery query)
{
    private readonly HashSet<NodeId> _seen = [.. query.From];
    private readonly List<Reached> _answer = [];

    public ReachAnswer Run(CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.MaxDepth, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfLessThan(query.MaxNodes, 1, nameof(query));
        var filters = new RecordFilters(graph);
        var steps = query.Steps.Select(step => new Step(
            step.Edge, step.Direction, filters.Edges.CompileOptional(step.OnEdge), filters.Nodes.CompileOptional(step.OnNode))).ToArray();
        var level = query.From.Distinct().Select(graph.Node).OfType<GraphNode>().ToArray();
        Array.Sort(level, Compare);
        long count = 0;
        for (var depth = 1; level.Length > 0; depth++)
        {
            cancellation.ThrowIfCancellationRequested();
            var next = Next(level, steps, depth);
            if (next.Length == 0) break;
            if (depth > query.MaxDepth) return new ReachAnswer([.. _answer], count, count > query.MaxNodes ? ReachCut.Nodes : ReachCut.Depth);
            count += next.Length;
            _answer.AddRange(next.Take(query.MaxNodes - _answer.Count));
            level = [.. next.Select(reached => reached.Node)];
        }
        return new ReachAnswer([.. _answer], count, count > query.MaxNodes ? ReachCut.Nodes : ReachCut.None);
    }

    private Reached[] Next(GraphNode[] level, Step[] steps, int depth)
    {
        var next = new List<Reached>();
        foreach (var parent in level)
        {
            var found = steps.SelectMany(step => graph.NeighboursOf(parent.Id, step.Edge, step.Direction).Where(step.Takes))
                .OrderBy(row => row.Edge.Id).ToArray();
            foreach (var row in found)
                if (_seen.Add(row.Node.Id)) next.Add(new Reached(row.Node, depth, parent.Id, row.Edge));
        }
        next.Sort((left, right) => Compare(left.Node, right.Node));
        return [.. next];
    }

    private int Compare(GraphNode left, GraphNode right)
    {
        var order = query.TieBreak is { } tie ? GraphValue.Compare(RecordFilters.Read(left, tie), RecordFilters.Read(right, tie)) : 0;
        return order != 0 ? order : left.Id.CompareTo(right.Id);
    }

    private sealed record Step(EdgeKind Edge, Direction Direction, Predicate<GraphEdge>? OnEdge, Predicate<GraphNode>? OnNode)
    {
        public bool Takes(Neighbour row) => OnEdge?.Invoke(row.Edge) != false && OnNode?.Invoke(row.Node) != false;
    }
}
