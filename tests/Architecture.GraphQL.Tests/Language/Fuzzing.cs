using System.Diagnostics;

namespace Architecture.GraphQL.Tests.Language;

/// <summary>How long fuzzing goes on: 3,000 rounds of each kind, 500,000 with REGISTRY_EFFORT=deep, and for REGISTRY_FUZZ_SECONDS at least, for hours if wanted.</summary>
internal static class Fuzzing
{
    /// <summary>REGISTRY_SEED repeats a run.</summary>
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("REGISTRY_SEED"), out var seed) ? seed : 20250904;

    private static int Count => Environment.GetEnvironmentVariable("REGISTRY_EFFORT") == "deep" ? 500_000 : 3_000;

    private static TimeSpan Time =>
        TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("REGISTRY_FUZZ_SECONDS"), out var seconds) ? seconds : 0);

    /// <summary>Each round; at the end says how many, and that memory has not grown with them.</summary>
    public static IEnumerable<int> Rounds()
    {
        var clock = Stopwatch.StartNew();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var round = 0;
        for (; round < Count || clock.Elapsed < Time; round++) yield return round;
        var grown = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1_048_576;
        TestContext.Current.SendDiagnosticMessage($"{round} rounds from seed {Seed}, {grown} MB more memory in use");
        Assert.InRange(grown, long.MinValue, 256);
    }
}
