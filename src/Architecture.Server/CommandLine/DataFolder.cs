using Architecture.Graph;

namespace Architecture.Server.CommandLine;

/// <summary>How verbs come to the registry's data: through the server that runs on the folder, else by opening the store themselves.</summary>
internal static class DataFolder
{
    /// <summary>Runs a verb over the running server or over the store.</summary>
    public static async Task<int> UseAsync(
        StorePlace place, CommandLineHost host, Func<RunningServerClient, Task<int>> overServer, Func<IGraphStore, Task<int>> overStore, CancellationToken cancellation)
    {
        using var server = await RunningServerClient.FindAsync(place.Folder, cancellation);
        return await GuardedAsync(place, host, async () =>
        {
            if (server is not null) return await overServer(server);
            await using var store = await Stores.OpenForVerbAsync(place, cancellation);
            return await overStore(store);
        });
    }

    /// <summary>Says what is wrong with a store that cannot be reached.</summary>
    public static async Task<int> GuardedAsync(StorePlace place, CommandLineHost host, Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (DamagedFileException fault)
        {
            return host.Fail(ExitCode.Refused, $"{fault.File} är inte hel: {fault.Message}", $"{fault.File} is not whole: {fault.Message}");
        }
        catch (Exception fault) when (Stores.IsUnusable(fault))
        {
            return host.Fail(
                ExitCode.StoreNotReachable,
                $"Registret i {place} kan inte nås: {fault.Message}",
                $"The registry in {place} cannot be reached: {fault.Message}");
        }
        catch (HttpRequestException fault)
        {
            return host.Fail(
                ExitCode.StoreNotReachable,
                $"Servern på {place.Folder} svarar inte som den ska: {fault.Message}",
                $"The server on {place.Folder} does not answer as it should: {fault.Message}");
        }
    }
}
