using System.Collections.Immutable;

namespace Architecture.Graph.Tests;

/// <summary>A town too large for one page of anything, with nodes that become hubs and cease to be.</summary>
public sealed class HubBehaviour
{
    private const int Things = 700;
    private readonly Random _random = Effort.Random();
    private NaiveGraph _naive = new();
    private MemoryGraph _memory = MemoryGraph.Empty(Town.Model);
    private long _edge = 1_000_000;

    [Fact]
    public void Hubs_answer_like_any_node_while_they_grow_and_shrink()
    {
        Commit([.. Enumerable.Range(1, Things).Select(i => new AddNode(
            Town.Thing, Town.Id(i), [Town.Size.Is(i % 7), Town.Name.Is($"n{i % 50}"), Town.Folded.Is($"n{i % 50}"), Town.Terms.Is([$"t{i % 3}", "all"])]))]);
        var hub = Town.Id(300);
        for (var round = 0; round < Effort.Of(6, 60); round++)
        {
            Commit([.. Enumerable.Range(0, 150).Select(_ => Edge(Town.Id(1 + _random.Next(Things)), hub))]);
            Commit([.. Enumerable.Range(0, 60).Select(_ => Edge(Town.Id(1 + _random.Next(Things)), Town.Id(1 + _random.Next(Things))))]);
            Compare(hub);
        }
        Assert.True(_naive.Edges.Values.Count(edge => edge.To == hub) > 2 * AdjacencyPage.MostInline, "The node never became a hub.");
        var (kept, keptNaive) = (_memory, _naive);
        while (_naive.Edges.Values.Where(edge => edge.To == hub).Take(200).ToList() is { Count: > 0 } gone)
        {
            Commit([.. gone.OrderBy(_ => _random.Next()).Select(edge => new RemoveEdge(edge.Kind, edge.Id, edge.From, edge.To))]);
            Compare(hub);
        }
        Assert.Equal(TownRun.Dump(keptNaive), TownRun.Dump(kept));
        Assert.Equal(TownRun.Dump(_naive), TownRun.Dump(_memory));
    }

    private AddEdge Edge(NodeId from, NodeId to)
    {
        // Ids in no order, so that edges go in everywhere.
        var number = _edge++;
        return new AddEdge(Town.Links, new NodeId((UInt128)IdMap.Hash(Town.Id(number)) << 64 | (UInt128)number), from, to, [Town.Weight.Is(number % 5)]);
    }

    private void Commit(GraphOperation[] operations)
    {
        var change = GraphChange.Of(operations);
        var stamp = Town.Stamp(_memory.Sequence + 1);
        _naive = _naive.After(change, stamp);
        _memory = _memory.Apply(TownRun.Entry(_memory.Resolve(change), stamp));
    }

    private void Compare(NodeId hub)
    {
        var loaded = MemoryGraph.Load(Town.Model, _memory.AllNodes(), _memory.AllEdges(), _memory.Counters(), _memory.Sequence, _memory.Time);
        var edges = _naive.Edges.Values.Where(edge => edge.To == hub).Select(edge => edge.Id).Order().ToList();
        var place = edges.Count == 0 ? Town.Id(1) : edges[_random.Next(edges.Count)];
        foreach (var graph in new[] { _memory, loaded })
        {
            foreach (var page in new PageRequest?[] { null, new(50), new(50, new Keyset([], place)), new(50, Before: new Keyset([], place), Backward: true) })
            {
                foreach (var filter in new Filter?[] { null, Filter.Is(Town.Size, GraphValue.Of(3)) })
                {
                    var query = new NeighbourQuery([hub], Town.Links, Direction.Incoming, OnNode: filter, Page: page);
                    Assert.Equal(
                        NaiveRules.Show(_naive.Neighbours(query, hub)),
                        NaiveRules.Show(TownRun.Now(graph.View.NeighboursAsync(query, CancellationToken.None))[0]));
                }
            }
            foreach (var list in new[] { 10, int.MaxValue })
            {
                var reach = new ReachQuery([hub], [new ReachStep(Town.Links, Direction.Incoming)], 2, list, Town.Name);
                var answer = TownRun.Now(graph.View.ReachAsync(reach, CancellationToken.None));
                Assert.Equal(Reached(hub, 2).Count, answer.ReachedCount);
            }
            var find = NodeQuery.First(Town.Thing, 30, Filter.Where(Town.Size, Comparison.In, GraphValue.Of(2), GraphValue.Of(5)), new OrderBy(Town.Name, Descending: true));
            CompareFind(graph, find);
            ComparePages(graph);
        }
    }

    // Groups of a hundred equal sizes, which are read by the order of names; and places in them.
    private void ComparePages(MemoryGraph graph)
    {
        var row = _naive.Nodes[Town.Id(1 + _random.Next(Things))];
        foreach (var (descending, backward) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            ImmutableArray<OrderBy> order = [new(Town.Size, descending), new(Town.Name, Descending: _random.Next(2) == 0)];
            var place = new Keyset([row[Town.Size], row[Town.Name]], row.Id);
            var filter = _random.Next(2) == 0 ? null : Filter.Where(Town.Name, Comparison.NotEqual, GraphValue.Of("n7"));
            CompareFind(graph, new NodeQuery(Town.Thing, filter, order, new PageRequest(5, After: backward ? null : place, Before: backward ? place : null, backward)));
            CompareFind(graph, new NodeQuery(Town.Thing, filter, order, new PageRequest(5, Backward: backward)));
        }
    }

    private void CompareFind(MemoryGraph graph, NodeQuery find) =>
        Assert.Equal(NaiveRules.Show(_naive.Find(find)), NaiveRules.Show(TownRun.Now(graph.View.FindAsync(find, CancellationToken.None))));

    private HashSet<NodeId> Reached(NodeId start, int depth)
    {
        HashSet<NodeId> seen = [start];
        for (; depth > 0; depth--)
            seen.UnionWith(_naive.Edges.Values.Where(edge => seen.Contains(edge.To)).Select(edge => edge.From).ToList());
        seen.Remove(start);
        return seen;
    }
}
