using Architecture.Graph;
using Architecture.Registry;
using Architecture.Server.Configuration;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Architecture.Server.Telemetry;

/// <summary>
/// The one place that knows OpenTelemetry. The parts make spans and measures themselves, with what .NET has for it; here they are subscribed to and sent
/// on, where a collector is set. Where none is, nobody listens and nothing is made.
/// </summary>
internal static class Telemetry
{
    private const string AspNetCore = "Microsoft.AspNetCore";
    private const string Json = "json";

    /// <summary>Sources of spans, in the order that a request meets them.</summary>
    public static readonly string[] Sources = [AspNetCore, GraphQL.Execution.Telemetry.Name, RegistryTelemetry.Name, StoreTelemetry.Name];

    /// <summary>Meters; those of the framework tell of connections, of the runtime and of calls to the database.</summary>
    public static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime",
        GraphQL.Execution.Telemetry.Name, RegistryTelemetry.Name, StoreTelemetry.Name, ServerMeasures.Name,
    ];

    /// <summary>Adds what the settings ask for.</summary>
    /// <exception cref="SettingsException">A setting is not what it must be.</exception>
    public static void Add(WebApplicationBuilder builder, ServerSettings settings)
    {
        AddConsole(builder.Logging, settings);
        if (Collector(settings) is not { } collector) return;
        var ratio = settings.Number("Telemetry:SamplePercent", 0, 100) / 100.0;
        var resource = ResourceBuilder.CreateDefault().AddService(settings.Text("Telemetry:ServiceName")!, serviceInstanceId: Environment.MachineName);
        var protocol = Protocol(settings);
        void Send(OtlpExporterOptions options, string signal)
        {
            options.Protocol = protocol;
            options.Endpoint = protocol == OtlpExportProtocol.HttpProtobuf ? new Uri(collector, $"v1/{signal}") : collector;
        }

        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(ratio)))
            .AddSource(Sources)
            .AddOtlpExporter(options => Send(options, "traces"))
            .Build());
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Meters)
            .AddOtlpExporter((options, reader) =>
            {
                Send(options, "metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = 1000 * settings.Number("Telemetry:IntervalSeconds", 1, 3600);
            })
            .Build());
        builder.Logging.AddOpenTelemetry(options =>
        {
            options.SetResourceBuilder(resource);
            options.AddOtlpExporter(exporter => Send(exporter, "logs"));
        });
    }

    /// <summary>Starts sending; ends with the application, which sends what is left.</summary>
    public static void Start(IServiceProvider services)
    {
        services.GetService<TracerProvider>();
        services.GetService<MeterProvider>();
    }

    /// <summary>Lines for people, or one JSON object a line with trace and span, for machines.</summary>
    private static void AddConsole(ILoggingBuilder logging, ServerSettings settings)
    {
        var format = settings.Text("Telemetry:Logs");
        if (format is not (Json or "text")) throw settings.Wrong("Telemetry:Logs", "text or json");
        logging.ClearProviders();
        if (format == Json) logging.AddJsonConsole(options => (options.IncludeScopes, options.UseUtcTimestamp, options.TimestampFormat) = (true, true, "O"));
        else logging.AddSimpleConsole(options => options.ColorBehavior = Console.IsOutputRedirected ? LoggerColorBehavior.Disabled : LoggerColorBehavior.Default);
    }

    private static Uri? Collector(ServerSettings settings)
    {
        if (settings.Text("Telemetry:Collector") is not { } text) return null;
        return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw settings.Wrong("Telemetry:Collector", "an address, for example http://127.0.0.1:4317");
    }

    private static OtlpExportProtocol Protocol(ServerSettings settings) => settings.Text("Telemetry:Protocol") switch
    {
        "grpc" => OtlpExportProtocol.Grpc,
        "http" => OtlpExportProtocol.HttpProtobuf,
        _ => throw settings.Wrong("Telemetry:Protocol", "grpc or http"),
    };
}
