using Architecture.Server.Operation;

namespace Architecture.Server.Tests.Operation;

/// <summary>The sweep comes once a day at its hour in the city, whatever the clock does.</summary>
public sealed class DailySweepTests
{
    [Theory]
    [InlineData("2026-11-26T01:59:00Z", 3, "2026-11-26T02:00:00Z")]
    [InlineData("2026-11-26T02:00:00Z", 3, "2026-11-27T02:00:00Z")]
    [InlineData("2026-07-01T00:30:00Z", 3, "2026-07-01T01:00:00Z")]
    [InlineData("2026-03-28T12:00:00Z", 3, "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-28T12:00:00Z", 2, "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-24T12:00:00Z", 3, "2026-10-25T02:00:00Z")]
    [InlineData("2026-12-31T23:30:00Z", 0, "2027-01-01T23:00:00Z")]
    public void Until_the_next_time(string now, int hour, string next)
    {
        var moment = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture), moment + DailySweep.UntilNext(moment, hour));
    }
}
