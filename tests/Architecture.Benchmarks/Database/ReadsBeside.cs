using System.Diagnostics;
using Architecture.Graph;
using Architecture.Registry.Solutions;
using Architecture.Storage.Neo4j;

namespace Architecture.Benchmarks.Database;

/// <summary>
/// What the store reads by Cypher, beside Cypher written by hand for the same question and sent through the same client. Each question is the first of its view: with every
/// read a statement, and as it is served, where what begins at named records needs to know the moment only.
/// </summary>
internal sealed class ReadsBeside(IGraphStore statements, IGraphStore served, QueryApiClient client, TimeSpan span)
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

    /// <summary>The nearest to it that one writes who wants the paths as well: one shortest path to each, its nodes and edges.</summary>
    private const string PathsByHand =
        """
        MATCH p = SHORTEST 1 (:Solution {id: $id})
          ((a)<-[e:DEPENDS_ON WHERE e.strength = 'Hard']-(b WHERE NOT b.phase IN ['Retired', 'Abandoned'])){1,10} (x:Solution)
        WITH x, length(p) AS depth, e AS edges, b AS steps ORDER BY depth, x.code
        WITH collect([depth, x, steps, edges]) AS reached
        RETURN size(reached), [one IN reached[..100] | [one[0], properties(one[1]), [step IN one[2] | step.id], properties(one[3][-1])]]
        """;

    public async Task ShowAsync()
    {
        var view = await statements.ViewAsync(ReadMoment.Now, CancellationToken.None);
        var ids = (await view.FindAsync(Page(), CancellationToken.None)).Nodes.Select(node => node.Id).ToList();
        Filter inUse = Filter.Is(SolutionGraph.Phase, GraphValue.Of(nameof(LifecyclePhase.InUse)));
        var hub = Estate.Solution(0);
        var (text, stems) = ("bygglov 1", new[] { "bygglov", "1" });

        await BesideAsync("page of 50 in order", read => read.FindAsync(Page(), CancellationToken.None), (PageByHand, new()));
        await BesideAsync("50 records", read => read.NodesAsync([.. ids], CancellationToken.None), (NodesByHand, new CypherParameters().With("ids", ids)));
        await BesideAsync(
            "what 50 depend on", read => read.NeighboursAsync(new NeighbourQuery([.. ids], SolutionGraph.DependsOn, Direction.Outgoing, Order: [new OrderBy(SolutionGraph.SortKey)]), CancellationToken.None),
            (NeighboursByHand, new CypherParameters().With("ids", ids)));
        await BesideAsync("count by phase", read => read.CountAsync(SolutionGraph.Solution, inUse, CancellationToken.None), (CountByHand, new()));
        await BesideAsync("facets", read => read.FacetsAsync(SolutionGraph.Solution, null, SolutionGraph.Phase, CancellationToken.None), (FacetsByHand, new()));
        await BesideAsync(
            "search", read => read.SearchAsync(new TextQuery([SolutionGraph.Solution], text, [.. stems], 10), CancellationToken.None),
            (SearchByHand, new CypherParameters().With("text", text).With("words", string.Join(" AND ", stems.Select(stem => $"\"{stem}\"")))));
        await BesideAsync("impact, by hand depths", read => read.ReachAsync(Impact(hub), CancellationToken.None), (ReachByHand, new CypherParameters().With("id", hub)));
        await BesideAsync("impact, by hand paths", read => read.ReachAsync(Impact(hub), CancellationToken.None), (PathsByHand, new CypherParameters().With("id", hub)));
    }

    private static NodeQuery Page() => NodeQuery.First(SolutionGraph.Solution, 50, null, new OrderBy(SolutionGraph.SortKey));

    private static ReachQuery Impact(NodeId of) => new(
        [of],
        [new ReachStep(
            SolutionGraph.DependsOn, Direction.Incoming, Filter.Is(SolutionGraph.DependencyStrength, GraphValue.Of(nameof(DependencyStrength.Hard))),
            Filter.Where(SolutionGraph.Phase, Comparison.NotIn, GraphValue.Of(nameof(LifecyclePhase.Retired)), GraphValue.Of(nameof(LifecyclePhase.Abandoned))))],
        10, 100, SolutionGraph.Code);

    private async Task BesideAsync<T>(string name, Func<IGraphView, ValueTask<T>> ask, (string Text, CypherParameters Parameters) byHand)
    {
        List<double> all = [], own = [], hand = [];
        var begun = Stopwatch.GetTimestamp();
        for (var round = -5; round < 200 && (all.Count < 3 || Stopwatch.GetElapsedTime(begun) < span); round++)
        {
            var statementTime = await TimeAsync(async () => await ask(await statements.ViewAsync(ReadMoment.Now, CancellationToken.None)));
            var servedTime = await TimeAsync(async () => await ask(await served.ViewAsync(ReadMoment.Now, CancellationToken.None)));
            var handTime = await TimeAsync(async () => (await client.RunAsync(new CypherStatement("by hand", byHand.Text, byHand.Parameters), CancellationToken.None)).Dispose());
            if (round < 0) continue;
            all.Add(statementTime);
            own.Add(servedTime);
            hand.Add(handTime);
        }
        foreach (var times in new[] { all, own, hand }) times.Sort();
        var (half, servedHalf, yardstick) = (all[all.Count / 2], own[own.Count / 2], hand[hand.Count / 2]);
        Console.WriteLine(
            $"  {name,-22} by hand {yardstick,8:0.00} ms; by statements {half,8:0.00} ms = {half / yardstick:0.00} × (goal ≤ 1.3); as served {servedHalf,8:0.00} ms = {servedHalf / yardstick:0.00} ×");
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
