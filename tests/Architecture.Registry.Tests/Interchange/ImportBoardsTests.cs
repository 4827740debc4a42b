using System.Text;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Interchange;

namespace Architecture.Registry.Tests.Interchange;

public sealed class ImportBoardsTests
{
    private const string Header = "code;name;kind;administration;from;until;successor\n";

    [Fact]
    public async Task The_boards_of_the_city_come_in_whole_with_their_mergers()
    {
        var file = ImportSource.File(RealData.Path("boards", "stockholm.csv"));
        await using var city = await ImportedRegistry.NewAsync();

        (await city.ImportAsync(ImportKind.Boards, check: false, file)).Comes(added: 47);

        var read = await city.ReadAsync();
        var boards = await read.AllBoardsAsync(TestContext.Current.CancellationToken);
        Assert.Equal((1, 15, 15, 16), (Count(BoardKind.Executive), Count(BoardKind.Specialist), Count(BoardKind.District), Count(BoardKind.Company)));
        var successions = await read.SuccessionsAsync(boards, TestContext.Current.CancellationToken);
        Assert.Equal(
            ["NOR>NIN", "OST>NIN", "RKI>JAR", "SPT>JAR"],
            successions.Select(edge => $"{Code(edge.From)}>{Code(edge.To)}").Order(StringComparer.Ordinal));
        Assert.All(successions, edge => Assert.Equal(new DateOnly(2023, 7, 1), edge.Get(BoardGraph.SucceededFrom)));

        int Count(BoardKind kind) => boards.Count(board => board.Kind == kind);
        string Code(NodeId id) => boards.Single(board => board.Node.Id == id).Code;
    }

    [Fact]
    public async Task A_second_import_changes_nothing_and_says_so()
    {
        await using var city = await ImportedRegistry.NewAsync();
        var file = Header + "KS;Kommunstyrelsen;EXECUTIVE;SLK;;;\nAAA;Gamla nämnden;DISTRICT;;;2023-06-30;BBB\nBBB;Nya nämnden;DISTRICT;;2023-07-01;;\n";
        (await city.ImportAsync(ImportKind.Boards, file)).Comes(added: 3);
        var sequence = city.Store.Sequence;

        (await city.ImportAsync(ImportKind.Boards, file)).Comes(unchanged: 3);

        Assert.Equal(sequence, city.Store.Sequence);
    }

    [Theory]
    [InlineData(";")]
    [InlineData(",")]
    [InlineData("\t")]
    public async Task The_separator_is_the_one_that_the_header_uses(string separator)
    {
        await using var city = await ImportedRegistry.NewAsync();
        var file = $"name;kind;code\n\"Parker; gator, torg\";Specialist;PGT\n".Replace("name;kind;code", string.Join(separator, "name", "kind", "code"))
            .Replace("\";S", $"\"{separator}S").Replace("t;P", $"t{separator}P");

        (await city.ImportAsync(ImportKind.Boards, file)).Comes(added: 1);

        var board = await (await city.ReadAsync()).BoardByCodeAsync("PGT", TestContext.Current.CancellationToken);
        Assert.Equal("Parker; gator, torg", board!.Name);
    }

    [Fact]
    public async Task Excels_habits_are_taken_in_stride()
    {
        await using var city = await ImportedRegistry.NewAsync();
        var file = "\uFEFFsep=;\r\nCode;Name;Kind\r\n KUN ;\"Kulturnämnden\r\noch mer\";specialist\r\n\r\nVAN;Valnämnden;SPECIALIST";

        var imported = await city.ImportAsync(ImportKind.Boards, file);

        imported.Comes(added: 1, refused: 1);
        var refused = Assert.Single(imported.Refused);
        Assert.Equal(("KUN", 3L, "INPUT_INVALID"), (refused.Key, refused.Line, refused.Refusal!.Code));
    }

