using Architecture.Graph;
using Architecture.Registry;
using Architecture.Storage.Embedded;

namespace Architecture.Server.CommandLine;

/// <summary>How verbs come to the registry's data: through the server that runs on the folder, else by opening the store themselves.</summary>
internal static class DataFolder
{
    /// <summary>Runs a verb over the running server or over the store.</summary>
    public static async Task<int> UseAsync(
        string folder, CommandLineHost host, Func<RunningServerClient, Task<int>> overServer, Func<EmbeddedStore, Task<int>> overStore, CancellationToken cancellation)
    {
        using var server = await RunningServerClient.FindAsync(folder, cancellation);
        return await GuardedAsync(folder, host, async () =>
        {
            if (server is not null) return await overServer(server);
            await using var store = await EmbeddedStore.OpenAsync(
                new EmbeddedStoreOptions { Folder = folder, Model = RegistryGraph.Model, TimeZone = CityTime.Zone }, cancellation);
            return await overStore(store);
        });
    }

    /// <summary>Says what is wrong with a store that cannot be reached.</summary>
    public static async Task<int> GuardedAsync(string folder, CommandLineHost host, Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (Exception fault) when (fault is StoreUnavailableException or DamagedStoreException or NewerStoreException or NewerModelException or UnknownKindException)
        {
            return host.Fail(
                ExitCode.StoreNotReachable,
                $"Registret i {folder} kan inte nås: {fault.Message}",
                $"The registry in {folder} cannot be reached: {fault.Message}");
        }
        catch (HttpRequestException fault)
        {
            return host.Fail(
                ExitCode.StoreNotReachable,
                $"Servern på {folder} svarar inte som den ska: {fault.Message}",
                $"The server on {folder} does not answer as it should: {fault.Message}");
        }
    }
}
