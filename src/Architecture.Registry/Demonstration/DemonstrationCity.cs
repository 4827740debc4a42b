using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;

namespace Architecture.Registry.Demonstration;

/// <summary>What came of making the city.</summary>
/// <param name="Commands">Commands that were run.</param>
/// <param name="Unexpected">What did not end as its story says: refused commands, and accepted ones that should have been refused.</param>
public sealed record MadeCity(int Commands, ImmutableArray<string> Unexpected);

/// <summary>A city to try the registry on: real boards and vendors' real dates, the rest invented, replayed from 2019 to today.</summary>
/// <remarks>Everything goes through the two doors, so the city is as lawful as any other, and its journal tells how it came about.</remarks>
public static class DemonstrationCity
{
    /// <summary>Makes the city in an empty store, or goes on where making it was interrupted; does nothing where it stands.</summary>
    /// <param name="registry">Over the store.</param>
    /// <param name="clock">The clock of both; stands in the past meanwhile.</param>
    /// <param name="cancellation">Stops between two days.</param>
    public static async Task<MadeCity> MakeAsync(Registry registry, DemonstrationClock clock, CancellationToken cancellation)
    {
        var script = CityScript.Whole();
        var today = CityTime.Today(TimeProvider.System);
        var days = script.Days.Where(day => day.Day <= today).ToList();
        var commands = 0;
        var unexpected = ImmutableArray.CreateBuilder<string>();
        try
        {
            foreach (var (day, runs) in days.Skip(await DaysDoneAsync(registry, days, cancellation)))
            {
                cancellation.ThrowIfCancellationRequested();
                clock.StandAt(day);
                foreach (var run in await registry.RunAllAsync(runs, cancellation))
                    if (script.IsToBeRefused(run) == run.IsDone) unexpected.Add($"{day:yyyy-MM-dd} {script.KeyOf(run)}: {run.Refusal?.Code ?? "accepted"}");
                commands += runs.Length;
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

    /// <summary>A day is one durable step, so the last entry tells how far it came. An entry of somebody else's: the city stood before.</summary>
    private static async Task<int> DaysDoneAsync(
        Registry registry, List<(DateOnly Day, ImmutableArray<CommandRun> Runs)> days, CancellationToken cancellation)
    {
        var read = await registry.ReadAsync(Actor.System, ReadMoment.Now, cancellation);
        if (read.View.Read.To == 0) return 0;
        var last = (await read.JournalAsync(read.View.Read.To - 1, 1, cancellation))[0].Draft.Command;
        var index = days.FindIndex(day => day.Runs.Any(run => run.Id == last));
        return index < 0 ? days.Count : index + 1;
    }
}
