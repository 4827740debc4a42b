using System.Collections.Immutable;
using Architecture.Graph;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Architecture.Storage.Contract;

/// <summary>Random changes and questions, answered by the store as by a naive model; now, then and what if, before and after a restart.</summary>
public abstract class ModelContract<THost> : StoreContract<THost> where THost : StoreHost, new()
{
    private static readonly string?[] Names = [null, "", "a", "Ab", "ab", "å", "Ä", "öä", "bÖa", "Zz"];

    [Fact]
    public void The_store_answers_as_a_naive_model_does()
    {
        // Each number is the seed of one step, so a failing run shrinks to the fewest steps that show it.
        var steps = Gen.Choose(0, int.MaxValue - 1).ListOf().ToArbitrary();
        var config = Config.QuickThrowOnFailure.WithMaxTest(Effort.Of(40 / Host.Weight, 2_000)).WithEndSize(60).WithReplay((ulong)Effort.Seed, 1UL | (ulong)Effort.Seed);
        Prop.ForAll(steps, numbers => RunAsync([.. numbers]).GetAwaiter().GetResult()).Check(config);
    }

    private async Task RunAsync(ImmutableArray<int> numbers)
    {
        await using var host = new THost();
        var states = new List<NaiveGraph> { NaiveGraph.Empty };
        var store = await host.OpenAsync(Model.Graph, Cancellation);
        try
        {
            foreach (var number in numbers)
            {
                var random = new Random(number);
                if (random.Next(15) == 0)
                {
                    await store.DisposeAsync();
                    store = await host.OpenAsync(Model.Graph, Cancellation);
                }
                var (change, expected) = Step(random, states[^1]);
                await CommitAsync(store, change, expected, states);
                await AskAsync(await store.ViewAsync(ReadMoment.Now, Cancellation), states[^1], random);
            }
            foreach (var number in numbers.Take(3))
            {
                var random = new Random(number);
                var sequence = random.Next(states.Count);
                var past = await store.ViewAsync(ReadMoment.At(sequence), Cancellation);
                await AskAsync(past, states[sequence], random);
                var (change, expected) = Step(random, states[sequence]);
                if (expected is not null) await AskAsync(await store.WhatIfAsync(past, change, Cancellation), expected, random);
                await AskAsync(past, states[sequence], random);
            }
        }
        finally
        {
            await store.DisposeAsync();
        }
    }

    private async Task CommitAsync(IGraphStore store, GraphChange change, NaiveGraph? expected, List<NaiveGraph> states)
    {
        if (expected is null)
        {
            await Assert.ThrowsAsync<GraphChangeException>(() => store.CommitAsync(Request(change), Cancellation).AsTask());
            return;
        }
        var entry = Assert.IsType<Committed>(await store.CommitAsync(Request(change), Cancellation)).Entry;
        states.Add(expected);
        Assert.Equal(states.Count - 1, entry.Sequence);
    }

    /// <summary>A random change, and what the naive model makes of it; null where it does not fit.</summary>
    private (GraphChange Change, NaiveGraph? Expected) Step(Random random, NaiveGraph state)
    {
        var id = 1 + random.Next(10);
        var edge = 100 + random.Next(15);
        var isThing = state.Things.TryGetValue(id, out var thing);
        var isEdge = state.Edges.TryGetValue(edge, out var ends);
        switch (random.Next(7))
        {
            case 0 or 1:
                var added = RandomThing(random);
                return (Add(id, Values(added)), isThing ? null : state with { Things = state.Things.Add(id, added) });
            case 2:
                var changed = RandomThing(random) with { Active = thing?.Active };
                return (
                    GraphChange.Change(Model.Thing, Id(id), Model.Name.Is(changed.Name), Model.Size.Is(changed.Size), Model.Since.Is(changed.Since)),
                    isThing ? state with { Things = state.Things.SetItem(id, changed) } : null);
            case 3:
                var isFree = isThing && !state.Edges.Values.Any(other => other.From == id || other.To == id);
                return (GraphChange.Of(new RemoveNode(Model.Thing, Id(id))), isFree ? state with { Things = state.Things.Remove(id) } : null);
            case 4 or 5:
                var to = 1 + random.Next(10);
                var fits = isThing && state.Things.ContainsKey(to) && !isEdge;
                return (Depend(edge, id, to, Model.Strength.Is(id)), fits ? state with { Edges = state.Edges.Add(edge, (id, to, id)) } : null);
            default:
                return (
                    GraphChange.Of(new RemoveEdge(Model.DependsOn, Id(edge), Id(ends.From), Id(ends.To))),
                    isEdge ? state with { Edges = state.Edges.Remove(edge) } : null);
        }
    }

