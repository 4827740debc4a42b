using System.Net;
using Architecture.Registry;
using Architecture.Server.CommandLine;
using Architecture.Storage.Embedded;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Architecture.Server.Tests.CommandLine;

/// <summary>A server with nothing but the operations.</summary>
internal sealed class Running(WebApplication app, EmbeddedStore store, RunningServer.Announcement announcement) : IAsyncDisposable
{
    public RunningServer Server => announcement.Server;

    public static async Task<Running> StartAsync(string data)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var store = await EmbeddedStore.OpenAsync(new EmbeddedStoreOptions { Folder = data, Model = RegistryGraph.Model }, cancellation);
        var builder = WebApplication.CreateSlimBuilder();
        var address = $"http://127.0.0.1:{FreePort()}";
        builder.WebHost.UseUrls(address);
        builder.Services.AddRouting();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var announcement = RunningServer.Announce(data, address);
        app.MapOperations(new Registry.Registry(store, TimeProvider.System), store, announcement.Server, city: null);
        await app.StartAsync(cancellation);
        return new Running(app, store, announcement);
    }

    public async ValueTask DisposeAsync()
    {
        announcement.Dispose();
        await app.DisposeAsync();
        await store.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
