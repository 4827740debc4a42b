using Architecture.Graph;

namespace Architecture.Benchmarks;

/// <summary>
/// An estate of N solutions and 5 N edges, the same for every run: each solution has a board, a function that it provides and three
/// dependencies on average. Dependencies are skewed as in real estates: most go to few; hubs and boards have up to 10,000.
/// </summary>
internal sealed class Estate(int solutions)
{
    private const int HubDegree = 10_000;

    private static readonly string[] s_words =
        ["bygg", "lov", "skola", "vård", "tid", "bokning", "ärende", "miljö", "tillsyn", "hamn", "karta", "avgift", "återbruk", "översikt"];

    private static readonly string[] s_phases = ["Idea", "Planned", "InUse", "InUse", "InUse", "BeingPhasedOut", "Retired"];
    private static readonly string[] s_kinds = ["Application", "Service", "Platform"];
    private static readonly string[] s_dependencies = ["RUNS_ON", "INTEGRATES_WITH", "AUTHENTICATES_WITH", "READS_FROM"];
    private static readonly Stamp s_stamp = new(1, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private MemoryGraph? _graph;

    public int Solutions => solutions;
    public int Boards { get; } = Math.Max(4, solutions / HubDegree);
    public int Capabilities { get; } = Math.Clamp(solutions / 100, 20, 2000);
    public int Hubs { get; } = Math.Max(1, solutions / 100_000);

    /// <summary>The estate in memory; made at the first use.</summary>
    public MemoryGraph Graph => _graph ??= Load(withEdges: true);

    public MemoryGraph Load(bool withEdges) =>
        MemoryGraph.Load(EstateModel.Model, Nodes(), withEdges ? Edges() : [], [new CounterImage("b0", solutions)], 1, s_stamp.Time);

    /// <summary>Ids are scattered, as ids derived from a hash are.</summary>
    public static NodeId Id(char kind, long number)
    {
        var high = Mix((ulong)number * 31 + kind);
        return new NodeId(new UInt128(high, Mix(high + kind)));
    }

    public static NodeId Solution(long number) => Id('s', number);

    public IEnumerable<GraphNode> Nodes()
    {
        for (var i = 0; i < Boards; i++) yield return Node(EstateModel.Board, Id('b', i), EstateModel.BoardName.Is($"Nämnd {i}"));
        for (var i = 0; i < Capabilities; i++) yield return Node(EstateModel.Capability, Id('c', i), EstateModel.CapabilityName.Is($"Funktion {i}"));
        var random = new Random(17);
        for (var i = 0; i < solutions; i++) yield return NewSolution(i, random);
    }

    public IEnumerable<GraphEdge> Edges()
    {
        foreach (var (number, kind, from, to) in Links())
        {
            var (fromId, toId) = (Solution(from), kind == EstateModel.DependsOn ? Solution(to) : Id(kind == EstateModel.Provides ? 'c' : 'b', to));
            yield return new GraphEdge(kind, Id('e', number), fromId, toId, s_stamp, s_stamp, Values(kind, number));
        }
    }

    /// <summary>Every edge by the numbers of its ends; the same each time.</summary>
    public IEnumerable<(long Number, EdgeKind Kind, int From, int To)> Links()
    {
        var random = new Random(23);
        long number = 0;
        for (var i = 0; i < solutions; i++)
        {
            yield return (number++, EstateModel.ResponsibleBoard, i, i % Boards);
            yield return (number++, EstateModel.Provides, i, random.Next(Capabilities));
            // 1 to 5 dependencies, 3 on average.
            for (var left = 1 + random.Next(5); left > 0; left--) yield return (number++, EstateModel.DependsOn, i, Target(random));
        }
    }

    // Hubs take their share first; the rest falls off as the cube of an even draw, so some solutions have hundreds, most a few.
    private int Target(Random random)
    {
        var share = (double)Hubs * Math.Min(HubDegree, solutions / 2) / (3.0 * solutions);
        if (random.NextDouble() < share) return random.Next(Hubs);
        var draw = random.NextDouble();
        return random.Next(4) == 0 ? (int)(draw * draw * draw * solutions) : (int)(draw * solutions);
    }

    private static GraphNode NewSolution(int number, Random random)
    {
        var words = Enumerable.Range(0, 3).Select(_ => s_words[random.Next(s_words.Length)]).ToArray();
        var name = $"{char.ToUpperInvariant(words[0][0])}{words[0][1..]}{words[1]} {words[2]} {number}";
        return Node(
            EstateModel.Solution,
            Solution(number),
            EstateModel.Code.Is($"B{number % 97:00}-{number:0000000}"),
            EstateModel.Name.Is(name),
            EstateModel.Aliases.Is([$"{words[1]}{number}"]),
            EstateModel.Description.Is($"Stödjer {words[0]} och {words[2]} för medborgare och handläggare, version {number}."),
            EstateModel.SortKey.Is($"{words[0]}{words[1]} {words[2]} {number}"),
            EstateModel.Folded.Is(CaseFolding.Fold(name)),
            EstateModel.Terms.Is([.. words.Append($"n{number}").Distinct()]),
            EstateModel.Kind.Is(s_kinds[random.Next(s_kinds.Length)]),
            EstateModel.Reach.Is(random.Next(20) == 0 ? "Shared" : "Local"),
            EstateModel.Phase.Is(s_phases[random.Next(s_phases.Length)]),
            EstateModel.Planned.Is(["InUse=2024-01-01"]),
            EstateModel.AudienceAll.Is(random.Next(3) == 0),
            EstateModel.DeclaredEnd.Is(random.Next(4) == 0 ? new DateOnly(2027, 1, 1).AddDays(random.Next(2000)) : null),
            EstateModel.Version.Is(1),
            EstateModel.EffectiveEnd.Is(random.Next(2) == 0 ? new DateOnly(2027, 1, 1).AddDays(random.Next(2000)) : null));
    }

    // Texts are copies, as those read from a journal are.
    private static GraphNode Node(NodeKind kind, NodeId id, params ReadOnlySpan<PropertyValue> set)
    {
        var values = new GraphValue[kind.Properties.Count];
        foreach (var (property, value) in set) values[property.Ordinal] = Fresh(value);
        return new GraphNode(kind, id, s_stamp, s_stamp, values);
    }

    private static GraphValue[] Values(EdgeKind kind, long number)
    {
        if (kind == EstateModel.ResponsibleBoard) return [];
        if (kind == EstateModel.Provides) return [Fresh(GraphValue.Of(number % 4 == 0 ? "Partial" : "Full"))];
        var text = s_dependencies[number % s_dependencies.Length];
        return [Fresh(GraphValue.Of(text)), Fresh(GraphValue.Of(number % 3 == 0 ? "SOFT" : "HARD")), GraphValue.Of(1 + number % 3)];
    }

    private static GraphValue Fresh(GraphValue value) =>
        value.Text is { } text ? GraphValue.Of(new string(text)) : value.Kind == GraphValueKind.TextList ? GraphValue.Of([.. value.ToList().Select(item => new string(item))]) : value;

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
