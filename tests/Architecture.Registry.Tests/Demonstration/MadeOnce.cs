using System.Collections.Immutable;
using System.Diagnostics;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Demonstration;
using Architecture.Registry.Solutions;
using Architecture.Storage.Embedded;

namespace Architecture.Registry.Tests.Demonstration;

/// <summary>The demonstration city in a real store in a folder of its own.</summary>
internal sealed class CityInAFolder : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("demonstration-city-").FullName;
    private EmbeddedStore _store = null!;

    public DemonstrationClock Clock { get; } = new();
    public Registry Registry { get; private set; } = null!;
    public long Entries => _store.Sequence;

    public async Task OpenAsync(CancellationToken cancellation)
    {
        _store = await EmbeddedStore.OpenAsync(
            new EmbeddedStoreOptions { Folder = _folder, Model = RegistryGraph.Model, TimeProvider = Clock, TimeZone = CityTime.Zone }, cancellation);
        Registry = new Registry(_store, Clock);
    }

    public Task<MadeCity> MakeAsync(CancellationToken cancellation) => DemonstrationCity.MakeAsync(Registry, Clock, _ => { }, cancellation);

    public ValueTask<RegistryReader> ReadAsync() => Registry.ReadAsync(Actor.System, ReadMoment.Now, TestContext.Current.CancellationToken);

    public ValueTask<ImmutableArray<JournalEntry>> JournalAsync() => _store.JournalAsync(0, 100_000, TestContext.Current.CancellationToken);

    /// <summary>Lets go of the folder, as a stop of the server does.</summary>
    public ValueTask CloseAsync() => _store.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A city that the tests only read, or only try what is refused on; made once.</summary>
public sealed class MadeOnce : IAsyncLifetime
{
    private readonly CityInAFolder _city = new();

    public MadeCity Made { get; private set; } = null!;
    public Registry Registry => _city.Registry;
    public long Entries => _city.Entries;

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await _city.OpenAsync(cancellation);
        var started = Stopwatch.GetTimestamp();
        Made = await _city.MakeAsync(cancellation);
        TestContext.Current.SendDiagnosticMessage(
            $"The demonstration city: {Made.Commands} commands, {Entries} entries, {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms.");
    }

    public ValueTask<RegistryReader> ReadAsync() => _city.ReadAsync();

    /// <summary>Every solution on record, by board and name: <c>SBN/Bygglovssystemet</c>.</summary>
    public async Task<Dictionary<string, Solution>> SolutionsAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var read = await ReadAsync();
        var page = await read.FindAsync(NodeQuery.First(SolutionGraph.Solution, 10_000), [], cancellation);
        var solutions = page.Nodes.Select(node => new Solution(node)).ToList();
        return solutions.ToDictionary(one => $"{one.Code[..one.Code.IndexOf('-', StringComparison.Ordinal)]}/{one.Name}", StringComparer.Ordinal);
    }

    public async Task<Board> BoardAsync(string code) => (await (await ReadAsync()).BoardByCodeAsync(code, TestContext.Current.CancellationToken))!;

    public ValueTask DisposeAsync() => _city.DisposeAsync();
}
