using System.Collections.Frozen;
using Architecture.GraphQL.Http;
using Architecture.GraphQL.Language;
using Architecture.Server.Configuration;

namespace Architecture.Server.Operation;

/// <summary>Keeps reads, writes, heavy traversals and streams apart, so that a flood of one leaves the others their share.</summary>
internal sealed class Lanes : IDisposable
{
    private const int Most = 10_000;

    /// <summary>Root fields that walk the graph, read another moment or decide on a supposed one, however little they seem to cost.</summary>
    private static readonly FrozenSet<string> HeavyFields = new[]
    {
        "impact", "asOf", "whatIf", "designationPreview", "followUp", "consolidationCandidates",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly OperationLane _reads;
    private readonly OperationLane _writes;
    private readonly OperationLane _heavy;
    private readonly OperationLane _streams;
    private readonly double _heavyCost;

    public Lanes(ServerSettings settings)
    {
        var waiting = settings.Number("Limits:Waiting", 0, Most);
        var (reads, writes, heavy) = (settings.Number("Limits:Reads", 1, Most), settings.Number("Limits:Writes", 1, Most), settings.Number("Limits:Heavy", 1, Most));
        (_reads, _writes, _heavy) = (new("reads", reads, waiting), new("writes", writes, waiting), new("heavy", heavy, waiting));
        // A stream that waits for another to end might wait for days.
        _streams = new("streams", settings.Number("Limits:Streams", 1, 1_000_000), 0);
        _heavyCost = settings.Number("Limits:HeavyCost", 1, int.MaxValue);
        Places = reads + writes + heavy + 3 * waiting;
    }

    /// <summary>All that run or wait, streams apart.</summary>
    public int Places { get; }

    public OperationLane Of(OperationProfile profile) =>
        profile.Type == OperationType.Subscription ? _streams
        : profile.Type == OperationType.Mutation ? _writes
        : profile.Cost >= _heavyCost || profile.RootFields.Any(HeavyFields.Contains) ? _heavy
        : _reads;

    public void Dispose()
    {
        _reads.Dispose();
        _writes.Dispose();
        _heavy.Dispose();
        _streams.Dispose();
    }
}
