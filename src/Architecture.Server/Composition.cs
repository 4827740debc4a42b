using Architecture.Server.Configuration;
using Architecture.Server.Operation;
using Architecture.Server.SignIn;
using Architecture.Server.Telemetry;

namespace Architecture.Server;

/// <summary>The application before it is built: settings judged, services added.</summary>
internal static class Composition
{
    /// <summary>What the settings and the options come to. Nothing is opened and nobody is asked yet.</summary>
    /// <exception cref="SettingsException">They do not go together; the message says what to change.</exception>
    public static (WebApplicationBuilder Builder, ServerSettings Settings) Of(ServeOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(options.Settings);
        var settings = ServerSettings.Read(builder.Configuration);
        builder.WebHost.UseUrls(options.Urls);
        Telemetry.Telemetry.Add(builder, settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
            .AddFilter(RefusalLog.Category, LogLevel.Information);
        builder.Services.AddRouting();
        builder.Services.AddSingleton(settings).AddSingleton<Lanes>().AddSingleton<Draining>().AddSingleton<IHostLifetime>(services => services.GetRequiredService<Draining>());
        // What has not ended while the server drained is not waited for a second time.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        if (BearerTokens.IsConfigured(settings)) BearerTokens.Add(builder.Services, settings);
        else if (options.WithDemonstration) CheckDemonstration(options, settings);
        return (builder, settings);
    }

    /// <summary>Demonstration users need no password, so nobody but this machine may reach them.</summary>
    private static void CheckDemonstration(ServeOptions options, ServerSettings settings)
    {
        if (options.IsLoopback || settings.Flag("Demonstration:BehindLoopback")) return;
        throw new SettingsException(
            $"The demonstration lets everybody in without a password, so it does not listen on {options.Urls}. Choose an address on this machine "
            + $"({ServeOptions.DefaultUrls}), or set an identity provider (Authentication:Authority or Authentication:Keys), or use --no-demo. Where a port is "
            + "published on the loopback only, as docker-compose.yml does, say so with Demonstration:BehindLoopback=true.");
    }
}
