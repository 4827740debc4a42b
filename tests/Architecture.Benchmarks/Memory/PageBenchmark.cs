using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Benchmarks.Memory;

/// <summary>
/// Pages of 50 with three relations. Goal: as quick at 1 M solutions as at 1,000. The yardstick touches the same records through flat
/// arrays and does nothing else: how much slower it gets with size is what caches cost any store.
/// </summary>
internal static class PageBenchmark
{
    private static readonly (string Name, Func<Estate, int, NodeQuery> Query)[] s_queries =
    [
        ("by sort key", (estate, round) => After(estate, round, null, new OrderBy(EstateModel.SortKey))),
        ("by sort key, descending", (estate, round) => After(estate, round, null, new OrderBy(EstateModel.SortKey, Descending: true))),
        ("in use, by sort key", (estate, round) => After(estate, round, Filter.Is(EstateModel.Phase, GraphValue.Of("InUse")), new OrderBy(EstateModel.SortKey))),
        ("shared, by end, descending", (estate, round) => After(estate, round, Filter.Is(EstateModel.Reach, GraphValue.Of("Shared")), new OrderBy(EstateModel.EffectiveEnd, Descending: true))),
        ("by id", (estate, round) => After(estate, round, null)),
    ];

    public static void Run(IReadOnlyList<Estate> estates)
    {
        var flat = estates.Select(estate => new FlatPages(estate)).ToList();
        var floor = Measure.Medians(300, [.. flat.Select(pages => (Action<int>)pages.Touch)]);
        Console.WriteLine("yardstick, the same records by flat arrays: " + string.Join(", ", estates.Select((estate, i) => $"{estate.Solutions}: {floor[i]:0.0} µs = {floor[i] / floor[0]:0.0} ×")));
        foreach (var (name, query) in s_queries)
        {
            var times = Measure.Medians(300, [.. estates.Select(estate => (Action<int>)(round => Page(estate, query(estate, round))))]);
            Console.WriteLine($"page of 50 {name}: " + string.Join(", ", estates.Select((estate, i) => $"{estate.Solutions}: {times[i]:0} µs = {times[i] / times[0]:0.0} ×")));
        }
    }

    private static NodeQuery After(Estate estate, int round, Filter? filter, params ImmutableArray<OrderBy> order)
    {
        var place = estate.Graph.Node(Estate.Solution((round + 1000) * 7919L % estate.Solutions))!;
        var keyset = new Keyset([.. order.Select(term => place[term.Property])], place.Id);
        return new NodeQuery(EstateModel.Solution, filter, order, new PageRequest(50, keyset));
    }

    private static void Page(Estate estate, NodeQuery query)
    {
        var view = estate.Graph.View;
        var page = Measure.Now(view.FindAsync(query, CancellationToken.None));
        ImmutableArray<NodeId> ids = [.. page.Nodes.Select(node => node.Id)];
        foreach (var (kind, direction) in new[]
                 {
                     (EstateModel.ResponsibleBoard, Direction.Outgoing), (EstateModel.DependsOn, Direction.Outgoing), (EstateModel.DependsOn, Direction.Incoming),
                 })
        {
            var related = Measure.Now(view.NeighboursAsync(new NeighbourQuery(ids, kind, direction, Page: new PageRequest(10)), CancellationToken.None));
            if (related.Length != ids.Length) throw new InvalidOperationException("Answers do not align.");
        }
    }

    private sealed class FlatPages
    {
        private readonly GraphNode[] _sorted;
        private readonly GraphNode[][][] _relations;
        private long _touched;

        public FlatPages(Estate estate)
        {
            _sorted = [.. estate.Graph.AllNodes().Where(node => node.Kind == EstateModel.Solution).OrderBy(node => node.Get(EstateModel.SortKey)!, CodePointOrder.Comparer)];
            var nodes = estate.Graph.AllNodes().ToDictionary(node => node.Id);
            var outgoing = new Dictionary<NodeId, List<GraphNode>>(estate.Solutions);
            var incoming = new Dictionary<NodeId, List<GraphNode>>(estate.Solutions);
            foreach (var (_, kind, from, to) in estate.Links())
            {
                if (kind != EstateModel.DependsOn) continue;
                var (source, target) = (nodes[Estate.Solution(from)], nodes[Estate.Solution(to)]);
                Keep(outgoing, source, target);
                Keep(incoming, target, source);
            }
            _relations = [.. new[] { outgoing, incoming }.Select(relation => _sorted.Select(node => relation.TryGetValue(node.Id, out var far) ? far.ToArray() : []).ToArray())];
        }

        public void Touch(int round)
        {
            var start = (int)((round + 1000) * 7919L % Math.Max(1, _sorted.Length - 50));
            for (var row = start; row < Math.Min(start + 50, _sorted.Length); row++)
            {
                _touched += _sorted[row].Values[0].Text!.Length;
                foreach (var relation in _relations)
                    foreach (var far in relation[row]) _touched += far.Values[0].Text!.Length;
            }
        }

        private static void Keep(Dictionary<NodeId, List<GraphNode>> relation, GraphNode near, GraphNode far)
        {
            if (!relation.TryGetValue(near.Id, out var all)) relation.Add(near.Id, all = []);
            if (all.Count < 10) all.Add(far);
        }
    }
}
