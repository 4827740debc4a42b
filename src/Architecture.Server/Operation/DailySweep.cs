using Architecture.Graph;
using Architecture.Registry;
using Architecture.Registry.Access;
using Architecture.Registry.Findings;

namespace Architecture.Server.Operation;

/// <summary>
/// Applies every rule once a day (domain §8). Several servers over one database may each do it: every step is decided at its commit, so
/// the second finds nothing left to open or close.
/// </summary>
internal sealed class DailySweep(Registry.Registry registry, TimeProvider clock, int hour, ILogger log)
{
    private static readonly TimeSpan TriesAgainAfter = TimeSpan.FromMinutes(10);

    /// <summary>Sweeps at the hour, every day, until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                await Task.Delay(UntilNext(clock.GetUtcNow(), hour), clock, stopping);
                while (!await TrySweepAsync(stopping)) await Task.Delay(TriesAgainAfter, clock, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The server stops; what was decided stands, the rest is found tomorrow.
        }
    }

    /// <summary>From a moment to the next time that it is the hour in the city.</summary>
    public static TimeSpan UntilNext(DateTimeOffset now, int hour)
    {
        for (var day = CityTime.DayOf(now); ; day = day.AddDays(1))
        {
            var local = day.ToDateTime(new TimeOnly(hour, 0), DateTimeKind.Unspecified);
            // On the night when the clock is put forward an hour may be missing; then the one after it.
            if (CityTime.Zone.IsInvalidTime(local)) local = local.AddHours(1);
            var at = new DateTimeOffset(local, CityTime.Zone.GetUtcOffset(local));
            if (at > now) return at - now;
        }
    }

    private async Task<bool> TrySweepAsync(CancellationToken stopping)
    {
        try
        {
            var swept = (await new Sweep(registry).RunAsync(Actor.System, stopping)).Result!;
            log.LogInformation(
                "Swept {Examined} records: {Opened} findings opened, {Closed} closed, {Changed} changed; {Abandoned} planned solutions abandoned",
                swept.Examined, swept.Opened.Length, swept.Closed.Length, swept.Changed.Length, swept.Abandoned.Length);
            return true;
        }
        catch (StoreUnavailableException fault)
        {
            log.LogWarning(fault, "The sweep broke off and is tried again in {Minutes} minutes", TriesAgainAfter.TotalMinutes);
            return false;
        }
    }
}