    private async Task AskAsync(IGraphView view, NaiveGraph state, Random random)
    {
        var filter = random.Next(4) == 0 ? null : RandomFilter(random, 2);
        PropertyDefinition[] properties = [Model.Name, Model.Size, Model.Active, Model.Since];
        var by = properties[random.Next(properties.Length)];
        var order = new OrderBy(by, random.Next(2) == 0);
        var expected = state.Find(filter, by, order.Descending);
        Assert.Equal(expected.Count, await view.CountAsync(Model.Thing, filter, Cancellation));

        var found = new List<int>();
        for (NodePage? page = null; page is not { HasMore: false };)
        {
            var after = page is null ? null : new Keyset([page.Nodes[^1][by]], page.Nodes[^1].Id);
            page = await view.FindAsync(new NodeQuery(Model.Thing, filter, [order], new PageRequest(1 + random.Next(4), After: after)), Cancellation);
            found.AddRange(page.Nodes.Select(node => (int)node.Id.Value));
            foreach (var node in page.Nodes)
                Assert.All(properties, property => Assert.Equal(state.Things[(int)node.Id.Value].Value(property), node[property]));
        }
        Assert.Equal(expected, found);

        var facets = await view.FacetsAsync(Model.Thing, filter, by, Cancellation);
        Assert.Equal(expected.GroupBy(id => state.Things[id].Value(by)).ToDictionary(group => group.Key, group => group.LongCount()), facets.ToDictionary(f => f.Value, f => f.Count));

        await AskAboutEdgesAsync(view, state, 1 + random.Next(10), 1 + random.Next(4));
    }

    private async Task AskAboutEdgesAsync(IGraphView view, NaiveGraph state, int id, int depth)
    {
        var pages = await view.NeighboursAsync(new NeighbourQuery([Id(id)], Model.DependsOn, Direction.Incoming), Cancellation);
        Assert.Equal(
            state.Edges.Where(edge => edge.Value.To == id).Select(edge => (Id(edge.Key), Id(edge.Value.From))),
            pages[0].Items.Select(item => (item.Edge.Id, item.Node.Id)));
        if (!state.Things.ContainsKey(id)) return;
        var reach = await view.ReachAsync(new ReachQuery([Id(id)], [new ReachStep(Model.DependsOn, Direction.Outgoing)], depth, 100), Cancellation);
        var expected = state.Reach(id, depth);
        Assert.Equal(expected.OrderBy(item => item.Value).ThenBy(item => item.Key).Select(item => (item.Key, item.Value)), reach.Nodes.Select(node => ((int)node.Node.Id.Value, node.Depth)));
        Assert.Equal(state.Reach(id, depth + 1).Count > expected.Count ? ReachCut.Depth : ReachCut.None, reach.CutBy);
    }

    private Filter RandomFilter(Random random, int depth) => random.Next(depth == 0 ? 5 : 9) switch
    {
        0 or 1 => Filter.Where(Model.Name, (Comparison)random.Next(11), GraphValue.Of(Names[random.Next(Names.Length)])),
        2 => Filter.Where(Model.Size, RandomNumberComparison(random), GraphValue.Of(random.Next(5) == 0 ? null : random.Next(4))),
        3 => Filter.Where(Model.Since, Comparison.Exists, GraphValue.Of(random.Next(2) == 0)),
        4 => Filter.Where(Model.Active, Comparison.In, GraphValue.Of(true), default),
        5 => Filter.Not(RandomFilter(random, depth - 1)),
        6 => Filter.All(RandomFilter(random, depth - 1), RandomFilter(random, depth - 1)),
        7 => Filter.Any(RandomFilter(random, depth - 1), RandomFilter(random, depth - 1)),
        _ => new RelatedFilter(Model.DependsOn, (Direction)random.Next(2), (Quantifier)random.Next(3), null, RandomFilter(random, depth - 1)),
    };

    private static Comparison RandomNumberComparison(Random random)
    {
        Comparison[] comparisons =
            [Comparison.Equal, Comparison.NotEqual, Comparison.In, Comparison.NotIn, Comparison.Greater, Comparison.GreaterOrEqual, Comparison.Less, Comparison.LessOrEqual];
        return comparisons[random.Next(comparisons.Length)];
    }

    private static NaiveThing RandomThing(Random random) => new(
        Names[random.Next(Names.Length)],
        random.Next(3) == 0 ? null : random.Next(4),
        random.Next(3) switch { 0 => null, 1 => true, _ => false },
        random.Next(2) == 0 ? null : new DateOnly(2026, 1, 1).AddDays(random.Next(3)));

    private PropertyValue[] Values(NaiveThing thing) =>
        [Model.Name.Is(thing.Name), Model.Size.Is(thing.Size), Model.Active.Is(thing.Active), Model.Since.Is(thing.Since)];
}
