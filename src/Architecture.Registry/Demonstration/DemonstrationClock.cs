namespace Architecture.Registry.Demonstration;

/// <summary>
/// The clock of a server that may have to make the demonstration city: it runs with real time, except while the city's past is replayed,
/// when it stands at the day that is being replayed. The store and the registry must share it.
/// </summary>
public sealed class DemonstrationClock : TimeProvider
{
    private long _stoodAt;

    public override DateTimeOffset GetUtcNow() =>
        Interlocked.Read(ref _stoodAt) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : System.GetUtcNow();

    /// <summary>Stands still at nine in the morning of a day of the past.</summary>
    internal void StandAt(DateOnly day)
    {
        var morning = day.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Unspecified);
        Interlocked.Exchange(ref _stoodAt, TimeZoneInfo.ConvertTimeToUtc(morning, CityTime.Zone).Ticks);
    }

    /// <summary>Runs with real time again.</summary>
    internal void Run() => Interlocked.Exchange(ref _stoodAt, 0);
}
