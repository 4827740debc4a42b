using System.Globalization;
using Architecture.Api;
using Architecture.Graph;
using Architecture.GraphQL;
using Architecture.GraphQL.Http;
using Architecture.GraphQL.Subscriptions;
using Architecture.Registry;
using Architecture.Registry.Access;
using Architecture.Registry.Demonstration;
using Architecture.Server.CommandLine;
using Architecture.Server.Configuration;
using Architecture.Server.Operation;
using Architecture.Server.SignIn;
using Architecture.Server.Telemetry;
using Architecture.Storage.Neo4j;
using Architecture.Web;

namespace Architecture.Server;

/// <summary>Puts the parts together and serves them.</summary>
public static class Serving
{
    private const string MinimumSequence = "Registry-Minimum-Sequence";
    private const string ReadAge = "Registry-Read-Age";

    /// <summary>Serves until it is cancelled or told to stop.</summary>
    /// <returns>Exit code: 0 after a clean stop, 2 when the settings are wrong, 3 when the store cannot be opened.</returns>
    public static async Task<int> RunAsync(ServeOptions options, CancellationToken cancellation)
    {
        try
        {
            // Judged before anything is opened or made.
            _ = Composition.Of(options);
        }
        catch (SettingsException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return ExitCode.WrongUse;
        }
        var clock = new DemonstrationClock();
        IGraphStore store;
        try
        {
            store = await Stores.OpenAsync(options.Place, clock, cancellation);
        }
        catch (Exception fault) when (Stores.IsUnusable(fault))
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCode.StoreNotReachable;
        }
        await using (store)
        {
            using var announced = RunningServer.Announce(options.Data, options.Urls.Split(';')[0]);
            await using var app = await BuildAsync(options, store, clock, announced.Server, cancellation);
            try
            {
                await app.RunAsync(cancellation);
                return ExitCode.Done;
            }
            catch (IOException fault)
            {
                await Console.Error.WriteLineAsync($"Cannot listen on {options.Urls}: {fault.Message} Choose another address with --urls.");
                return ExitCode.StoreNotReachable;
            }
        }
    }

    /// <summary>A server over an open store, ready to be run.</summary>
    /// <param name="options">How it is started.</param>
    /// <param name="store">The store, opened with the same clock.</param>
    /// <param name="clock">Runs with real time, except while the demonstration city is made.</param>
    /// <param name="running">How the command line reaches this server; null: it does not.</param>
    /// <param name="cancellation">Stops the making of the city.</param>
    public static async Task<WebApplication> BuildAsync(
        ServeOptions options, IGraphStore store, DemonstrationClock clock, RunningServer? running, CancellationToken cancellation)
    {
        var (builder, settings) = Composition.Of(options);
        builder.Services.AddSingleton(_ => new ServerMeasures(store));
        builder.Services.AddSingleton(services => new Registry.Registry(store, clock) { Report = RefusalLog.To(services.GetRequiredService<ILoggerFactory>()) });
        var isDemonstration = options.WithDemonstration && !BearerTokens.IsConfigured(settings) && await IsForDemonstrationAsync(store, clock, cancellation);
        if (isDemonstration) AddCity(builder.Services, clock, options.Language);
        var app = builder.Build();
        // Before what reports them, so that they outlive it and are in its last report.
        var measures = app.Services.GetRequiredService<ServerMeasures>();
        Telemetry.Telemetry.Start(app.Services);
        var registry = app.Services.GetRequiredService<Registry.Registry>();
        var city = app.Services.GetService<CityInTheMaking>();
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Architecture.Api");
        var schema = RegistrySchema.Build(registry, (fault, field) => log.LogError(fault, "{Field} failed", field));
        var tokens = BearerTokens.IsConfigured(settings) ? BearerTokens.Of(app.Services, measures) : null;
        var authentication = new Authentication(tokens, isDemonstration, settings.Flag("Demonstration:BehindLoopback"));
        var draining = app.Services.GetRequiredService<Draining>();
        app.Use(next => context => draining.HandleAsync(context, next));
        app.UseSockets();
        var lanes = app.Services.GetRequiredService<Lanes>();
        app.MapGraphQL("/graphql", schema, new GraphQLHttpOptions
        {
            ServeSdl = true,
            UnavailableCodes = [BearerTokens.ProviderUnavailable, ErrorTexts.StoreUnavailable],
            LaneOf = lanes.Of,
            MaxConcurrentOperations = lanes.Places,
            Timeout = TimeSpan.FromSeconds(settings.Number("Limits:TimeoutSeconds", 1, 3600)),
            MaxBodyBytes = settings.Number("Limits:BodyBytes", 1024, 1 << 30),
            Stopping = draining.Stopping,
            Subscriptions = new SubscriptionOptions { Connect = Sockets.ConnectAsync },
            Hold = city is null ? null : city.Hold,
            Open = (context, stop) =>
            {
                SayAge(context.Response, store);
                return OpenAsync(context, registry, authentication, stop);
            },
        });
        var sweep = new DailySweep(registry, clock, settings.Number("Sweep:Hour", 0, 23), app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Architecture.Sweep"));
        var projecting = new Projecting(registry, clock, app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Architecture.Projections"));
        app.Lifetime.ApplicationStarted.Register(() => _ = OnceTheCityStandsAsync(app, sweep.RunAsync));
        app.Lifetime.ApplicationStarted.Register(() => _ = OnceTheCityStandsAsync(app, projecting.RunAsync));
        if (running is not null) app.MapOperations(registry, store, running, city);
        app.MapStartPage(isDemonstration, () => city?.Percent);
        app.MapHealth(store, draining, city);
        return app;
    }

    /// <summary>Completes when the demonstration city of a server that has been started stands, or when it has none.</summary>
    public static Task CityStandsAsync(WebApplication app) => app.Services.GetService<CityInTheMaking>()?.Stands ?? Task.CompletedTask;

    /// <summary>Not before: while the city's past is replayed, the clock stands in it.</summary>
    private static async Task OnceTheCityStandsAsync(WebApplication app, Func<CancellationToken, Task> work)
    {
        await CityStandsAsync(app).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await work(app.Lifetime.ApplicationStopping);
    }

    /// <summary>True when the store holds the demonstration city, whole or begun, or nothing, so that it will.</summary>
    private static async Task<bool> IsForDemonstrationAsync(IGraphStore store, DemonstrationClock clock, CancellationToken cancellation) =>
        await Stores.SequenceOfAsync(store, cancellation) == 0 || await DemonstrationCity.IsThereAsync(new Registry.Registry(store, clock), cancellation);

    private static void AddCity(IServiceCollection services, DemonstrationClock clock, Language language)
    {
        services.AddSingleton(provider => new CityInTheMaking(
            provider.GetRequiredService<Registry.Registry>(), clock, provider.GetRequiredService<IHostApplicationLifetime>(), message => Console.WriteLine(message.In(language))));
        services.AddHostedService(provider => provider.GetRequiredService<CityInTheMaking>());
    }

    private static async ValueTask<OpenedRequest> OpenAsync(
        HttpContext context, Registry.Registry registry, Authentication authentication, CancellationToken cancellation)
    {
        var language = PreferredLanguage.Of(context.Request);
        var signedIn = await authentication.SignInAsync(context, language);
        var state = new RequestState(signedIn?.Actor, language);
        try
        {
            var scope = signedIn is null ? null : await registry.ReadAsync(signedIn.Actor, MomentOf(context.Request), cancellation);
            return new OpenedRequest(state, scope) { Extensions = state.Extensions, Ends = signedIn?.Ends };
        }
        catch (StoreUnavailableException fault)
        {
            throw new GraphQLException(fault.Message, ErrorTexts.StoreUnavailable);
        }
    }

    /// <summary>Where answers come from this server's memory, how old they may be, in seconds: reads go on while the database is away.</summary>
    private static void SayAge(HttpResponse response, IGraphStore store)
    {
        if (store is Neo4jStore { Reads: ReadPlace.Follower } neo4j) response.Headers[ReadAge] = neo4j.FollowerAge.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
    }

    private static ReadMoment MomentOf(HttpRequest request)
    {
        var header = request.Headers[MinimumSequence].ToString();
        if (header.Length == 0) return ReadMoment.Now;
        return long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? ReadMoment.NotBefore(sequence)
            : throw new GraphQLException($"{MinimumSequence} is a sequence number of the journal.", "BAD_REQUEST");
    }
}
