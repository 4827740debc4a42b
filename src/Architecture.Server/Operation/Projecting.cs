using Architecture.Graph;

namespace Architecture.Server.Operation;

/// <summary>Keeps what is worked out from the records in step while nobody lists by it, so that whoever does waits for little.</summary>
internal sealed class Projecting(Registry.Registry registry, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>While much is written, as by an import, it takes this share of one processor at most.</summary>
    private const int OneIn = 5;

    public async Task RunAsync(CancellationToken stopping)
    {
        var pause = Every;
        try
        {
            while (true)
            {
                await Task.Delay(pause, clock, stopping);
                var began = clock.GetTimestamp();
                await TryAsync(stopping);
                var took = clock.GetElapsedTime(began) * (OneIn - 1);
                pause = took > Every ? took : Every;
            }
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
