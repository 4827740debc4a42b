using System.Runtime.InteropServices;
using Architecture.Server.Configuration;

namespace Architecture.Server.Operation;

/// <summary>
/// Stops the server without breaking what it does: after the first SIGTERM or Ctrl+C what has begun is finished, what comes is answered 503 and its
/// connection closed, and readiness says so. After the time that is set, or a second signal, it stops whatever still runs.
/// </summary>
internal sealed class Draining : IHostLifetime, IDisposable
{
    private const string Health = "/health";

    private readonly IHostApplicationLifetime _lifetime;
    private readonly ILogger _log;
    private readonly TimeSpan _patience;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PosixSignalRegistration> _signals = [];
    private int _running;

    public Draining(IHostApplicationLifetime lifetime, ILoggerFactory loggers, ServerSettings settings)
    {
        _lifetime = lifetime;
        _log = loggers.CreateLogger("Microsoft.Hosting.Lifetime");
        _patience = TimeSpan.FromSeconds(settings.Number("Shutdown:DrainSeconds", 0, 3600));
    }

    /// <summary>Cancelled when the server begins to stop.</summary>
    public CancellationToken Stopping => _stopping.Token;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT])
            _signals.Add(PosixSignalRegistration.Create(signal, Heed));
        _lifetime.ApplicationStarted.Register(() => _log.LogInformation("The registry serves. Press Ctrl+C to stop it."));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Counts what runs, and turns away what comes too late.</summary>
    public async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments(Health, StringComparison.Ordinal))
        {
            await next(context);
            return;
        }
        Interlocked.Increment(ref _running);
        try
        {
            // Counted first and asked then, so that nothing begins unseen.
            if (_stopping.IsCancellationRequested) await RefuseAsync(context.Response);
            else await next(context);
        }
        finally
        {
            if (Interlocked.Decrement(ref _running) == 0 && _stopping.IsCancellationRequested) _idle.TrySetResult();
        }
    }

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _stopping.Dispose();
    }

    private static Task RefuseAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.Connection = "close";
        response.Headers.RetryAfter = "1";
        return response.WriteAsJsonAsync(new { errors = (object[])[new { message = "The server is stopping; ask again.", extensions = new { code = GraphQL.ErrorCodes.Overloaded } }] });
    }

    private void Heed(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (_stopping.IsCancellationRequested) _lifetime.StopApplication();
        else _ = Task.Run(DrainAsync);
    }

    private async Task DrainAsync()
    {
        await _stopping.CancelAsync();
        if (Volatile.Read(ref _running) is > 0 and var running)
            _log.LogInformation("Stopping: {Running} requests are finished first, for {Seconds} seconds at most.", running, _patience.TotalSeconds);
        if (Volatile.Read(ref _running) > 0) await _idle.Task.WaitAsync(_patience, _lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Volatile.Read(ref _running) is > 0 and var left) _log.LogWarning("Stopping with {Running} requests unfinished.", left);
        _lifetime.StopApplication();
    }
}
