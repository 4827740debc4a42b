using System.Diagnostics;
using System.Diagnostics.Metrics;
using Architecture.Registry.ParallelSolutions;

namespace Architecture.Registry;

/// <summary>A result or a refusal that the gate had its say in.</summary>
internal interface IJudged
{
    ParallelVerdict Verdict { get; }
}

/// <summary>Spans and measures of use cases, under one name to subscribe to. Who asked and what was asked for is in none of them.</summary>
public static class RegistryTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Architecture.Registry";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "registry.use_case.duration", "s", "From a command to its outcome.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10] });

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("registry.refusals", "{refusal}", "Commands refused, by code.");
    private static readonly Counter<long> Verdicts = Meter.CreateCounter<long>("registry.verdicts", "{verdict}", "What the gate answered to commands.");
    private static readonly Counter<long> Conflicts =
        Meter.CreateCounter<long>("registry.conflicts", "{conflict}", "Decisions made again at the head, because what they were made on had changed.");

    internal static UseCaseWatch Watch(string useCase) => new(useCase, Source.StartActivity($"use case {useCase}"), Stopwatch.GetTimestamp());

    /// <summary>Many commands in one step.</summary>
    internal static Activity? StartBatch(int commands)
    {
        var span = Source.StartActivity("use cases in one step");
        span?.SetTag("registry.commands", commands);
        return span;
    }

    internal static void Refused(string useCase, string code) => Refusals.Add(1, new("use_case", useCase), new KeyValuePair<string, object?>("code", code));

    /// <summary>One command under way.</summary>
    internal sealed class UseCaseWatch(string useCase, Activity? span, long began) : IDisposable
    {
        private string _outcome = "failed";

        public void DecideAgain(string because)
        {
            span?.AddEvent(new ActivityEvent($"decide again: {because}"));
            Conflicts.Add(1, new("use_case", useCase), new KeyValuePair<string, object?>("reason", because));
        }

        public Ran<TResult> Finish<TResult>(Ran<TResult> ran)
        {
            _outcome = ran.Refusal is not null ? "refused" : ran.Sequence is null ? "nothing" : "done";
            span?.SetTag("registry.sequence", ran.Sequence);
            if (ran.Refusal is { } refusal)
            {
                span?.SetTag("registry.refusal", refusal.Code);
                Refused(useCase, refusal.Code);
            }
            if ((ran.Refusal as IJudged ?? ran.Result as IJudged) is { } judged)
            {
                var verdict = judged.Verdict.Verdict.ToString().ToUpperInvariant();
                span?.SetTag("registry.verdict", verdict);
                Verdicts.Add(1, new("use_case", useCase), new KeyValuePair<string, object?>("verdict", verdict));
            }
            return ran;
        }

        public void Dispose()
        {
            span?.SetTag("registry.outcome", _outcome);
            if (_outcome == "failed") span?.SetStatus(ActivityStatusCode.Error);
            span?.Dispose();
            if (!Duration.Enabled) return;
            Duration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new("use_case", useCase), new KeyValuePair<string, object?>("outcome", _outcome));
        }
    }
}
