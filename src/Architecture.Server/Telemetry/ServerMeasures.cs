using System.Diagnostics.Metrics;
using Architecture.Graph;
using Architecture.Storage.Embedded;
using Architecture.Storage.Neo4j;

namespace Architecture.Server.Telemetry;

/// <summary>Measures of one server: how far its store has come, and whom it turned away.</summary>
internal sealed class ServerMeasures : IDisposable
{
    public const string Name = "Architecture.Server";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _signIns;

    public ServerMeasures(IGraphStore store)
    {
        _signIns = _meter.CreateCounter<long>("registry.sign_in.refusals", "{request}", "Requests whose credentials did not hold, by reason.");
        _meter.CreateObservableGauge("registry.journal.sequence", () => SequenceOf(store), "{entry}", "Entries in the journal.");
        _meter.CreateObservableGauge("registry.journal.lag", () => SequenceOf(store) - store.ProjectedTo, "{entry}", "Entries that derived values do not know yet.");
        _meter.CreateObservableGauge(
            "registry.store.snapshot.size", () => store is EmbeddedStore embedded ? [new(embedded.CheckpointBytes)] : Nothing<long>(), "By", "Bytes of the newest checkpoint.");
        _meter.CreateObservableGauge(
            "registry.store.follower.lag", () => store is Neo4jStore neo4j ? [new(neo4j.FollowerAge.TotalSeconds)] : Nothing<double>(), "s",
            "Time since the journal's end was known.");
        _meter.CreateObservableGauge(
            "registry.store.statement.texts", () => store is Neo4jStore neo4j ? [new(neo4j.DistinctTexts)] : Nothing<long>(), "{text}",
            "Different reading statements sent to the database, which keeps a plan for each.");
    }

    public void SignInRefused(string reason) => _signIns.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Dispose() => _meter.Dispose();

    private static Measurement<T>[] Nothing<T>() where T : struct => [];

    private static long SequenceOf(IGraphStore store) => store switch
    {
        EmbeddedStore embedded => embedded.Sequence,
        Neo4jStore neo4j => neo4j.Sequence,
        _ => store.ProjectedTo,
    };
}
