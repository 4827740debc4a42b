using System.Collections.Immutable;
using Architecture.Graph;
using Xunit;

namespace Architecture.Storage.Contract;

/// <summary>Neighbours, reach, text search and facets.</summary>
public abstract class RelationContract<THost> : StoreContract<THost> where THost : StoreHost, new()
{
    [Fact]
    public async Task Batches_align_with_what_was_asked()
    {
        await CommitAsync(Add(1).And(Add(2)).And(Depend(3, 1, 2)));
        var view = await NowAsync();

        var nodes = await view.NodesAsync([Id(2), Id(77), Id(1), Id(2), Id(3)], Cancellation);
        var edges = await view.EdgesAsync([Id(1), Id(3)], Cancellation);
        var pages = await view.NeighboursAsync(new NeighbourQuery([Id(77), Id(1), Id(2), Id(1)], Model.DependsOn, Direction.Outgoing), Cancellation);

        Assert.Equal([Id(2), null, Id(1), Id(2), null], nodes.Select(node => node?.Id));
        Assert.Equal([null, Id(3)], edges.Select(edge => edge?.Id));
        Assert.Equal([0, 1, 0, 1], pages.Select(page => page.Total));
    }

    [Fact]
    public async Task Neighbours_are_filtered_ordered_paged_and_counted_for_each_node_alone()
    {
        await CommitAsync(GraphChange.None.And(Enumerable.Range(1, 10).Select(id => Add(id, Model.Size.Is(10 - id))))
            .And(Enumerable.Range(2, 9).Select(id => Depend(100 + id, 1, id, Model.Strength.Is(id % 3))))
            .And(Depend(120, 2, 1)));
        var view = await NowAsync();
        var order = ImmutableArray.Create(new OrderBy(Model.Strength), new OrderBy(Model.Size));
        var query = new NeighbourQuery([Id(1), Id(2)], Model.DependsOn, Direction.Outgoing, null, Filter.Where(Model.Size, Comparison.Less, GraphValue.Of(7L)), order, new PageRequest(3));

        var first = await view.NeighboursAsync(query, Cancellation);
        var last = first[0].Items[^1];
        var place = new Keyset([last.Edge[Model.Strength], last.Node[Model.Size]], last.Edge.Id);
        var second = await view.NeighboursAsync(query with { Page = new PageRequest(3, After: place) }, Cancellation);

        // By strength (id mod 3), then size (10 − id): 9 6 | 10 7 4 | 8 5.
        Assert.Equal([9, 6, 10], first[0].Items.Select(item => (int)item.Node.Id.Value));
        Assert.True(first[0].HasMore);
        Assert.Equal(7, first[0].Total);
        Assert.Equal([7, 4, 8], second[0].Items.Select(item => (int)item.Node.Id.Value));
        Assert.Equal(0, first[1].Total);
    }

    [Fact]
    public async Task Incoming_neighbours_are_those_that_point_here()
    {
        await CommitAsync(GraphChange.None.And([Add(1), Add(2), Add(3), Depend(11, 2, 1), Depend(12, 3, 1), Depend(13, 1, 3)]));

        var page = (await (await NowAsync()).NeighboursAsync(new NeighbourQuery([Id(1)], Model.DependsOn, Direction.Incoming), Cancellation))[0];

        Assert.Equal([Id(2), Id(3)], page.Items.Select(item => item.Node.Id));
        Assert.Equal([Id(11), Id(12)], page.Items.Select(item => item.Edge.Id));
    }

    [Fact]
    public async Task Removed_edges_and_changed_ones_are_seen_from_both_ends()
    {
        await CommitAsync(GraphChange.None.And([Add(1), Add(2), Depend(11, 1, 2), Depend(12, 1, 2)]));
        await CommitAsync(GraphChange.Of(
            new RemoveEdge(Model.DependsOn, Id(11), Id(1), Id(2)),
            new ChangeEdge(Model.DependsOn, Id(12), Id(1), Id(2), [Model.Strength.Is(7)])));
        var view = await NowAsync();

        foreach (var (at, direction) in new[] { (1, Direction.Outgoing), (2, Direction.Incoming) })
        {
            var page = (await view.NeighboursAsync(new NeighbourQuery([Id(at)], Model.DependsOn, direction), Cancellation))[0];
            Assert.Equal(7, Assert.Single(page.Items).Edge.Get(Model.Strength));
        }
    }

