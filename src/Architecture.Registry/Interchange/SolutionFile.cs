using System.Runtime.CompilerServices;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;
using Architecture.Registry.Text;

namespace Architecture.Registry.Interchange;

/// <summary>Local solutions as CSV: <c>name;board;functions</c>, and optionally
/// <c>id;kind;audience;product;aliases;description;phase;in_use;evidence</c>.</summary>
/// <remarks>
/// <c>id</c> is the row's id where it comes from, or the solution's code (else board and name tell rows apart); <c>functions</c> are external ids or paths,
/// <c>audience</c> is <c>ALL</c> or board codes (empty: the board itself), lists are separated by <c>|</c>. Without <c>phase</c> a solution comes
/// in as PLANNED; INTRODUCING, IN_USE and PHASING_OUT are what is there already, with <c>in_use</c> (since when) and <c>evidence</c> (what shows it).
/// </remarks>
internal sealed class SolutionFile(TableMapping mapping) : ImportFormat
{
    public const string Record = "solution";

    private static readonly TableColumns Columns = new(
        ["name", "board", "functions"],
        ["id", "kind", "audience", "product", "aliases", "description", "phase", "in_use", "evidence"]);

    private static readonly Dictionary<string, SolutionKind> Kinds = EnumWords.Of<SolutionKind>();
    private static readonly Dictionary<string, LifecyclePhase> Phases = EnumWords.Of<LifecyclePhase>();

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

    /// <summary>Solutions are never missed: a file holds what one source knows, the registry what all of them do.</summary>
    public override async IAsyncEnumerable<VanishedRecord> OnRecordAsync(
        RegistryReader read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await ValueTask.CompletedTask;
        yield break;
    }

    private static ImportRow Row(string file, TableRow row)
    {
        var name = row.Required("name");
        var board = row.Required("board");
        var key = row.Text("id") ?? $"{board}/{name}";
        var command = new ImportSolution(ImportId.Of(Record, key), board, name, row.Texts("functions"), row.Texts("audience"))
        {
            Id = row.Text("id"),
            Kind = row.Text("kind") is null ? null : row.Choice("kind", Kinds),
            Product = row.Text("product"),
            Aliases = row.Stated("aliases", row.Texts),
            Description = row.Stated("description", row.Text),
            Phase = row.Text("phase") is null ? null : row.Choice("phase", Phases),
            InUse = row.Date("in_use"),
            Evidence = row.Text("evidence"),
        };
        var imported = new ImportRow(file, row.Line, Record, key, name, row.Written) { Size = row.Size };
        return row.Fault is { } fault ? imported with { Fault = fault } : imported.Doing(command);
    }
}

/// <summary>Dependencies between solutions as CSV: <c>from;to</c>, and optionally <c>kind;strength</c> (OTHER, SOFT).</summary>
/// <remarks>A solution is named by its code, or by the id that it was imported under.</remarks>
internal sealed class DependencyFile(TableMapping mapping) : ImportFormat
{
    public const string Record = "dependency";

    private static readonly TableColumns Columns = new(["from", "to"], ["kind", "strength"]);
    private static readonly Dictionary<string, DependencyKind> Kinds = EnumWords.Of<DependencyKind>();
    private static readonly Dictionary<string, DependencyStrength> Strengths = EnumWords.Of<DependencyStrength>();

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

    /// <summary>As with solutions: a file holds what one source knows.</summary>
    public override async IAsyncEnumerable<VanishedRecord> OnRecordAsync(
        RegistryReader read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await ValueTask.CompletedTask;
        yield break;
    }

    private static ImportRow Row(string file, TableRow row)
    {
        var from = row.Required("from");
        var to = row.Required("to");
        var kind = row.Text("kind") is null ? DependencyKind.Other : row.Choice("kind", Kinds);
        var strength = row.Text("strength") is null ? DependencyStrength.Soft : row.Choice("strength", Strengths);
        var key = $"{from} {kind} {to}";
        var imported = new ImportRow(file, row.Line, Record, key, $"{from} → {to}", row.Written) { Size = row.Size };
        return row.Fault is { } fault
            ? imported with { Fault = fault }
            : imported.Doing(new ImportDependency(ImportId.Of(Record, key), from, to, kind, strength));
    }
}

/// <summary>A system of the city that feeds the registry writes for the boards whose records it brings; the journal names the system.</summary>
internal static class OnBehalf
{
    public static DecisionContext Of(Board board, NodeId command, DecisionContext context) =>
        context.Actor.Is(Role.Integration)
            ? new DecisionContext(command, new Actor(context.Actor.Id, [Role.Board], board.Code), context.Today, context.Settings)
            : context;
}
