using System.Diagnostics;

namespace Architecture.Benchmarks;

/// <summary>Times work beside a yardstick in the same run, so that a loaded or slow machine changes both alike.</summary>
internal static class Measure
{
    /// <summary>The median time of one call, in microseconds, each of several actions in turn.</summary>
    public static double[] Medians(int rounds, params Action<int>[] actions)
    {
        var times = actions.Select(_ => new double[rounds]).ToArray();
        for (var round = -Math.Max(2, rounds / 10); round < rounds; round++)
        {
            for (var action = 0; action < actions.Length; action++)
            {
                var start = Stopwatch.GetTimestamp();
                actions[action](round);
                var taken = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
                if (round >= 0) times[action][round] = taken;
            }
        }
        return [.. times.Select(Median)];
    }

    public static double Median(int rounds, Action<int> action) => Medians(rounds, action)[0];

    /// <summary>The answer of a graph in memory, which is there at once.</summary>
    public static T Now<T>(ValueTask<T> answer) =>
        answer.IsCompletedSuccessfully ? answer.Result : throw new InvalidOperationException("Memory should not wait.");

    /// <summary>Bytes that what is made keeps alive.</summary>
    public static (T Made, long Bytes) Retained<T>(Func<T> make)
    {
        var before = Settled();
        var made = make();
        return (made, Settled() - before);
    }

    private static double Median(double[] times)
    {
        Array.Sort(times);
        return times[times.Length / 2];
    }

    private static long Settled()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
