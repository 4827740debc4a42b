using Architecture.Registry.Access;
using Architecture.Registry.Contracts;
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
    public async Task Of_two_who_make_the_city_in_one_store_each_event_is_made_by_one_of_them()
    {
        await using var alone = await MadeAsync();
        await using var city = new CityInAFolder();
        await city.OpenAsync(Cancellation);

        var made = await Task.WhenAll(Task.Run(() => city.MakeAsync(Cancellation)), Task.Run(() => city.MakeAsync(Cancellation)));

        Assert.Empty(made.SelectMany(one => one.Unexpected));
        Assert.Equal(
            (await alone.JournalAsync()).Select(entry => (entry.Sequence, entry.Draft.Command)), (await city.JournalAsync()).Select(entry => (entry.Sequence, entry.Draft.Command)));
    }

    [Fact]
    public async Task Making_that_was_interrupted_goes_on_where_it_stopped()
    {
        await using var alone = await MadeAsync();
        await using var city = await BegunAsync();
        var begun = city.Entries;
        await city.CloseAsync();
        await city.OpenAsync(Cancellation);

        var made = await city.MakeAsync(Cancellation);

        Assert.Empty(made.Unexpected);
        Assert.InRange(begun, 1, alone.Entries - 1);
        Assert.Equal((await alone.JournalAsync()).Select(Shown), (await city.JournalAsync()).Select(Shown));
    }

    [Fact]
    public async Task What_somebody_else_writes_meanwhile_does_not_end_the_making()
    {
        await using var alone = await MadeAsync();
        await using var city = await BegunAsync();
        var somebody = DemonstrationUsers.Find("governance")!;
        await city.Registry.RunAsync(new AddSupplier("Någon annans leverantör AB"), somebody, RunOptions.None, Cancellation);
        var begun = city.Entries;

        var made = await city.MakeAsync(Cancellation);

        Assert.InRange(begun, 2, alone.Entries - 1);
        Assert.Empty(made.Unexpected);
        Assert.Equal(alone.Entries + 1, city.Entries);
        Assert.Equal(0, (await city.MakeAsync(Cancellation)).Commands);
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

    /// <summary>A city whose making was interrupted a third of the way.</summary>
    private static async Task<CityInAFolder> BegunAsync()
    {
        var city = new CityInAFolder();
        await city.OpenAsync(Cancellation);
        using var interruption = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DemonstrationCity.MakeAsync(
            city.Registry, city.Clock, progress => { if (progress.Percent > 30) interruption.Cancel(); }, interruption.Token));
        return city;
    }

    private static string Shown(Graph.JournalEntry entry) =>
        $"{entry.Sequence} {entry.Time:O} {entry.Draft.Actor} {entry.Draft.UseCase} {entry.Draft.Command} {string.Join(',', entry.Nodes.Select(node => node.Id))}";
}
