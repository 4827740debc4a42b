using Architecture.Graph;
using Architecture.Registry;
using Architecture.Storage.Embedded;
using Architecture.Storage.Neo4j;

namespace Architecture.Server;

/// <summary>A Neo4j database to keep the registry in.</summary>
/// <param name="Url">Address of its HTTP server.</param>
/// <param name="User">User that may write and make indexes.</param>
/// <param name="Password">Never an argument: it comes from a file or the environment.</param>
/// <param name="Reads">Where the newest moment is read.</param>
public sealed record Neo4jPlace(Uri Url, string User, string Password, ReadPlace Reads = ReadPlace.Cypher)
{
    public const string DefaultUrl = "http://127.0.0.1:7474";
    public const string DefaultUser = "neo4j";

    /// <summary>The address alone: a password has no place in a message or a log.</summary>
    public override string ToString() => Url.ToString();
}

/// <summary>Where a registry's data is: a folder, or a Neo4j database beside one.</summary>
/// <param name="Folder">The data folder; with a database it holds how this machine's server is reached, and a copy of the graph to start from.</param>
/// <param name="Neo4j">The database; null: the embedded store in the folder.</param>
public sealed record StorePlace(string Folder, Neo4jPlace? Neo4j)
{
    public override string ToString() => Neo4j is null ? Folder : $"Neo4j {Neo4j.Url.Authority}";
}

/// <summary>Opens either store, and knows what the port does not say of them.</summary>
internal static class Stores
{
    /// <summary>How long a database may say nothing to a verb of the command line: nobody waits for an answer, and a large import on a small machine is worth waiting for.</summary>
    private static readonly TimeSpan SilenceToVerbs = TimeSpan.FromSeconds(30);

    /// <summary>For a server.</summary>
    public static Task<IGraphStore> OpenAsync(StorePlace place, TimeProvider clock, CancellationToken cancellation) =>
        OpenAsync(place, clock, silence: null, cancellation);

    /// <summary>For a verb of the command line.</summary>
    public static Task<IGraphStore> OpenForVerbAsync(StorePlace place, CancellationToken cancellation) =>
        OpenAsync(place, TimeProvider.System, SilenceToVerbs, cancellation);

    private static async Task<IGraphStore> OpenAsync(StorePlace place, TimeProvider clock, TimeSpan? silence, CancellationToken cancellation) => place.Neo4j is { } neo4j
        ? await Neo4jStore.OpenAsync(WithSilence(OptionsOf(neo4j), silence) with { TimeProvider = clock, Folder = place.Folder }, cancellation)
        : await EmbeddedStore.OpenAsync(
            new EmbeddedStoreOptions { Folder = place.Folder, Model = RegistryGraph.Model, TimeProvider = clock, TimeZone = CityTime.Zone }, cancellation);

    /// <summary>Opens a store to read its journal, beside a server if one runs on it.</summary>
    public static async Task<IGraphStore> OpenForReadingAsync(StorePlace place, CancellationToken cancellation) => place.Neo4j is null
        ? await EmbeddedStore.OpenAsync(new EmbeddedStoreOptions { Folder = place.Folder, Model = RegistryGraph.Model, TimeZone = CityTime.Zone, ReadOnly = true }, cancellation)
        : await OpenForVerbAsync(place, cancellation);

    public static Neo4jStoreOptions OptionsOf(Neo4jPlace place) => new()
    {
        Url = place.Url,
        User = place.User,
        Password = place.Password,
        Reads = place.Reads,
        Model = RegistryGraph.Model,
        TimeZone = CityTime.Zone,
    };

    private static Neo4jStoreOptions WithSilence(Neo4jStoreOptions options, TimeSpan? silence) => silence is { } time ? options with { Silence = time } : options;

    /// <summary>Whether an exception says that a store cannot be opened or used as it is.</summary>
    public static bool IsUnusable(Exception fault) => fault is StoreUnavailableException or DamagedStoreException or NewerStoreException or NewerJournalException
        or NewerModelException or UnknownKindException or DamagedJournalException;

    /// <summary>What is wrong with an open store; null when it takes writes.</summary>
    public static Exception? FaultOf(IGraphStore store) => store switch
    {
        EmbeddedStore embedded => embedded.WriteFault() ?? embedded.HousekeepingFault,
        Neo4jStore neo4j => neo4j.Fault,
        _ => null,
    };

    /// <summary>The last entry that the store knows.</summary>
    public static async ValueTask<long> SequenceOfAsync(IGraphStore store, CancellationToken cancellation) =>
        (await store.ViewAsync(ReadMoment.Now, cancellation)).Read.To;
}
