namespace Architecture.Storage.Embedded;

/// <summary>What readers see: the newest durable root.</summary>
internal sealed record Published(MemoryGraph Root, long ProjectedTo);

/// <summary>
/// The one thread that writes. It takes what waits as a batch, judges and applies it on a pending root, makes it durable in one step, publishes the root
/// and answers. Nothing is visible or acknowledged before it is durable; if it does not become durable, the root is dropped.
/// </summary>
internal sealed class StoreWriter
{
    private const int FrameBytes = 64 << 20;

    private readonly Lock _publishing = new();
    private readonly object _gate = new();
    private readonly Thread _thread;
    private readonly PendingBatch _batch;
    private readonly int _batchSize;
    private readonly string _folder;
    private readonly Action _written;
    private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();
    private Queue<WriterWork> _queue = new();
    private Published _published;
    private bool _stopped;

    public StoreWriter(Published published, PendingBatch batch, int batchSize, string folder, Action written)
    {
        (_published, _batch, _batchSize, _folder, _written) = (published, batch, batchSize, folder, written);
        _thread = new Thread(Run) { IsBackground = true, Name = "store writer" };
    }

    public Published Published => Volatile.Read(ref _published);

    /// <summary>Why the last batch that had anything to write could not be made durable; null when it was.</summary>
    public Exception? Fault { get; private set; }

    public void Start() => _thread.Start();

    /// <exception cref="StoreUnavailableException">The store is closed.</exception>
    public Task<T> Enqueue<T>(WriterWork<T> work)
    {
        lock (_gate)
        {
            if (_stopped) throw new StoreUnavailableException($"The store in {_folder} is closed.");
            _queue.Enqueue(work);
            if (_queue.Count == 1) Monitor.Pulse(_gate);
        }
        return work.Answer;
    }

    /// <summary>Completes when a sequence is published.</summary>
    public Task ReachedAsync(long sequence, CancellationToken cancellation)
    {
        lock (_publishing)
        {
            if (_published.Root.Sequence >= sequence) return Task.CompletedTask;
            var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiting, sequence);
            return waiting.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Finishes what waits, then ends the thread.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.Pulse(_gate);
        }
        if (_thread.IsAlive) _thread.Join();
        lock (_publishing)
        {
            while (_waiting.TryDequeue(out var waiting, out _))
                waiting.TrySetException(new StoreUnavailableException($"The store in {_folder} is closed."));
        }
    }

    private void Run()
    {
        var taken = new Queue<WriterWork>();
        var works = new List<WriterWork>();
        while (Take(ref taken))
        {
            while (taken.Count > 0) RunBatch(taken, works);
        }
    }

    private bool Take(ref Queue<WriterWork> taken)
    {
        lock (_gate)
        {
            while (_queue.Count == 0 && !_stopped) Monitor.Wait(_gate);
            (taken, _queue) = (_queue, taken);
            return taken.Count > 0;
        }
    }

    private void RunBatch(Queue<WriterWork> taken, List<WriterWork> works)
    {
        works.Clear();
        _batch.Start(_published);
        while (works.Count < _batchSize && _batch.FrameBytes < FrameBytes && taken.TryDequeue(out var work))
        {
            work.Run(_batch);
            works.Add(work);
        }
        var isEmpty = _batch.IsEmpty;
        MemoryGraph root;
        try
        {
            root = _batch.Write();
        }
        catch (Exception fault)
        {
            _batch.Drop();
            var unavailable = new StoreUnavailableException(
                $"The store in {_folder} cannot write: {fault.Message} Nothing of this was saved; what was acknowledged before is.", fault);
            Fault = unavailable;
            foreach (var work in works) work.Fail(unavailable);
            return;
        }
        // A batch that writes nothing does not show that writing works again.
        if (!isEmpty) Fault = null;
        Publish(new Published(root, _batch.ProjectedTo));
        StoreTelemetry.BatchTaken(works.Count);
        foreach (var work in works) work.Complete();
        _written();
    }

    private void Publish(Published published)
    {
        lock (_publishing)
        {
            Volatile.Write(ref _published, published);
            while (_waiting.TryPeek(out var waiting, out var sequence) && sequence <= published.Root.Sequence)
            {
                _waiting.Dequeue();
                waiting.TrySetResult();
            }
        }
    }
}
