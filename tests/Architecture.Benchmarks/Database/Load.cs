using System.Diagnostics;

namespace Architecture.Benchmarks.Database;

/// <summary>Requests over some connections, each sending its next when it has its answer.</summary>
internal static class Load
{
    /// <summary>Twenty solutions, who owns each, and three of what it depends on.</summary>
    public const string List = "{ solutions(first: 20, order: [{name: ASC}]) { nodes { code name responsibleBoard { code name } dependsOn(first: 3) { to { code name } } } } }";

    /// <summary>Answers a second.</summary>
    public static async Task<double> RateAsync(Uri url, string query, int connections, TimeSpan span)
    {
        var (start, answers) = (Stopwatch.GetTimestamp(), 0);
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            using var connection = await LeanConnection.OpenAsync(url, query);
            while (Stopwatch.GetElapsedTime(start) < span)
            {
                await connection.AskAsync();
                Interlocked.Increment(ref answers);
            }
        }));
        return answers / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>The rates of several in turn, round after round: the median of each. Rounds before are not counted: until then whoever answers still compiles what it runs.</summary>
    public static async Task<double[]> RatesAsync(IReadOnlyList<(Uri Url, string Query)> asked, int connections, int before, int rounds, TimeSpan span)
    {
        var rates = asked.Select(_ => new List<double>()).ToArray();
        for (var round = -before; round < rounds; round++)
        {
            for (var i = 0; i < asked.Count; i++)
            {
                var rate = await RateAsync(asked[i].Url, asked[i].Query, connections, span);
                if (round >= 0) rates[i].Add(rate);
            }
        }
        return [.. rates.Select(list => list.Order().ElementAt(list.Count / 2))];
    }

    /// <summary>Times of something done again and again, for so many rounds or that long: half, 99 of 100, and how often it was done.</summary>
    public static async Task<(double Half, double Most, int Rounds)> TimesAsync(int rounds, TimeSpan span, Func<int, Task> action)
    {
        var times = new List<double>();
        var begun = Stopwatch.GetTimestamp();
        for (var round = -Math.Max(2, rounds / 10); round < rounds && (times.Count == 0 || Stopwatch.GetElapsedTime(begun) < span); round++)
        {
            var start = Stopwatch.GetTimestamp();
            await action(round);
            if (round >= 0) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        return (times[times.Count / 2], times[(int)(times.Count * 0.99)], times.Count);
    }
}