    [Fact]
    public async Task Reach_is_breadth_first_and_its_paths_are_deterministic()
    {
        // 1 → 2, 3; 2 → 5; 3 → 5, 4; 5 → 6 → 1 (a loop). The tie-break puts 3 before 2.
        await CommitAsync(GraphChange.None.And(
        [
            Add(1), Add(2, Model.Name.Is("b")), Add(3, Model.Name.Is("a")), Add(4, Model.Name.Is("z")), Add(5, Model.Name.Is("y")), Add(6),
            Depend(12, 1, 2), Depend(13, 1, 3), Depend(25, 2, 5), Depend(36, 3, 5), Depend(35, 3, 5), Depend(34, 3, 4), Depend(56, 5, 6), Depend(61, 6, 1),
        ]));

        var answer = await ReachAsync(10, 100);

        Assert.Equal(ReachCut.None, answer.CutBy);
        Assert.Equal(5, answer.ReachedCount);
        Assert.Equal([(3, 1, 1), (2, 1, 1), (5, 2, 3), (4, 2, 3), (6, 3, 5)], answer.Nodes.Select(n => ((int)n.Node.Id.Value, n.Depth, (int)n.Parent.Value)));
        Assert.Equal(Id(35), answer.Nodes[2].Via.Id);
    }

    [Fact]
    public async Task Reach_says_what_cut_it()
    {
        await CommitAsync(GraphChange.None.And(Enumerable.Range(1, 6).Select(id => Add(id))).And(Enumerable.Range(1, 5).Select(id => Depend(10 + id, id, id + 1))));

        var whole = await ReachAsync(5, 5);
        var shallow = await ReachAsync(4, 5);
        var few = await ReachAsync(5, 3);

        Assert.Equal((5, ReachCut.None), (whole.ReachedCount, whole.CutBy));
        Assert.Equal((4, ReachCut.Depth), (shallow.ReachedCount, shallow.CutBy));
        Assert.Equal((5, 3, ReachCut.Nodes), (few.ReachedCount, few.Nodes.Length, few.CutBy));
    }

    [Fact]
    public async Task Reach_follows_only_what_its_steps_allow()
    {
        await CommitAsync(GraphChange.None.And(
        [
            Add(1), Add(2, Model.Active.Is(true)), Add(3, Model.Active.Is(false)), Add(4, Model.Active.Is(true)), Add(5, Model.Active.Is(true)),
            Depend(12, 1, 2, Model.Strength.Is(1)), Depend(13, 1, 3, Model.Strength.Is(1)), Depend(24, 2, 4), Depend(51, 5, 1, Model.Strength.Is(9)),
        ]));
        var step = new ReachStep(
            Model.DependsOn, Direction.Outgoing, Filter.Where(Model.Strength, Comparison.Exists, GraphValue.Of(true)), Filter.Is(Model.Active, GraphValue.Of(true)));
        var back = new ReachStep(Model.DependsOn, Direction.Incoming, Filter.Is(Model.Strength, GraphValue.Of(9L)));

        var answer = await (await NowAsync()).ReachAsync(new ReachQuery([Id(1)], [step, back], 5, 10), Cancellation);

        Assert.Equal([Id(2), Id(5)], answer.Nodes.Select(node => node.Node.Id));
    }

