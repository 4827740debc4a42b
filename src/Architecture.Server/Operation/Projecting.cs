using Architecture.Graph;

namespace Architecture.Server.Operation;

/// <summary>Keeps what is worked out from the records in step while nobody lists by it, so that whoever does waits for little.</summary>
internal sealed class Projecting(Registry.Registry registry, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken stopping)
    {
        using var ticks = new PeriodicTimer(Every, clock);
        try
        {
            while (await ticks.WaitForNextTickAsync(stopping)) await TryAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The server stops; what is not worked out yet is worked out by the next one.
        }
    }

    private async Task TryAsync(CancellationToken stopping)
    {
        try
        {
            await registry.ProjectAsync(stopping);
        }
        catch (StoreUnavailableException fault)
        {
            // Readiness tells of it; the next tick tries again.
            log.LogDebug(fault, "What is worked out from the records is not in step");
        }
    }
}
