using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;

namespace Architecture.Registry.Demonstration;

/// <summary>What came of making the city.</summary>
/// <param name="Commands">Commands that were run.</param>
/// <param name="Unexpected">What did not end as its story says: refused commands, and accepted ones that should have been refused.</param>
public sealed record MadeCity(int Commands, ImmutableArray<string> Unexpected);

/// <summary>How far the making of the city has come.</summary>
/// <param name="Day">The day of its past that is being replayed.</param>
/// <param name="Done">Commands done.</param>
/// <param name="Of">Commands in all.</param>
public readonly record struct CityProgress(DateOnly Day, int Done, int Of)
{
    public int Percent => Of == 0 ? 100 : Done * 100 / Of;
}

/// <summary>A city to try the registry on: real boards and vendors' real dates, the rest invented, replayed from 2019 to today.</summary>
/// <remarks>
/// Everything goes through the two doors, so the city is as lawful as any other, and its journal tells how it came about. Of several servers
/// over one empty store one makes it: a day is done only at the head that the day before left, and who comes second waits.
/// </remarks>
public static class DemonstrationCity
{
    /// <summary>How often somebody who waits looks how far the other has come.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    /// <summary>Who makes the city and does not get further for so long is gone, and another goes on.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Entries looked through at a time.</summary>
    private const int Page = 1000;

    /// <summary>Makes the city in an empty store, or goes on where making it was interrupted; does nothing where it stands.</summary>
    /// <param name="registry">Over the store.</param>
    /// <param name="clock">The clock of both; stands in the past meanwhile.</param>
    /// <param name="progress">Told after each day.</param>
    /// <param name="cancellation">Stops between two days.</param>
    public static async Task<MadeCity> MakeAsync(Registry registry, DemonstrationClock clock, Action<CityProgress> progress, CancellationToken cancellation)
    {
        var script = CityScript.Whole();
        var today = CityTime.Today(TimeProvider.System);
        var days = script.Days.Where(day => day.Day <= today).ToList();
        var (of, commands) = (days.Sum(day => day.Runs.Length), 0);
        var unexpected = ImmutableArray.CreateBuilder<string>();
        try
        {
            var (next, head) = await StandingAsync(registry, days, cancellation);
            while (next < days.Count)
            {
                cancellation.ThrowIfCancellationRequested();
                var (day, runs) = days[next];
                clock.StandAt(day);
                if (await registry.TryRunAllAsync(runs, head, cancellation))
                {
                    foreach (var run in runs.Where(run => script.IsToBeRefused(run) == run.IsDone))
                        unexpected.Add($"{day:yyyy-MM-dd} {script.KeyOf(run)}: {run.Refusal?.Code ?? "accepted"}");
                    commands += runs.Length;
                    (next, head) = (next + 1, runs.Max(run => run.Sequence) ?? head);
                }
                else
                {
                    (next, head) = await WatchAsync(registry, days, cancellation);
                }
                progress(new CityProgress(day, days.Take(next).Sum(one => one.Runs.Length), of));
            }
        }
        finally
        {
            clock.Run();
        }
        return new MadeCity(commands, unexpected.DrainToImmutable());
    }

    /// <summary>True when the store holds the demonstration city, whole or begun.</summary>
    public static async Task<bool> IsThereAsync(Registry registry, CancellationToken cancellation)
    {
        var read = await registry.ReadAsync(Actor.System, ReadMoment.Now, cancellation);
        return await read.BoardAsync(Identity.Board("KS"), cancellation) is not null;
    }

    /// <summary>Waits while somebody else makes the city: until it stands, or nobody gets further.</summary>
    private static async Task<(int Next, long Head)> WatchAsync(
        Registry registry, List<(DateOnly Day, ImmutableArray<CommandRun> Runs)> days, CancellationToken cancellation)
    {
        var seen = await StandingAsync(registry, days, cancellation);
        var since = System.Diagnostics.Stopwatch.GetTimestamp();
        while (seen.Next < days.Count && System.Diagnostics.Stopwatch.GetElapsedTime(since) < Patience)
        {
            await Task.Delay(Glance, cancellation);
            var now = await StandingAsync(registry, days, cancellation);
            if (now.Head > seen.Head) since = System.Diagnostics.Stopwatch.GetTimestamp();
            seen = now;
        }
        return seen;
    }

    /// <summary>
    /// A day is one durable step, so the last entry of the story tells how far the city is. What others have written since is passed over: a server
    /// without demonstration may write while the city is made.
    /// </summary>
    private static async Task<(int Next, long Head)> StandingAsync(
        Registry registry, List<(DateOnly Day, ImmutableArray<CommandRun> Runs)> days, CancellationToken cancellation)
    {
        var read = await registry.ReadAsync(Actor.System, ReadMoment.Now, cancellation);
        var head = read.View.Read.To;
        if (head == 0) return (0, head);
        var dayOf = days.SelectMany((day, index) => day.Runs.Select(run => (run.Id, index))).ToDictionary();
        for (var end = head; end > 0; end = Math.Max(0, end - Page))
        {
            var from = Math.Max(0, end - Page);
            var entries = await read.JournalAsync(from, (int)(end - from), cancellation);
            var told = entries.LastOrDefault(entry => dayOf.ContainsKey(entry.Draft.Command));
            if (told is not null) return (dayOf[told.Draft.Command] + 1, head);
        }
        // Somebody's own registry: there is no city to go on with.
        return (days.Count, head);
    }
}
