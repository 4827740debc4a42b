namespace Architecture.Storage.Embedded.Tests;

/// <summary>What an operator meets: a full disk, a folder for reading only, a second server, a newer file, a disk that fails. Each a clear message, nothing lost.</summary>
public sealed class FaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_a_full_disk_commits_fail_reads_go_on_and_with_space_again_so_do_commits()
    {
        var disk = new SimulatedDisk();
        var acknowledged = 0;
        await using (var store = await Small.OpenAsync(disk))
        {
            await Small.CommitAsync(store, ++acknowledged);
            disk.Capacity = 20_000;
            StoreUnavailableException? full = null;
            while (full is null)
            {
                try
                {
                    await Small.CommitAsync(store, acknowledged + 1, 200);
                    acknowledged++;
                }
                catch (StoreUnavailableException fault)
                {
                    full = fault;
                }
            }
            Assert.Contains("No space left on device", full.Message, StringComparison.Ordinal);
            Assert.Contains(disk.Path, full.Message, StringComparison.Ordinal);
            Assert.Equal(acknowledged, store.Sequence);
            Assert.Equal(acknowledged, await (await store.ViewAsync(ReadMoment.Now, Cancellation)).CountAsync(Small.Model.Thing, null, Cancellation));
            Assert.NotNull(store.WriteFault());
            // What asks nothing of the disk says nothing about it.
            await store.ProjectAsync(store.Sequence, [], Cancellation);
            Assert.NotNull(store.WriteFault());
            disk.Capacity = long.MaxValue;
            Assert.Null(store.WriteFault());
            Assert.IsType<Committed>(await Small.CommitAsync(store, ++acknowledged));
        }
        await using var again = await Small.OpenAsync(disk);
        Assert.Equal(acknowledged, again.Sequence);
        Assert.Empty(EmbeddedStore.Verify(disk.AfterKill(), Small.Model.Graph, Cancellation).Findings);
    }

    [Fact]
    public async Task When_a_sync_fails_the_whole_batch_fails_nothing_of_it_is_seen_and_a_new_start_finds_out()
    {
        var disk = new SimulatedDisk();
        await using (var store = await Small.OpenAsync(disk))
        {
            await Small.CommitAsync(store, 1);
            disk.FailSyncOf = JournalSegment.Suffix;
            var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => Small.CommitAsync(store, 2));
            Assert.Contains("Input/output error", fault.Message, StringComparison.Ordinal);
            Assert.Equal(1, store.Sequence);
            Assert.Null((await (await store.ViewAsync(ReadMoment.Now, Cancellation)).NodesAsync([new NodeId(2)], Cancellation))[0]);
            Assert.Null(await store.RecordedAsync("anna", "2", Cancellation));
            // The system may have dropped the pages: no second sync can be believed.
            await Assert.ThrowsAsync<StoreUnavailableException>(() => Small.CommitAsync(store, 3));
            disk.FailSyncOf = null;
            Assert.Contains("only a new start finds out", store.WriteFault()?.Message, StringComparison.Ordinal);
        }
        await using var again = await Small.OpenAsync(disk.AfterCut(new Random(1)));
        Assert.InRange(again.Sequence, 1, 2);
        Assert.IsType<Committed>(await Small.CommitAsync(again, 3));
    }

    [Fact]
    public async Task A_folder_for_reading_only_is_refused_for_writing_and_can_be_read()
    {
        var disk = await Small.FilledAsync(10);
        disk.IsReadOnly = true;

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => Small.OpenAsync(disk));
        await using var store = await EmbeddedStore.OpenAsync(
            new EmbeddedStoreOptions { Folder = disk.Path, Model = Small.Model.Graph, FolderOverride = disk, ReadOnly = true }, Cancellation);
        var write = await Assert.ThrowsAsync<StoreUnavailableException>(() => Small.CommitAsync(store, 99));

        Assert.Contains(disk.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(10, store.Sequence);
        Assert.Contains("reading only", write.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_the_system_lets_nobody_make_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is Linux's.");
        const string folder = "/proc/self/store";

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => Small.OpenAsync(folder));

        Assert.Contains(folder, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be written", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_writer_is_told_which_folder_is_taken_and_a_reader_is_let_in()
    {
        using var folder = new TemporaryFolder();
        await using var first = await Small.OpenAsync(folder.Path);
        await Small.CommitAsync(first, 1);

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => Small.OpenAsync(folder.Path));
        await using var reader = await EmbeddedStore.OpenAsync(
            new EmbeddedStoreOptions { Folder = folder.Path, Model = Small.Model.Graph, ReadOnly = true }, Cancellation);

        Assert.Contains(folder.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("another server", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, reader.Sequence);
        Assert.IsType<Committed>(await Small.CommitAsync(first, 2));
    }

    [Fact]
    public async Task A_lock_file_left_behind_blocks_nobody()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Sub(FolderLock.FileName), "4711", Cancellation);

        await using var store = await Small.OpenAsync(folder.Path);

        Assert.IsType<Committed>(await Small.CommitAsync(store, 1));
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused_and_left_alone()
    {
        var disk = await Small.FilledAsync(10);
        SealedFile.Replace(disk, StoreFile.FileName, "ARCHSTOR", 2, write => write.Id(new NodeId(1)));
        var before = disk.Names().ToDictionary(name => name, disk.Bytes);

        var refusal = await Assert.ThrowsAsync<NewerStoreException>(() => Small.OpenAsync(disk));

        Assert.Contains("store was written in format 2; this program reads up to 1", refusal.Message, StringComparison.Ordinal);
        Assert.All(disk.Names(), name => Assert.Equal(before[name], disk.Bytes(name)));
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        var store = await Small.OpenAsync(new SimulatedDisk());
        await store.DisposeAsync();
        await store.DisposeAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Small.CommitAsync(store, 1));
    }
}
