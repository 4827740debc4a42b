namespace Architecture.Storage.Embedded.Tests;

/// <summary>Bytes that change at rest: found, named, and never believed.</summary>
public sealed class DamageTests
{
    private const int Entries = 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_that_nothing_happened_to_is_intact()
    {
        var disk = await Small.FilledAsync(Entries);

        var report = EmbeddedStore.Verify(disk, Small.Model.Graph, Cancellation);

        Assert.Empty(report.Findings);
        Assert.Equal(Entries, report.Entries);
        Assert.Contains(disk.Names(), name => name.EndsWith(".index", StringComparison.Ordinal));
        Assert.Contains(disk.Names(), name => name.EndsWith(Checkpoint.Suffix, StringComparison.Ordinal));
        Assert.True(disk.Names().Count(name => name.EndsWith(JournalSegment.Suffix, StringComparison.Ordinal)) > 2);
    }

    [Fact]
    public async Task Any_flipped_byte_is_found_and_its_file_is_named_and_no_start_believes_it()
    {
        var whole = await Small.FilledAsync(Entries);
        var random = new Random(Effort.Seed);
        var flips = 0;
        foreach (var name in whole.Names())
        {
            var length = whole.Bytes(name).Length;
            // Every byte of the deep run; in the short one every byte of the small files and a sample of the large.
            var step = Effort.IsDeep || length < 150 ? 1 : Math.Max(1, length / 100);
            for (var at = Effort.IsDeep ? 0 : random.Next(step); at < length; at += step)
            {
                await FlipAsync(whole, name, at, (byte)(1 << random.Next(8)));
                flips++;
            }
        }
        Assert.True(flips > 500);
    }

    [Theory]
    [InlineData("store")]
    [InlineData("head")]
    [InlineData("0000000000000001.journal")]
    public async Task A_missing_file_is_named(string name)
    {
        var disk = await Small.FilledAsync(Entries);
        disk.Delete(name);

        var refusal = await Assert.ThrowsAsync<DamagedStoreException>(() => Small.OpenAsync(disk));

        Assert.Equal(name, refusal.File);
        Assert.Contains(EmbeddedStore.Verify(disk, Small.Model.Graph, Cancellation).Findings, finding => finding.File == name);
    }

    [Fact]
    public async Task Indexes_and_checkpoints_can_be_lost_altogether()
    {
        var disk = await Small.FilledAsync(Entries);
        foreach (var name in disk.Names().Where(name => name.EndsWith(".index", StringComparison.Ordinal) || name.EndsWith(Checkpoint.Suffix, StringComparison.Ordinal)))
            disk.Delete(name);

        await using var store = await Small.OpenAsync(disk);

        Assert.Equal(Entries, store.Sequence);
        Assert.Equal(7, (await store.RecordedAsync("anna", "7", Cancellation))!.Sequence);
        Assert.Single(await store.HistoryAsync(new NodeId(7), 0, 9, Cancellation));
    }

    [Fact]
    public async Task A_journal_cut_within_what_was_acknowledged_is_refused_by_name_and_entry()
    {
        var disk = await Small.FilledAsync(Entries);
        var last = disk.Names().Last(name => name.EndsWith(JournalSegment.Suffix, StringComparison.Ordinal));
        var end = Array.FindLastIndex(disk.Bytes(last), octet => octet != 0);
        disk.Overwrite(last, bytes => bytes[..(end - 3)]);

        var refusal = await Assert.ThrowsAsync<DamagedStoreException>(() => Small.OpenAsync(disk));

        Assert.Equal(last, refusal.File);
        Assert.Equal(Entries, refusal.Sequence);
        Assert.Contains($"entries up to {Entries} were acknowledged", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_torn_last_page_that_was_never_acknowledged_is_dropped_and_said()
    {
        var disk = new SimulatedDisk();
        byte[] head;
        await using (var store = await Small.OpenAsync(disk))
        {
            await Small.CommitAsync(store, 1);
            head = disk.Bytes("head");
            await Small.CommitAsync(store, 2, 300);
        }
        // The power went after the mark of entry 1 and in the middle of the frame of entry 2.
        disk = disk.AfterKill();
        disk.Overwrite("head", _ => head);
        disk.Overwrite("0000000000000001.journal", bytes => [.. bytes[..600], .. new byte[bytes.Length - 600]]);

        var torn = EmbeddedStore.Verify(disk, Small.Model.Graph, Cancellation);
        await using var again = await Small.OpenAsync(disk);

        Assert.Contains("never acknowledged", Assert.Single(torn.Findings).What, StringComparison.Ordinal);
        Assert.Equal(1, again.Sequence);
        Assert.Contains("never acknowledged", Assert.Single(again.Notes), StringComparison.Ordinal);
        Assert.IsType<Committed>(await Small.CommitAsync(again, 2));
    }

    [Fact]
    public async Task A_checkpoint_that_does_not_hold_what_the_journal_leads_to_is_named()
    {
        var disk = await Small.FilledAsync(Entries);
        // A checkpoint whole in itself, but of another graph.
        var other = MemoryGraph.Load(Small.Model.Graph, [], [], [], Entries, DateTimeOffset.UnixEpoch);
        new Checkpoint(other, JournalCodec.NoHash, 0).Write(disk);

        var findings = EmbeddedStore.Verify(disk, Small.Model.Graph, Cancellation).Findings;

        Assert.Contains(findings, finding => finding.File == Checkpoint.NameOf(Entries) && finding.What.Contains("another entry", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.File == Checkpoint.NameOf(Entries) && finding.What.Contains("missing", StringComparison.Ordinal));
        await Assert.ThrowsAsync<DamagedStoreException>(() => Small.OpenAsync(disk));
    }

    private static async Task FlipAsync(SimulatedDisk whole, string name, int at, byte mask)
    {
        var disk = whole.AfterKill();
        disk.Overwrite(name, bytes =>
        {
            bytes[at] ^= mask;
            return bytes;
        });
        var where = $"{name} byte {at} ^ {mask} (seed {Effort.Seed})";
        var findings = EmbeddedStore.Verify(disk, Small.Model.Graph, Cancellation).Findings;
        Assert.True(findings.Any(finding => finding.File == name), $"{where} was not named: {string.Join("; ", findings)}");
        try
        {
            await using var store = await Small.OpenAsync(disk);
            Assert.True(store.Sequence == Entries, $"{where}: the store opened with {store.Sequence} entries");
            var view = await store.ViewAsync(ReadMoment.Now, Cancellation);
            Assert.Equal(Entries, await view.CountAsync(Small.Model.Thing, null, Cancellation));
        }
        catch (DamagedStoreException fault)
        {
            Assert.True(fault.File == name, $"{where}: the start blamed {fault.Message}");
        }
    }
}
