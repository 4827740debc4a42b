using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Architecture.Graph;

namespace Architecture.Registry.Changes;

/// <summary>
/// The journal as it grows. Whoever follows it gets every entry once and in order, whichever server wrote it. One look at the store serves
/// all who wait, and nobody looks while nobody follows.
/// </summary>
internal sealed class JournalFeed(IGraphStore store, TimeProvider clock)
{
    /// <summary>Between two looks: what somebody watches a screen for may be this late.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    /// <summary>Entries fetched at a time by one who has catching up to do.</summary>
    private const int Batch = 100;

    private readonly Lock _looking = new();
    private Task<long> _look = Task.FromResult(0L);

    /// <summary>Entries after a sequence, without an end. A store that cannot be reached is waited for.</summary>
    public async IAsyncEnumerable<JournalEntry> FollowAsync(long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var entries = await EntriesAsync(after, cancellation);
            foreach (var entry in entries)
            {
                after = entry.Sequence;
                yield return entry;
            }
            if (entries.Length < Batch) await GrowthAsync(after, cancellation);
        }
    }

    private async ValueTask<ImmutableArray<JournalEntry>> EntriesAsync(long after, CancellationToken cancellation)
    {
        try
        {
            return await store.JournalAsync(after, Batch, cancellation);
        }
        catch (StoreUnavailableException)
        {
            return [];
        }
    }

    private async ValueTask GrowthAsync(long after, CancellationToken cancellation)
    {
        long head;
        do head = await NextLook().WaitAsync(cancellation);
        while (head <= after);
    }

    private Task<long> NextLook()
    {
        lock (_looking) return _look.IsCompleted ? _look = LookAsync() : _look;
    }

    /// <returns>Where the journal ends; 0 while the store cannot be reached.</returns>
    private async Task<long> LookAsync()
    {
        await Task.Delay(Every, clock);
        try
        {
            return (await store.ViewAsync(ReadMoment.Now, CancellationToken.None)).Read.To;
        }
        catch (StoreUnavailableException)
        {
            return 0;
        }
    }
}
