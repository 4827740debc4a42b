using System.Collections.Immutable;
using Architecture.Graph;
using Xunit;

namespace Architecture.Storage.Contract;

/// <summary>
/// Races at the port, with keys of the shape that the registry's rules use. Each is judged by replaying the journal as a serial history, and fails if
/// nothing ever conflicted: then it would have shown nothing.
/// </summary>
public abstract class RaceContract<THost> : StoreContract<THost> where THost : StoreHost, new()
{
    private const int Tasks = 64;

    /// <summary>Loads and decides on a view; null: the rule refuses.</summary>
    private delegate Task<GraphChange?> Decision(IGraphView view);

    [Fact]
    public async Task Of_many_designations_that_exclude_each_other_one_passes()
    {
        var conflicts = 0;
        for (var round = 0; round < Rounds; round++)
        {
            // A designation reads and writes the shared claims of its capability: (a) of the programme's races.
            var capability = round + 1;
            var claims = new ConflictKey($"claims/shared/self/{capability}");
            var first = 1_000 * (round + 1);
            conflicts += await RaceAsync(task => (
                [claims],
                async view => await HasAsync(view, Model.Size, capability) ? null : Add(first + task, Model.Size.Is(capability)).Writing(claims)));
            Assert.Equal(1, await (await NowAsync()).CountAsync(Model.Thing, Filter.Is(Model.Size, GraphValue.Of((long)capability)), Cancellation));
        }
        Report(conflicts);
    }

    [Fact]
    public async Task Every_registration_after_a_designation_saw_it_and_none_conflicts_with_another()
    {
        var conflicts = 0;
        for (var round = 0; round < Rounds; round++)
        {
            // One designation (size = capability) against registrations (weight = capability): (b). Registrations read what the designation writes.
            var capability = round + 1;
            var shared = new ConflictKey($"claims/shared/self/{capability}");
            var local = new ConflictKey($"claims/local/self/{capability}");
            var first = 1_000 * (round + 1);
            conflicts += await RaceAsync(task => task == Tasks / 2
                ? ([shared, local], async view =>
                    {
                        var debt = await view.CountAsync(Model.Thing, Filter.Is(Model.Weight, GraphValue.Of((long)capability)), Cancellation);
                        return Add(first + task, Model.Size.Is(capability), Model.Name.Is($"{debt}")).Writing(shared);
                    }
            )
                : ([shared], async view =>
                    await HasAsync(view, Model.Size, capability) ? null : Add(first + task, Model.Weight.Is(capability)).Writing(local)));
            await AssertDesignationAsync(capability);
        }
        Report(conflicts);
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        var conflicts = 0;
        for (var round = 0; round < Rounds; round++)
        {
            // (c): sixteen names, four askers each.
            var first = 1_000 * (round + 1);
            conflicts += await RaceAsync(task =>
            {
                var name = $"{first}/{task % 16}";
                var key = new ConflictKey($"name/SLK/{name}");
                return ([key], async view => await HasAsync(view, Model.Name, name) ? null : Add(first + task, Model.Name.Is(name)).Writing(key));
            });
            var names = await (await NowAsync()).FacetsAsync(Model.Thing, Filter.Where(Model.Name, Comparison.StartsWith, GraphValue.Of($"{first}/")), Model.Name, Cancellation);
            Assert.Equal(16, names.Length);
            Assert.All(names, name => Assert.Equal(1, name.Count));
        }
        Report(conflicts);
    }

