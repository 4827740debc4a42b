namespace Architecture.Storage.Embedded;

/// <summary>Roots of past moments: from the nearest one at hand, a kept root or a checkpoint, the journal leads to any other.</summary>
internal sealed class PastRoots(IStoreFolder folder, GraphModel model, JournalLog log, int capacity)
{
    // A root at hand is worth this many entries of replay against reading a checkpoint.
    private const int CheckpointCost = 2_000;
    private const int PageOfEntries = 256;

    private readonly Lock _gate = new();
    private readonly LinkedList<(long Sequence, Task<MemoryGraph> Root)> _kept = new();

    /// <summary>The root after an entry that is durable.</summary>
    public async Task<MemoryGraph> AtAsync(long sequence, MemoryGraph newest, CancellationToken cancellation)
    {
        if (sequence == newest.Sequence) return newest;
        Task<MemoryGraph> root;
        lock (_gate)
        {
            if (!TryKept(sequence, out root)) root = Keep(sequence);
        }
        return await root.WaitAsync(cancellation);
    }

    private bool TryKept(long sequence, out Task<MemoryGraph> root)
    {
        for (var node = _kept.First; node is not null; node = node.Next)
        {
            if (node.Value.Sequence != sequence || node.Value.Root.IsFaulted) continue;
            _kept.Remove(node);
            _kept.AddFirst(node);
            root = node.Value.Root;
            return true;
        }
        root = Task.FromResult(MemoryGraph.Empty(model));
        return false;
    }

    private Task<MemoryGraph> Keep(long sequence)
    {
        var near = _kept.Where(kept => kept.Sequence < sequence && kept.Root.IsCompletedSuccessfully)
            .Select(kept => kept.Root.Result)
            .MaxBy(root => root.Sequence);
        var root = Task.Run(() => Build(sequence, near));
        _kept.AddFirst((sequence, root));
        while (_kept.Count > capacity) _kept.RemoveLast();
        return root;
    }

    private MemoryGraph Build(long sequence, MemoryGraph? near)
    {
        var root = Nearest(sequence, near);
        while (root.Sequence < sequence)
        {
            root = root.Apply(log.Read(root.Sequence, PageOfEntries, sequence));
        }
        return root;
    }

    private MemoryGraph Nearest(long sequence, MemoryGraph? near)
    {
        foreach (var checkpoint in Checkpoint.In(folder).Reverse())
        {
            if (checkpoint > sequence) continue;
            if (near is not null && checkpoint - near.Sequence < CheckpointCost) break;
            if (near is null && checkpoint < CheckpointCost / 10) break;
            try
            {
                return Checkpoint.Read(folder, checkpoint, model).Graph;
            }
            catch (Exception fault) when (fault is DamagedStoreException or FileNotFoundException)
            {
                // An older one, or the journal alone, leads there too; verification names the damage.
            }
        }
        return near ?? MemoryGraph.Empty(model);
    }
}
