using System.Collections.Immutable;

namespace Architecture.Storage.Embedded;

/// <summary>The store of one process: the journal in files as durable record, the graph in memory.</summary>
/// <remarks>
/// One thread writes (<see cref="StoreWriter"/>); readers take the newest root and hold no lock. The files are described where they are
/// written: <see cref="JournalSegment"/>, <see cref="JournalFrame"/>, <see cref="HeadMark"/>, <see cref="SegmentIndexFile"/>,
/// <see cref="Checkpoint"/>, <see cref="StoreFile"/>.
/// </remarks>
public sealed partial class EmbeddedStore : IGraphStore
{
    private readonly IStoreFolder _folder;
    private readonly EmbeddedStoreOptions _options;
    private readonly IDisposable? _lock;
    private readonly JournalLog _log;
    private readonly RecordedKeys _recorded;
    private readonly StoreWriter _writer;
    private readonly PastRoots _past;
    private readonly Housekeeping _housekeeping;
    private bool _disposed;

    private EmbeddedStore(EmbeddedStoreOptions options, IStoreFolder folder, IDisposable? folderLock, RecoveredStore recovered)
    {
        (_options, _folder, _lock) = (options, folder, folderLock);
        Notes = recovered.Notes;
        _housekeeping = new Housekeeping(folder, options.CheckpointBytes);
        _log = new JournalLog(folder, recovered.Journal, _housekeeping.IndexFinished, options);
        _recorded = new RecordedKeys(_log.Segments);
        _past = new PastRoots(folder, options.Model, _log, options.PastRoots);
        var keys = new RecentKeys(recovered.Graph.Sequence, options.RecentKeys);
        var batch = new PendingBatch(keys, _recorded, _log, options.TimeProvider, options.TimeZone);
        var published = new Published(recovered.Graph, recovered.ProjectedTo);
        _writer = new StoreWriter(published, batch, options.BatchSize, folder.Path, CheckpointIfDue);
        if (options.ReadOnly) return;
        _log.CountReplayed(recovered.Replayed);
        _writer.Start();
    }

    public GraphModel Model => _options.Model;

    /// <summary>What was found when the store was opened that its operator should know.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>Sequence of the last durable entry.</summary>
    public long Sequence => _writer.Published.Root.Sequence;

    /// <summary>What failed beside the writer (a checkpoint, an index), if anything; nothing acknowledged depends on it.</summary>
    public Exception? HousekeepingFault => _housekeeping.Fault;

    /// <summary>Bytes of the newest checkpoint written since the start; 0 before that.</summary>
    public long CheckpointBytes => _housekeeping.Bytes;

    public long ProjectedTo => _writer.Published.ProjectedTo;

    /// <summary>Opens the store in a folder, or makes one there.</summary>
    /// <exception cref="StoreUnavailableException">The folder is in use or cannot be written.</exception>
    /// <exception cref="DamagedStoreException">Something acknowledged is not whole; nothing was changed.</exception>
    /// <exception cref="NewerModelException">A newer program wrote here; nothing was changed.</exception>
    public static Task<EmbeddedStore> OpenAsync(EmbeddedStoreOptions options, CancellationToken cancellation) =>
        Task.Run(() => Open(options), cancellation);

    public async ValueTask<IGraphView> ViewAsync(ReadMoment moment, CancellationToken cancellation)
    {
        var newest = _writer.Published.Root;
        switch (moment)
        {
            case AcknowledgedMoment:
            case LatestMoment latest when latest.NotBeforeSequence <= newest.Sequence:
                return newest.View;
            case LatestMoment latest:
                await _writer.ReachedAsync(latest.NotBeforeSequence, cancellation);
                return _writer.Published.Root.View;
            case SequenceMoment { Sequence: var sequence }:
                if (sequence < 0 || sequence > newest.Sequence)
                    throw new MomentNotReachedException($"Entry {sequence} is not there; the journal ends at {newest.Sequence}.");
                return (await _past.AtAsync(sequence, newest, cancellation)).View;
            case TimeMoment { Time: var time }:
                return (await _past.AtAsync(SequenceAt(time, newest), newest, cancellation)).View;
            default:
                throw new InvalidOperationException($"Unknown moment {moment.GetType().Name}.");
        }
    }

    public ValueTask<IGraphView> WhatIfAsync(IGraphView basis, GraphChange change, CancellationToken cancellation)
    {
        var graph = Behind(basis);
        return ValueTask.FromResult(graph.Apply(change, new Stamp(graph.Sequence, graph.Time)).View);
    }

