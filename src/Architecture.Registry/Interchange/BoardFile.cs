using System.Runtime.CompilerServices;
using Architecture.Graph;
using Architecture.Registry.Boards;

namespace Architecture.Registry.Interchange;

/// <summary>Boards and companies as CSV: <c>code;name;kind</c>, and optionally <c>administration;from;until;successor;architecture_adopted</c>.</summary>
/// <remarks><c>until</c> is the last day in force; a <c>successor</c> (several: separated by <c>|</c>) takes over the day after.</remarks>
internal sealed class BoardFile(TableMapping mapping) : ImportFormat
{
    public const string Record = "board";

    private const int PageSize = 1_000;

    private static readonly TableColumns Columns = new(
        ["code", "name", "kind"],
        ["administration", "from", "until", "successor", "architecture_adopted"]);

    private static readonly Dictionary<string, BoardKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["EXECUTIVE"] = BoardKind.Executive,
        ["SPECIALIST"] = BoardKind.Specialist,
        ["DISTRICT"] = BoardKind.District,
        ["COMPANY"] = BoardKind.Company,
    };

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
        await foreach (var node in read.EveryAsync(BoardGraph.Board, PageSize, cancellation))
        {
            var board = new Board(node);
            yield return new VanishedRecord(Record, board.Code, board.Name);
        }
    }

    private static ImportRow Row(string file, TableRow row)
    {
        var command = new ImportBoard(
            row.Required("code"),
            row.Required("name"),
            row.Choice("kind", Kinds),
            row.Stated("administration", row.Text),
            row.Stated("from", row.Date),
            row.Stated("until", row.Date),
            row.Stated("architecture_adopted", row.Date),
            row.Texts("successor"));
        var imported = new ImportRow(file, row.Line, Record, command.Code, command.Name, row.Written) { Size = row.Size };
        return row.Fault is { } fault ? imported with { Fault = fault } : imported.Doing(command);
    }
}
