using System.Collections.Immutable;
using FsCheck.Fluent;

namespace Architecture.Graph.Tests;

public sealed class MemoryGraphBehaviour
{
    [Fact]
    public void Every_answer_is_that_of_the_naive_graph_through_any_changes_and_for_every_root_kept()
    {
        int committed = 0, refused = 0;
        ForAllScripts(ci: 150, deep: 20_000, script =>
        {
            var run = new TownRun(MemoryGraph.Empty(Town.Model), new NaiveGraph());
            run.Play(script);
            committed += run.Committed;
            refused += run.Refused;
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{committed} changes committed, {refused} refused");
        Assert.True(committed > refused && refused > 100, $"{committed} changes committed and {refused} refused: the scripts try too little.");
    }

    [Fact]
    public void A_loaded_graph_answers_like_one_that_grew() => ForAllScripts(ci: 40, deep: 3_000, script =>
    {
        var grown = new TownRun(MemoryGraph.Empty(Town.Model), new NaiveGraph());
        grown.Play(script);
        var last = grown.Memory;
        var loaded = MemoryGraph.Load(Town.Model, last.AllNodes(), last.AllEdges(), last.Counters(), last.Sequence, last.Time);
        Assert.Equal(TownRun.Dump(last), TownRun.Dump(loaded));
        new TownRun(loaded, grown.Naive).Play(script);
    });

    [Fact]
    public void A_what_if_sees_its_own_change_and_nobody_else_does() => ForAllScripts(ci: 40, deep: 3_000, script =>
    {
        var run = new TownRun(MemoryGraph.Empty(Town.Model), new NaiveGraph());
        run.Play(script);
        var before = TownRun.Dump(run.Memory);
        foreach (var seed in script)
        {
            var change = new TownScript(~seed).Change(run.Naive);
            var stamp = Town.Stamp(run.Memory.Sequence + 1);
            if (TownRun.Try(() => run.Naive.After(change, stamp)) is not { } naive)
            {
                Assert.Throws<GraphChangeException>(() => run.Memory.Apply(change, stamp));
                continue;
            }
            var branch = run.Memory.Apply(change, stamp);
            TownRun.Compare(branch, naive, seed);
        }
        Assert.Equal(before, TownRun.Dump(run.Memory));
    });

    [Fact]
    public void A_batch_gives_every_entry_its_own_moment_and_ends_like_its_entries_one_by_one() => ForAllScripts(ci: 60, deep: 5_000, script =>
    {
        var (root, naive) = (MemoryGraph.Empty(Town.Model), new NaiveGraph());
        foreach (var batch in script.Chunk(7))
        {
            var (start, before) = (root, TownRun.Dump(root));
            var pending = new PendingGraph(start);
            List<(IGraphView View, NaiveGraph Naive)> moments = [];
            foreach (var seed in batch)
            {
                var town = new TownScript(seed);
                if (seed % 5 == 0)
                {
                    var values = town.Projection().RemoveAll(value => naive.Nodes.TryGetValue(value.Node, out var node) && node.Kind.Name != value.Value.Property.Owner);
                    pending.Project(values);
                    naive = naive.Projected(values);
                }
                var change = town.Change(naive);
                var stamp = Town.Stamp(pending.Sequence + 1);
                if (TownRun.Try(() => naive.After(change, stamp)) is not { } after)
                {
                    Assert.Throws<GraphChangeException>(() => pending.Resolve(change));
                    continue;
                }
                naive = after;
                moments.Add((pending.Apply(TownRun.Entry(pending.Resolve(change), stamp)), naive));
                // A decision at the head looks at the graph in the middle of a batch.
                if (seed % 3 == 0) Assert.Equal(TownRun.Dump(naive), TownRun.Dump(pending.Root()));
            }
            root = pending.Root();
            Assert.Equal(TownRun.Dump(naive), TownRun.Dump(root));
            if (batch[0] % 2 == 0) moments.Reverse();
            foreach (var (view, then) in moments) Assert.Equal(TownRun.Dump(then), TownRun.Dump(MemoryGraph.Behind(view)!));
            Assert.Equal(before, TownRun.Dump(start));
            TownRun.Compare(root, naive, batch[0]);
        }
    });

    private static void ForAllScripts(int ci, int deep, Action<int[]> holds) =>
        Effort.ForAll(Gen.Choose(0, int.MaxValue).ArrayOf(), ci, deep, holds, Shorter);

    private static IEnumerable<int[]> Shorter(int[] script)
    {
        for (var cut = script.Length; cut > 0; cut /= 2)
            for (var from = 0; from + cut <= script.Length; from += cut)
                yield return [.. script[..from], .. script[(from + cut)..]];
    }
}
