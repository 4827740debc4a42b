using System.Collections.Immutable;

namespace Architecture.Storage.Embedded;

/// <summary>What is done beside the writer, one thing at a time: indexes of finished segments, checkpoints, backups.</summary>
internal sealed class Housekeeping(IStoreFolder folder, long checkpointBytes)
{
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;
    private long _checkpointed;
    private int _checkpointing;

    /// <summary>The last thing that could not be done; it is tried again in time, and nothing acknowledged depends on it.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Length of the last checkpoint written.</summary>
    public long Bytes { get; private set; }

    /// <summary>Queues work behind what is queued.</summary>
    public Task<T> Run<T>(Func<T> work)
    {
        lock (_gate)
        {
            var task = _last.ContinueWith(_ => work(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            _last = task;
            return task;
        }
    }

    public void IndexFinished(JournalSegment segment) => Queue(() =>
    {
        var growing = (GrowingIndex)segment.Index;
        SegmentIndexFile.Write(folder, segment.First, growing);
        segment.Index = SegmentIndexFile.Open(folder, segment.First);
    });

    /// <summary>Writes a checkpoint when enough journal has come since the last.</summary>
    /// <param name="written">Bytes of journal since the start.</param>
    /// <param name="take">Gives the checkpoint to write.</param>
    public void CheckpointIfDue(long written, Func<Checkpoint> take)
    {
        if (written - _checkpointed < checkpointBytes || Interlocked.Exchange(ref _checkpointing, 1) == 1) return;
        var checkpoint = take();
        _checkpointed = written;
        Queue(() =>
        {
            try
            {
                Write(checkpoint);
            }
            finally
            {
                Volatile.Write(ref _checkpointing, 0);
            }
        });
    }

    public void Write(Checkpoint checkpoint)
    {
        if (checkpoint.Graph.Sequence == 0) return;
        checkpoint.Write(folder);
        using (var written = folder.Open(Checkpoint.NameOf(checkpoint.Graph.Sequence), FileUse.Read)) Bytes = written.Length;
        foreach (var old in Superfluous(Checkpoint.In(folder))) folder.Delete(Checkpoint.NameOf(old));
    }

    /// <summary>Waits for what is queued.</summary>
    public async Task DrainAsync()
    {
        Task last;
        lock (_gate) last = _last;
        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Keeps the newest two, and behind them one for each doubling of age, so that every past moment has one not too far away.</summary>
    public static ImmutableArray<long> Superfluous(ImmutableArray<long> checkpoints)
    {
        var superfluous = ImmutableArray.CreateBuilder<long>();
        var keptAge = 0L;
        for (var i = checkpoints.Length - 3; i >= 0; i--)
        {
            var age = checkpoints[^1] - checkpoints[i];
            if (keptAge > 0 && age < 2 * keptAge) superfluous.Add(checkpoints[i]);
            else keptAge = age;
        }
        return superfluous.ToImmutable();
    }

    private void Queue(Action work) => _ = Run(() =>
    {
        try
        {
            work();
        }
        catch (Exception fault)
        {
            Fault = fault;
        }
        return true;
    });
}
