using System.Collections.Immutable;
using Architecture.GraphQL;
using Architecture.GraphQL.Http;
using Architecture.Registry;
using Architecture.Registry.Access;
using Architecture.Server.Configuration;
using Architecture.Server.Telemetry;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Architecture.Server.SignIn;

/// <summary>Validates tokens of the city's identity provider (RFC 7519, RFC 6750) and says who is asking.</summary>
internal sealed class BearerTokens
{
    /// <summary>The code of a request that cannot be judged because the identity provider's keys cannot be read.</summary>
    public const string ProviderUnavailable = "IDENTITY_PROVIDER_UNAVAILABLE";

    private const string Scheme = "Bearer ";

    private const string ExpiredSwedish = "Token har gått ut. Logga in på nytt.";
    private const string ExpiredEnglish = "The token has expired. Sign in again.";

    /// <summary>Which of several boards a request acts for.</summary>
    private const string BoardHeader = "Registry-Board";

    /// <summary>Signatures by a private key only: with them no published key can ever sign (RFC 8725, section 3.1).</summary>
    private static readonly ImmutableArray<string> Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly TokenClaims _claims;
    private readonly ServerMeasures _measures;
    private readonly ILogger _log;
    private readonly TimeSpan _skew;

    private BearerTokens(TokenClaims claims, ServerMeasures measures, ILogger log, TimeSpan skew) => (_claims, _measures, _log, _skew) = (claims, measures, log, skew);

    /// <summary>Whether an identity provider is set.</summary>
    public static bool IsConfigured(ServerSettings settings) =>
        settings.Text("Authentication:Authority") is not null || settings.Text("Authentication:Keys") is not null;

    /// <summary>Sets the validation up.</summary>
    /// <exception cref="SettingsException">Something that validation needs is missing.</exception>
    public static void Add(IServiceCollection services, ServerSettings settings)
    {
        var (authority, keys) = (settings.Text("Authentication:Authority"), settings.Text("Authentication:Keys"));
        var (issuer, audience) = (settings.Text("Authentication:Issuer"), settings.Text("Authentication:Audience"));
        var requireHttps = settings.Flag("Authentication:RequireHttps");
        if (authority is not null && keys is not null) throw new SettingsException("Set Authentication:Authority or Authentication:Keys, not both.");
        if (audience is null) throw new SettingsException("Set Authentication:Audience: which tokens are meant for this registry.");
        if (keys is not null && issuer is null) throw new SettingsException("Set Authentication:Issuer: whose tokens Authentication:Keys are for.");
        if (authority is not null && !(Uri.TryCreate(authority, UriKind.Absolute, out var address) && address.Scheme == (requireHttps ? "https" : address.Scheme)))
            throw settings.Wrong("Authentication:Authority", "an address that begins with https (Authentication:RequireHttps)");
        var manager = keys is null ? null : SigningKeys.Manager(keys, issuer, requireHttps);
        services.AddSingleton(new TokenClaims(settings));
        services.AddAuthentication().AddJwtBearer(options =>
        {
            options.Authority = authority;
            options.RequireHttpsMetadata = requireHttps;
            options.MapInboundClaims = false;
            if (manager is not null) options.ConfigurationManager = manager;
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = issuer,
                ValidAudience = audience,
                ValidAlgorithms = Algorithms,
                ClockSkew = TimeSpan.FromSeconds(settings.Number("Authentication:ClockSkewSeconds", 0, 600)),
            };
        });
    }

    /// <summary>The validation of an application that was built with <see cref="Add"/>.</summary>
    public static BearerTokens Of(IServiceProvider services, ServerMeasures measures) => new(
        services.GetRequiredService<TokenClaims>(), measures, services.GetRequiredService<ILoggerFactory>().CreateLogger("Architecture.SignIn"),
        services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme).TokenValidationParameters.ClockSkew);

    /// <summary>Who is asking, and until when the token says so; null when the request brings no credentials.</summary>
    /// <exception cref="GraphQLException">The credentials do not hold.</exception>
    public async ValueTask<SignedIn?> SignInAsync(HttpContext context, Language language)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.Length == 0) return null;
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw Refuse(context, "scheme", language, "Skicka `Authorization: Bearer <token>`.", "Send `Authorization: Bearer <token>`.");
        var result = await AuthenticateAsync(context, language);
        if (!result.Succeeded) throw Refuse(context, result.Failure, language);
        var actor = _claims.ActorOf([.. result.Principal.Claims], context.Request.Headers[BoardHeader].ToString()) ?? throw Refuse(
            context, "user", language,
            "Token säger inte vem du är. Kontrollera vilken uppgift som Authentication:Claims:User pekar ut.",
            "The token does not say who you are. Check which claim Authentication:Claims:User names.");
        return new SignedIn(actor, result.Properties?.ExpiresUtc is { } end ? new AccessEnd(end + _skew, Expired(language)) : null);
    }

    private async Task<AuthenticateResult> AuthenticateAsync(HttpContext context, Language language)
    {
        try
        {
            var result = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
            // Without any key, a signature's key "is not found" as well; then the token is not at fault.
            if (result.Succeeded || await HasKeysAsync(context)) return result;
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or HttpRequestException)
        {
            _log.LogError(fault, "The identity provider's keys cannot be read");
        }
        throw new GraphQLException(
            language == Language.English
                ? "The identity provider cannot be reached, so nobody's token can be checked. Try again in a while."
                : "Identitetstjänsten kan inte nås, så ingens token kan prövas. Försök igen om en stund.",
            ProviderUnavailable);
    }

    private async Task<bool> HasKeysAsync(HttpContext context)
    {
        var manager = context.RequestServices.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager;
        return (await manager!.GetConfigurationAsync(context.RequestAborted)).SigningKeys.Count > 0;
    }

    private GraphQLException Refuse(HttpContext context, Exception? failure, Language language)
    {
        // Why a signature did not hold helps whoever forges one; the log says it to the operator.
        var (reason, swedish, english) = failure switch
        {
            SecurityTokenExpiredException => ("expired", ExpiredSwedish, ExpiredEnglish),
            SecurityTokenNotYetValidException => ("not yet valid", "Token gäller inte än.", "The token is not valid yet."),
            SecurityTokenInvalidAudienceException => ("audience", "Token är utfärdad för ett annat system.", "The token was issued for another system."),
            SecurityTokenInvalidIssuerException => ("issuer", "Token kommer inte från stadens identitetstjänst.", "The token is not from the city's identity provider."),
            _ => ("invalid", "Token gäller inte.", "The token is not valid."),
        };
        _log.LogWarning("Token refused: {Reason} ({Fault})", reason, failure?.GetType().Name);
        return Refuse(context, reason, language, swedish, english);
    }

    private static GraphQLException Expired(Language language) => new(language == Language.English ? ExpiredEnglish : ExpiredSwedish, Api.ErrorTexts.NotAuthenticated);

    private GraphQLException Refuse(HttpContext context, string reason, Language language, string swedish, string english)
    {
        _measures.SignInRefused(reason);
        context.Response.Headers.WWWAuthenticate = $"Bearer error=\"invalid_token\", error_description=\"{reason}\"";
        return new GraphQLException(language == Language.English ? english : swedish, Api.ErrorTexts.NotAuthenticated);
    }
}
