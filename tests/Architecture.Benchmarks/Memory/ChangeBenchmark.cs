using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Benchmarks.Memory;

/// <summary>Making images of a change and applying them. Goal: microseconds, the same at 1,000 and 1 M solutions, hubs included.</summary>
internal static class ChangeBenchmark
{
    public static void Run(IReadOnlyList<Estate> estates)
    {
        Show("register with 5 edges", estates, Register);
        Show("change one value", estates, (estate, root, round) => GraphChange.Change(
            EstateModel.Solution, Estate.Solution(round * 7919L % estate.Solutions), EstateModel.Phase.Is(round % 2 == 0 ? "InUse" : "Retired")));
        Show("add an edge at a hub", estates, (estate, root, round) => GraphChange.Connect(
            EstateModel.DependsOn, Estate.Id('x', round), Estate.Solution(round * 7919L % estate.Solutions), Estate.Solution(0)));
        Show("remove an edge at a hub", estates, (estate, root, round) => GraphChange.Disconnect(AtHub(root)));
    }

    private static void Show(string name, IReadOnlyList<Estate> estates, Func<Estate, MemoryGraph, int, GraphChange> make)
    {
        var roots = estates.Select(estate => estate.Graph).ToArray();
        var times = Measure.Medians(400, [.. estates.Select((estate, i) => (Action<int>)(round =>
        {
            var images = roots[i].Resolve(make(estate, roots[i], round + 1000));
            roots[i] = roots[i].Apply(Entry(images, roots[i]));
        }))]);
        Console.WriteLine($"{name}: " + string.Join(", ", estates.Select((estate, i) => $"{estate.Solutions}: {times[i]:0.0} µs = {times[i] / times[0]:0.0} ×")));
    }

    private static GraphChange Register(Estate estate, MemoryGraph root, int round)
    {
        var id = Estate.Id('n', round);
        var change = GraphChange.Add(EstateModel.Solution, id, EstateModel.Name.Is($"Ny {round}"), EstateModel.SortKey.Is($"ny {round}"),
                EstateModel.Folded.Is($"ny {round}"), EstateModel.Terms.Is(["ny", $"n{round}"]), EstateModel.Phase.Is("Planned"))
            .And(GraphChange.Number(EstateModel.Solution, id, EstateModel.Code, "b0", "N-"))
            .And(GraphChange.Connect(EstateModel.ResponsibleBoard, Estate.Id('y', round), id, Estate.Id('b', round % estate.Boards)))
            .And(GraphChange.Connect(EstateModel.Provides, Estate.Id('z', round), id, Estate.Id('c', round % estate.Capabilities)));
        for (var i = 0; i < 3; i++)
            change = change.And(GraphChange.Connect(EstateModel.DependsOn, Estate.Id('w', round * 3L + i), id, Estate.Solution((round + i) * 7919L % estate.Solutions)));
        return change;
    }

    private static GraphEdge AtHub(MemoryGraph root) => Measure.Now(root.View.NeighboursAsync(
        new NeighbourQuery([Estate.Solution(0)], EstateModel.DependsOn, Direction.Incoming, Page: new PageRequest(1)), CancellationToken.None))[0].Items[0].Edge;

    private static JournalEntry Entry(ChangeImages images, MemoryGraph root) => new()
    {
        Sequence = root.Sequence + 1,
        Time = root.Time,
        ReadSequence = root.Sequence,
        Draft = new JournalDraft { Command = default, Actor = "benchmark", UseCase = "Benchmark", Verdict = JournalVerdict.Committed },
        Nodes = images.Nodes,
        Edges = images.Edges,
        Counters = images.Counters,
        Previous = JournalCodec.NoHash,
    };
}
