using System.Collections.Concurrent;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>
/// The one loop of a process that commits and follows. It takes what waits as a batch, judges it on the graph at the journal's known end, and sends one
/// statement that holds only if that is still the end; another may follow at once, for the end that the one before will make. If another server was quicker, it follows and judges anew; after three losses it reserves the head.
/// </summary>
/// <remarks>
/// Whether a statement that was lost, or that the database asks to repeat, was committed is found out before anything else is: raising the head's epoch
/// makes sure that it cannot be committed any more, and then the journal says whether it was. So nothing is ever sent twice to the same end, and nothing acknowledged on a guess.
/// </remarks>
internal sealed class CommitQueue : IAsyncDisposable
{
    private const int LossesBeforeReserving = 3;
    private const int MostRepeats = 5;
    private static readonly TimeSpan Waiting = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan BetweenGlances = TimeSpan.FromMilliseconds(2);

    // The database locks out who comes with a wrong password too often; a right one is noticed within this time.
    private static readonly TimeSpan BetweenDenials = TimeSpan.FromSeconds(2);

    private const string RaiseEpoch =
        """
        MATCH (h:Journal {name: 'registry'}) SET h._lock = true REMOVE h._lock
        SET h.epoch = h.epoch + 1 RETURN h.sequence
        """;

    private const string Project =
        """
        MATCH (h:Journal {name: 'registry'}) SET h._lock = true REMOVE h._lock
        WITH h, h.projection + 1 AS number, CASE WHEN $to < h.projectedTo THEN [] ELSE $values END AS rows
        CALL (number, rows) { UNWIND rows AS row MATCH (n:Record {id: row.id}) SET n += row.values, n._projection = number }
        SET h.projection = number, h.projectedTo = CASE WHEN h.projectedTo < $to THEN $to ELSE h.projectedTo END
        RETURN number, h.projectedTo
        """;

    private readonly QueryGate _gate;
    private readonly Follower _follower;
    private readonly JournalReader _journal;
    private readonly RecentKeys _keys;
    private readonly RecordedKeys _recorded;
    private readonly Neo4jStoreOptions _options;
    private readonly string _server;
    private readonly ConcurrentQueue<StoreWork> _queue = new();
    private readonly SemaphoreSlim _signal = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;
    private volatile Exception? _fault;
    private JudgedAhead? _ahead;
    private bool _isUnsettled;
    private volatile bool _stopped;

    public CommitQueue(
        QueryGate gate, Follower follower, JournalReader journal, RecentKeys keys, RecordedKeys recorded, Neo4jStoreOptions options, string server) =>
        (_gate, _follower, _journal, _keys, _recorded, _options, _server) = (gate, follower, journal, keys, recorded, options, server);

    /// <summary>Why the database could not be reached or followed when it was tried last; null when all is well.</summary>
    public Exception? Fault => _fault;

    private bool IsDenied => _fault?.InnerException is QueryFaultException { Kind: QueryFaultKind.Denied };

    public void Start() => _running = Task.Run(RunAsync);

    /// <exception cref="StoreUnavailableException">The store is closed.</exception>
    public Task<T> Enqueue<T>(StoreWork<T> work)
    {
        if (_stopped) throw new StoreUnavailableException("The store is closed.");
        _queue.Enqueue(work);
        _signal.Release();
        return work.Answer;
    }

    /// <summary>Looks for news sooner than it would.</summary>
    public void Wake() => _signal.Release();

