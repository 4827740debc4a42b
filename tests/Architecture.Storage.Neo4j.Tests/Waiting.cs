namespace Architecture.Storage.Neo4j.Tests;

/// <summary>Waiting for what happens by itself, as short as it takes and never in vain for ever.</summary>
internal static class Waiting
{
    /// <summary>Looks again until it is so.</summary>
    /// <exception cref="TimeoutException">It was not in the time that one is patient.</exception>
    public static Task UntilAsync(Func<bool> isSo, CancellationToken cancellation, int patienceSeconds = 20) =>
        UntilAsync(() => Task.FromResult(isSo()), cancellation, patienceSeconds);

    /// <inheritdoc cref="UntilAsync(Func{bool}, CancellationToken, int)"/>
    public static async Task UntilAsync(Func<Task<bool>> isSo, CancellationToken cancellation, int patienceSeconds = 20)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(patienceSeconds));
        while (!await isSo())
        {
            if (patience.IsCancellationRequested && !cancellation.IsCancellationRequested) throw new TimeoutException($"It was not so within {patienceSeconds} seconds.");
            await Task.Delay(20, cancellation);
        }
    }
}
