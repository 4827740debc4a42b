namespace Architecture.Storage.Embedded.Tests;

/// <summary>Backup while the store is written, restore, and what both refuse.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_backup_taken_while_others_write_is_whole_and_holds_all_that_was_acknowledged_before()
    {
        await using var store = await Small.OpenAsync(_folder.Sub("data"));
        using var done = new CancellationTokenSource();
        var (acknowledged, wanted) = (0, 0);
        var writing = Task.Run(
            async () =>
            {
                for (var id = 1; !done.IsCancellationRequested; id++)
                {
                    // No more than the rounds can use: each segment of this small store is an open file.
                    while (id > Volatile.Read(ref wanted) + 400 && !done.IsCancellationRequested) await Task.Yield();
                    await Small.CommitAsync(store, id, 100);
                    Volatile.Write(ref acknowledged, id);
                }
            },
            Cancellation);
        for (var round = 0; round < Effort.Of(4, 50); round++)
        {
            Volatile.Write(ref wanted, (round + 1) * 50);
            // Some more entries each time, so that segments end and checkpoints come while it is copied.
            while (Volatile.Read(ref acknowledged) < (round + 1) * 50) await Task.Yield();
            var before = Volatile.Read(ref acknowledged);
            var backup = _folder.Sub($"backup{round}");
            var last = await store.BackupAsync(backup, Cancellation);
            Assert.True(last >= before);
            var report = await EmbeddedStore.VerifyAsync(backup, Small.Model.Graph, Cancellation);
            Assert.Empty(report.Findings);
            Assert.Equal(last, report.Entries);
            Assert.Equal(last, await EmbeddedStore.RestoreAsync(backup, _folder.Sub($"restored{round}"), Cancellation));
            await using var restored = await Small.OpenAsync(_folder.Sub($"restored{round}"));
            Assert.Equal(last, restored.Sequence);
            Assert.Equal(last, await (await restored.ViewAsync(ReadMoment.Now, Cancellation)).CountAsync(Small.Model.Thing, null, Cancellation));
            Assert.IsType<Committed>(await Small.CommitAsync(restored, 1_000_000));
        }
        await done.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task Nothing_is_overwritten()
    {
        await using var store = await Small.OpenAsync(_folder.Sub("data"));
        await Small.CommitAsync(store, 1);
        await store.BackupAsync(_folder.Sub("backup"), Cancellation);

        var backup = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.BackupAsync(_folder.Sub("backup"), Cancellation));
        var restore = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => EmbeddedStore.RestoreAsync(_folder.Sub("backup"), _folder.Sub("data"), Cancellation));

        Assert.Contains("nothing there is overwritten", backup.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Sub("data"), restore.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_backup_is_not_restored()
    {
        await using (var store = await Small.OpenAsync(_folder.Sub("data")))
        {
            await Small.CommitAsync(store, 1);
            await store.BackupAsync(_folder.Sub("backup"), Cancellation);
        }
        var journal = Path.Combine(_folder.Sub("backup"), "0000000000000001.journal");
        var bytes = await File.ReadAllBytesAsync(journal, Cancellation);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(journal, bytes, Cancellation);

        var refusal = await Assert.ThrowsAsync<DamagedStoreException>(
            () => EmbeddedStore.RestoreAsync(_folder.Sub("backup"), _folder.Sub("restored"), Cancellation));

        Assert.Equal("0000000000000001.journal", refusal.File);
        Assert.False(Directory.Exists(_folder.Sub("restored")));
    }

    [Fact]
    public async Task A_folder_without_a_backup_is_said_to_be_one()
    {
        await Assert.ThrowsAsync<StoreUnavailableException>(() => EmbeddedStore.RestoreAsync(_folder.Sub("none"), _folder.Sub("x"), Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => EmbeddedStore.VerifyAsync(_folder.Sub("none"), null, Cancellation));
    }

    [Fact]
    public async Task A_server_that_runs_can_be_verified()
    {
        await using var store = await Small.OpenAsync(_folder.Sub("data"));
        for (var id = 1; id <= 100; id++) await Small.CommitAsync(store, id, 100);

        var report = await EmbeddedStore.VerifyAsync(_folder.Sub("data"), Small.Model.Graph, Cancellation);

        Assert.Empty(report.Findings);
        Assert.Equal(100, report.Entries);
    }

    [Fact]
    public async Task A_start_reads_the_newest_checkpoint_and_replays_only_what_is_behind_it()
    {
        var disk = await Small.FilledAsync(100);
        var newest = Checkpoint.In(disk)[^1];
        var replayed = new List<long>();

        new JournalRecovery(disk, newest, scanned => replayed.Add(scanned.Entry.Sequence), mayWrite: false).Run();

        // How far checkpoints had come is the housekeeping's own pace; that a start begins at the newest is what counts.
        Assert.InRange(newest, 2, 100);
        Assert.Equal(Enumerable.Range((int)newest, 100 - (int)newest + 1).Select(sequence => (long)sequence), replayed);
    }

    [Fact]
    public void Checkpoints_thin_out_with_age()
    {
        Assert.Empty(Housekeeping.Superfluous([10, 20]));
        Assert.Equal([50, 30, 20, 10], Housekeeping.Superfluous([10, 20, 30, 40, 50, 60, 70, 80]));
    }
}
