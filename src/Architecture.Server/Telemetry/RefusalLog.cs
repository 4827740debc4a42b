using Architecture.Registry;
using Architecture.Registry.Access;

namespace Architecture.Server.Telemetry;

/// <summary>Writes down the refusals that the journal does not hold (domain §3.10): rights, versions, bad input.</summary>
internal static class RefusalLog
{
    public const string Category = "Architecture.Registry";

    public static Action<string, Actor, Refusal> To(ILoggerFactory loggers)
    {
        var log = loggers.CreateLogger(Category);
        return (useCase, actor, refusal) => log.LogInformation("{UseCase} refused to {Actor}: {Code}", useCase, actor.Id, refusal.Code);
    }
}
