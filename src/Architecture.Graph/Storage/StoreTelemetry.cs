using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Architecture.Graph;

/// <summary>Spans and measures of the stores, the same for each of them, under one name to subscribe to. No value that was read or written is in any of them.</summary>
public static class StoreTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Architecture.Storage";

    private const string RowsTag = "registry.store.rows";
    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly InstrumentAdvice<double> Short = new() { HistogramBucketBoundaries = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5, 10] };
    private static readonly InstrumentAdvice<long> Sizes = new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] };

    private static readonly Histogram<double> CommitDuration =
        Meter.CreateHistogram("registry.store.commit.duration", "s", "From asking for a commit to its answer.", advice: Short);

    private static readonly Histogram<long> BatchSize =
        Meter.CreateHistogram("registry.store.commit.batch.size", "{request}", "Requests made durable in one step.", advice: Sizes);

    private static readonly Histogram<double> StatementDuration =
        Meter.CreateHistogram("registry.store.statement.duration", "s", "From sending a statement to its answer, repeats included.", advice: Short);

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("registry.store.retries", "{retry}", "Statements sent again.");

    private static readonly UpDownCounter<long> OpenBreakers =
        Meter.CreateUpDownCounter<long>("registry.store.breaker.open", "{breaker}", "1 while the database is not asked because it did not answer.");

    /// <summary>A read of a view.</summary>
    /// <param name="call">What is asked of the view.</param>
    /// <param name="of">The kind of record or edge that it is about; null: any.</param>
    public static Activity? StartRead(string call, string? of)
    {
        if (!Source.HasListeners()) return null;
        var span = Source.StartActivity($"store {call}");
        if (of is not null) span?.SetTag("registry.store.kind", of);
        return span;
    }

    /// <summary>A statement on its way to a database.</summary>
    public static Activity? StartStatement(string system, string statement)
    {
        if (!Source.HasListeners()) return null;
        var span = Source.StartActivity($"{system} {statement}", ActivityKind.Client);
        span?.SetTag("db.system.name", system);
        span?.SetTag("db.operation.name", statement);
        return span;
    }

    public static T Answered<T>(this Activity? span, T answer, long rows)
    {
        span?.SetTag(RowsTag, rows);
        return answer;
    }

    /// <summary>The clock's mark when somebody measures; 0 otherwise.</summary>
    public static long Mark() => CommitDuration.Enabled || StatementDuration.Enabled ? Stopwatch.GetTimestamp() : 0;

    public static void StatementEnded(long mark, string statement)
    {
        if (mark != 0) StatementDuration.Record(Stopwatch.GetElapsedTime(mark).TotalSeconds, new KeyValuePair<string, object?>("statement", statement));
    }

    public static void BatchTaken(int requests) => BatchSize.Record(requests);

    public static void Repeated() => Retries.Add(1);

    /// <summary>A breaker opened (1) or closed (-1).</summary>
    public static void BreakerTurned(int by) => OpenBreakers.Add(by);

    /// <summary>Watches a commit from the asking to the answer.</summary>
    public static async ValueTask<T> CommitAsync<T>(Func<Task<T>> commit, Func<T, string> outcome)
    {
        using var span = Source.HasListeners() ? Source.StartActivity("store commit") : null;
        var mark = Mark();
        var word = "failed";
        try
        {
            var answer = await commit();
            word = outcome(answer);
            return answer;
        }
        finally
        {
            span?.SetTag("registry.store.outcome", word);
            if (word == "failed") span?.SetStatus(ActivityStatusCode.Error);
            if (mark != 0) CommitDuration.Record(Stopwatch.GetElapsedTime(mark).TotalSeconds, new KeyValuePair<string, object?>("outcome", word));
        }
    }

    /// <summary>What became of a request, as a word for measures.</summary>
    public static string Word(CommitOutcome outcome) => outcome switch
    {
        Committed => "committed",
        Conflicted => "conflict",
        DayChanged => "day_changed",
        AlreadyRecorded => "recorded",
        _ => "nothing",
    };
}
