using System.Collections.Concurrent;

namespace Architecture.GraphQL.Http;

/// <summary>Cancellation sources with a timer, used again where the timer did not go off.</summary>
internal sealed class TimeoutPool(TimeSpan timeout, TimeProvider clock)
{
    private readonly ConcurrentBag<CancellationTokenSource> idle = [];

    public CancellationTokenSource Rent()
    {
        // Only the system's clock can be set again: a source made for another clock keeps its own timer.
        if (!ReferenceEquals(clock, TimeProvider.System)) return new(timeout, clock);
        if (!idle.TryTake(out var source)) return new(timeout);
        source.CancelAfter(timeout);
        return source;
    }

    public void Return(CancellationTokenSource source)
    {
        if (ReferenceEquals(clock, TimeProvider.System) && source.TryReset()) idle.Add(source);
        else source.Dispose();
    }
}
