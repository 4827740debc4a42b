using System.Threading.RateLimiting;
using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Http;

/// <summary>What is known of an operation before it runs.</summary>
/// <param name="Type">Query, mutation or subscription.</param>
/// <param name="Cost">See <see cref="Execution.OperationCost"/>.</param>
/// <param name="RootFields">Names of the fields it asks the root for.</param>
public sealed record OperationProfile(OperationType Type, double Cost, IReadOnlyList<string> RootFields);

/// <summary>Operations of one sort: so many run, so many wait, one more is told to come back. Lanes keep one sort from starving the others.</summary>
public sealed class OperationLane(string name, int running, int waiting) : IDisposable
{
    private readonly ConcurrencyLimiter limiter =
        new(new() { PermitLimit = running, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    public string Name { get; } = name;

    /// <summary>Waits for a place.</summary>
    /// <exception cref="HttpFault">Too many wait already.</exception>
    internal async ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellation)
    {
        var lease = await limiter.AcquireAsync(1, cancellation);
        if (lease.IsAcquired) return lease;
        lease.Dispose();
        Execution.Telemetry.Shed.Add(1, new KeyValuePair<string, object?>("lane", Name));
        throw HttpFault.Overloaded($"{running} operations of this kind ({Name}) are running and {waiting} wait; try again in a second.");
    }

    public void Dispose() => limiter.Dispose();
}
