using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Projections;

/// <summary>
/// Keeps the derived values in step with the journal. Whoever lists by one asks first (<see cref="NowAsync"/>), so what is listed is right
/// for the moment listed; the server asks every second besides, so that there is little left to do then. Rules never read one.
/// </summary>
internal sealed class Projection(IGraphStore store, TimeProvider clock)
{
    /// <summary>More solutions than a city has.</summary>
    private const int MostSolutions = 1_000_000;

    /// <summary>Entries after which everything is worked out anew: a start after a long time.</summary>
    private const int MostEntries = 10_000;

    private const int EntriesAtOnce = 1_000;

    private const int MostRounds = 3;

    private readonly Lock _queueing = new();
    private Task _last = Task.CompletedTask;

    /// <summary>Ends and attestations are judged against a day: at midnight all values are worked out anew, and at the first use.</summary>
    private DateOnly? _day;

    /// <summary>The registry now, with derived values that know all of it.</summary>
    public async ValueTask<IGraphView> NowAsync(CancellationToken cancellation)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (_queueing) (before, _last) = (_last, done.Task);
        try
        {
            // One at a time: whoever waited finds the work done.
            await before.WaitAsync(cancellation);
            for (var round = 1; ; round++)
            {
                var view = await store.ViewAsync(ReadMoment.NotBefore(store.ProjectedTo), cancellation);
                var today = CityTime.Today(clock);
                if (_day == today && store.ProjectedTo >= view.Read.To) return view;
                var head = view.Read.To;
                var read = RegistryReader.ForReading(view, Actor.System, today, store, this);
                var solutions = _day == today ? await AffectedAsync(read, head, cancellation) : await AllAsync(read, cancellation);
                var values = Changed(solutions, await read.DerivedValuesAsync(solutions, cancellation));
                await store.ProjectAsync(head, values, cancellation);
                _day = today;
                // Where others commit without a pause, the moment that was worked out is shown and the newest one left to the next who asks.
                if (round == MostRounds) return await store.ProjectedViewAsync(view, values, cancellation);
            }
        }
        finally
        {
            if (before.IsCompleted) done.SetResult();
            else _ = before.ContinueWith(_ => done.SetResult(), TaskScheduler.Default);
        }
    }

    /// <summary>Another moment, or a supposed one, with derived values of its own; the store is not touched.</summary>
    public async ValueTask<IGraphView> ThenAsync(RegistryReader read, CancellationToken cancellation)
    {
        // Worked out on everything; what the reader may not see is withheld when it is read.
        var whole = RegistryReader.ForReading(read.Whole, Actor.System, read.Today, store, this);
        var values = await whole.DerivedValuesAsync(await AllAsync(whole, cancellation), cancellation);
        return await store.ProjectedViewAsync(read.Whole, values, cancellation);
    }

    private async ValueTask<IReadOnlyCollection<Solution>> AffectedAsync(RegistryReader read, long head, CancellationToken cancellation)
    {
        var since = store.ProjectedTo;
        if (head - since > MostEntries) return await AllAsync(read, cancellation);
        var affected = new AffectedSolutions();
        while (since < head)
        {
            var entries = await store.JournalAsync(since, (int)Math.Min(EntriesAtOnce, head - since), cancellation);
            affected.Add(entries);
            since = entries[^1].Sequence;
        }
        return await affected.FindAsync(read, cancellation) is { } found
            ? [.. (await read.SolutionsAsync([.. found.Select(id => new SolutionId(id))], cancellation)).OfType<Solution>()]
            : await AllAsync(read, cancellation);
    }

    private static async ValueTask<IReadOnlyCollection<Solution>> AllAsync(RegistryReader read, CancellationToken cancellation)
    {
        var page = await read.View.FindAsync(NodeQuery.First(SolutionGraph.Solution, MostSolutions), cancellation);
        return [.. page.Nodes.Select(node => new Solution(node))];
    }

    /// <summary>What stands already is not written again.</summary>
    private static ImmutableArray<ProjectedValue> Changed(IReadOnlyCollection<Solution> solutions, ImmutableArray<ProjectedValue> values)
    {
        var stored = solutions.ToDictionary(one => one.Node.Id, one => one.Node);
        return values.RemoveAll(value => stored[value.Node][value.Value.Property] == value.Value.Value);
    }
}
