namespace Architecture.GraphQL.Tests.Http;

/// <summary>A clock whose timers go off when a test says so, and not before.</summary>
internal sealed class HandClock : TimeProvider
{
    private readonly List<Action> due = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (due) due.Add(() => callback(state));
        return new Silent();
    }

    public void Ring()
    {
        lock (due)
        {
            due.ForEach(action => action());
            due.Clear();
        }
    }

    private sealed class Silent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
