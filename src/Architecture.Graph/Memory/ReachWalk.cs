using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>
/// A breadth-first walk over one root. While there is room in the answer, nodes are met in the order of the answer, so that the first
/// to meet a node is its parent; once the answer is full, the rest is only counted, over bits and packed pages.
/// </summary>
internal sealed class ReachWalk
{
    /// <summary>Edges at one node up to which comparing them as they come is quicker than sorting them.</summary>
    private const int MostCompared = 64;

    private readonly GraphState _state;
    private readonly ReachQuery _query;
    private readonly CancellationToken _cancellation;
    private readonly WalkStep[] _steps;
    private readonly NodeBits _seen;
    private readonly List<Reached> _answer = [];

    public ReachWalk(GraphState state, ReachQuery query, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.MaxDepth, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfLessThan(query.MaxNodes, 1, nameof(query));
        (_state, _query, _cancellation) = (state, query, cancellation);
        var filters = new RecordFilters(state);
        _steps = [.. query.Steps.Select(step => new WalkStep(state, filters, step))];
        _seen = new NodeBits(state.NodeSlots);
    }

    public ReachAnswer Run()
    {
        var level = Starts();
        long count = 0;
        var depth = 1;
        for (; level.Length > 0 && depth <= _query.MaxDepth && _answer.Count < _query.MaxNodes; depth++)
        {
            _cancellation.ThrowIfCancellationRequested();
            var next = Meet(level);
            count += next.Count;
            level = Answer(next, depth);
        }
        if (level.Length == 0) return new ReachAnswer([.. _answer], count, ReachCut.None);
        var counting = new ReachCount(_seen, _steps, _cancellation);
        count += counting.Count(level, _query.MaxDepth - depth + 1);
        var cut = count > _answer.Count ? ReachCut.Nodes : counting.MoreLies ? ReachCut.Depth : ReachCut.None;
        return new ReachAnswer([.. _answer], count, cut);
    }

    private int[] Starts()
    {
        var starts = _query.From.Select(_state.NodeSlot).Where(slot => slot >= 0 && _seen.Add(slot)).ToArray();
        var placed = Array.ConvertAll(starts, slot => Place(new Meeting(slot, -1, -1)));
        Array.Sort(placed, Placed.Order);
        return Array.ConvertAll(placed, start => start.Meeting.Node);
    }

    /// <summary>The next level, each node with its parent and the edge between.</summary>
    private List<Meeting> Meet(int[] level)
    {
        var met = new List<Meeting>();
        var rows = new List<EdgeRow>();
        foreach (var parent in level)
        {
            rows.Clear();
            foreach (var step in _steps) step.Collect(parent, rows);
            // Each step gives its edges in order; only over several steps may a later one be the smaller.
            if (_steps.Length > 1 && rows.Count > MostCompared) rows.Sort(CompareEdges);
            var first = met.Count;
            foreach (var row in rows)
            {
                if (_seen.Add(row.Node)) met.Add(new Meeting(row.Node, parent, row.Edge));
                else if (_steps.Length > 1 && rows.Count <= MostCompared) PreferSmaller(met, first, row);
            }
        }
        return met;
    }

    private void PreferSmaller(List<Meeting> met, int first, EdgeRow row)
    {
        for (var i = first; i < met.Count; i++)
        {
            if (met[i].Node != row.Node) continue;
            if (_state.EdgeIdAt(row.Edge) < _state.EdgeIdAt(met[i].Edge)) met[i] = met[i] with { Edge = row.Edge };
            return;
        }
    }

    /// <summary>Puts into the answer what there is room for, and gives back the whole level: in order, if all of it went in.</summary>
    private int[] Answer(List<Meeting> met, int depth)
    {
        var room = _query.MaxNodes - _answer.Count;
        var top = new TopRows<Placed>(Math.Min(room, met.Count), Placed.Order);
        foreach (var meeting in met) top.Offer(Place(meeting));
        var listed = Array.ConvertAll(top.Sorted(), placed => placed.Meeting);
        foreach (var meeting in listed)
            _answer.Add(new Reached(_state.NodeAt(meeting.Node), depth, _state.NodeAt(meeting.Parent).Id, _state.EdgeAt(meeting.Edge)));
        return met.Count <= room ? Array.ConvertAll(listed, meeting => meeting.Node) : [.. met.Select(meeting => meeting.Node)];
    }

    private int CompareEdges(EdgeRow left, EdgeRow right) => _state.EdgeIdAt(left.Edge).CompareTo(_state.EdgeIdAt(right.Edge));

    private Placed Place(Meeting meeting)
    {
        var node = _state.NodeAt(meeting.Node);
        return new Placed(_query.TieBreak is { } tie ? RecordFilters.Read(node, tie) : default, node.Id, meeting);
    }

    private readonly record struct Meeting(int Node, int Parent, int Edge);

    /// <summary>A meeting with what orders it at hand.</summary>
    private readonly record struct Placed(GraphValue Tie, NodeId Id, Meeting Meeting)
    {
        public static readonly Comparer<Placed> Order = Comparer<Placed>.Create(static (left, right) =>
        {
            var order = GraphValue.Compare(left.Tie, right.Tie);
            return order != 0 ? order : left.Id.CompareTo(right.Id);
        });
    }
}
