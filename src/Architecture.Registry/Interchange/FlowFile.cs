using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Architecture.Graph;
using Architecture.Registry.Information;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Interchange;

/// <summary>Information flows as CSV: <c>from;to</c>, and optionally <c>id;via;information_sets;protocol;frequency</c>.</summary>
/// <remarks>
/// Solutions are named by code, or by the id that they were imported under; <c>information_sets</c> by name (<c>CODE/name</c> where several
/// boards have one), separated by <c>|</c>. Without <c>id</c>, the ends and the platform tell rows apart. Vanished are flows from the solutions
/// that the file names as <c>from</c>; other solutions' flows are none of its business.
/// </remarks>
internal sealed class FlowFile(TableMapping mapping) : ImportFormat
{
    public const string Record = "flow";

    private const int SolutionsAtOnce = 200;
    private static readonly TableColumns Columns = new(["from", "to"], ["id", "via", "information_sets", "protocol", "frequency"]);

    /// <summary>Rows just read; what follows is what they speak about, as far as it is on record.</summary>
    private readonly List<NamedFlow> _rows = [];
    private readonly Dictionary<string, SolutionId> _named = [];
    private readonly HashSet<SolutionId> _from = [];
    private readonly HashSet<NodeId> _flows = [];
    private readonly HashSet<(SolutionId From, SolutionId? Via, SolutionId To)> _ways = [];
    private string _heading = "";

    /// <summary>A row as it names things; <c>Ids</c> are those that its flow may have.</summary>
    private sealed record NamedFlow(string From, string? Via, string To, bool HasId, ImmutableArray<NodeId> Ids);

    public override string Heading => _heading;

    protected override IEnumerable<ImportRow> Rows(ImportSource source)
    {
        using var table = TableFile.Open(source, Columns with { Mapping = mapping });
        _heading = table.Heading();
        foreach (var row in table.Rows())
        {
            foreach (var column in row.UnknownColumns()) CountUnknown(column);
            yield return Row(source.Name, row);
        }
    }

    protected override async ValueTask LearnAsync(RegistryReader read, CancellationToken cancellation)
    {
        foreach (var name in _rows.SelectMany(row => new[] { row.From, row.Via, row.To }).OfType<string>().Distinct().Where(name => !_named.ContainsKey(name)).ToList())
            if (await read.SolutionNamedAsync(name, cancellation) is { } solution) _named[name] = solution.Id;
        var flows = await read.NodesAsync(FlowGraph.Flow, [.. _rows.SelectMany(row => row.Ids).Distinct()], cancellation);
        _flows.UnionWith(flows.OfType<GraphNode>().Select(flow => flow.Id));
        foreach (var row in _rows)
        {
            if (Named(row.From) is not { } from) continue;
            _from.Add(from);
            if (!row.HasId && Named(row.To) is { } to && (row.Via is null || Named(row.Via) is not null)) _ways.Add((from, Named(row.Via), to));
        }
        _rows.Clear();
    }

    private SolutionId? Named(string? name) => name is not null && _named.TryGetValue(name, out var id) ? id : null;

    public override async IAsyncEnumerable<VanishedRecord> OnRecordAsync(
        RegistryReader read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var some in _from.Chunk(SolutionsAtOnce))
            foreach (var (flow, sides) in await read.FlowsFromAsync([.. some], cancellation))
                if (!_flows.Contains(flow.Id.Node) && !_ways.Contains((sides.From.Id, sides.Via?.Id, sides.To.Id))) yield return Vanished(sides);
    }

    private static VanishedRecord Vanished(FlowSides sides) => new(
        Record, Key(sides.From.Code, sides.Via?.Code, sides.To.Code), $"{sides.From.Name} → {sides.To.Name}");

    private static string Key(string from, string? via, string to) => via is null ? $"{from} → {to}" : $"{from} → {via} → {to}";

    private static NodeId IdOf(string key) => ImportFlow.IdOf(ImportId.Of(Record, key)).Node;

    private ImportRow Row(string file, TableRow row)
    {
        var from = row.Required("from");
        var to = row.Required("to");
        var via = row.Text("via");
        var way = Key(from, via, to);
        var id = row.Text("id");
        var key = id ?? way;
        InformationFlowId? own = NodeId.TryParse(id, out var exported) ? new InformationFlowId(exported) : null;
        if (IsInspecting) _rows.Add(new NamedFlow(from, via, to, id is not null, own is { } flow ? [IdOf(key), flow.Node] : [IdOf(key)]));

        var imported = new ImportRow(file, row.Line, Record, key, way, row.Written) { Size = row.Size };
        if (row.Fault is { } fault) return imported with { Fault = fault };
        return imported.Doing(new ImportFlow(ImportId.Of(Record, key), id is not null, from, to, via)
        {
            Own = own,
            InformationSets = row.Stated("information_sets", row.Texts),
            Protocol = row.Stated("protocol", row.Text),
            Frequency = row.Stated("frequency", row.Text),
        });
    }
}
