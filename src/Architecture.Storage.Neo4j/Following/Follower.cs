using System.Collections.Immutable;
using System.Text.Json;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>
/// Keeps the graph in memory at the journal's end: built from a checkpoint and the journal at the start, then led on by this process's commits and by looking for those of
/// others. The chain of hashes is checked on the way, so what is served is what was committed.
/// </summary>
/// <remarks>Only the queue's loop leads it on; everybody may read <see cref="Published"/>.</remarks>
internal sealed class Follower(
    QueryGate gate, JournalReader journal, Neo4jStoreOptions options, RecentKeys keys, RecordedKeys recorded, PastRoots past, FollowerCheckpoint checkpoint)
{
    private static readonly string ProjectedSince = $"MATCH (n:Record) WHERE n._projection > $after RETURN {RecordProperties.Whole("n")}";

    private readonly Lock _publishing = new();
    private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();
    private Published _published = new(MemoryGraph.Empty(options.Model), JournalCodec.NoHash, 0, 0, 0);
    private string? _identity;
    private long _lookedAt;

    public Published Published => Volatile.Read(ref _published);

    /// <summary>The clock's mark of the last look at the journal that succeeded.</summary>
    public long LookedAt
    {
        get => Volatile.Read(ref _lookedAt);
        private set => Volatile.Write(ref _lookedAt, value);
    }

    /// <summary>Which journal is followed.</summary>
    public string Identity => _identity!;

    public bool IsAwaited
    {
        get
        {
            lock (_publishing) return _waiting.Count > 0;
        }
    }

    /// <summary>The entry behind which the journal was read at the start; 0: all of it.</summary>
    public long StartedFrom { get; private set; }

    /// <summary>Reads the journal behind the checkpoint, or all of it.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        await ResumeAsync(cancellation);
        await CatchUpAsync(cancellation);
        keys.StartAfter(Published.Sequence);
    }

    /// <summary>Reads what was committed since the last look, to the journal's end.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached, or another journal is in it.</exception>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var (head, stored) = await journal.NewsAsync(Published.Sequence, cancellation) ?? throw Replaced();
            if ((_identity ??= head.Identity) != head.Identity) throw Replaced();
            if (head.ModelVersion > options.Model.Version) throw new NewerModelException($"Neo4j at {options.Url.Authority}", head.ModelVersion, options.Model.Version);
            var last = Published.Sequence + stored.Count;
            Apply(stored, head);
            if (head.Projection > Published.Projection) await ProjectAsync(head, cancellation);
            LookedAt = options.TimeProvider.GetTimestamp();
            // A page that was cut short, by its size or by a commit in the middle of being applied, is read on.
            if (stored.Count == 0 || Published.Sequence < last || Published.Sequence >= head.Sequence) break;
        }
        checkpoint.Pass(Published, Identity);
    }

    /// <summary>What this process committed itself.</summary>
    public void Publish(PendingCommits batch)
    {
        foreach (var (entry, written) in batch.Entries)
        {
            keys.Write(written, entry.Sequence);
            recorded.Add(entry);
        }
        keys.Prune();
        Publish(Published with { Root = batch.Root, Hash = batch.Hash });
        checkpoint.Pass(Published, Identity);
    }

    /// <summary>What this process projected itself.</summary>
    public void Publish(long projection, long projectedTo, ImmutableArray<ProjectedValue> values) =>
        Publish(Published with { Root = Published.Root.Project(values), Projection = projection, ProjectedTo = projectedTo });

    /// <summary>Completes when a sequence is published.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached, or the store was closed meanwhile.</exception>
    public Task ReachedAsync(long sequence, CancellationToken cancellation)
    {
        lock (_publishing)
        {
            if (_published.Sequence >= sequence) return Task.CompletedTask;
            var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiting, sequence);
            return waiting.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Nobody knows when what is waited for can be read.</summary>
    public void Disappoint(StoreUnavailableException fault)
    {
        lock (_publishing)
        {
            while (_waiting.TryDequeue(out var waiting, out _)) waiting.TrySetException(fault);
        }
    }

    /// <summary>Nobody leads on any more.</summary>
    public async Task StopAsync()
    {
        Disappoint(new StoreUnavailableException("The store is closed."));
        await checkpoint.FinishAsync(Published, Identity);
    }

    /// <summary>Takes up the checkpoint if the journal in the database holds the entry that it stands after.</summary>
    private async Task ResumeAsync(CancellationToken cancellation)
    {
        if (checkpoint.Read() is not var (identity, published)) return;
        if (await journal.NewsAsync(published.Sequence - 1, cancellation) is not var (head, entries)) throw Replaced();
        if (head.Identity != identity || entries is not [var last, ..] || !JournalCodec.Hash(last.Bytes).AsSpan().SequenceEqual(published.Hash.AsSpan()))
        {
            checkpoint.Discard();
            return;
        }
        StartedFrom = published.Sequence;
        Publish(published);
    }

    private void Apply(List<StoredEntry> stored, JournalHead head)
    {
        var (hash, next) = (Published.Hash, Published.Sequence + 1);
        var entries = new List<JournalEntry>();
        foreach (var one in stored)
        {
            var entry = JournalCodec.Decode(one.Bytes);
            if (entry.Sequence != next) break;
            if (!entry.Previous.AsSpan().SequenceEqual(hash.AsSpan()))
                throw new DamagedJournalException($"entry {entry.Sequence} in Neo4j at {options.Url.Authority} does not follow on the one before it");
            hash = JournalCodec.Hash(one.Bytes);
            next++;
            entries.Add(entry);
            keys.Write(one.KeysWith(entry), entry.Sequence);
            recorded.Add(entry);
        }
        keys.Prune();
        var root = Published.Root.Apply(entries);
        Publish(Published with { Root = root, Hash = hash, Epoch = head.Epoch });
    }

    private async Task ProjectAsync(JournalHead head, CancellationToken cancellation)
    {
        var parameters = new CypherParameters().With("after", Published.Projection);
        using var answer = await gate.ReadAsync(new CypherStatement("read projections", ProjectedSince, parameters), cancellation);
        ImmutableArray<ProjectedValue> values = [.. answer.Rows.EnumerateArray().SelectMany(row => ProjectedOf(row[0]))];
        Publish(head.Projection, head.ProjectedTo, values);
    }

    private IEnumerable<ProjectedValue> ProjectedOf(JsonElement stored)
    {
        var node = RecordProperties.ReadNode(options.Model, stored);
        return node.Kind.Properties.Where(property => property.IsProjected)
            .Select(property => new ProjectedValue(node.Id, new PropertyValue(property, node[property])));
    }

    private StoreUnavailableException Replaced() => new($"Neo4j at {options.Url.Authority} does not hold the journal that this server started on. Start it anew.");

    private void Publish(Published published)
    {
        past.Pass(published.Root);
        lock (_publishing)
        {
            Volatile.Write(ref _published, published);
            while (_waiting.TryPeek(out var waiting, out var sequence) && sequence <= published.Sequence)
            {
                _waiting.Dequeue();
                waiting.TrySetResult();
            }
        }
    }
}
