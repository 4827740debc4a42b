using System.Net;
using Architecture.GraphQL;
using Architecture.Registry;
using Architecture.Registry.Access;
using Architecture.Server.SignIn;

namespace Architecture.Server;

/// <summary>
/// Who is asking. Demonstration users are known only on loopback, only beside the demonstration city, and only where no identity provider is set.
/// </summary>
/// <param name="tokens">The identity provider's tokens; null where none is set.</param>
/// <param name="isDemonstration">Whether this is a demonstration.</param>
/// <param name="behindLoopback">
/// Connections come through something that listens on the loopback only (a container's published port), so that they count as such.
/// </param>
internal sealed class Authentication(BearerTokens? tokens, bool isDemonstration, bool behindLoopback)
{
    private const string DemoScheme = "Demo ";

    /// <summary>Who is asking; null when nobody is signed in.</summary>
    /// <exception cref="GraphQLException">Credentials are given that do not hold, or that nobody here can check.</exception>
    public ValueTask<SignedIn?> SignInAsync(HttpContext context, Language language) => tokens?.SignInAsync(context, language)
        ?? ValueTask.FromResult(DemonstrationActorOf(context, language) is { } actor ? new SignedIn(actor, null) : null);

    private Actor? DemonstrationActorOf(HttpContext context, Language language)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!isDemonstration || !(behindLoopback || IsLoopback(context.Connection))) return header.Length == 0 ? null : throw Unknown(language);
        if (header.Length == 0) return DemonstrationUsers.Default;
        if (!header.StartsWith(DemoScheme, StringComparison.OrdinalIgnoreCase)) throw Unknown(language);
        return DemonstrationUsers.Find(header[DemoScheme.Length..].Trim()) ?? throw new GraphQLException(
            language == Language.English
                ? $"There is no such demonstration user. The users are: {DemonstrationUsers.Names}."
                : $"Det finns ingen sådan demonstrationsanvändare. Användarna är: {DemonstrationUsers.Names}.",
            Api.ErrorTexts.NotAuthenticated);
    }

    private static bool IsLoopback(ConnectionInfo connection) =>
        connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote);

    private static GraphQLException Unknown(Language language) => new(
        language == Language.English
            ? "These credentials cannot be checked here. No identity provider is configured."
            : "De här uppgifterna kan inte prövas här. Ingen identitetstjänst är inställd.",
        Api.ErrorTexts.NotAuthenticated);
}