    /// <summary>Finishes what waits, then ends the loop.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopped = true;
        _signal.Release();
        _stopping.CancelAfter(_options.WriteTimeout);
        await _running;
        while (_queue.TryDequeue(out var work)) work.Fail(new StoreUnavailableException("The store is closed."));
        await _follower.StopAsync();
        _stopping.Dispose();
        _signal.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            await _signal.WaitAsync(_follower.IsAwaited ? Waiting : IsDenied ? BetweenDenials : _options.FollowEvery);
            while (_signal.Wait(0)) { }
            if (_queue.IsEmpty && _stopped) return;
            if (_queue.IsEmpty) await FollowAsync();
            while (Take() is { Count: > 0 } works) await GuardedAsync(works);
        }
    }

    /// <summary>A projection alone, or as many others as go into one statement; first what was taken before, and that alone if it is sent.</summary>
    private List<StoreWork> Take()
    {
        if (_ahead is { Sending: not null, Works: var sent }) return sent;
        List<StoreWork> works = [.. _ahead?.Works ?? []];
        while (works.Count < _options.BatchSize && _queue.TryPeek(out var next) && (works.Count == 0 || next is not ProjectWork))
        {
            _queue.TryDequeue(out _);
            works.Add(next);
            if (next is ProjectWork) break;
        }
        return works;
    }

    private async Task FollowAsync()
    {
        try
        {
            if (_isUnsettled) await SettleAsync();
            else await _follower.CatchUpAsync(_stopping.Token);
            _fault = null;
        }
        catch (Exception fault)
        {
            _fault = fault;
            if (fault is StoreUnavailableException unavailable) _follower.Disappoint(unavailable);
        }
    }

    private async Task GuardedAsync(List<StoreWork> works)
    {
        try
        {
            if (works is [ProjectWork project]) await ProjectAsync(project);
            else await CommitAsync(works);
            foreach (var work in works) work.Complete();
            _fault = null;
        }
        catch (Exception fault)
        {
            _fault = fault;
            foreach (var work in works) work.Fail(fault);
        }
    }

    /// <summary>Returns when all that is to be committed is, and the works know their answers.</summary>
    private async Task CommitAsync(List<StoreWork> works)
    {
        // Requests that are given up meanwhile are answered with the rest: their commit may be on its way.
        var ahead = _ahead;
        _ahead = null;
        for (int losses = 0, repeats = 0; ;)
        {
            var (commits, sending) = (ahead?.Commits, ahead?.Sending);
            if (sending is null)
            {
                await RecallAsync();
                if (_isUnsettled) await SettleAsync();
                commits = ahead is null ? null : await ahead.CompleteAsync(works, _follower.Published);
            }
            commits ??= await JudgeAsync(works);
            ahead = null;
            if (commits.Entries.Count == 0 && await IsAtEndAsync(works)) return;
            if (commits.Entries.Count == 0) continue;
            try
            {
                sending ??= SendAsync(commits, losses >= LossesBeforeReserving);
                await JudgeAheadAsync(commits, sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                var (done, free) = await sending;
                if (done)
                {
                    await PublishAsync(commits);
                    return;
                }
                losses++;
                if (!free) await Task.Delay(Waiting, _stopping.Token);
                await _follower.CatchUpAsync(_stopping.Token);
                await _recorded.LookUpAsync(commits.Unproven, _stopping.Token);
            }
            catch (QueryFaultException fault) when (fault.IsUnsent)
            {
                throw _gate.Unavailable(fault);
            }
            catch (QueryFaultException fault) when (fault.Kind is QueryFaultKind.Lost or QueryFaultKind.Unavailable or QueryFaultKind.Transient)
            {
                // Also of what it asks to repeat: a cluster that changes its leader may have kept it.
                _isUnsettled = true;
                if (++repeats > MostRepeats) throw Unknown(fault);
                if (fault.Kind == QueryFaultKind.Transient) await Task.Delay(Waiting * repeats, _stopping.Token);
                try
                {
                    await SettleAsync();
                }
                catch (StoreUnavailableException)
                {
                    throw Unknown(fault);
                }
                if (await IsRecordedAsync(commits)) return;
            }
            catch (QueryFaultException fault)
            {
                throw Refused(fault);
            }
        }
    }

    /// <summary>
    /// Takes and judges what comes while a batch is on its way, as if it were committed: then the next one can be sent at once, and is sent even before that
    /// if it has as many entries as the one on its way, or as a batch may have. Decisions at the head are left: they are not made on what may not come about. What fails
    /// here is left as well, and fails in its turn.
    /// </summary>
    private async Task JudgeAheadAsync(PendingCommits sent, Task answer)
    {
        _ahead = new JudgedAhead(sent.Next(), _ahead?.Works ?? []);
        while (true)
        {
            var known = _ahead.Works.Count;
            while (_ahead.Works.Count < _options.BatchSize && _queue.TryPeek(out var next) && next is CommitWork && _queue.TryDequeue(out _)) _ahead.Works.Add(next);
            await _ahead.JudgeAsync();
            if (answer.IsCompleted) return;
            var isEnough = _ahead.Commits.Entries.Count >= Math.Min(sent.Entries.Count, _options.BatchSize);
            if (isEnough)
            {
                _ahead.Sending = SendAsync(_ahead.Commits, reserve: false);
                return;
            }
            if (_ahead.Works.Count == known) _ahead.Prepare(commits => StatementOf(commits, TimeSpan.Zero));
            await Task.WhenAny(answer, Task.Delay(BetweenGlances));
        }
    }

    /// <summary>
    /// The batch on its way is not committed, so that the one sent behind it is not either. Its answer is awaited, because nobody may send the same once more while it may
    /// still come to the head; then it is judged like one that was not sent.
    /// </summary>
    private async Task RecallAsync()
    {
        if (_ahead?.Sending is not { } sending) return;
        _ahead.Sending = null;
        try
        {
            await sending;
        }
        catch (QueryFaultException fault)
        {
            _isUnsettled |= !fault.IsUnsent;
        }
    }

    /// <summary>What was committed is the newest there is, unless the journal was read again meanwhile. It is answered even if it cannot be read just then: it is in the journal.</summary>
    private async Task PublishAsync(PendingCommits commits)
    {
        if (_follower.Published == commits.Basis) _follower.Publish(commits);
        else await FollowAsync();
    }

    private async Task<PendingCommits> JudgeAsync(List<StoreWork> works)
    {
        var commits = new PendingCommits(_follower.Published, _keys, _recorded, _options.TimeProvider, _options.TimeZone);
        foreach (var work in works) await work.JudgeAsync(commits);
        return commits;
    }

    /// <summary>
    /// A decision at the head that leaves nothing to commit holds only if nobody has moved the head, and so does a change that does not fit: it may have been made on
    /// what another server committed and this one does not know yet. Other answers hold anyhow.
    /// </summary>
    private async Task<bool> IsAtEndAsync(List<StoreWork> works)
    {
        if (!works.Any(work => work is HeadWork || work.IsFaulted)) return true;
        var judgedAt = _follower.Published.Sequence;
        await _follower.CatchUpAsync(_stopping.Token);
        return _follower.Published.Sequence == judgedAt;
    }

    private CypherStatement StatementOf(PendingCommits commits, TimeSpan reservation) =>
        CommitStatement.Of(commits, _follower.Identity, _server, (long)reservation.TotalMilliseconds);

    private async Task<(bool Done, bool Free)> SendAsync(PendingCommits commits, bool reserve)
    {
        var statement = reserve ? StatementOf(commits, _options.Reservation) : commits.Statement ?? StatementOf(commits, TimeSpan.Zero);
        using var answer = await _gate.WriteOnceAsync(statement, _options.WriteTimeout + commits.Entries.Count * _options.WriteTimeoutPerEntry);
        StoreTelemetry.BatchTaken(commits.Entries.Count);
        var row = answer.Row ?? throw new StoreUnavailableException($"Neo4j at {_options.Url.Authority} does not hold the journal that this server started on. Start it anew.");
        return (row[0].ValueKind == System.Text.Json.JsonValueKind.True, row[1].GetBoolean());
    }

    /// <summary>Makes sure that nothing sent before can still be committed, and follows to the end.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    private async Task SettleAsync()
    {
        using var answer = await _gate.WriteRepeatedlyAsync(new CypherStatement("raise epoch", RaiseEpoch, new CypherParameters(), Writes: true), _stopping.Token);
        var end = answer.Row is { } row ? row[0].GetInt64() : 0;
        for (var look = 1; look <= MostRepeats; look++)
        {
            await _follower.CatchUpAsync(_stopping.Token);
            if (_follower.Published.Sequence >= end)
            {
                _isUnsettled = false;
                return;
            }
            await Task.Delay(Waiting, _stopping.Token);
        }
        throw new StoreUnavailableException($"The journal in Neo4j at {_options.Url.Authority} should end at {end}, and cannot be read that far.");
    }

    private async Task<bool> IsRecordedAsync(PendingCommits commits)
    {
        var first = commits.Entries[0];
        if (_follower.Published.Sequence < first.Entry.Sequence) return false;
        var there = await _journal.EntryAsync(first.Entry.Sequence, _stopping.Token);
        return there is not null && JournalCodec.Encode(there).AsSpan().SequenceEqual(first.Bytes);
    }

    private async Task ProjectAsync(ProjectWork project)
    {
        await project.JudgeAsync(new PendingCommits(_follower.Published, _keys, _recorded, _options.TimeProvider, _options.TimeZone));
        if (project.IsFaulted) return;
        var rows = project.Values.GroupBy(value => value.Node).Select(node =>
        {
            var values = new Dictionary<string, object?>();
            foreach (var value in node) RecordProperties.Add(values, value.Value.Property, value.Value.Value);
            return new Dictionary<string, object?> { ["id"] = node.Key, ["values"] = values };
        });
        // Values are set, not added to, so a repeat does no harm.
        var parameters = new CypherParameters().With("values", rows.ToList()).With("to", project.ProjectedTo);
        using var answer = await _gate.WriteRepeatedlyAsync(new CypherStatement("project", Project, parameters, Writes: true), _stopping.Token);
        var row = answer.Row!.Value;
        if (row[0].GetInt64() == _follower.Published.Projection + 1)
            _follower.Publish(row[0].GetInt64(), row[1].GetInt64(), row[1].GetInt64() > project.ProjectedTo ? [] : project.Values);
        else await _follower.CatchUpAsync(_stopping.Token);
    }

    private StoreUnavailableException Unknown(QueryFaultException fault) => new(
        $"Neo4j at {_options.Url.Authority} was lost while it wrote: {fault.Message} Whether this was saved is not known; ask again with the same idempotency key.", fault);

    private StoreUnavailableException Refused(QueryFaultException fault) => new(
        $"Neo4j at {_options.Url.Authority} refused a commit: {fault.Message} Nothing of this was saved; what was acknowledged before is.", fault);
}
