namespace Architecture.Server.Tests.Races;

/// <summary>What tells how often a decision was made anew because what it was made on had changed.</summary>
internal interface IConflictCount
{
    /// <summary>Makes a request one of those that are counted.</summary>
    void Into(HttpRequestMessage request);

    /// <summary>All that were counted so far, of requests that have been answered.</summary>
    Task<int> SoFarAsync();
}

/// <summary>A race is run again and again, and shows nothing if nobody ever came between another's decision and its commit: then it fails.</summary>
internal static class RaceRounds
{
    /// <summary>Rounds after which a race without a conflict is given up.</summary>
    private const int Most = 10;

    /// <param name="race">The race.</param>
    /// <param name="rounds">How often, if there is a conflict among them; else more often.</param>
    /// <param name="course">Where it is run.</param>
    /// <param name="count">Counts its conflicts.</param>
    public static async Task RunAsync(Func<RaceCourse, Task> race, int rounds, Func<RaceCourse> course, IConflictCount count)
    {
        var before = await count.SoFarAsync();
        var (run, conflicts) = (0, 0);
        while (run < rounds || (conflicts == 0 && run < Most))
        {
            await race(course());
            run++;
            conflicts = await count.SoFarAsync() - before;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{conflicts} decisions made anew in {run} rounds");
        Assert.True(conflicts > 0, $"nothing conflicted in {run} rounds, so nothing was shown");
    }
}
