using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Benchmarks.Memory;

/// <summary>Pages of 50 with three relations. Goal: as quick at 1 M solutions as at 1,000.</summary>
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
        var page = view.FindAsync(query, CancellationToken.None).GetAwaiter().GetResult();
        ImmutableArray<NodeId> ids = [.. page.Nodes.Select(node => node.Id)];
        foreach (var (kind, direction) in new[]
                 {
                     (EstateModel.ResponsibleBoard, Direction.Outgoing), (EstateModel.DependsOn, Direction.Outgoing), (EstateModel.DependsOn, Direction.Incoming),
                 })
        {
            var related = view.NeighboursAsync(new NeighbourQuery(ids, kind, direction, Page: new PageRequest(10)), CancellationToken.None);
            if (related.GetAwaiter().GetResult().Length != ids.Length) throw new InvalidOperationException("Answers do not align.");
        }
    }
}
