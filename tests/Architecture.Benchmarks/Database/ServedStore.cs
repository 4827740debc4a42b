using System.Net.Http.Json;
using System.Text.Json;
using Architecture.Api;
using Architecture.Graph;
using Architecture.GraphQL.Http;
using Architecture.Registry;
using Architecture.Registry.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Architecture.Benchmarks.Database;

/// <summary>The registry's API over a store, on a free port of the loopback; who may do everything asks.</summary>
internal sealed class ServedStore : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    private ServedStore(IGraphStore store, Registry.Registry registry, WebApplication app) => (Store, Registry, _app) = (store, registry, app);

    public IGraphStore Store { get; }

    public Registry.Registry Registry { get; }

    public Uri Url => new(_app.Urls.First() + "/graphql");

    public static async Task<ServedStore> StartAsync(IGraphStore store)
    {
        var registry = new Registry.Registry(store, TimeProvider.System);
        var schema = RegistrySchema.Build(registry, (fault, field) => Console.Error.WriteLine($"{field}: {fault}"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGraphQL("/graphql", schema, new GraphQLHttpOptions
        {
            Timeout = TimeSpan.FromMinutes(2),
            Open = async (_, stop) =>
            {
                var state = new RequestState(DemonstrationUsers.Default, Language.English);
                return new OpenedRequest(state, await registry.ReadAsync(DemonstrationUsers.Default, ReadMoment.Now, stop)) { Extensions = state.Extensions };
            },
        });
        await app.StartAsync();
        return new ServedStore(store, registry, app);
    }

    public async Task<JsonElement> AskAsync(string query)
    {
        using var response = await _client.PostAsJsonAsync(Url, new { query });
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        if (answer.RootElement.TryGetProperty("errors", out var errors)) throw new InvalidOperationException($"{errors}\n{query}");
        return answer.RootElement.GetProperty("data").Clone();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
