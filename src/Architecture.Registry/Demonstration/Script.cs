using System.Collections.Immutable;
using Architecture.Registry.Access;

namespace Architecture.Registry.Demonstration;

/// <summary>What happens in the city, day by day: commands of boards and of KS.</summary>
internal sealed class Script
{
    private readonly SortedDictionary<DateOnly, List<CommandRun>> _days = [];

    public static readonly Actor Executive = DemonstrationUsers.Find("executive")!;
    public static readonly Actor Governance = DemonstrationUsers.Find("governance")!;

    /// <summary>Who acts for a board.</summary>
    public static Actor ActorOf(string board) => board == "KS" ? Executive : DemonstrationUsers.Find("board:" + board)!;

    /// <summary>Has something done on a day; what is added first is done first.</summary>
    /// <param name="day">The day.</param>
    /// <param name="key">What it is about; the command's identity derives from it.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="command">What is done.</param>
    public void On<TFacts, TResult>(DateOnly day, string key, Actor actor, ICommand<TFacts, TResult> command)
    {
        if (!_days.TryGetValue(day, out var runs)) _days.Add(day, runs = []);
        runs.Add(Registry.Prepare(command, actor, Identity.Of(key)));
    }

    /// <summary>The days in order, each with its commands.</summary>
    public IEnumerable<(DateOnly Day, ImmutableArray<CommandRun> Runs)> Days => _days.Select(day => (day.Key, day.Value.ToImmutableArray()));
}
