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

    /// <summary>Names that the file gives solutions; those that flows go from.</summary>
    private readonly HashSet<string> _named = [];
    private readonly HashSet<string> _from = [];

    /// <summary>The flows of the file, by the ids that follow from its rows.</summary>
    private readonly HashSet<NodeId> _flows = [];
    private string _heading = "";

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

    public override async IAsyncEnumerable<VanishedRecord> OnRecordAsync(
        RegistryReader read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var names = new Dictionary<SolutionId, List<string>>();
        var from = new HashSet<SolutionId>();
        foreach (var name in _named)
        {
            if (await read.SolutionNamedAsync(name, cancellation) is not { } solution) continue;
            if (!names.TryGetValue(solution.Id, out var known)) names[solution.Id] = known = [];
            known.Add(name);
            if (_from.Contains(name)) from.Add(solution.Id);
        }
        foreach (var some in from.Chunk(SolutionsAtOnce))
            foreach (var (flow, sides) in await read.FlowsFromAsync([.. some], cancellation))
                if (!_flows.Contains(flow.Id.Node) && !IsNamed(sides, names)) yield return Vanished(sides);
    }

    /// <summary>A row of the file goes the same way, whatever names it has for the solutions.</summary>
    private bool IsNamed(FlowSides sides, Dictionary<SolutionId, List<string>> names)
    {
        List<string> Of(Solution solution) => names.GetValueOrDefault(solution.Id) ?? [];
        List<string?> via = sides.Via is { } platform ? [.. Of(platform)] : [null];
        return Of(sides.From).Any(from => via.Any(over => Of(sides.To).Any(to => _flows.Contains(IdOf(Key(from, over, to))))));
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
        _from.Add(from);
        foreach (var name in new[] { from, to, via }) if (name is not null) _named.Add(name);
        _flows.Add(IdOf(key));
        InformationFlowId? own = NodeId.TryParse(id, out var exported) ? new InformationFlowId(exported) : null;
        if (own is { } flow) _flows.Add(flow.Node);

        var imported = new ImportRow(file, row.Line, Record, key, way, row.Written);
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
