using System.Text.Json;
using Architecture.Graph;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Access;
using Architecture.Storage.Embedded;

namespace Architecture.Api.Tests;

/// <summary>The API over a real embedded store in a folder of its own.</summary>
internal sealed class RegistryUnderTest : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("registry-api-");
    private readonly List<string> _faults = [];
    private CountedStore _store = null!;

    public Registry.Registry Registry { get; private set; } = null!;
    public ExecutableSchema Schema { get; private set; } = null!;

    /// <summary>Masked faults, each with its field: a test that ends with any has found a defect.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <param name="clock">What the registry takes the day from; the machine's where none is given.</param>
    public static async Task<RegistryUnderTest> StartAsync(TimeProvider? clock = null)
    {
        var made = new RegistryUnderTest();
        var time = clock ?? TimeProvider.System;
        made._store = new CountedStore(await EmbeddedStore.OpenAsync(
            new EmbeddedStoreOptions { Folder = made._folder.FullName, Model = RegistryGraph.Model, TimeZone = CityTime.Zone, TimeProvider = time }, CancellationToken.None));
        made.Registry = new Registry.Registry(made._store, time);
        made.Schema = RegistrySchema.Build(made.Registry, (fault, field) => made._faults.Add($"{field}: {fault}"));
        return made;
    }

    /// <summary>The calls to the store since the last time.</summary>
    public IReadOnlyList<string> StoreCalls() => _store.Take();

    /// <summary>Lets something happen between the next decision and its commit.</summary>
    /// <returns>Whether it has happened.</returns>
    public Func<bool> BeforeNextCommit(Func<Task> happens)
    {
        var happened = false;
        _store.BeforeNextCommit(() =>
        {
            happened = true;
            return happens();
        });
        return () => happened;
    }

    /// <summary>Runs a request as an actor and gives the whole response.</summary>
    public async Task<JsonElement> AskAsync(string query, object? variables = null, Actor? actor = null, Language language = Language.English)
    {
        var asking = actor ?? DemonstrationUsers.Default;
        var state = new RequestState(asking, language);
        var request = new OperationRequest(query)
        {
            Variables = JsonSerializer.SerializeToElement(variables ?? new { }),
            State = state,
            Scope = await Registry.ReadAsync(asking, ReadMoment.Now, CancellationToken.None),
            Extensions = state.Extensions,
        };
        var answer = JsonDocument.Parse(await Schema.ExecuteAsync(request, CancellationToken.None)).RootElement;
        Assert.True(_faults.Count == 0, string.Join('\n', _faults));
        return answer;
    }

    /// <summary>Runs a request that must not have errors and gives its data.</summary>
    public async Task<JsonElement> DataAsync(string query, object? variables = null, Actor? actor = null)
    {
        var answer = await AskAsync(query, variables, actor);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
