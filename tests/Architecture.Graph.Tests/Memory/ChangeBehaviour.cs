using System.Collections.Immutable;

namespace Architecture.Graph.Tests;

public sealed class ChangeBehaviour
{
    private static readonly NodeId A = Town.Id(1), B = Town.Id(2), P = Town.Id(3), E = Town.Id(4);

    private static readonly MemoryGraph Start = MemoryGraph.Empty(Town.Model).Apply(
        GraphChange.Add(Town.Thing, A, Town.Name.Is("a"), Town.Code.Is("X1"))
            .And(GraphChange.Add(Town.Thing, B, Town.Code.Is("X2")))
            .And(GraphChange.Add(Town.Place, P))
            .And(GraphChange.Connect(Town.Links, E, A, B, Town.Weight.Is(1))),
        Town.Stamp(1));

    public static TheoryData<string, GraphChange> Misfits => new()
    {
        { "a node whose id a node has", GraphChange.Add(Town.Thing, A) },
        { "a node whose id an edge has", GraphChange.Add(Town.Thing, E) },
        { "an edge whose id a node has", GraphChange.Connect(Town.Links, A, A, B) },
        { "a node that is not there", GraphChange.Change(Town.Thing, Town.Id(9), Town.Name.Is("x")) },
        { "a node of another kind", GraphChange.Change(Town.Place, A, Town.Label.Is("x")) },
        { "a node with edges removed", GraphChange.Of(new RemoveNode(Town.Thing, A)) },
        { "an edge from the wrong kind", GraphChange.Connect(Town.Links, Town.Id(9), P, A) },
        { "an edge to the wrong kind", GraphChange.Connect(Town.At, Town.Id(9), A, B) },
        { "an edge to nothing", GraphChange.Connect(Town.Links, Town.Id(9), A, Town.Id(8)) },
        { "an edge whose ends are others", GraphChange.Of(new RemoveEdge(Town.Links, E, B, A)) },
        { "a unique value held by another", GraphChange.Change(Town.Thing, A, Town.Code.Is("X2")) },
        { "a unique value given twice", GraphChange.Add(Town.Thing, Town.Id(8), Town.Code.Is("N")).And(GraphChange.Add(Town.Thing, Town.Id(9), Town.Code.Is("N"))) },
        { "a value of another type", GraphChange.Change(Town.Thing, A, new PropertyValue(Town.Name, GraphValue.Of(1))) },
        { "a property of another kind", GraphChange.Change(Town.Thing, A, Town.Label.Is("x")) },
        { "a projected property", GraphChange.Change(Town.Thing, A, Town.State.Is("x")) },
        { "half a surrogate pair", GraphChange.Change(Town.Thing, A, Town.Name.Is("\uD83D")) },
        { "half a pair in a list", GraphChange.Change(Town.Thing, A, Town.Terms.Is(["ok", "\uDE00!"])) },
        { "a moment outside the calendar", GraphChange.Change(Town.Thing, A, new PropertyValue(Town.Seen, GraphValue.OfUnixMilliseconds(long.MaxValue))) },
        { "a kind that the model does not know", GraphChange.Add(new NodeKind("Ghost"), Town.Id(9)) },
    };

    [Theory, MemberData(nameof(Misfits))]
    public void A_change_that_does_not_fit_is_refused(string why, GraphChange change)
    {
        Assert.NotEmpty(why);
        Assert.Throws<GraphChangeException>(() => Start.Resolve(change));
        Assert.Throws<GraphChangeException>(() => Start.Apply(change, Town.Stamp(2)));
    }

    [Fact]
    public void Images_hold_the_net_effect_in_the_order_of_declaration()
    {
        var images = Start.Resolve(
            GraphChange.Change(Town.Thing, A, Town.Size.Is(3), Town.Name.Is("b"))
                .And(GraphChange.Change(Town.Thing, A, Town.Folded.Is("b"), Town.Code.Is(null)))
                .And(GraphChange.Change(Town.Thing, B, Town.Name.Is("x")))
                .And(GraphChange.Change(Town.Thing, B, Town.Name.Is(null)))
                .And(GraphChange.Add(Town.Place, Town.Id(9)))
                .And(GraphChange.Of(new RemoveNode(Town.Place, Town.Id(9)))));
        var image = Assert.Single(images.Nodes);
        Assert.Equal([new("name", GraphValue.Of("a")), new("code", GraphValue.Of("X1"))], image.Before!.Value);
        Assert.Equal([new("name", GraphValue.Of("b")), new("folded", GraphValue.Of("b")), new("size", GraphValue.Of(3))], image.After!.Value);
        Assert.Empty(images.Edges);
        Assert.Empty(images.Counters);
    }

    [Fact]
    public void Two_nodes_may_swap_a_unique_value_in_one_change()
    {
        var after = Start.Apply(
            GraphChange.Change(Town.Thing, A, Town.Code.Is("X2")).And(GraphChange.Change(Town.Thing, B, Town.Code.Is("X1"))), Town.Stamp(2));
        Assert.Equal("X2", after.Node(A)!.Get(Town.Code));
        Assert.Equal("X1", after.Node(B)!.Get(Town.Code));
    }

