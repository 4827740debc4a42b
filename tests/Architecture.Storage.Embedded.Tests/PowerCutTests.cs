using System.Collections.Concurrent;

namespace Architecture.Storage.Embedded.Tests;

/// <summary>Power cuts at any operation of the file layer: nothing acknowledged is missing, nothing is half, and the store goes on.</summary>
public sealed class PowerCutTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_wherever_the_power_is_cut()
    {
        var lost = await CutManyTimesAsync(Effort.Of(150, 5_000), lies: false);
        Assert.Empty(lost);
    }

    [Fact]
    public async Task A_disk_that_only_says_it_has_synced_is_noticed()
    {
        var lost = await CutManyTimesAsync(25, lies: true);
        Assert.NotEmpty(lost);
    }

    [Fact]
    public async Task Every_acknowledgement_follows_a_sync_of_what_it_acknowledges()
    {
        var disk = new SimulatedDisk();
        await using var store = await Small.OpenAsync(disk);
        for (var id = 1; id <= 200; id++)
        {
            var before = disk.Syncs;
            Assert.IsType<Committed>(await Small.CommitAsync(store, id, 0));
            Assert.True(disk.IsDurable(JournalSegment.Suffix), $"entry {id} was acknowledged before it was durable");
            Assert.True(disk.Syncs > before);
        }
    }

    [Fact]
    public async Task One_sync_serves_all_that_wait()
    {
        var disk = new SimulatedDisk();
        await using var store = await EmbeddedStore.OpenAsync(new EmbeddedStoreOptions { Folder = disk.Path, Model = Small.Model.Graph, FolderOverride = disk }, Cancellation);
        var before = disk.Syncs;
        using var entered = new SemaphoreSlim(0);
        using var release = new ManualResetEventSlim();
        // The writer stands still in a decision until all the others wait behind it.
        var first = store.CommitAtHeadAsync(
            [
                (_, _, _) =>
                {
                    entered.Release();
                    release.Wait(Cancellation);
                    return new((CommitRequest?)null);
                },
            ],
            Cancellation).AsTask();
        await entered.WaitAsync(Cancellation);
        var others = Enumerable.Range(1, 64).Select(id => Small.CommitAsync(store, id, 0)).ToList();
        release.Set();
        await first;
        foreach (var outcome in await Task.WhenAll(others)) Assert.IsType<Committed>(outcome);
        Assert.InRange(disk.Syncs - before, 1, 2);
    }

    /// <summary>Cuts the power of as many stores as asked; what is missing or wrong afterwards.</summary>
    private static async Task<List<string>> CutManyTimesAsync(int cuts, bool lies)
    {
        var wrong = new List<string>();
        var random = new Random(Effort.Seed);
        for (var cut = 0; cut < cuts; cut++)
        {
            var disk = new SimulatedDisk { Lies = lies };
            var acknowledged = new ConcurrentDictionary<long, byte[]>();
            // Two lives: the second starts on what the first left, so recovery itself is cut as well.
            string? problem = null;
            for (var life = 0; life < 2 && problem is null; life++)
            {
                disk.CutAt = disk.Operations + random.Next(life == 0 ? 250 : 60);
                problem = await LiveAsync(disk, acknowledged, life);
                disk = disk.AfterCut(random);
            }
            problem ??= await ExamineAsync(disk, acknowledged);
            if (problem is not null) wrong.Add($"seed {Effort.Seed}, cut {cut}: {problem}");
        }
        return wrong;
    }

    private static async Task<string?> LiveAsync(SimulatedDisk disk, ConcurrentDictionary<long, byte[]> acknowledged, int life)
    {
        try
        {
            await using var store = await Small.OpenAsync(disk);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(client => Task.Run(() => CommitUntilCutAsync(store, acknowledged, (life * 4 + client) * 100_000))));
        }
        catch (StoreUnavailableException)
        {
            // The power went while the store was opened.
        }
        catch (DamagedStoreException fault)
        {
            return fault.Message;
        }
        return null;
    }

    private static async Task CommitUntilCutAsync(EmbeddedStore store, ConcurrentDictionary<long, byte[]> acknowledged, int firstId)
    {
        try
        {
            for (var id = firstId + 1; ; id++)
            {
                if (await Small.CommitAsync(store, id, id % 7 * 300) is Committed committed)
                    acknowledged[committed.Entry.Sequence] = JournalCodec.Encode(committed.Entry);
            }
        }
        catch (StoreUnavailableException)
        {
            // The power is cut.
        }
    }

    private static async Task<string?> ExamineAsync(SimulatedDisk disk, ConcurrentDictionary<long, byte[]> acknowledged)
    {
        try
        {
            await using var store = await Small.OpenAsync(disk);
            var entries = await store.JournalAsync(0, int.MaxValue, Cancellation);
            foreach (var (sequence, bytes) in acknowledged)
            {
                if (sequence > entries.Length) return $"entry {sequence} was acknowledged and is gone; the journal ends at {entries.Length}";
                if (!JournalCodec.Encode(entries[(int)sequence - 1]).AsSpan().SequenceEqual(bytes)) return $"entry {sequence} is another than was acknowledged";
            }
            var view = await store.ViewAsync(ReadMoment.Now, Cancellation);
            if (await view.CountAsync(Small.Model.Thing, null, Cancellation) != entries.Length) return "the graph is not what the journal leads to";
            if (await Small.CommitAsync(store, 99_000_000, 0) is not Committed) return "the store does not go on";
        }
        catch (Exception fault) when (fault is DamagedStoreException or StoreUnavailableException)
        {
            return fault.Message;
        }
        var report = EmbeddedStore.Verify(disk, Small.Model.Graph, Cancellation);
        return report.IsIntact ? null : report.Findings[0].ToString();
    }
}