    [Fact]
    public async Task What_a_file_does_not_speak_of_is_left_and_what_it_empties_is_cleared()
    {
        await using var city = await ImportedRegistry.NewAsync();
        await city.ImportAsync(ImportKind.Boards, Header + "TRN;Trafiknämnden;SPECIALIST;Trafikkontoret;2000-01-01;;\n");

        (await city.ImportAsync(ImportKind.Boards, "code;name;kind\nTRN;Trafiknämnden;SPECIALIST\n")).Comes(unchanged: 1);
        var emptied = (await city.ImportAsync(ImportKind.Boards, Header + "TRN;Trafik- och gatunämnden;SPECIALIST;;2000-01-01;;\n")).Comes(changed: 1);

        Assert.Equal(
            [new FieldChange("name", "Trafiknämnden", "Trafik- och gatunämnden"), new FieldChange("administration", "Trafikkontoret", null)],
            emptied.Row("TRN").Changes);
        var board = await (await city.ReadAsync()).BoardByCodeAsync("TRN", TestContext.Current.CancellationToken);
        Assert.Equal(("Trafik- och gatunämnden", null, new DateOnly(2000, 1, 1), 2L), (board!.Name, board.Administration, board.From, board.Version));
    }

    public static TheoryData<string, string, string> Refusals => new()
    {
        { "TRN;Trafiknämnden;NÄMND;;;;", "INPUT_INVALID", "kind" },
        { "TRN;;SPECIALIST;;;;", "INPUT_INVALID", "name" },
        { ";Trafiknämnden;SPECIALIST;;;;", "INPUT_INVALID", "code" },
        { "trn;Trafiknämnden;SPECIALIST;;;;", "INPUT_INVALID", "code" },
        { "TRN;Trafiknämnden;SPECIALIST;;2023-02-29;;", "INPUT_INVALID", "from" },
        { "TRN;Trafiknämnden;SPECIALIST;;2023-02-02;2022-01-01;", "INPUT_INVALID", "until" },
        { "TRN;Trafiknämnden;SPECIALIST;;;;KS", "INPUT_INVALID", "until" },
        { "TRN;Trafiknämnden;SPECIALIST;;;2023-06-30;ZZZ", "SUCCESSOR_UNKNOWN", "successor" },
        { "KS;Kommunstyrelsen;EXECUTIVE;;;2023-06-30;KS", "INPUT_INVALID", "successor" },
        { "KS;Kommunstyrelsen;SPECIALIST;;;;", "BOARD_KIND_NEEDS_DECISION", "kind" },
        { "TRN;Trafiknämnden;SPECIALIST;Gator; torg;;;", "COLUMN_COUNT", "" },
        { "TRN;Trafiknämnden;SPECIALIST", "COLUMN_COUNT", "" },
    };

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_row_that_cannot_be_imported_is_refused_with_its_reason_and_stops_no_other(string row, string code, string field)
    {
        await using var city = await ImportedRegistry.NewAsync();
        await city.ImportAsync(ImportKind.Boards, Header + "KS;Kommunstyrelsen;EXECUTIVE;;;;\n");

        var imported = await city.ImportAsync(ImportKind.Boards, Header + row + "\nVAN;Valnämnden;SPECIALIST;;;;\n");

        imported.Comes(added: 1, refused: 1);
        var refused = Assert.Single(imported.Refused);
        Assert.Equal((2L, code, field), (refused.Line, refused.Refusal!.Code, string.Join('.', refused.Refusal.Path)));
    }

    [Fact]
    public async Task Refused_rows_make_a_file_that_can_be_mended_and_imported_again()
    {
        await using var city = await ImportedRegistry.NewAsync();
        var imported = await city.ImportAsync(
            ImportKind.Boards, "code;name;kind;telefon\nTRN;\"Trafik; och \"\"gator\"\"\";NÄMND;08\nVAN;Valnämnden;SPECIALIST;08\n");
        imported.Comes(added: 1, refused: 1);
        Assert.Equal([new UnknownField("telefon", 2)], imported.Report.UnknownFields);

        var file = imported.RefusedFile(ImportKind.Boards);
        Assert.StartsWith("code;name;kind;telefon;refused_line;refused_code;refused_reason\n", file);
        var again = await city.ImportAsync(ImportKind.Boards, file);
        again.Comes(refused: 1);
        Assert.Equal(["telefon"], again.Report.UnknownFields.Select(field => field.Name));
        Assert.Equal(file.Split('\n')[0], again.RefusedFile(ImportKind.Boards).Split('\n')[0]);

        (await city.ImportAsync(ImportKind.Boards, file.Replace("NÄMND", "SPECIALIST"))).Comes(added: 1);
        var board = await (await city.ReadAsync()).BoardByCodeAsync("TRN", TestContext.Current.CancellationToken);
        Assert.Equal("Trafik; och \"gator\"", board!.Name);
    }

