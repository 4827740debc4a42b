using Architecture.Registry.Demonstration;

namespace Architecture.Registry.Tests.Demonstration;

public sealed class DeterminismTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_machines_make_the_same_city()
    {
        await using var one = await MadeAsync();
        await using var other = await MadeAsync();

        var (first, second) = (await one.JournalAsync(), await other.JournalAsync());
        Assert.Equal(first.Length, second.Length);
        Assert.Equal(first.Select(Shown), second.Select(Shown));
    }

    [Fact]
    public async Task A_city_that_stands_is_left_alone()
    {
        await using var city = await MadeAsync();
        var entries = city.Entries;

        await city.CloseAsync();
        await city.OpenAsync(Cancellation);
        var again = await city.MakeAsync(Cancellation);

        Assert.Equal((0, entries), (again.Commands, city.Entries));
        Assert.True(await DemonstrationCity.IsThereAsync(city.Registry, Cancellation));
    }

    [Fact]
    public async Task An_empty_store_holds_no_city()
    {
        await using var city = new CityInAFolder();
        await city.OpenAsync(Cancellation);

        Assert.False(await DemonstrationCity.IsThereAsync(city.Registry, Cancellation));
    }

    [Fact]
    public async Task The_clock_runs_with_real_time_again_once_the_city_stands()
    {
        await using var city = await MadeAsync();
        var before = TimeProvider.System.GetUtcNow();

        Assert.InRange(city.Clock.GetUtcNow(), before, TimeProvider.System.GetUtcNow());
        Assert.Equal(2019, (await city.JournalAsync())[0].Time.Year);
    }

    private static async Task<CityInAFolder> MadeAsync()
    {
        var city = new CityInAFolder();
        await city.OpenAsync(Cancellation);
        await city.MakeAsync(Cancellation);
        return city;
    }

    private static string Shown(Graph.JournalEntry entry) =>
        $"{entry.Sequence} {entry.Time:O} {entry.Draft.Actor} {entry.Draft.UseCase} {entry.Draft.Command} {string.Join(',', entry.Nodes.Select(node => node.Id))}";
}
