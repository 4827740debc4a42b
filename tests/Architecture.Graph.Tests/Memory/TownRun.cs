using System.Collections.Immutable;

namespace Architecture.Graph.Tests;

/// <summary>Plays a script on the graph under test and on the naive one, and compares what they answer.</summary>
internal sealed class TownRun(MemoryGraph memory, NaiveGraph naive)
{
    private readonly List<(MemoryGraph Memory, NaiveGraph Naive, int Seed)> _kept = [];

    /// <summary>How many changes fitted, and how many both graphs refused.</summary>
    public int Committed { get; private set; }
    public int Refused { get; private set; }

    public MemoryGraph Memory { get; private set; } = memory;
    public NaiveGraph Naive { get; private set; } = naive;

    public void Play(int[] script)
    {
        foreach (var seed in script)
        {
            var town = new TownScript(seed);
            Commit(town.Change(Naive));
            if (seed % 4 == 0) Project(town.Projection());
            Compare(Memory, Naive, seed);
            _kept.Add((Memory, Naive, seed));
        }
        foreach (var (memory, naive, seed) in _kept)
        {
            Assert.Equal(Dump(naive), Dump(memory));
            Compare(memory, naive, seed + 1);
        }
    }

    /// <summary>By way of the journal's bytes, as the store does it.</summary>
    public void Commit(GraphChange change)
    {
        var stamp = Town.Stamp(Memory.Sequence + 1);
        if (Try(() => Naive.After(change, stamp)) is not { } after)
        {
            Assert.Throws<GraphChangeException>(() => Memory.Resolve(change));
            Refused++;
            return;
        }
        var entry = Entry(Memory.Resolve(change), stamp);
        var applied = Memory.Apply(JournalCodec.Decode(JournalCodec.Encode(entry)));
        Assert.Equal(Dump(after), Dump(applied));
        (Memory, Naive) = (applied, after);
        Committed++;
    }

    public void Project(ImmutableArray<ProjectedValue> values)
    {
        values = values.RemoveAll(value => Naive.Nodes.TryGetValue(value.Node, out var node) && node.Kind.Name != value.Value.Property.Owner);
        Memory = Memory.Project(values);
        Naive = Naive.Projected(values);
    }

    public static JournalEntry Entry(ChangeImages images, Stamp stamp) => new()
    {
        Sequence = stamp.Sequence,
        Time = stamp.Time,
        ReadSequence = stamp.Sequence - 1,
        Draft = new JournalDraft { Command = Town.Id(stamp.Sequence), Actor = "someone", UseCase = "Test", Verdict = JournalVerdict.Committed },
        Nodes = images.Nodes,
        Edges = images.Edges,
        Counters = images.Counters,
        Previous = JournalCodec.NoHash,
    };

    public static NaiveGraph? Try(Func<NaiveGraph> change)
    {
        try
        {
            return change();
        }
        catch (GraphChangeException)
        {
            return null;
        }
    }

    public static string Dump(MemoryGraph graph) => NaiveRules.Lines(
    [
        .. graph.AllNodes().OrderBy(node => node.Id).Select(node => NaiveRules.Show(node)),
        .. graph.AllEdges().OrderBy(edge => edge.Id).Select(edge => NaiveRules.Show(edge)),
        .. graph.Counters().Select(counter => $"{counter.Counter}={counter.Value}"),
    ]);

    public static string Dump(NaiveGraph graph) => NaiveRules.Lines(
    [
        .. graph.Nodes.Values.OrderBy(node => node.Id).Select(node => NaiveRules.Show(node)),
        .. graph.Edges.Values.OrderBy(edge => edge.Id).Select(edge => NaiveRules.Show(edge)),
        .. graph.Counters.OrderBy(counter => counter.Key, StringComparer.Ordinal).Select(counter => $"{counter.Key}={counter.Value}"),
    ]);

    /// <summary>Asks each question of the port once, chosen by the seed.</summary>
    public static void Compare(MemoryGraph memory, NaiveGraph naive, int seed) => Compare(memory, naive, new TownScript(seed));

    public static void Compare(MemoryGraph memory, NaiveGraph naive, TownScript town)
    {
        var view = memory.View;
        var none = CancellationToken.None;

        var ids = naive.Nodes.Keys.Concat(naive.Edges.Keys).Append(Town.Id(999_999)).Append(naive.Nodes.Keys.FirstOrDefault()).ToImmutableArray();
        Assert.Equal(ids.Select(id => NaiveRules.Show(naive.Nodes.GetValueOrDefault(id))), Now(view.NodesAsync(ids, none)).Select(node => NaiveRules.Show(node)));
        Assert.Equal(ids.Select(id => NaiveRules.Show(naive.Edges.GetValueOrDefault(id))), Now(view.EdgesAsync(ids, none)).Select(edge => NaiveRules.Show(edge)));

        var find = town.NodeQuery();
        Assert.Equal(NaiveRules.Show(naive.Find(find)), NaiveRules.Show(Now(view.FindAsync(find, none))));

        var filter = town.MaybeFilter();
        Assert.Equal(naive.Matching(Town.Thing, filter).Count(), Now(view.CountAsync(Town.Thing, filter, none)));

        foreach (var property in new PropertyDefinition[] { Town.Size, Town.Open, Town.Terms })
        {
            var facets = Now(view.FacetsAsync(Town.Thing, filter, property, none));
            Assert.Equal(naive.Facets(Town.Thing, filter, property), NaiveRules.Lines(facets.Select(f => $"{f.Value.Kind}:{f.Value} {f.Count}")));
        }

        var neighbours = town.NeighbourQuery();
        Assert.Equal(
            neighbours.Of.Select(id => NaiveRules.Show(naive.Neighbours(neighbours, id))),
            Now(view.NeighboursAsync(neighbours, none)).Select(page => NaiveRules.Show(page)));

        var reach = town.ReachQuery();
        Assert.Equal(NaiveRules.Show(naive.Reach(reach)), NaiveRules.Show(Now(view.ReachAsync(reach, none))));

        var text = town.TextQuery();
        var hits = Now(view.SearchAsync(text, none));
        Assert.Equal(Show(naive.Search(text)), Show(hits));
        if (!hits.IsEmpty) text = text with { After = hits[^1] };
        Assert.Equal(Show(naive.Search(text)), Show(Now(view.SearchAsync(text, none))));
    }

    private static string Show(IEnumerable<TextHit> hits) => NaiveRules.Lines(hits.Select(hit => $"{hit.Rank} {NaiveRules.Show(hit.Node)}"));

    /// <summary>The answer, which must be there already: memory never waits.</summary>
    public static T Now<T>(ValueTask<T> answer)
    {
        Assert.True(answer.IsCompletedSuccessfully);
        return answer.GetAwaiter().GetResult();
    }
}
