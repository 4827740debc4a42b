namespace Architecture.Storage.Neo4j.Tests;

/// <summary>How the database runs what the store sends: no statement reads more than its answer needs because of the way it is written.</summary>
public sealed class PlanTests : StoreContract<Neo4jHost>
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task A_reach_prunes_as_it_goes_whatever_its_conditions(bool incoming, bool conditions)
    {
        var step = new ReachStep(
            Model.DependsOn,
            incoming ? Direction.Incoming : Direction.Outgoing,
            conditions ? Filter.Is(Model.Strength, GraphValue.Of(1L)) : null,
            conditions ? Filter.Where(Model.Name, Comparison.NotIn, GraphValue.Of("a"), GraphValue.Of("b")) : null);
        var query = new ReachQuery([Id(1)], [step, step with { Edge = Model.MemberOf, OnEdge = null, OnNode = null }], 10, 1_000, Model.Name);
        Assert.True(ReachStatement.Fits(query));
        var (text, parameters) = ReachStatement.Depths(query);

        var plan = await Database.PlanOfAsync(text, parameters);

        Assert.Contains(plan, one => one.StartsWith("VarLengthExpand(Pruning,BFS", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, IsScan);
    }

    [Fact]
    public async Task The_parents_of_a_reach_are_found_from_the_nodes_listed()
    {
        await CommitAsync(Add(1).And(Add(2)).And(Depend(3, 1, 2)));
        var listed = (await (await NowAsync()).NodesAsync([Id(2)], Cancellation))[0]!;
        var (text, parameters) = ReachStatement.Parents(
            new ReachQuery([Id(1)], [new ReachStep(Model.DependsOn, Direction.Outgoing)], 3, 10, Model.Name), [(listed, 1)]);

        Assert.DoesNotContain(await Database.PlanOfAsync(text, parameters), IsScan);
    }

    [Fact]
    public async Task Neighbours_are_found_from_the_nodes_asked_about()
    {
        var query = new NeighbourQuery([Id(1), Id(2)], Model.DependsOn, Direction.Incoming, Order: [new OrderBy(Model.Name)]);
        foreach (var page in new[] { null, new PageRequest(5), new PageRequest(5, After: new Keyset([GraphValue.Of("a")], Id(9)), Backward: true) })
        {
            var (text, parameters) = NeighbourStatement.Of(query with { Page = page });
            Assert.DoesNotContain(await Database.PlanOfAsync(text, parameters), IsScan);
        }
    }

    [Fact]
    public async Task A_value_of_an_indexed_property_is_sought_and_not_filtered()
    {
        var filter = Filter.All(Filter.Is(Model.Size, GraphValue.Of(3L)), Filter.Where(Model.Name, Comparison.Contains, GraphValue.Of("a")));
        var (text, parameters) = FindStatement.Page(NodeQuery.First(Model.Thing, 10, filter, new OrderBy(Model.Name)));

        Assert.Contains("NodeIndexSeek", await Database.PlanOfAsync(text, parameters));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task A_page_in_the_order_of_an_index_reads_no_further_than_it_must(bool backwards, bool isNext)
    {
        await CommitAsync(GraphChange.None.And(Enumerable.Range(1, 500).Select(id => Add(id, Model.Size.Is(id)))));
        // A plan follows from what the database has counted; it counts now and then by itself, and here before it is asked.
        await Database.RunAsync("CALL db.prepareForReplanning(60)");
        var place = isNext ? new Keyset([GraphValue.Of(300L)], Id(300)) : null;
        var page = backwards ? new PageRequest(10, Before: place, Backward: true) : new PageRequest(10, After: place);
        var (text, parameters) = FindStatement.Page(new NodeQuery(Model.Thing, null, [new OrderBy(Model.Size, Descending: backwards)], page));

        var plan = await Database.PlanOfAsync(text, parameters);

        Assert.Contains(isNext ? "NodeIndexSeekByRange" : "NodeIndexScan", plan);
        Assert.Contains("PartialTop", plan);
    }

    [Fact]
    public async Task A_page_looks_for_records_without_the_value_only_where_it_has_room_for_them()
    {
        await CommitAsync(GraphChange.None.And(Enumerable.Range(1, 60).Select(id => Add(id, Model.Size.Is(id % 5 == 0 ? null : id)))));
        var order = new OrderBy(Model.Size);

        Assert.Equal(0, await LooksAsync(NodeQuery.First(Model.Thing, 20, null, order)));
        Assert.NotEqual(0, await LooksAsync(NodeQuery.First(Model.Thing, 50, null, order)));

        async Task<long> LooksAsync(NodeQuery query)
        {
            var (text, parameters) = FindStatement.Page(query);
            new AnsweredRecords(Model.Graph, null).Tell(parameters);
            return await Database.LooksOfAsync(text, parameters, "NodeByLabelScan");
        }
    }

    [Fact]
    public async Task Equal_questions_with_other_values_are_one_text()
    {
        NodeQuery Query(string name, long size, params GraphValue[] sizes) => NodeQuery.First(
            Model.Thing, (int)size, Filter.All(Filter.Is(Model.Name, GraphValue.Of(name)), Filter.Where(Model.Size, Comparison.In, [.. sizes])), new OrderBy(Model.Name));
        var store = (Neo4jStore)Store;
        var view = await NowAsync();
        await view.FindAsync(Query("a", 1, GraphValue.Of(1L)), Cancellation);
        var before = store.DistinctTexts;

        await view.FindAsync(Query("b", 2, GraphValue.Of(1L), GraphValue.Of(2L), GraphValue.Of(3L)), Cancellation);

        Assert.Equal(before, store.DistinctTexts);
    }

    [Fact]
    public async Task Words_are_sought_in_an_index_and_not_in_every_record()
    {
        var (text, parameters) = SearchStatement.Of(new TextQuery([Model.Thing], "bygglov arkiv", ["arkiv", "bygglov"], 9))!.Value;

        var plan = await Database.PlanOfAsync(text, parameters);

        Assert.Contains("ProcedureCall", plan);
        Assert.DoesNotContain(plan, one => IsScan(one) || one == "NodeByLabelScan");
    }

    private static bool IsScan(string name) => name.Contains("AllNodesScan", StringComparison.Ordinal) || name == "NodeIndexScan";
}
