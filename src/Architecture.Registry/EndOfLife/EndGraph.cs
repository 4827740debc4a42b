using Architecture.Registry.Solutions;

namespace Architecture.Registry.EndOfLife;

/// <summary>
/// Solutions and their HARD dependencies, each solution's own end computed once. What is reachable is found backwards from where dates
/// arise, in order of date, so that every solution is settled once, circles included, and by its nearest source.
/// </summary>
internal sealed class EndGraph
{
    private readonly SolutionEndFacts[] _facts;
    private readonly OwnEnd[] _own;
    private readonly Dictionary<SolutionId, int> _nodes;
    private readonly List<(int From, DependencyKind Kind)>[] _dependents;

    public EndGraph(SolutionEndFacts[] facts, DateOnly today)
    {
        _facts = facts;
        _own = [.. facts.Select(solution => OwnEnd.Of(solution, today))];
        _nodes = new Dictionary<SolutionId, int>(facts.Length);
        for (var node = 0; node < facts.Length; node++) _nodes.Add(facts[node].Id, node);
        _dependents = [.. facts.Select(_ => new List<(int, DependencyKind)>(0))];
        for (var node = 0; node < facts.Length; node++)
        {
            // What is gone ended by its own date; what it needed does not matter any more.
            if (facts[node].IsGone) continue;
            foreach (var dependency in facts[node].DependsOn)
            {
                if (dependency.Strength != DependencyStrength.Hard) continue;
                if (_nodes.TryGetValue(dependency.To, out var target)) _dependents[target].Add((node, dependency.Kind));
                else _own[node] = _own[node].WithMissing(MissingDate.Dependency);
            }
        }
    }

    /// <summary>How a node reaches a source: the source, the next node on a shortest way, and the dependency to it.</summary>
    public readonly record struct Reached(int Source, int Next, DependencyKind By, bool IsReached);

    public int Count => _facts.Length;

    public SolutionEndFacts Facts(int node) => _facts[node];

    public OwnEnd Own(int node) => _own[node];

    public int? Find(SolutionId solution) => _nodes.TryGetValue(solution, out var node) ? node : null;

    /// <summary>For every node, the earliest date reachable; ties: its own, the shortest way, the source's code.</summary>
    public Reached[] Earliest()
    {
        var reached = new Reached[Count];
        var sources = Enumerable.Range(0, Count).Where(node => _own[node].Earliest is not null).GroupBy(node => _own[node].Earliest!.Date!.Value);
        foreach (var day in sources.OrderBy(group => group.Key)) Spread([.. day.Where(node => !reached[node].IsReached)], reached);
        return reached;
    }

    /// <summary>For every node, the nearest node (itself included) that fits; ties by code.</summary>
    public Reached[] Nearest(Func<OwnEnd, bool> fits)
    {
        var reached = new Reached[Count];
        Spread([.. Enumerable.Range(0, Count).Where(node => fits(_own[node]))], reached);
        return reached;
    }

    /// <summary>Breadth first against the dependencies, from all sources at once; a frontier is taken in order of its sources' codes.</summary>
    private void Spread(List<int> frontier, Reached[] reached)
    {
        foreach (var source in frontier) reached[source] = new Reached(source, source, default, IsReached: true);
        while (frontier.Count > 0)
        {
            frontier.Sort((left, right) => string.CompareOrdinal(_facts[reached[left].Source].Code, _facts[reached[right].Source].Code) is not 0 and var order
                ? order : string.CompareOrdinal(_facts[left].Code, _facts[right].Code));
            var next = new List<int>();
            foreach (var node in frontier)
            {
                foreach (var (from, kind) in _dependents[node])
                {
                    if (reached[from].IsReached) continue;
                    reached[from] = new Reached(reached[node].Source, node, kind, IsReached: true);
                    next.Add(from);
                }
            }
            frontier = next;
        }
    }
}
