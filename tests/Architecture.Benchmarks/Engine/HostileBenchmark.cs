using System.Diagnostics;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Tests.Execution;

namespace Architecture.Benchmarks.Engine;

/// <summary>What a megabyte of each hostile document costs from bytes to answer under the default limits, beside what it costs to read a megabyte of plain comments.</summary>
internal static class HostileBenchmark
{
    private const int Megabyte = 1_000_000;

    /// <summary>Sizes tried: the whole megabyte, and what the limit of tokens lets through of documents with many small tokens.</summary>
    private static readonly int[] Sizes = [Megabyte, 100_000, 50_000, 25_000, 12_000];

    public static void Run(IReadOnlyList<Estate> estates)
    {
        var schema = new SchemaBuilder().Sdl(HostileDocuments.Sdl).Unbound((_, _) => null, _ => null).Build();
        var yardstick = Cost(schema, HostileDocuments.Documents["comments"](Megabyte), 5);
        Console.WriteLine($"yardstick, a megabyte of comments: {yardstick:F1} ms");
        foreach (var (name, write) in HostileDocuments.Documents.Select(pair => (pair.Key, pair.Value)))
        {
            var worst = Sizes.Select(size => (Size: size, Time: Cost(schema, write(size), 3))).MaxBy(cost => cost.Time);
            Console.WriteLine($"{name,-50} worst at {worst.Size,9:N0} characters: {worst.Time,8:F1} ms, {worst.Time / yardstick,6:F1} x");
        }
    }

    /// <summary>Milliseconds of the median of some rounds; each document differs by a character, so that none is answered from the cache.</summary>
    private static double Cost(ExecutableSchema schema, string document, int rounds)
    {
        var times = new List<double>();
        for (var round = 0; round <= rounds; round++)
        {
            var request = new OperationRequest(document + new string(' ', round));
            var start = Stopwatch.GetTimestamp();
            schema.ExecuteAsync(request, CancellationToken.None).GetAwaiter().GetResult();
            if (round > 0) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        return times[times.Count / 2];
    }
}
