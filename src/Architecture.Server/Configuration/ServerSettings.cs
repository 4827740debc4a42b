using System.Collections.Immutable;
using System.Globalization;
using Architecture.Registry.Access;

namespace Architecture.Server.Configuration;

/// <summary>Every setting of the server, read and judged once at the start. <c>infra/README.md</c> has the same table, with the meanings.</summary>
internal sealed class ServerSettings
{
    /// <summary>Stands for the name of a role in a key.</summary>
    public const string RolePlace = "<role>";

    /// <summary>The settings there are.</summary>
    public static readonly ImmutableArray<Setting> Table =
    [
        new("Authentication:Authority", ""),
        new("Authentication:Keys", ""),
        new("Authentication:Issuer", ""),
        new("Authentication:Audience", ""),
        new("Authentication:ClockSkewSeconds", "60"),
        new("Authentication:RequireHttps", "true"),
        new("Authentication:Claims:User", "sub"),
        new("Authentication:Claims:Roles", "roles"),
        new("Authentication:Claims:Board", "board"),
        new($"Authentication:Roles:{RolePlace}", "the role's own name"),
        new("Demonstration:BehindLoopback", "false"),
        new("Limits:Reads", "64"),
        new("Limits:Writes", "64"),
        new("Limits:Heavy", "4"),
        new("Limits:Waiting", "64"),
        new("Limits:HeavyCost", "1000"),
        new("Limits:Streams", "1000"),
        new("Limits:TimeoutSeconds", "30"),
        new("Limits:BodyBytes", "1048576"),
        new("Shutdown:DrainSeconds", "20"),
        new("Sweep:Hour", "3"),
        new("Telemetry:Collector", ""),
        new("Telemetry:Protocol", "grpc"),
        new("Telemetry:ServiceName", "architecture-registry"),
        new("Telemetry:SamplePercent", "100"),
        new("Telemetry:IntervalSeconds", "15"),
        new("Telemetry:Logs", "text"),
    ];

    private static readonly ImmutableHashSet<string> Sections = [.. Table.Select(setting => setting.Key.Split(':')[0])];

    private readonly IConfiguration _configuration;

    private ServerSettings(IConfiguration configuration) => _configuration = configuration;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingsException">One of them is not known.</exception>
    public static ServerSettings Read(IConfiguration configuration)
    {
        foreach (var (key, value) in configuration.AsEnumerable())
        {
            if (value is null || !Sections.Contains(key.Split(':')[0]) || Table.Any(setting => Fits(setting.Key, key))) continue;
            throw new SettingsException($"There is no setting {key}. The settings are: {string.Join(", ", Table.Select(setting => setting.Key))}.");
        }
        return new ServerSettings(configuration);
    }

    /// <summary>The value, or the default; null when there is neither.</summary>
    public string? Text(string key)
    {
        var given = _configuration[key];
        if (!string.IsNullOrWhiteSpace(given)) return given.Trim();
        var standard = Table.Single(setting => setting.Key == key).Default;
        return standard.Length == 0 ? null : standard;
    }

    /// <exception cref="SettingsException">The value is neither true nor false.</exception>
    public bool Flag(string key) => bool.TryParse(Text(key), out var value) ? value : throw Wrong(key, "true or false");

    /// <exception cref="SettingsException">The value is no whole number in the range.</exception>
    public int Number(string key, int least, int most) =>
        int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw Wrong(key, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

    /// <summary>Words of the identity provider that stand for a role; the role's own name where nothing is set.</summary>
    public ImmutableArray<string> WordsFor(Role role)
    {
        var given = _configuration[$"Authentication:Roles:{role}"];
        return string.IsNullOrWhiteSpace(given)
            ? [role.ToString()]
            : [.. given.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }

    public SettingsException Wrong(string key, string expected) => new($"The setting {key} is “{Text(key)}”; it must be {expected}.");

    private static bool Fits(string known, string key)
    {
        if (!known.EndsWith(RolePlace, StringComparison.Ordinal)) return string.Equals(known, key, StringComparison.OrdinalIgnoreCase);
        var start = known[..^RolePlace.Length];
        return key.StartsWith(start, StringComparison.OrdinalIgnoreCase)
            && Enum.TryParse<Role>(key[start.Length..], ignoreCase: true, out var role) && role is not (Role.Demonstration or Role.Reader);
    }
}
