using Architecture.Graph;

namespace Architecture.Benchmarks.Memory;

/// <summary>Bytes a solution and an edge keep alive beyond their texts. Goal: 1 KB and 100 bytes.</summary>
internal static class FootprintBenchmark
{
    public static void Run(IReadOnlyList<Estate> estates)
    {
        foreach (var estate in estates.Where(estate => estate.Solutions >= 100_000))
        {
            var (nodes, nodeBytes) = Measure.Retained(() => estate.Load(withEdges: false));
            var text = nodes.AllNodes().Sum(TextBytes);
            GC.KeepAlive(nodes);
            nodes = null;
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            var (whole, bytes) = Measure.Retained(() => estate.Load(withEdges: true));
            var taken = System.Diagnostics.Stopwatch.GetElapsedTime(start);
            var edges = whole.AllEdges().Count();
            GC.KeepAlive(whole);
            Console.WriteLine(
                $"{estate.Solutions,9} solutions: {(nodeBytes - text) / estate.Solutions} bytes a solution beyond {text / estate.Solutions} of text (goal 1024), "
                + $"{(bytes - nodeBytes) / (double)edges:0.0} bytes an edge (goal 100), {edges} edges; made and loaded in {taken.TotalSeconds:0.0} s");
        }
    }

    private static long TextBytes(GraphNode node)
    {
        long bytes = 0;
        foreach (var value in node.Values)
        {
            if (value.Text is { } text) bytes += Bytes(text);
            foreach (var item in value.List) bytes += Bytes(item);
        }
        return bytes;
    }

    // Header, method table, length, characters, terminator; in steps of 8.
    private static long Bytes(string text) => (22 + 2L * text.Length + 7) / 8 * 8;
}
