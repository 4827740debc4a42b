using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;

namespace Architecture.Registry.Demonstration;

/// <summary>What happens in the city, day by day: commands of boards and of KS.</summary>
internal sealed class Script
{
    private readonly SortedDictionary<DateOnly, List<CommandRun>> _days = [];
    private readonly HashSet<NodeId> _refused = [];
    private readonly Dictionary<NodeId, string> _keys = [];

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
        if (day > CityCalendar.LastDay) return;
        if (!_days.TryGetValue(day, out var runs)) _days.Add(day, runs = []);
        var run = Registry.Prepare(command, actor, Identity.Of(key));
        _keys.Add(run.Id, key);
        runs.Add(run);
    }

    /// <summary>Something that is tried on a day, and refused.</summary>
    public void Refused<TFacts, TResult>(DateOnly day, string key, Actor actor, ICommand<TFacts, TResult> command)
    {
        On(day, key, actor, command);
        _refused.Add(Identity.Of(key));
    }

    /// <summary>Whether the story asks for the command to be refused.</summary>
    public bool IsToBeRefused(CommandRun run) => _refused.Contains(run.Id);

    /// <summary>What a command is about.</summary>
    public string KeyOf(CommandRun run) => _keys[run.Id];

    /// <summary>The days in order, each with its commands.</summary>
    public IEnumerable<(DateOnly Day, ImmutableArray<CommandRun> Runs)> Days => _days.Select(day => (day.Key, day.Value.ToImmutableArray()));
}
