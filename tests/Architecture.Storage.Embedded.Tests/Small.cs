namespace Architecture.Storage.Embedded.Tests;

/// <summary>Stores with small files, so that few commits fill segments and make checkpoints.</summary>
internal static class Small
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public static TestModel Model { get; } = new();

    public static Task<EmbeddedStore> OpenAsync(SimulatedDisk disk) => EmbeddedStore.OpenAsync(
        new EmbeddedStoreOptions
        {
            Folder = disk.Path,
            Model = Model.Graph,
            FolderOverride = disk,
            SegmentBytes = 6_000,
            CheckpointBytes = 9_000,
            AheadBytes = 3_000,
        },
        TestContext.Current.CancellationToken);

    public static Task<EmbeddedStore> OpenAsync(string folder) => EmbeddedStore.OpenAsync(
        new EmbeddedStoreOptions { Folder = folder, Model = Model.Graph, SegmentBytes = 6_000, CheckpointBytes = 9_000, AheadBytes = 3_000 },
        TestContext.Current.CancellationToken);

    public static async Task<CommitOutcome> CommitAsync(EmbeddedStore store, int id, int textLength = 20) => await store.CommitAsync(
        new CommitRequest
        {
            Draft = new JournalDraft
            {
                Command = new NodeId((UInt128)(uint)id),
                Actor = "anna",
                UseCase = "Test",
                Verdict = JournalVerdict.Committed,
                IdempotencyKey = $"{id}",
            },
            Change = GraphChange.Add(Model.Thing, new NodeId((UInt128)(uint)id), Model.Name.Is(new string('å', textLength))),
            ReadSequence = 0,
            Reads = [],
            DecidedOn = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, Stockholm).DateTime),
        },
        TestContext.Current.CancellationToken);

    /// <summary>A store of so many entries, closed: several segments, indexes and checkpoints.</summary>
    public static async Task<SimulatedDisk> FilledAsync(int entries)
    {
        var disk = new SimulatedDisk();
        await using (var store = await OpenAsync(disk))
        {
            for (var id = 1; id <= entries; id++) await CommitAsync(store, id, id % 5 * 20);
        }
        return disk.AfterKill();
    }
}
