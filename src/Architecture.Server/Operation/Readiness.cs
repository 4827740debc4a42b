using Architecture.Graph;
using Architecture.Storage.Embedded;
using Architecture.Storage.Neo4j;

namespace Architecture.Server.Operation;

/// <summary>Whether requests should be sent here, and if not, why not.</summary>
internal static class Readiness
{
    public static void MapHealth(this IEndpointRouteBuilder routes, IGraphStore store, Draining draining)
    {
        routes.MapGet("/health/live", () => Results.Text("live\n"));
        routes.MapGet("/health/ready", () =>
        {
            var reasons = Reasons(store, draining);
            return reasons.Count == 0
                ? Results.Text("ready\n")
                : Results.Text(string.Join("", reasons.Select(reason => reason + "\n")), statusCode: StatusCodes.Status503ServiceUnavailable);
        });
    }

    private static List<string> Reasons(IGraphStore store, Draining draining)
    {
        var reasons = new List<string>();
        if (draining.Stopping.IsCancellationRequested) reasons.Add("The server is stopping.");
        switch (store)
        {
            case EmbeddedStore embedded:
                if (embedded.WriteFault() is { } write) reasons.Add(write.Message);
                if (embedded.HousekeepingFault is { } fault) reasons.Add(fault.Message);
                break;
            case Neo4jStore { Fault: { } unreached }:
                reasons.Add(unreached.Message);
                break;
        }
        return reasons;
    }
}
