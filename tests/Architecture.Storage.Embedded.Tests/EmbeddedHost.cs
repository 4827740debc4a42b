namespace Architecture.Storage.Embedded.Tests;

/// <summary>A folder of the operating system's temporary ones.</summary>
public sealed class EmbeddedHost : StoreHost
{
    private readonly TemporaryFolder _folder = new();

    public string Folder => _folder.Path;

    public override async ValueTask<IGraphStore> OpenAsync(GraphModel model, CancellationToken cancellation) => await EmbeddedStore.OpenAsync(
        new EmbeddedStoreOptions { Folder = Folder, Model = model, TimeProvider = Clock },
        cancellation);

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("store-").FullName;

    public string Sub(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
