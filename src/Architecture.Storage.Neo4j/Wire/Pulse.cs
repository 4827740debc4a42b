using System.Diagnostics;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>
/// Tells a database that works on something long from one that is not there: while statements wait, it is asked something trivial over connections of its own. When nothing
/// at all was heard of it for a while, everything that waits that long is given up, and nothing is sent before it is heard again.
/// </summary>
internal sealed class Pulse : IDisposable
{
    private const int MostBeats = 8;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    private readonly QueryApiClient _client;
    private readonly TimeSpan _silence;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Waiting> _waiting = [];
    private long _heard = Stopwatch.GetTimestamp();
    private int _beats;
    private bool _isSilent;

    public Pulse(Neo4jStoreOptions options)
    {
        _silence = options.Silence;
        _client = new QueryApiClient(options with { Connections = MostBeats });
        _ = Task.Run(RunAsync);
    }

    /// <summary>Sends a statement and waits for its answer, as long as the database is heard.</summary>
    /// <exception cref="QueryFaultException">It failed, or the database is silent.</exception>
    public async Task<QueryAnswer> WatchAsync(QueryApiClient client, CypherStatement statement, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var waiting = Enter(patience, statement);
        try
        {
            var answer = await client.RunAsync(statement, patience.Token);
            Hear();
            return answer;
        }
        catch (QueryFaultException fault) when (fault.Code is not null)
        {
            Hear();
            throw;
        }
        catch (OperationCanceledException fault) when (waiting.IsGivenUp)
        {
            throw Silent(QueryFaultKind.Lost, $"it has said nothing for {_silence.TotalSeconds:0.#} s, and {statement.Name} was given up.", fault);
        }
        finally
        {
            lock (_gate) _waiting.Remove(waiting);
        }
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _client.Dispose();
    }

    private Waiting Enter(CancellationTokenSource patience, CypherStatement statement)
    {
        lock (_gate)
        {
            if (_isSilent) throw Silent(QueryFaultKind.Unavailable, $"it says nothing, so {statement.Name} was not sent.", inner: null, isUnsent: true);
            var waiting = new Waiting(patience, Stopwatch.GetTimestamp());
            _waiting.Add(waiting);
            return waiting;
        }
    }

    private void Hear()
    {
        lock (_gate) (_heard, _isSilent) = (Stopwatch.GetTimestamp(), false);
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Between);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                // Not waited for: whoever is given up goes on in there, and others are to be looked after.
                foreach (var waiting in GivenUp()) _ = waiting.GiveUpAsync();
                if (IsInDoubt() && Volatile.Read(ref _beats) < MostBeats) _ = BeatAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The store is closed.
        }
    }

    private bool IsInDoubt()
    {
        lock (_gate) return _isSilent || (_waiting.Count > 0 && Stopwatch.GetElapsedTime(Math.Max(_heard, _waiting.Min(waiting => waiting.Since))) > Between);
    }

    private List<Waiting> GivenUp()
    {
        lock (_gate)
        {
            if (Stopwatch.GetElapsedTime(_heard) < _silence) return [];
            List<Waiting> given = [.. _waiting.Where(waiting => Stopwatch.GetElapsedTime(waiting.Since) >= _silence)];
            if (given.Count > 0) _isSilent = true;
            return given;
        }
    }

    private async Task BeatAsync()
    {
        Interlocked.Increment(ref _beats);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
            patience.CancelAfter(_silence);
            using var answer = await _client.RunAsync(new CypherStatement("pulse", "RETURN 1", new CypherParameters()), patience.Token);
            Hear();
        }
        catch (QueryFaultException fault)
        {
            if (fault.Code is not null) Hear();
        }
        catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException)
        {
            // Not heard in time, or the store is closed.
        }
        finally
        {
            Interlocked.Decrement(ref _beats);
        }
    }

    private static QueryFaultException Silent(QueryFaultKind kind, string message, Exception? inner, bool isUnsent = false) =>
        new(kind, null, message, inner) { IsUnsent = isUnsent, IsSilence = true };

    private sealed class Waiting(CancellationTokenSource patience, long since)
    {
        private volatile bool _isGivenUp;

        public long Since => since;

        public bool IsGivenUp => _isGivenUp;

        public async Task GiveUpAsync()
        {
            _isGivenUp = true;
            try
            {
                await patience.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // Its answer came in the same moment.
            }
        }
    }
}
