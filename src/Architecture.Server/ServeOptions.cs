using System.Collections.Immutable;
using System.Net;

namespace Architecture.Server;

/// <summary>How the server is started.</summary>
/// <param name="Urls">Where it listens; several are separated by semicolons.</param>
/// <param name="Data">Folder of the embedded store.</param>
/// <param name="WithDemonstration">Make the demonstration city in an empty folder, and let its users in.</param>
public sealed record ServeOptions(string Urls, string Data, bool WithDemonstration)
{
    /// <summary>The database to serve from; null: the embedded store.</summary>
    public Neo4jPlace? Neo4j { get; init; }

    /// <summary>The language of whoever starts the server.</summary>
    public Registry.Language Language { get; init; } = Registry.Language.English;

    internal StorePlace Place => new(Data, Neo4j);

    /// <summary>Settings from the command line; they win over those from files and from the environment.</summary>
    public ImmutableArray<KeyValuePair<string, string?>> Settings { get; init; } = [];

    /// <summary>Whether only this machine reaches every address.</summary>
    public bool IsLoopback => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(IsLoopbackUrl);

    public const string DefaultUrls = "http://127.0.0.1:5080";
    public const string DefaultData = "data";

    private static bool IsLoopbackUrl(string url) =>
        BindingAddress.Parse(url).Host is var host
        && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
