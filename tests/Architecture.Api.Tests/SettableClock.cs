using Architecture.Registry;

namespace Architecture.Api.Tests;

/// <summary>A clock that stands until it is moved: what the calendar brings is brought about, not waited for.</summary>
internal sealed class SettableClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public DateOnly Today => CityTime.Today(this);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Pass(int days) => _now = _now.AddDays(days);

    public void PassMonths(int months) => _now = _now.AddMonths(months);
}
