using Architecture.Graph;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Architecture.Storage.Neo4j;

/// <summary>The way to the database: what may be repeated is, what cannot succeed fails at once, and nothing waits for ever.</summary>
/// <remarks>
/// Reads are repeated on transient faults and lost answers. Writes are never repeated here: whether one was done is for <see cref="CommitQueue"/> to find
/// out. Both share one circuit breaker, which opens on a database that is not there and never on a refused statement.
/// </remarks>
internal sealed class QueryGate : IDisposable
{
    private readonly QueryApiClient _client;
    private readonly Pulse _pulse;
    private readonly string _where;
    private readonly ResiliencePipeline<QueryAnswer> _reads;
    private readonly ResiliencePipeline<QueryAnswer> _writes;
    private int _isOpen;

    public QueryGate(Neo4jStoreOptions options)
    {
        _client = new QueryApiClient(options);
        _pulse = new Pulse(options);
        _where = options.Url.Authority;
        var breaker = new ResiliencePipelineBuilder<QueryAnswer>()
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<QueryAnswer>
            {
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is QueryFaultException { Kind: QueryFaultKind.Unavailable or QueryFaultKind.Lost }),
                FailureRatio = 0.5,
                MinimumThroughput = 5,
                SamplingDuration = TimeSpan.FromSeconds(5),
                BreakDuration = TimeSpan.FromSeconds(1),
                OnOpened = _ => Turned(1),
                OnClosed = _ => Turned(-1),
            })
            .Build();
        _reads = new ResiliencePipelineBuilder<QueryAnswer>()
            .AddRetry(new RetryStrategyOptions<QueryAnswer>
            {
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Exception is QueryFaultException { IsSilence: false, Kind: QueryFaultKind.Transient or QueryFaultKind.Unavailable or QueryFaultKind.Lost }),
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(100),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                OnRetry = _ =>
                {
                    StoreTelemetry.Repeated();
                    return ValueTask.CompletedTask;
                },
            })
            .AddPipeline(breaker)
            .AddTimeout(options.ReadTimeout)
            .Build();
        _writes = new ResiliencePipelineBuilder<QueryAnswer>().AddPipeline(breaker).Build();
    }

    /// <summary>Runs a statement that changes nothing.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached or does not answer.</exception>
    public async Task<QueryAnswer> ReadAsync(CypherStatement statement, CancellationToken cancellation)
    {
        try
        {
            return await RunAsync(_reads, statement, cancellation);
        }
        catch (QueryFaultException fault) when (IsOfService(fault))
        {
            throw Unavailable(fault);
        }
    }

    /// <summary>Runs a statement that may be run again with the same effect.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached or does not answer.</exception>
    public Task<QueryAnswer> WriteRepeatedlyAsync(CypherStatement statement, CancellationToken cancellation) => ReadAsync(statement, cancellation);

    /// <summary>Runs a statement once. Giving up does not stop it.</summary>
    /// <exception cref="QueryFaultException">It failed, or nobody knows.</exception>
    public async Task<QueryAnswer> WriteOnceAsync(CypherStatement statement, TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        try
        {
            return await RunAsync(_writes, statement, patience.Token);
        }
        catch (OperationCanceledException fault)
        {
            throw NoAnswer(statement, within, fault);
        }
    }

    public StoreUnavailableException Unavailable(QueryFaultException fault) => new($"Neo4j at {_where} cannot serve: {fault.Message}", fault);

    public void Dispose()
    {
        _pulse.Dispose();
        _client.Dispose();
    }

    /// <summary>The breaker opens again after each try in vain, but closes once.</summary>
    private ValueTask Turned(int by)
    {
        if (Interlocked.Exchange(ref _isOpen, by > 0 ? 1 : 0) != (by > 0 ? 1 : 0)) StoreTelemetry.BreakerTurned(by);
        return ValueTask.CompletedTask;
    }

    private async Task<QueryAnswer> RunAsync(ResiliencePipeline<QueryAnswer> pipeline, CypherStatement statement, CancellationToken cancellation)
    {
        using var span = StoreTelemetry.StartStatement("neo4j", statement.Name);
        var mark = StoreTelemetry.Mark();
        try
        {
            return await pipeline.ExecuteAsync(
                static async (call, stop) => await call._pulse.WatchAsync(call._client, call.statement, stop), (_pulse, _client, statement), cancellation);
        }
        catch (TimeoutRejectedException fault)
        {
            throw NoAnswer(statement, fault.Timeout, fault);
        }
        catch (BrokenCircuitException fault)
        {
            throw new QueryFaultException(QueryFaultKind.Unavailable, null, $"it did not answer a moment ago, so {statement.Name} was not sent.", fault) { IsUnsent = true };
        }
        finally
        {
            StoreTelemetry.StatementEnded(mark, statement.Name);
        }
    }

    private static QueryFaultException NoAnswer(CypherStatement statement, TimeSpan within, Exception fault) =>
        new(QueryFaultKind.Lost, null, $"{statement.Name} had no answer within {within.TotalSeconds:0} s.", fault);

    private static bool IsOfService(QueryFaultException fault) =>
        fault.Kind != QueryFaultKind.Refused || fault.Code?.StartsWith("Neo.ClientError.Transaction.", StringComparison.Ordinal) == true;
}
