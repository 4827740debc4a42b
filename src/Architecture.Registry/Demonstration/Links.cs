using Architecture.Registry.Solutions;

namespace Architecture.Registry.Demonstration;

/// <summary>What a solution of the city depends on.</summary>
/// <param name="To">Board and name: <c>KS/Integrationsplattformen</c>.</param>
internal sealed record Link(string To, DependencyKind Kind, DependencyStrength Strength);

/// <summary>Dependencies as the tables write them.</summary>
internal static class Links
{
    public static Link RunsOn(string to) => new(to, DependencyKind.RunsOn, DependencyStrength.Hard);
    public static Link HostedBy(string to) => new(to, DependencyKind.HostedBy, DependencyStrength.Hard);
    public static Link SignsInWith(string to) => new(to, DependencyKind.AuthenticatesWith, DependencyStrength.Hard);
    public static Link IntegratesOver(string to) => new(to, DependencyKind.IntegratesWith, DependencyStrength.Hard);

    /// <summary>It goes on without the other, with older data.</summary>
    public static Link ReadsFrom(string to) => new(to, DependencyKind.ReadsFrom, DependencyStrength.Soft);

    /// <summary>Shared solutions that many depend on.</summary>
    public const string Drift = "KS/Stadens driftplattform";
    public const string Integration = "KS/Integrationsplattformen";
    public const string Katalog = "KS/Katalogtjänsten";
    public const string Etjänster = "KS/E-tjänstplattformen";
    public const string Webb = "KS/Stadens webbplattform";
    public const string Arbetsplats = "KS/Stadens arbetsplats";
    public const string Nät = "KS/Stadens nätverk";
    public const string Ekonomi = "KS/Stadens ekonomisystem";
    public const string Personal = "KS/Personaladministrativa systemet";
    public const string Sociala = "SON/Sociala system";
    public const string Baskartan = "SBN/Stockholms baskarta";

    /// <summary>Server rooms that were there before the shared one.</summary>
    public const string Nämndhuset = "TRN/Servermiljö Tekniska nämndhuset";
    public const string Serverhall = "SEN/Serverhall Palmfeltsvägen";
}
