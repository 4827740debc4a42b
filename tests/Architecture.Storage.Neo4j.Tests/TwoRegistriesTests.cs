using Architecture.Registry;
using Architecture.Registry.Access;
using Architecture.Registry.Capabilities;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>The registry's rules on two servers over one database, neither of which looks for the other's commits by itself.</summary>
public sealed class TwoRegistriesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refusal_that_leaves_no_entry_is_not_made_on_what_another_server_has_changed_since()
    {
        var database = await Neo4jServer.RunningAsync(Cancellation);
        await database.WipeAsync(Cancellation);
        var options = database.Options(RegistryGraph.Model) with { TimeZone = CityTime.Zone, FollowEvery = TimeSpan.FromHours(1) };
        await using var here = await Neo4jStore.OpenAsync(options with { Reads = ReadPlace.Follower }, Cancellation);
        await using var there = await Neo4jStore.OpenAsync(options, Cancellation);
        var (one, two) = (new Registry.Registry(here, TimeProvider.System), new Registry.Registry(there, TimeProvider.System));
        var made = (await one.RunAsync(new AddCapability("Bygglov"), Actor.System, RunOptions.None, Cancellation)).Result!.Capability;

        for (var version = 1; version <= 6; version++)
        {
            var (asked, name) = (version % 2 == 0 ? one : two, $"Bygglov {version}");
            Assert.Null((await asked.RunAsync(new ChangeCapability(made, version) { Name = name }, Actor.System, RunOptions.None, Cancellation)).Refusal);
            var again = await asked.RunAsync(new ChangeCapability(made, version) { Name = name }, Actor.System, RunOptions.None, Cancellation);
            Assert.Equal(version + 1, Assert.IsType<StaleVersionRefused>(again.Refusal).Current);
        }
    }
}