    [Fact]
    public async Task Search_ranks_exact_before_prefix_before_stem_then_by_code_and_pages()
    {
        await CommitAsync(GraphChange.None.And(
        [
            Named(1, "bygglov", "c", ["bygglov"]), Named(2, "bygglov e-tjänst", "b", ["bygglov", "tjänst"]), Named(3, "bygglovsarkiv", "a", ["bygglov", "arkiv"]),
            Named(4, "ansökan om bygglov", "0", ["ansök", "bygglov"]), Named(5, "parkering", "d", ["parker"]),
        ]));
        var view = await NowAsync();
        var query = new TextQuery([Model.Thing], "bygglov", ["bygglov"], 3);

        var first = await view.SearchAsync(query, Cancellation);
        var second = await view.SearchAsync(query with { After = first[^1] }, Cancellation);
        var both = await view.SearchAsync(new TextQuery([Model.Thing], "bygglov arkiv", ["arkiv", "bygglov"], 9), Cancellation);

        Assert.Equal([(1, TextRank.Exact), (3, TextRank.Prefix), (2, TextRank.Prefix)], first.Select(hit => ((int)hit.Node.Id.Value, hit.Rank)));
        Assert.Equal([(4, TextRank.Stem)], second.Select(hit => ((int)hit.Node.Id.Value, hit.Rank)));
        Assert.Equal([3], both.Select(hit => (int)hit.Node.Id.Value));
    }

    [Fact]
    public async Task Search_forgets_a_name_that_changed()
    {
        await CommitAsync(Named(1, "bygglov", "a", ["bygglov"]));
        await CommitAsync(GraphChange.Change(Model.Thing, Id(1), Model.Folded.Is("parkering"), Model.Terms.Is(["parker"])));
        var view = await NowAsync();

        Assert.Empty(await view.SearchAsync(new TextQuery([Model.Thing], "bygglov", ["bygglov"], 9), Cancellation));
        Assert.Single(await view.SearchAsync(new TextQuery([Model.Thing], "park", ["park"], 9), Cancellation));
    }

    [Fact]
    public async Task A_term_is_found_whatever_stands_in_it_and_nothing_like_it()
    {
        string[] terms = ["\"", "a\"b\\", "AND", "and", "a b", "b a", "+x", "-x", "*", "x*", "terms:x", "x~", "å", "a\u030a", "Å", new string('ä', 40_000), new string('ä', 39_999) + "b"];
        await CommitAsync(GraphChange.None.And(terms.Select((term, place) => Named(place + 1, $"namn {place}", $"{place:00}", [term, "alla"]))));
        var view = await NowAsync();

        for (var place = 0; place < terms.Length; place++)
        {
            var hits = await view.SearchAsync(new TextQuery([Model.Thing], "-", [terms[place], "alla"], 9), Cancellation);
            Assert.True(hits is [{ Rank: TextRank.Stem } hit] && hit.Node.Id == Id(place + 1), $"'{terms[place][..Math.Min(10, terms[place].Length)]}' found {hits.Length}");
        }
        Assert.Empty(await view.SearchAsync(new TextQuery([Model.Thing], "-", ["alla", "inga"], 9), Cancellation));
        Assert.Equal(terms.Length, (await view.SearchAsync(new TextQuery([Model.Thing], "-", ["alla"], 99), Cancellation)).Length);
    }

    [Fact]
    public async Task Facets_count_each_value_and_none_most_frequent_first_then_by_value()
    {
        await CommitAsync(GraphChange.None.And([Add(1, Model.Size.Is(2)), Add(2, Model.Size.Is(1)), Add(3, Model.Size.Is(2)), Add(4), Add(5, Model.Size.Is(0))]));

        var facets = await (await NowAsync()).FacetsAsync(Model.Thing, null, Model.Size, Cancellation);
        var some = await (await NowAsync()).FacetsAsync(Model.Thing, Filter.Is(Model.Size, default), Model.Size, Cancellation);

        Assert.Equal([new(GraphValue.Of(2L), 2), new(GraphValue.Of(0L), 1), new(GraphValue.Of(1L), 1), new(default, 1)], facets);
        Assert.Equal([new FacetCount(default, 1)], some);
    }

    private GraphChange Named(int id, string folded, string code, ImmutableArray<string> terms) =>
        Add(id, Model.Folded.Is(folded), Model.Code.Is(code), Model.Terms.Is(terms));

    private async Task<ReachAnswer> ReachAsync(int depth, int nodes)
    {
        var step = new ReachStep(Model.DependsOn, Direction.Outgoing);
        return await (await NowAsync()).ReachAsync(new ReachQuery([Id(1)], [step], depth, nodes, Model.Name), Cancellation);
    }
}
