namespace Architecture.GraphQL.Subscriptions;

/// <summary>How many streams are open at one time, over all connections.</summary>
internal sealed class StreamPlaces(int most)
{
    private int open;

    /// <summary>A place until it is disposed; null when none is free.</summary>
    public IDisposable? TryEnter()
    {
        if (Interlocked.Increment(ref open) <= most) return new Place(this);
        Interlocked.Decrement(ref open);
        return null;
    }

    private sealed class Place(StreamPlaces places) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0) Interlocked.Decrement(ref places.open);
        }
    }
}
