using System.Collections.Immutable;
using System.Text.Json;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>Everything reachable, breadth first: in one walk of the database where the steps allow it, else level by level, one statement each.</summary>
internal sealed class ReachReading
{
    // Others may write between the two statements of a walk; then it is walked again.
    private const int MostWalks = 3;

    private readonly CypherView _view;
    private readonly GraphModel _model;
    private readonly ReachQuery _query;

    public ReachReading(CypherView view, GraphModel model, ReachQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.MaxDepth, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfLessThan(query.MaxNodes, 1, nameof(query));
        (_view, _model, _query) = (view, model, query);
    }

    public async ValueTask<ReachAnswer> RunAsync(CancellationToken cancellation)
    {
        if (!ReachStatement.Fits(_query)) return await new LevelWalk(_view, _query).RunAsync(cancellation);
        for (var walk = 1; ; walk++)
        {
            var (answer, isWhole) = await WalkAsync(cancellation);
            if (isWhole || walk == MostWalks) return answer;
        }
    }

    private async Task<(ReachAnswer Answer, bool IsWhole)> WalkAsync(CancellationToken cancellation)
    {
        var (text, parameters) = ReachStatement.Depths(_query);
        var (count, isDeeper, listed) = (await _view.RowsAsync("reach", text, parameters, (records, row) => (
            row[0].GetInt64(),
            row[1].GetBoolean(),
            row[2].EnumerateArray().Select(one => (Node: records.Node(one[1]), Depth: one[0].GetInt32())).ToList()), cancellation))[0];
        var cut = count > listed.Count ? ReachCut.Nodes : isDeeper ? ReachCut.Depth : ReachCut.None;
        if (listed.Count == 0) return (new ReachAnswer([], count, cut), true);

        (text, parameters) = ReachStatement.Parents(_query, listed);
        var parents = (await _view.RowsAsync("reach parents", text, parameters, Parent, cancellation)).ToDictionary(row => row.Id);
        var reached = ImmutableArray.CreateBuilder<Reached>(listed.Count);
        var known = _query.From.ToHashSet();
        foreach (var (node, depth) in listed)
        {
            if (!parents.TryGetValue(node.Id, out var found) || !known.Contains(found.Parent)) continue;
            known.Add(node.Id);
            reached.Add(new Reached(node, depth, found.Parent, found.Via));
        }
        return (new ReachAnswer(reached.DrainToImmutable(), count, cut), known.Count == listed.Count + _query.From.Distinct().Count());
    }

    private (NodeId Id, NodeId Parent, GraphEdge Via) Parent(AnsweredRecords records, JsonElement row)
    {
        var (node, parent) = (RecordProperties.ReadId(row[0]), RecordProperties.ReadId(row[1]));
        var (from, to) = _query.Steps[0].Direction == Direction.Outgoing ? (parent, node) : (node, parent);
        return (node, parent, records.Edge(_model.Edge(row[2].GetString()!), from, to, row[3]));
    }
}
