using System.Text.Json;

namespace Architecture.Server.Operation;

/// <summary>Web sockets, over which subscriptions can come.</summary>
internal static class Sockets
{
    private const string Authorization = "Authorization";

    /// <summary>
    /// Lets requests become web sockets, unless a page of another origin asks: browsers hold no socket back from another origin, and one that
    /// is let in as who sits at this machine could be made use of by any page that is open on it.
    /// </summary>
    public static void UseSockets(this WebApplication app)
    {
        app.UseWebSockets();
        app.Use((context, next) =>
        {
            if (!context.WebSockets.IsWebSocketRequest || IsOfThisOrigin(context.Request)) return next(context);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
    }

    /// <summary>Browsers cannot send headers with a socket: credentials may come with <c>connection_init</c> instead, and count for all that follows.</summary>
    public static ValueTask ConnectAsync(HttpContext context, JsonElement payload, CancellationToken cancellation)
    {
        if (payload.ValueKind != JsonValueKind.Object) return default;
        foreach (var member in payload.EnumerateObject())
        {
            if (string.Equals(member.Name, Authorization, StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind == JsonValueKind.String)
                context.Request.Headers.Authorization = member.Value.GetString();
        }
        return default;
    }

    /// <summary>Programs name no origin.</summary>
    private static bool IsOfThisOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
