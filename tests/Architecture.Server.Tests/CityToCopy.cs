using Architecture.Registry;
using Architecture.Registry.Demonstration;
using Architecture.Server.Tests;
using Architecture.Storage.Embedded;

[assembly: AssemblyFixture(typeof(CityToCopy))]

namespace Architecture.Server.Tests;

/// <summary>The demonstration city, made by the first test that asks; each gets a copy of its files, so that none sees what another did to it.</summary>
public sealed class CityToCopy : IDisposable
{
    private static readonly Lazy<Task<DirectoryInfo>> Made = new(MakeAsync);

    /// <summary>Puts the city into an empty folder.</summary>
    public static async Task CopyToAsync(DirectoryInfo folder)
    {
        var made = await Made.Value;
        foreach (var file in made.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var copy = new FileInfo(Path.Combine(folder.FullName, Path.GetRelativePath(made.FullName, file.FullName)));
            copy.Directory!.Create();
            file.CopyTo(copy.FullName);
        }
    }

    /// <summary>A store whose city is made while the server starts, or is there already, as the folder has it.</summary>
    public static Task<EmbeddedStore> OpenAsync(DirectoryInfo folder, DemonstrationClock clock) => EmbeddedStore.OpenAsync(
        new EmbeddedStoreOptions { Folder = folder.FullName, Model = RegistryGraph.Model, TimeZone = CityTime.Zone, TimeProvider = clock },
        CancellationToken.None);

    public void Dispose()
    {
        if (Made.IsValueCreated && Made.Value.IsCompletedSuccessfully) Made.Value.Result.Delete(recursive: true);
    }

    private static async Task<DirectoryInfo> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("registry-city-");
        var clock = new DemonstrationClock();
        await using var store = await OpenAsync(folder, clock);
        await DemonstrationCity.MakeAsync(new Registry.Registry(store, clock), clock, _ => { }, CancellationToken.None);
        return folder;
    }
}
