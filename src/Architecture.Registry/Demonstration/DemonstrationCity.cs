using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;

namespace Architecture.Registry.Demonstration;

/// <summary>What came of making the city.</summary>
/// <param name="Commands">Commands that were run.</param>
/// <param name="Refusals">Refusals that the city's story does not ask for.</param>
public sealed record MadeCity(int Commands, ImmutableArray<Refusal> Refusals);

/// <summary>A city to try the registry on: real boards and vendors' real dates, the rest invented, replayed from 2019 to today.</summary>
/// <remarks>Everything goes through the two doors, so the city is as lawful as any other, and its journal tells how it came about.</remarks>
public static class DemonstrationCity
{
    /// <summary>Makes the city in an empty store.</summary>
    /// <param name="registry">Over the store.</param>
    /// <param name="clock">The clock of both; stands in the past meanwhile.</param>
    /// <param name="cancellation">Stops between two days.</param>
    public static async Task<MadeCity> MakeAsync(Registry registry, DemonstrationClock clock, CancellationToken cancellation)
    {
        var commands = 0;
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var today = CityTime.Today(TimeProvider.System);
        try
        {
            foreach (var (day, runs) in CityScript.Whole().Days)
            {
                if (day > today) break;
                clock.StandAt(day);
                foreach (var run in await registry.RunAllAsync(runs, cancellation))
                    if (run.Refusal is { } refusal) refusals.Add(refusal);
                commands += runs.Length;
            }
        }
        finally
        {
            clock.Run();
        }
        return new MadeCity(commands, refusals.DrainToImmutable());
    }

    /// <summary>True when the store holds the demonstration city.</summary>
    public static async Task<bool> IsThereAsync(Registry registry, CancellationToken cancellation)
    {
        var read = await registry.ReadAsync(Actor.System, ReadMoment.Now, cancellation);
        return await read.BoardAsync(Identity.Board("KS"), cancellation) is not null;
    }
}
