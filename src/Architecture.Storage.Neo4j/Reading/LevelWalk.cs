using System.Collections.Immutable;
using System.Text.Json;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>A breadth-first walk with one statement a level, for steps of both directions or with conditions on further edges.</summary>
internal sealed class LevelWalk(CypherView view, ReachQuery query)
{
    private readonly List<Meeting> _listed = [];

    public async ValueTask<ReachAnswer> RunAsync(CancellationToken cancellation)
    {
        var starts = await StartsAsync(cancellation);
        var seen = starts.ToHashSet();
        ImmutableArray<NodeId> level = starts;
        long count = 0;
        for (var depth = 1; depth <= query.MaxDepth && !level.IsEmpty; depth++)
        {
            var next = await NextAsync(level, seen, depth, cancellation);
            count += next.Count;
            _listed.AddRange(next.Take(query.MaxNodes - _listed.Count));
            level = [.. next.Select(meeting => meeting.Node)];
        }
        var isDeeper = !level.IsEmpty && (await NextAsync(level, seen, query.MaxDepth + 1, cancellation)).Count > 0;
        var cut = count > _listed.Count ? ReachCut.Nodes : isDeeper ? ReachCut.Depth : ReachCut.None;
        return new ReachAnswer(await ShowAsync(cancellation), count, cut);
    }

    /// <summary>The nodes to start at that are there, in order.</summary>
    private async Task<ImmutableArray<NodeId>> StartsAsync(CancellationToken cancellation)
    {
        var found = await view.NodesAsync([.. query.From.Distinct()], cancellation);
        return [.. found.OfType<GraphNode>().OrderBy(Tie, Comparer<GraphValue>.Create(GraphValue.Compare)).ThenBy(node => node.Id).Select(node => node.Id)];
    }

    /// <summary>The next level in order, each node with its parent and the edge between.</summary>
    private async Task<List<Meeting>> NextAsync(ImmutableArray<NodeId> level, HashSet<NodeId> seen, int depth, CancellationToken cancellation)
    {
        var parameters = new CypherParameters().With("level", level);
        var filter = new CypherFilter(parameters);
        var steps = query.Steps.Select(step => Step(step, filter)).ToList();
        if (steps.Count == 0) return [];
        var rows = await view.RowsAsync(
            "reach level", $"UNWIND $level AS id CALL (id) {{ {string.Join(" UNION ALL ", steps)} }} RETURN row", parameters, (_, row) => Read(row, depth), cancellation);
        var place = level.Select((id, at) => (id, at)).ToDictionary(pair => pair.id, pair => pair.at);
        var chosen = rows.Where(row => !seen.Contains(row.Node))
            .GroupBy(row => row.Node)
            .Select(rows => rows.OrderBy(row => place[row.Parent]).ThenBy(row => row.Edge).First())
            .OrderBy(row => row.Tie, Comparer<GraphValue>.Create(GraphValue.Compare)).ThenBy(row => row.Node)
            .ToList();
        seen.UnionWith(chosen.Select(row => row.Node));
        return chosen;
    }

    private string Step(ReachStep step, CypherFilter filter)
    {
        var edge = new CypherPlace("r", step.Edge);
        var far = new CypherPlace("b", step.Edge.Far(step.Direction));
        var tie = query.TieBreak is { } property ? new CypherPlace("b", null).Value(property) : "null";
        return $"MATCH (a:Record {{id: id}}){CypherPattern.Step(step.Edge, step.Direction, edge.Variable, far.Variable)}"
            + $" WHERE ({filter.OfOptional(step.OnEdge, edge)}) AND ({filter.OfOptional(step.OnNode, far)})"
            + $" RETURN [a.id, r.id, b.id, {tie}] AS row";
    }

    private Meeting Read(JsonElement row, int depth) => new(
        RecordProperties.ReadId(row[2]),
        depth,
        RecordProperties.ReadId(row[0]),
        RecordProperties.ReadId(row[1]),
        query.TieBreak is { } tie ? RecordProperties.ReadValue(tie, row[3]) : default);

    private async Task<ImmutableArray<Reached>> ShowAsync(CancellationToken cancellation)
    {
        var nodes = await view.NodesAsync([.. _listed.Select(meeting => meeting.Node)], cancellation);
        var edges = await view.EdgesAsync([.. _listed.Select(meeting => meeting.Edge)], cancellation);
        var reached = ImmutableArray.CreateBuilder<Reached>(_listed.Count);
        var known = query.From.ToHashSet();
        for (var i = 0; i < _listed.Count; i++)
        {
            // Gone between two levels: read what is committed, or leave it out.
            if (nodes[i] is not { } node || edges[i] is not { } edge || !known.Contains(_listed[i].Parent)) continue;
            known.Add(node.Id);
            reached.Add(new Reached(node, _listed[i].Depth, _listed[i].Parent, edge));
        }
        return reached.DrainToImmutable();
    }

    private GraphValue Tie(GraphNode node) => query.TieBreak is { } tie && node.Kind.Name == tie.Owner ? node[tie] : default;

    private sealed record Meeting(NodeId Node, int Depth, NodeId Parent, NodeId Edge, GraphValue Tie);
}
