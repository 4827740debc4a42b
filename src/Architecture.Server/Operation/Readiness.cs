using Architecture.Graph;

namespace Architecture.Server.Operation;

/// <summary>Whether requests should be sent here, and if not, why not.</summary>
internal static class Readiness
{
    public static void MapHealth(this IEndpointRouteBuilder routes, IGraphStore store, Draining draining, CityInTheMaking? city)
    {
        routes.MapGet("/health/live", () => Results.Text("live\n"));
        routes.MapGet("/health/ready", () =>
        {
            var reasons = Reasons(store, draining, city);
            return reasons.Count == 0
                ? Results.Text("ready\n")
                : Results.Text(string.Join("", reasons.Select(reason => reason + "\n")), statusCode: StatusCodes.Status503ServiceUnavailable);
        });
    }

    private static List<string> Reasons(IGraphStore store, Draining draining, CityInTheMaking? city)
    {
        var reasons = new List<string>();
        if (draining.Stopping.IsCancellationRequested) reasons.Add("The server is stopping.");
        if (city?.Reason is { } making) reasons.Add(making);
        if (Stores.FaultOf(store) is { } fault) reasons.Add(fault.Message);
        return reasons;
    }
}
