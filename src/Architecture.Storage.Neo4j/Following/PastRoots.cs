using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>Roots of past moments: from the nearest one at hand, the journal leads to any other.</summary>
/// <remarks>Some roots are kept as the follower passes them, so that a moment far back is not built from nothing. Roots share what did not change.</remarks>
internal sealed class PastRoots(Neo4jStoreOptions options, JournalReader journal)
{
    private const int PageOfEntries = 500;
    private const int MostMilestones = 32;

    private readonly Lock _gate = new();
    private readonly LinkedList<(long Sequence, Task<MemoryGraph> Root)> _kept = new();
    private List<MemoryGraph> _milestones = [];
    private long _stride = 2_000;

    /// <summary>The follower comes by.</summary>
    public void Pass(MemoryGraph root)
    {
        lock (_gate)
        {
            if (root.Sequence < (_milestones.Count == 0 ? 0 : _milestones[^1].Sequence) + _stride) return;
            _milestones.Add(root);
            if (_milestones.Count < MostMilestones) return;
            // Every other one, from now on at twice the distance.
            _milestones = [.. _milestones.Where((_, place) => place % 2 == 1)];
            _stride *= 2;
        }
    }

    /// <summary>The root after an entry.</summary>
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
        root = Task.FromResult(MemoryGraph.Empty(options.Model));
        return false;
    }

    private Task<MemoryGraph> Keep(long sequence)
    {
        var near = _kept.Where(kept => kept.Sequence < sequence && kept.Root.IsCompletedSuccessfully)
            .Select(kept => kept.Root.Result)
            .Concat(_milestones.Where(milestone => milestone.Sequence <= sequence))
            .MaxBy(root => root.Sequence);
        var root = Task.Run(() => BuildAsync(sequence, near ?? MemoryGraph.Empty(options.Model)));
        _kept.AddFirst((sequence, root));
        while (_kept.Count > options.PastRoots) _kept.RemoveLast();
        return root;
    }

    // Not cancelled by whoever asked first: others may wait for the same root.
    private async Task<MemoryGraph> BuildAsync(long sequence, MemoryGraph root)
    {
        while (root.Sequence < sequence)
        {
            var page = await journal.PageAsync(root.Sequence, (int)Math.Min(PageOfEntries, sequence - root.Sequence), CancellationToken.None);
            if (page.IsEmpty) throw new DamagedJournalException($"the journal in Neo4j at {options.Url.Authority} ends at {root.Sequence}");
            root = root.Apply(page);
        }
        return root;
    }
}
