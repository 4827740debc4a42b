using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>The store of several servers: records and journal in Neo4j, reached over its Query API.</summary>
/// <remarks>
/// Every server keeps the graph in memory as well, led on by the journal (<see cref="Follower"/>): commits are judged on it and past moments are read from
/// it, while the newest moment is read in the database. Decision record 0020 says why.
/// </remarks>
public sealed class Neo4jStore : IGraphStore
{
    private readonly Neo4jStoreOptions _options;
    private readonly QueryGate _gate;
    private readonly JournalReader _journal;
    private readonly RecordedKeys _recorded;
    private readonly PastRoots _past;
    private readonly Follower _follower;
    private readonly CommitQueue _queue;
    private readonly CypherReader _reader;
    private bool _disposed;

    private Neo4jStore(Neo4jStoreOptions options, QueryGate gate, string server)
    {
        (_options, _gate) = (options, gate);
        _journal = new JournalReader(gate);
        _recorded = new RecordedKeys(_journal);
        _past = new PastRoots(options, _journal);
        var keys = new RecentKeys(options.RecentKeys);
        _follower = new Follower(gate, _journal, options, keys, _recorded, _past, new FollowerCheckpoint(options));
        _queue = new CommitQueue(gate, _follower, _journal, keys, _recorded, options, server);
        _reader = new CypherReader(gate, options);
    }

    public GraphModel Model => _options.Model;

    /// <summary>Sequence of the last entry that this server knows.</summary>
    public long Sequence => _follower.Published.Sequence;

    public long ProjectedTo => _follower.Published.ProjectedTo;

    /// <summary>Why the database could not be reached or followed when it was tried last; null when all is well.</summary>
    public Exception? Fault => _queue.Fault;

    /// <summary>How long ago the journal's end was known for certain.</summary>
    public TimeSpan FollowerAge => _options.TimeProvider.GetElapsedTime(_follower.LookedAt);

    /// <summary>The entry behind which the journal was read at the start; 0: all of it.</summary>
    public long StartedFrom => _follower.StartedFrom;

    /// <summary>Where the newest moment is read.</summary>
    public ReadPlace Reads => _options.Reads;

    /// <summary>How many different reading statements were sent; the database keeps a plan for each. Never more than <see cref="Neo4jStoreOptions.MostTexts"/>.</summary>
    public int DistinctTexts => _reader.DistinctTexts;

    /// <summary>Opens the store in a database, after bringing its constraints and indexes up to the model.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    /// <exception cref="NewerModelException">A newer program wrote there; nothing was changed.</exception>
    /// <exception cref="DamagedJournalException">The journal in it is not whole.</exception>
    public static async Task<Neo4jStore> OpenAsync(Neo4jStoreOptions options, CancellationToken cancellation)
    {
        Neo4jSchema.CheckNames(options.Model);
        var gate = new QueryGate(options);
        try
        {
            var server = Guid.NewGuid().ToString("N");
            await new Migration(gate, options, server).RunAsync(cancellation);
            var store = new Neo4jStore(options, gate, server);
            await store._follower.StartAsync(cancellation);
            store._queue.Start();
            return store;
        }
        catch
        {
            gate.Dispose();
            throw;
        }
    }

    /// <summary>Reads every entry and every record and names everything that is not what was committed. Changes nothing; servers may run meanwhile.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached, or holds no registry.</exception>
    public static async Task<Neo4jReport> VerifyAsync(Neo4jStoreOptions options, CancellationToken cancellation)
    {
        using var gate = new QueryGate(options);
        return await new Verification(gate, options).RunAsync(cancellation);
    }

    public async ValueTask<IGraphView> ViewAsync(ReadMoment moment, CancellationToken cancellation)
    {
        switch (moment)
        {
            case LatestMoment latest:
                await ReachAsync(latest.NotBeforeSequence, cancellation);
                var newest = _follower.Published.Root;
                return _options.Reads == ReadPlace.Follower
                    ? newest.View
                    : new CypherView(_reader, new ViewMoment(newest.Sequence, _follower, _options.Recalls, _queue.Wake));
            case AcknowledgedMoment:
                return (await NewestAsync(cancellation)).View;
            case SequenceMoment { Sequence: var sequence }:
                return await AtAsync(sequence, cancellation);
            case TimeMoment { Time: var time }:
                if (time > _options.TimeProvider.GetUtcNow() && time > _follower.Published.Root.Time)
                    throw new MomentNotReachedException($"{time:O} has not come yet.");
                return await AtAsync(await _journal.SequenceAtAsync(time, cancellation), cancellation);
            default:
                throw new InvalidOperationException($"Unknown moment {moment.GetType().Name}.");
        }
    }

