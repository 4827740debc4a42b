using Architecture.Graph;
using Architecture.Registry.Solutions;
using Architecture.Storage.Neo4j;

namespace Architecture.Benchmarks.Database;

/// <summary>What the store reads by Cypher, beside Cypher written by hand for the same question and sent through the same client.</summary>
internal static class ReadsBeside
{
    private const string PageByHand = "MATCH (n:Solution) WHERE n.sortKey IS NOT NULL RETURN properties(n) ORDER BY n.sortKey, n.id LIMIT 50";
    private const string NodesByHand = "UNWIND $ids AS id MATCH (n:Solution {id: id}) RETURN properties(n)";
    private const string CountByHand = "MATCH (n:Solution {phase: 'InUse'}) RETURN count(*)";
    private const string FacetsByHand = "MATCH (n:Solution) RETURN n.phase, count(*)";

    private const string NeighboursByHand =
        "UNWIND $ids AS id MATCH (:Solution {id: id})-[r:DEPENDS_ON]->(b:Solution) RETURN id, b.id, properties(r), properties(b) ORDER BY b.sortKey, r.id";

    private const string SearchByHand =
        """
        CALL () {
          MATCH (n:Solution) WHERE n.folded STARTS WITH $text RETURN n, CASE n.folded WHEN $text THEN 0 ELSE 1 END AS rank
          UNION ALL
          CALL db.index.fulltext.queryNodes('Solution_searchTerms', $words) YIELD node AS n RETURN n, 2 AS rank
        }
        WITH n, min(rank) AS rank ORDER BY rank, n.code, n.id LIMIT 10 RETURN rank, properties(n)
        """;

    private const string ReachByHand =
        """
        MATCH p = (:Solution {id: $id})<-[edges:DEPENDS_ON*1..10]-(x:Solution)
        WHERE all(edge IN edges WHERE edge.strength = 'Hard' AND NOT startNode(edge).phase IN ['Retired', 'Abandoned'])
        WITH x, min(length(p)) AS depth ORDER BY depth, x.code
        WITH collect([depth, x]) AS reached RETURN size(reached), [one IN reached[..100] | [one[0], properties(one[1])]]
        """;

    public static async Task ShowAsync(IGraphStore store, QueryApiClient client, TimeSpan span)
    {
        var view = await store.ViewAsync(ReadMoment.Now, CancellationToken.None);
        var ids = (await view.FindAsync(Page(), CancellationToken.None)).Nodes.Select(node => node.Id).ToList();
        Filter inUse = Filter.Is(SolutionGraph.Phase, GraphValue.Of(nameof(LifecyclePhase.InUse)));
        var hub = Estate.Solution(0);
        var (text, stems) = ("bygglov 1", new[] { "bygglov", "1" });
        Task<QueryAnswer> Hand(string statement, CypherParameters? parameters = null) => client.RunAsync(new CypherStatement("by hand", statement, parameters ?? new()), CancellationToken.None);

        await BesideAsync("page of 50 in order", () => view.FindAsync(Page(), CancellationToken.None).AsTask(), () => Hand(PageByHand), span);
        await BesideAsync("50 records", () => view.NodesAsync([.. ids], CancellationToken.None).AsTask(), () => Hand(NodesByHand, new CypherParameters().With("ids", ids)), span);
        await BesideAsync(
            "what 50 depend on", () => view.NeighboursAsync(new NeighbourQuery([.. ids], SolutionGraph.DependsOn, Direction.Outgoing, Order: [new OrderBy(SolutionGraph.SortKey)]), CancellationToken.None).AsTask(),
            () => Hand(NeighboursByHand, new CypherParameters().With("ids", ids)), span);
        await BesideAsync("count by phase", () => view.CountAsync(SolutionGraph.Solution, inUse, CancellationToken.None).AsTask(), () => Hand(CountByHand), span);
        await BesideAsync("facets", () => view.FacetsAsync(SolutionGraph.Solution, null, SolutionGraph.Phase, CancellationToken.None).AsTask(), () => Hand(FacetsByHand), span);
        await BesideAsync(
            "search", () => view.SearchAsync(new TextQuery([SolutionGraph.Solution], text, [.. stems], 10), CancellationToken.None).AsTask(),
            () => Hand(SearchByHand, new CypherParameters().With("text", text).With("words", string.Join(" AND ", stems.Select(stem => $"\"{stem}\"")))), span);
        await BesideAsync("impact, 10 steps", () => view.ReachAsync(Impact(hub), CancellationToken.None).AsTask(), () => Hand(ReachByHand, new CypherParameters().With("id", hub)), span);
    }

    private static NodeQuery Page() => NodeQuery.First(SolutionGraph.Solution, 50, null, new OrderBy(SolutionGraph.SortKey));

    private static ReachQuery Impact(NodeId of) => new(
        [of],
        [new ReachStep(
            SolutionGraph.DependsOn, Direction.Incoming, Filter.Is(SolutionGraph.DependencyStrength, GraphValue.Of(nameof(DependencyStrength.Hard))),
            Filter.Where(SolutionGraph.Phase, Comparison.NotIn, GraphValue.Of(nameof(LifecyclePhase.Retired)), GraphValue.Of(nameof(LifecyclePhase.Abandoned))))],
        10, 100, SolutionGraph.Code);

    private static async Task BesideAsync<T>(string name, Func<Task<T>> ours, Func<Task<QueryAnswer>> byHand, TimeSpan span)
    {
        List<double> our = [], hand = [];
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var round = -5; round < 200 && (our.Count < 3 || System.Diagnostics.Stopwatch.GetElapsedTime(begun) < span); round++)
        {
            var ourTime = await TimeAsync(async () => await ours());
            var handTime = await TimeAsync(async () => (await byHand()).Dispose());
            if (round < 0) continue;
            our.Add(ourTime);
            hand.Add(handTime);
        }
        our.Sort();
        hand.Sort();
        var (half, yardstick) = (our[our.Count / 2], hand[hand.Count / 2]);
        Console.WriteLine($"  {name,-20} p50 {half,8:0.00} ms, p99 {our[(int)(our.Count * 0.99)],8:0.00} ms; by hand {yardstick,8:0.00} ms = {half / yardstick:0.00} × (goal ≤ 1.3)");
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        await action();
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