    [Fact]
    public async Task Random_changes_that_meet_leave_a_serial_history()
    {
        // Accounts: each move reads two and writes both, so that the sum stays and none goes below nothing only if no decision was stale.
        const int accounts = 12;
        await CommitAsync(GraphChange.None.And(Enumerable.Range(1, accounts).Select(id => Add(id, Model.Size.Is(100)))));
        var conflicts = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var seed = Effort.Seed + round * Tasks;
            conflicts += await RaceAsync(task =>
            {
                var random = new Random(seed + task);
                var (from, to) = (Id(1 + random.Next(accounts)), Id(1 + random.Next(accounts)));
                var amount = random.Next(150);
                return ([ConflictKey.Record(from), ConflictKey.Record(to)], async view => await MoveAsync(view, from, to, amount));
            });
        }
        await AssertSumsAsync(accounts * 100);
        Report(conflicts);
    }

    private int Rounds => Effort.Of(20 / Host.Weight, 500);

    private void Report(int conflicts)
    {
        TestContext.Current.SendDiagnosticMessage($"{conflicts} conflicts in {Rounds} rounds of {Tasks} tasks, seed {Effort.Seed}");
        Assert.True(conflicts > 0, "nothing conflicted, so nothing was shown");
    }

    /// <summary>Runs the decisions at once, each anew until it holds or is refused; the answer is how often one conflicted.</summary>
    private async Task<int> RaceAsync(Func<int, (ImmutableArray<ConflictKey> Reads, Decision Decide)> asker)
    {
        var conflicts = 0;
        // Everybody has loaded before anybody commits, so that they meet whatever the machine's pace.
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = Tasks;
        await Task.WhenAll(Enumerable.Range(0, Tasks).Select(task => Task.Run(async () =>
        {
            var (reads, decide) = asker(task);
            for (var attempt = 1; ; attempt++)
            {
                var view = await NowAsync();
                var read = view.Read.To;
                var change = await decide(view);
                if (attempt == 1)
                {
                    if (Interlocked.Decrement(ref waiting) == 0) ready.SetResult();
                    await ready.Task;
                }
                if (change is null) return;
                var outcome = await Store.CommitAsync(Request(change, read, null, reads), Cancellation);
                if (outcome is Committed) return;
                Assert.IsType<Conflicted>(outcome);
                Interlocked.Increment(ref conflicts);
            }
        })));
        return conflicts;
    }

    private async Task<bool> HasAsync<T>(IGraphView view, Property<T> property, T value) =>
        await view.CountAsync(Model.Thing, Filter.Is(property, property.Write(value)), Cancellation) > 0;

    private async Task<GraphChange?> MoveAsync(IGraphView view, NodeId from, NodeId to, int amount)
    {
        var found = await view.NodesAsync([from, to], Cancellation);
        var (source, target) = (found[0]!.Get(Model.Size), found[1]!.Get(Model.Size));
        if (from == to || source < amount) return null;
        return GraphChange.Change(Model.Thing, from, Model.Size.Is(source - amount)).And(GraphChange.Change(Model.Thing, to, Model.Size.Is(target + amount)));
    }

    private async Task AssertDesignationAsync(int capability)
    {
        var registered = 0;
        var isDesignated = false;
        foreach (var image in (await Store.JournalAsync(0, int.MaxValue, Cancellation)).SelectMany(entry => entry.Nodes))
        {
            var after = image.After!.Value.ToDictionary(value => value.Property, value => value.Value);
            if (after.GetValueOrDefault("weight").Integer == capability)
            {
                Assert.False(isDesignated, $"capability {capability}: a registration passed after the designation");
                registered++;
            }
            else if (after.GetValueOrDefault("size").Integer == capability)
            {
                isDesignated = true;
                Assert.Equal($"{registered}", after["name"].Text);
            }
        }
        Assert.True(isDesignated);
    }

    private async Task AssertSumsAsync(long expected)
    {
        var sums = new Dictionary<NodeId, long>();
        foreach (var entry in await Store.JournalAsync(0, int.MaxValue, Cancellation))
        {
            foreach (var image in entry.Nodes)
            {
                var before = image.Before?.FirstOrDefault(value => value.Property == "size").Value.Integer;
                Assert.Equal(sums.TryGetValue(image.Id, out var known) ? known : null, before);
                sums[image.Id] = image.After!.Value.First(value => value.Property == "size").Value.Integer!.Value;
                Assert.True(sums[image.Id] >= 0, $"entry {entry.Sequence} leaves less than nothing");
            }
            Assert.Equal(expected, sums.Values.Sum());
        }
    }
}
