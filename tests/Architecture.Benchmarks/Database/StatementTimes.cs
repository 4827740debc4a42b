using System.Diagnostics.Metrics;
using Architecture.Graph;

namespace Architecture.Benchmarks.Database;

/// <summary>Where the time goes: how often each statement was sent, and how long it took, from the store's own measures.</summary>
internal sealed class StatementTimes : IDisposable
{
    private readonly Dictionary<string, List<double>> _times = [];
    private readonly List<long> _batches = [];
    private readonly MeterListener _listener = new();

    public StatementTimes()
    {
        _listener.InstrumentPublished = (one, listener) =>
        {
            if (one.Meter.Name == StoreTelemetry.Name && one.Name is "registry.store.statement.duration" or "registry.store.commit.batch.size") listener.EnableMeasurementEvents(one);
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => Add((string)tags[0].Value!, seconds * 1000));
        _listener.SetMeasurementEventCallback<long>((_, size, _, _) =>
        {
            lock (_times) _batches.Add(size);
        });
        _listener.Start();
    }

    public void Show()
    {
        lock (_times)
        {
            foreach (var (name, times) in _times.Where(one => one.Value.Count > 0).OrderByDescending(one => one.Value.Sum()).Take(5))
            {
                times.Sort();
                Console.WriteLine($"    {name,-24} {times.Count,6} times, p50 {times[times.Count / 2],7:0.0} ms, {times.Sum() / 1000:0.0} s in all");
            }
            if (_batches.Count > 0) Console.WriteLine($"    {_batches.Average():0.0} commits a batch");
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Add(string name, double milliseconds)
    {
        lock (_times)
        {
            if (!_times.TryGetValue(name, out var times)) _times.Add(name, times = []);
            times.Add(milliseconds);
        }
    }
}
