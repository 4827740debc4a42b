using System.Globalization;

namespace Architecture.Registry.Demonstration;

/// <summary>The days on which something happens in the city.</summary>
internal static class CityCalendar
{
    /// <summary>The day on which the registry was opened; what was there before is entered on it.</summary>
    public static readonly DateOnly Opening = new(2019, 1, 14);

    /// <summary>The last day that the city's story tells of.</summary>
    public static readonly DateOnly LastDay = new(2026, 11, 20);

    /// <summary>
    /// The day of a month on which a board acts: its second Tuesday or its third Thursday, always the same one for the same matter.
    /// Few different days make few durable steps, and so a quick start.
    /// </summary>
    /// <param name="month">Year and month, <c>2021-09</c>.</param>
    /// <param name="matter">What it is about.</param>
    /// <param name="months">Months to add; earlier ones are negative.</param>
    public static DateOnly Day(string month, string matter, int months = 0)
    {
        var first = DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(months);
        var (weekday, weeks) = (Identity.Of(matter).Value & 1) == 0 ? (DayOfWeek.Tuesday, 1) : (DayOfWeek.Thursday, 2);
        var day = first.AddDays(((int)weekday - (int)first.DayOfWeek + 7) % 7 + 7 * weeks);
        return Later(day, Opening);
    }

    public static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