    public ValueTask<IGraphView> ProjectedViewAsync(IGraphView basis, ImmutableArray<ProjectedValue> values, CancellationToken cancellation) =>
        ValueTask.FromResult(Behind(basis).Project(values).View);

    public async ValueTask<CommitOutcome> CommitAsync(CommitRequest request, CancellationToken cancellation)
    {
        CheckWritable();
        return await StoreTelemetry.CommitAsync(() => _writer.Enqueue(new CommitWork(request, cancellation)), StoreTelemetry.Word);
    }

    public async ValueTask<ImmutableArray<HeadOutcome>> CommitAtHeadAsync(ImmutableArray<HeadDecision> decisions, CancellationToken cancellation)
    {
        CheckWritable();
        return await StoreTelemetry.CommitAsync(() => _writer.Enqueue(new HeadWork(decisions, cancellation)), _ => "at_head");
    }

    public ValueTask<JournalEntry?> RecordedAsync(string actor, string idempotencyKey, CancellationToken cancellation)
    {
        var last = Sequence;
        var found = _recorded.Find(RecordedKey.DigestOf(actor, idempotencyKey)) is { } sequence && sequence <= last ? _log.Entry(sequence) : null;
        return ValueTask.FromResult(found);
    }

    public ValueTask<ImmutableArray<JournalEntry>> JournalAsync(long after, int first, CancellationToken cancellation) =>
        ValueTask.FromResult(_log.Read(after, first, Sequence));

    public ValueTask<ImmutableArray<JournalEntry>> HistoryAsync(NodeId record, long after, int first, CancellationToken cancellation) =>
        ValueTask.FromResult(_log.History(record, after, first, Sequence));

    public async ValueTask AppendAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellation)
    {
        CheckWritable();
        if (!entries.IsEmpty) await _writer.Enqueue(new AppendWork(entries, cancellation));
    }

    public async ValueTask ProjectAsync(long projectedTo, ImmutableArray<ProjectedValue> values, CancellationToken cancellation)
    {
        CheckWritable();
        await _writer.Enqueue(new ProjectWork(projectedTo, values, cancellation));
    }

    /// <summary>Writes a checkpoint now, so that the next start replays nothing before it.</summary>
    public async Task CheckpointAsync(CancellationToken cancellation)
    {
        CheckWritable();
        var checkpoint = await _writer.Enqueue(new PauseWork<Checkpoint>(TakeCheckpoint, cancellation));
        await _housekeeping.Run(() =>
        {
            _housekeeping.Write(checkpoint);
            return true;
        });
    }

    /// <summary>Finishes what was asked, writes a checkpoint if the next start would otherwise be slow, and lets go of the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        _writer.Stop();
        _housekeeping.CheckpointIfDue(_log.Written * 8, TakeCheckpoint);
        await _housekeeping.DrainAsync();
        _log.Dispose();
        _lock?.Dispose();
    }

    private static MemoryGraph Behind(IGraphView basis) =>
        MemoryGraph.Behind(basis) ?? throw new ArgumentException("The view is another store's.", nameof(basis));

    private static EmbeddedStore Open(EmbeddedStoreOptions options)
    {
        var folder = options.FolderOverride ?? new DiskFolder(options.Folder);
        var folderLock = options.ReadOnly ? null : folder.Lock();
        try
        {
            return new EmbeddedStore(options, folder, folderLock, new StoreRecovery(folder, options.Model, !options.ReadOnly).Run());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            folderLock?.Dispose();
            throw new StoreUnavailableException($"The store in {folder.Path} cannot be opened: {fault.Message} Nothing was changed.", fault);
        }
        catch
        {
            folderLock?.Dispose();
            throw;
        }
    }

    /// <summary>A moment up to now is settled; one after it may still get entries.</summary>
    private long SequenceAt(DateTimeOffset time, MemoryGraph newest)
    {
        if (time > newest.Time && time > _options.TimeProvider.GetUtcNow())
            throw new MomentNotReachedException($"{time:O} has not come yet.");
        return time >= newest.Time ? newest.Sequence : _log.SequenceAt(time, newest.Sequence);
    }

    // Called on the writer's thread, where the published root and the journal's end belong together.
    private Checkpoint TakeCheckpoint() => new(_writer.Published.Root, _log.Hash, _writer.Published.ProjectedTo);

    private void CheckpointIfDue() => _housekeeping.CheckpointIfDue(_log.Written, TakeCheckpoint);

    private void CheckWritable()
    {
        if (_options.ReadOnly) throw new StoreUnavailableException($"The store in {_folder.Path} is opened for reading only.");
    }
}
