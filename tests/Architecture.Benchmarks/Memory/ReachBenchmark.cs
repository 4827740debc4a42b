using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Benchmarks.Memory;

/// <summary>A full reach beside a breadth-first search over flat int arrays of the same edges. Goal: 1.5 times at 1 M solutions.</summary>
internal static class ReachBenchmark
{
    public static void Run(IReadOnlyList<Estate> estates)
    {
        foreach (var estate in estates)
        {
            Compare(estate, "all edges", [EstateModel.DependsOn, EstateModel.ResponsibleBoard, EstateModel.Provides]);
            Compare(estate, "dependencies", [EstateModel.DependsOn]);
        }
    }

    private static void Compare(Estate estate, string name, EdgeKind[] kinds)
    {
        var flat = new FlatGraph(estate, kinds);
        var view = estate.Graph.View;
        ImmutableArray<ReachStep> steps = [.. kinds.Select(kind => new ReachStep(kind, Direction.Outgoing))];
        var start = estate.Solutions / 2;
        long flatReached = 0;
        ReachAnswer? answer = null;
        void Reach(int list) => answer = Measure.Now(view.ReachAsync(
            new ReachQuery([Estate.Solution(start)], steps, int.MaxValue, list), CancellationToken.None));
        var rounds = estate.Solutions > 10_000 ? 15 : 200;
        var times = Measure.Medians(rounds, _ => flatReached = flat.Reach(start), _ => Reach(100), _ => Reach(int.MaxValue));
        if (answer!.ReachedCount != flatReached) throw new InvalidOperationException($"{answer.ReachedCount} nodes reached where flat arrays reach {flatReached}.");
        Console.WriteLine(
            $"{estate.Solutions,9} solutions, {name}, {flat.EdgeCount} edges, {flatReached} reached: flat {times[0]:0} µs, "
            + $"graph listing 100 {times[1]:0} µs = {times[1] / times[0]:0.00} × (goal 1.5), listing all {times[2]:0} µs = {times[2] / times[0]:0.0} ×");
    }

    /// <summary>The yardstick: offsets, targets, a queue and a bit a node.</summary>
    private sealed class FlatGraph
    {
        private readonly int[] _starts;
        private readonly int[] _targets;
        private readonly int[] _queue;

        public FlatGraph(Estate estate, EdgeKind[] kinds)
        {
            var offsets = new Dictionary<EdgeKind, int>
            {
                [EstateModel.DependsOn] = 0,
                [EstateModel.ResponsibleBoard] = estate.Solutions,
                [EstateModel.Provides] = estate.Solutions + estate.Boards,
            };
            var nodes = estate.Solutions + estate.Boards + estate.Capabilities;
            _starts = new int[nodes + 1];
            foreach (var link in estate.Links())
                if (kinds.Contains(link.Kind)) _starts[link.From + 1]++;
            for (var i = 0; i < nodes; i++) _starts[i + 1] += _starts[i];
            _targets = new int[_starts[nodes]];
            var next = _starts.ToArray();
            foreach (var link in estate.Links())
                if (kinds.Contains(link.Kind)) _targets[next[link.From]++] = offsets[link.Kind] + link.To;
            _queue = new int[nodes];
        }

        public int EdgeCount => _targets.Length;

        public long Reach(int start)
        {
            var seen = new ulong[(_queue.Length + 63) / 64];
            seen[start >> 6] |= 1UL << start;
            int read = 0, write = 0;
            _queue[write++] = start;
            while (read < write)
            {
                var node = _queue[read++];
                for (var i = _starts[node]; i < _starts[node + 1]; i++)
                {
                    var target = _targets[i];
                    if ((seen[target >> 6] & (1UL << target)) != 0) continue;
                    seen[target >> 6] |= 1UL << target;
                    _queue[write++] = target;
                }
            }
            return write - 1;
        }
    }
}
