using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Architecture.GraphQL.Execution;

/// <summary>Spans and measures, under one name to subscribe to.</summary>
public static class Telemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Architecture.GraphQL";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    /// <summary>Seconds from receiving an operation to its last byte.</summary>
    internal static Histogram<double> RequestDuration { get; } =
        Meter.CreateHistogram<double>("graphql.server.request.duration", "s", "Duration of GraphQL requests.");

    /// <summary>Operations told to come back.</summary>
    internal static Counter<long> Shed { get; } =
        Meter.CreateCounter<long>("graphql.server.shed", "{operation}", "Operations not run, because too many of their kind were.");

    internal static Activity? Start(string name) => Source.StartActivity(name);

    internal static Activity? StartOperation(PreparedOperation operation)
    {
        if (!Source.HasListeners()) return null;
        var span = Source.StartActivity("GraphQL Operation Execution");
        span?.SetTag("graphql.operation.type", operation.TypeName);
        span?.SetTag("graphql.operation.name", operation.Name);
        span?.SetTag("graphql.document.hash", operation.DocumentHash);
        return span;
    }

    internal static Activity? StartLoad(FieldContext context)
    {
        if (!Source.HasListeners()) return null;
        var span = Source.StartActivity("GraphQL Batch Load");
        span?.SetTag("graphql.selection.field.coordinates", $"{context.ParentType}.{context.Field}");
        return span;
    }
}
