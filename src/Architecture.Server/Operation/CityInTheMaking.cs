using Architecture.Graph;
using Architecture.GraphQL;
using Architecture.GraphQL.Language;
using Architecture.Registry;
using Architecture.Registry.Demonstration;
using Architecture.Web;

namespace Architecture.Server.Operation;

/// <summary>
/// Makes the demonstration city while the server already listens: whoever reads sees the city as it comes about, whoever would write is asked to
/// come back, and readiness says how far it is.
/// </summary>
/// <param name="registry">Where the city is made.</param>
/// <param name="clock">The clock of the registry and of its store.</param>
/// <param name="lifetime">Tells when the server listens.</param>
/// <param name="say">Progress for whoever started the server.</param>
internal sealed class CityInTheMaking(Registry.Registry registry, DemonstrationClock clock, IHostApplicationLifetime lifetime, Action<Message> say) : BackgroundService
{
    private const string NotReady = "NOT_READY";

    /// <summary>A line every so many per cent.</summary>
    private const int Step = 25;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _stands = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _percent;
    private int _said;

    /// <summary>Completes when the city stands; fails with what kept it from it.</summary>
    public Task Stands => _stands.Task;

    /// <summary>How far it is; null when it stands.</summary>
    public int? Percent => _stands.Task.IsCompletedSuccessfully ? null : Volatile.Read(ref _percent);

    /// <summary>Why the server is not ready yet; null when it is.</summary>
    public string? Reason => _stands.Task switch
    {
        { IsCompletedSuccessfully: true } => null,
        { Exception.InnerException: { } fault } => $"The demonstration city could not be made: {fault.Message}",
        _ => $"The demonstration city is being made: {Percent} %.",
    };

    /// <summary>Why an operation has to wait; null when it need not.</summary>
    public GraphQLException? Hold(HttpContext context, OperationType type)
    {
        if (type != OperationType.Mutation || Percent is not { } percent) return null;
        return new GraphQLException(
            PreferredLanguage.Of(context.Request) == Language.English
                ? $"The demonstration city is being made ({percent} %). Reading works; write again in a few seconds."
                : $"Demonstrationsstaden byggs ({percent} %). Det går att läsa; skriv igen om några sekunder.",
            NotReady);
    }

    /// <summary>Nothing is made by a server that cannot listen. The server waits for the end of this before the store is closed.</summary>
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        try
        {
            var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using (lifetime.ApplicationStarted.Register(listens.SetResult)) await listens.Task.WaitAsync(stopping);
            var made = await MakeAsync(stopping);
            foreach (var unexpected in made.Unexpected) say(new Message($"Inte som berättelsen säger: {unexpected}", $"Not as its story says: {unexpected}"));
            _stands.SetResult();
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            _stands.TrySetCanceled(stopping);
        }
        catch (Exception fault)
        {
            _stands.TrySetException(fault);
            say(new Message($"Demonstrationsstaden kunde inte göras: {fault.Message}", $"The demonstration city could not be made: {fault.Message}"));
        }
    }

    /// <summary>A store that is away for a while is waited for: making goes on where it stopped.</summary>
    private async Task<MadeCity> MakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await DemonstrationCity.MakeAsync(registry, clock, Follow, cancellation);
            }
            catch (StoreUnavailableException fault)
            {
                say(new Message($"Väntar på lagret: {fault.Message}", $"Waiting for the store: {fault.Message}"));
                await Task.Delay(Pause, cancellation);
            }
        }
    }

    private void Follow(CityProgress progress)
    {
        Volatile.Write(ref _percent, Math.Min(progress.Percent, 99));
        if (_said == 0) say(new Message("Lagret är tomt: demonstrationsstaden byggs …", "The store is empty: making the demonstration city …"));
        if (progress.Percent < _said + Step && _said > 0) return;
        _said = Math.Max(1, progress.Percent / Step * Step);
        say(progress.Percent == 100
            ? new Message($"Demonstrationsstaden står: {progress.Of} händelser sedan 2019.", $"The demonstration city stands: {progress.Of} events since 2019.")
            : new Message($"  {progress.Day:yyyy-MM}: {progress.Percent} %", $"  {progress.Day:yyyy-MM}: {progress.Percent} %"));
    }
}