    [Fact]
    public void Numbers_run_on_within_a_change_and_from_change_to_change()
    {
        var change = GraphChange.Number(Town.Thing, A, Town.Code, "c", "N-").And(GraphChange.Number(Town.Thing, B, Town.Code, "c", "N-"));
        var once = Start.Apply(change, Town.Stamp(2));
        Assert.Equal([new CounterImage("c", 2)], Start.Resolve(change).Counters);
        Assert.Equal("N-2", once.Node(B)!.Get(Town.Code));
        Assert.Equal("N-4", once.Apply(change, Town.Stamp(3)).Node(B)!.Get(Town.Code));
        Assert.Equal(0, Start.Counter("c"));
    }

    [Fact]
    public void Projected_values_outlive_changes_and_stand_in_no_image()
    {
        var projected = Start.Project([new ProjectedValue(A, Town.State.Is("ending")), new ProjectedValue(Town.Id(99), Town.State.Is("gone"))]);
        var change = GraphChange.Change(Town.Thing, A, Town.Name.Is("b"));
        Assert.DoesNotContain(projected.Resolve(change).Nodes[0].Before!.Value, value => value.Property == "state");
        var after = projected.Apply(change, Town.Stamp(2)).Node(A)!;
        Assert.Equal(("ending", "b"), (after.Get(Town.State), after.Get(Town.Name)));
        Assert.Equal(1, projected.Node(A)!.Changed.Sequence);
    }

    public static TheoryData<string, Func<JournalEntry, JournalEntry>> Damages => new()
    {
        { "a gap", entry => entry with { Sequence = 3 } },
        { "a time before the last", entry => entry with { Time = Start.Time.AddMilliseconds(-1) } },
        { "another before", entry => entry with { Nodes = [entry.Nodes[0] with { Before = [] }] } },
        { "no before where there is a node", entry => entry with { Nodes = [entry.Nodes[0] with { Before = null }] } },
        { "neither before nor after", entry => entry with { Nodes = [entry.Nodes[0] with { Before = null, After = null }] } },
        { "an unknown property", entry => entry with { Nodes = [entry.Nodes[0] with { After = [new ImageValue("colour", GraphValue.Of("x"))] }] } },
        { "a value of another type", entry => entry with { Nodes = [entry.Nodes[0] with { After = [new ImageValue("name", GraphValue.Of(1))] }] } },
        { "a projected value", entry => entry with { Nodes = [entry.Nodes[0] with { After = [new ImageValue("state", GraphValue.Of("x"))] }] } },
        { "a value twice", entry => entry with { Nodes = [entry.Nodes[0] with { After = [new("name", GraphValue.Of("x")), new("name", GraphValue.Of("y"))] }] } },
        { "a unique value held twice", entry => entry with { Nodes = [entry.Nodes[0] with { After = [new ImageValue("code", GraphValue.Of("X2"))] }] } },
        { "a node removed under its edges", entry => entry with { Nodes = [entry.Nodes[0] with { After = null }] } },
        { "an edge with other ends", entry => entry with { Edges = [new EdgeImage("LINKS", E, B, A, [new("weight", GraphValue.Of(1))], null)] } },
        { "an edge to nothing", entry => entry with { Edges = [new EdgeImage("LINKS", Town.Id(9), A, Town.Id(8), null, [])] } },
        { "a counter that stands still", entry => entry with { Counters = [new CounterImage("c", 0)] } },
    };

    [Theory, MemberData(nameof(Damages))]
    public void An_entry_that_does_not_follow_is_damaged(string why, Func<JournalEntry, JournalEntry> damage)
    {
        Assert.NotEmpty(why);
        var entry = TownRun.Entry(Start.Resolve(GraphChange.Change(Town.Thing, A, Town.Name.Is("b"))), Town.Stamp(2));
        Assert.Equal("b", Start.Apply(entry).Node(A)!.Get(Town.Name));
        Assert.Throws<DamagedJournalException>(() => Start.Apply(damage(entry)));
    }

    [Fact]
    public void An_entry_of_an_unknown_kind_says_so() =>
        Assert.Throws<UnknownKindException>(() => Start.Apply(TownRun.Entry(new ChangeImages([new NodeImage("Ghost", Town.Id(9), null, [])], [], []), Town.Stamp(2))));

    [Fact]
    public void Records_that_do_not_fit_together_are_not_loaded()
    {
        MemoryGraph Load(IEnumerable<GraphNode> nodes, IEnumerable<GraphEdge> edges) => MemoryGraph.Load(Town.Model, nodes, edges, [], 1, Start.Time);
        var (a, b, e) = (Start.Node(A)!, Start.Node(B)!, Start.Edge(E)!);
        Assert.NotNull(Load([a, b], [e]).Edge(E));
        Assert.Throws<DamagedJournalException>(() => Load([a, a], []));
        Assert.Throws<DamagedJournalException>(() => Load([a], [e]));
        Assert.Throws<DamagedJournalException>(() => Load([a, b], [e, e]));
        Assert.Throws<DamagedJournalException>(() => Load([a, new GraphNode(Town.Thing, B, a.Created, a.Changed, a.Values.ToArray())], []));
    }
}
