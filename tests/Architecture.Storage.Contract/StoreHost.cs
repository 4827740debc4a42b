using Architecture.Graph;

namespace Architecture.Storage.Contract;

/// <summary>One empty database of the store under test, made for one test and removed after it.</summary>
public abstract class StoreHost : IAsyncDisposable
{
    public ManualClock Clock { get; } = new();

    /// <summary>How many times fewer random runs and rounds of races are made in CI, where a step is a journey to another process.</summary>
    public virtual int Weight => 1;

    /// <summary>Opens the database; again after the store was disposed, to see what it kept.</summary>
    public abstract ValueTask<IGraphStore> OpenAsync(GraphModel model, CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();
}

/// <summary>A clock that stands still until it is set. It starts at noon, so that no test meets midnight by chance.</summary>
public sealed class ManualClock : TimeProvider
{
    private long _milliseconds = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public DateTimeOffset Now
    {
        get => DateTimeOffset.FromUnixTimeMilliseconds(Volatile.Read(ref _milliseconds));
        set => Volatile.Write(ref _milliseconds, value.ToUnixTimeMilliseconds());
    }

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan span) => Now += span;
}