    public async ValueTask<IGraphView> WhatIfAsync(IGraphView basis, GraphChange change, CancellationToken cancellation)
    {
        var graph = await BehindAsync(basis, cancellation);
        return graph.Apply(change, new Stamp(graph.Sequence, graph.Time)).View;
    }

    public async ValueTask<IGraphView> ProjectedViewAsync(IGraphView basis, ImmutableArray<ProjectedValue> values, CancellationToken cancellation) =>
        (await BehindAsync(basis, cancellation)).Project(values).View;

    public async ValueTask<CommitOutcome> CommitAsync(CommitRequest request, CancellationToken cancellation) =>
        await StoreTelemetry.CommitAsync(() => _queue.Enqueue(new CommitWork(request, cancellation)), StoreTelemetry.Word);

    public async ValueTask<ImmutableArray<HeadOutcome>> CommitAtHeadAsync(ImmutableArray<HeadDecision> decisions, CancellationToken cancellation) =>
        await StoreTelemetry.CommitAsync(() => _queue.Enqueue(new HeadWork(decisions, cancellation)), _ => "at_head");

    public async ValueTask<JournalEntry?> RecordedAsync(string actor, string idempotencyKey, CancellationToken cancellation)
    {
        var digest = RecordedKeys.DigestOf(actor, idempotencyKey);
        if (_recorded.Find(digest) is { } known) return known;
        // Another server may have recorded it since the last look, so the database is asked, whatever is known to be absent.
        return (await _journal.RecordedAsync([digest], cancellation)).SingleOrDefault();
    }

    public async ValueTask<ImmutableArray<JournalEntry>> JournalAsync(long after, int first, CancellationToken cancellation) =>
        await _journal.PageAsync(after, first, cancellation);

    public async ValueTask<ImmutableArray<JournalEntry>> HistoryAsync(NodeId record, long after, int first, CancellationToken cancellation) =>
        await _journal.HistoryAsync(record, (await NewestAsync(cancellation)).CreatedBy(record), after, first, cancellation);

    public async ValueTask AppendAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellation)
    {
        if (!entries.IsEmpty) await _queue.Enqueue(new AppendWork(entries, cancellation));
    }

    public async ValueTask ProjectAsync(long projectedTo, ImmutableArray<ProjectedValue> values, CancellationToken cancellation) =>
        await _queue.Enqueue(new ProjectWork(projectedTo, values, cancellation));

    /// <summary>Finishes what was asked and lets go of the database.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        await _queue.DisposeAsync();
        _gate.Dispose();
    }

    /// <summary>The graph in memory, with all that any server had acknowledged when this was asked for.</summary>
    private async ValueTask<MemoryGraph> NewestAsync(CancellationToken cancellation)
    {
        await ReachAsync((await _reader.PlaceAsync(cancellation)).Sequence, cancellation);
        return _follower.Published.Root;
    }

    /// <summary>The graph in memory that a view shows; for one that asks the database, the follower's, not before its moment.</summary>
    private async ValueTask<MemoryGraph> BehindAsync(IGraphView basis, CancellationToken cancellation)
    {
        if (MemoryGraph.Behind(basis) is { } graph) return graph;
        if (basis is not CypherView) throw new ArgumentException("The view is another store's.", nameof(basis));
        await ReachAsync(basis.Read.To, cancellation);
        return _follower.Published.Root;
    }

    private async ValueTask<IGraphView> AtAsync(long sequence, CancellationToken cancellation)
    {
        if (sequence > Sequence && (await _journal.NewsAsync(sequence, cancellation))?.Head.Sequence >= sequence) await ReachAsync(sequence, cancellation);
        var newest = _follower.Published.Root;
        if (sequence < 0 || sequence > newest.Sequence)
            throw new MomentNotReachedException($"Entry {sequence} is not there; the journal ends at {newest.Sequence}.");
        return (await _past.AtAsync(sequence, newest, cancellation)).View;
    }

    private async ValueTask ReachAsync(long sequence, CancellationToken cancellation)
    {
        if (sequence <= Sequence) return;
        var reached = _follower.ReachedAsync(sequence, cancellation);
        _queue.Wake();
        await reached;
    }
}