    [Fact]
    public async Task The_same_code_twice_is_refused_the_second_time()
    {
        await using var city = await ImportedRegistry.NewAsync();

        var imported = await city.ImportAsync(ImportKind.Boards, Header + "VAN;Valnämnden;SPECIALIST;;;;\nVAN;Vattennämnden;SPECIALIST;;;;\n");

        imported.Comes(added: 1, refused: 1);
        Assert.Equal((3L, "DUPLICATE_ROW"), (imported.Refused.Single().Line, imported.Refused.Single().Refusal!.Code));
    }

    public static TheoryData<string, byte[]> BrokenFiles => new()
    {
        { "empty", [] },
        { "only blank lines", "\n\n"u8.ToArray() },
        { "another header", "id;title\n1;Valnämnden\n"u8.ToArray() },
        { "a column twice", "code;name;kind;name\nVAN;a;SPECIALIST;b\n"u8.ToArray() },
        { "a quote never closed", "code;name;kind\nVAN;Valnämnden;SPECIALIST\nTRN;\"Trafik;SPECIALIST\n"u8.ToArray() },
        { "text after a quote", "code;name;kind\nVAN;Valnämnden;SPECIALIST\nTRN;\"Trafik\"nämnden;SPECIALIST\n"u8.ToArray() },
        { "Latin-1", Encoding.Latin1.GetBytes("code;name;kind\nVAN;Valnämnden;SPECIALIST\n") },
        { "UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("code;name;kind\nVAN;Valnämnden;SPECIALIST\n")] },
        { "a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00] },
    };

    [Theory, MemberData(nameof(BrokenFiles))]
    public async Task A_file_that_is_not_whole_changes_nothing_at_all(string why, byte[] bytes)
    {
        await using var city = await ImportedRegistry.NewAsync();

        var broken = await Assert.ThrowsAsync<BrokenFileException>(
            () => city.ImportAsync(ImportKind.Boards, check: false, new ImportSource(why, () => new MemoryStream(bytes))));

        Assert.NotEqual("", broken.Reason.Swedish);
        Assert.Equal(0, city.Store.Sequence);
    }

    [Fact]
    public async Task A_check_says_the_same_and_writes_nothing()
    {
        await using var city = await ImportedRegistry.NewAsync();
        await city.ImportAsync(ImportKind.Boards, Header + "TRN;Trafiknämnden;SPECIALIST;;;;\nVAN;Valnämnden;SPECIALIST;;;;\n");
        var sequence = city.Store.Sequence;
        var file = Header + "TRN;Trafik;SPECIALIST;;;;\nAAA;Gamla;DISTRICT;;;2023-06-30;BBB\nBBB;Nya;DISTRICT;;;;\nCCC;Fel;X;;;;\n";

        var check = await city.ImportAsync(ImportKind.Boards, file, check: true);
        Assert.Equal(sequence, city.Store.Sequence);
        var real = await city.ImportAsync(ImportKind.Boards, file);

        check.Comes(added: 2, changed: 1, refused: 1);
        Assert.Equal(real.Report.Rows, check.Report.Rows);
        Assert.Equal(real.Rows.Select(row => (row.Key, row.Verdict)), check.Rows.Select(row => (row.Key, row.Verdict)));
        Assert.Equal([new VanishedRecord("board", "VAN", "Valnämnden")], check.Report.Vanished);
        Assert.Equal(1, real.Report.VanishedCount);
    }

    [Fact]
    public async Task The_same_file_makes_the_same_ids_everywhere()
    {
        await using var here = await ImportedRegistry.NewAsync();
        await using var there = await ImportedRegistry.NewAsync();
        await here.ImportAsync(ImportKind.Boards, Header + "TRN;Trafiknämnden;SPECIALIST;;;;\nVAN;Valnämnden;SPECIALIST;;;;\n");
        await there.ImportAsync(ImportKind.Boards, Header + "VAN;Valnämnden;SPECIALIST;;;;\n");

        Assert.Equal(
            (await (await here.ReadAsync()).BoardByCodeAsync("VAN", TestContext.Current.CancellationToken))!.Id,
            (await (await there.ReadAsync()).BoardByCodeAsync("VAN", TestContext.Current.CancellationToken))!.Id);
    }
}
