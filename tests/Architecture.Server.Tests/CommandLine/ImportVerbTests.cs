using System.Text.Json;
using Architecture.Registry;

namespace Architecture.Server.Tests.CommandLine;

public sealed class ImportVerbTests
{
    private const string Boards = "code;name;kind\nKS;Kommunstyrelsen;EXECUTIVE\nTRN;Trafiknämnden;SPECIALIST\n";

    [Fact]
    public async Task An_import_says_what_it_did_and_a_second_one_that_nothing_differs()
    {
        using var terminal = new Terminal();
        var file = terminal.Write("boards.csv", Boards);

        var first = await terminal.RunAsync("import", "boards", file);
        var second = await terminal.RunAsync("import", "boards", file);

        Assert.Equal((0, "2 rows = 2 added + 0 changed + 0 unchanged + 0 refused\n"), (first.Code, first.Output));
        Assert.Equal((0, "2 rows = 0 added + 0 changed + 2 unchanged + 0 refused\nNothing differs.\n"), (second.Code, second.Output));
        Assert.False(File.Exists(terminal.At("boards.refused.csv")));
    }

    [Fact]
    public async Task Refused_rows_are_listed_and_written_beside_the_file_and_can_be_mended()
    {
        using var terminal = new Terminal();
        var file = terminal.Write("boards.csv", Boards + "van;Valnämnden;SPECIALIST\n");

        var said = await terminal.RunAsync("import", "boards", file);

        Assert.Equal(1, said.Code);
        Assert.Contains($"! {file}:4  board van  INPUT_INVALID", said.Output);
        Assert.Contains("3 rows = 2 added + 0 changed + 0 unchanged + 1 refused", said.Output);
        var mended = terminal.Write("mended.csv", terminal.Read("boards.refused.csv").Replace("van;", "VAN;"));
        Assert.Equal(0, (await terminal.RunAsync("import", "boards", mended)).Code);
    }

    [Fact]
    public async Task A_check_shows_the_difference_and_writes_nothing()
    {
        using var terminal = new Terminal();
        await terminal.RunAsync("import", "boards", terminal.Write("boards.csv", Boards));
        var file = terminal.Write("next.csv", "code;name;kind;färg\nTRN;Trafik;SPECIALIST;röd\nVAN;Valnämnden;SPECIALIST;\nX;x;X;\n");

        var check = await terminal.RunAsync("import", "boards", file, "--check");
        var again = await terminal.RunAsync("import", "boards", file, "--check");

        Assert.Equal(1, check.Code);
        Assert.Contains("~ board TRN  Trafik\n    name: Trafiknämnden → Trafik\n+ board VAN  Valnämnden\n", check.Output);
        Assert.Contains("? board KS  Kommunstyrelsen: in the registry but not in the file", check.Output);
        Assert.Contains("- “färg” is not imported (1 values)", check.Output);
        Assert.Contains("Check: nothing was written.", check.Output);
        Assert.Equal(check.Output, again.Output);
        Assert.False(File.Exists(terminal.At("next.refused.csv")));
    }

    [Fact]
    public async Task A_program_gets_the_report_as_one_json_document()
    {
        using var terminal = new Terminal();
        var file = terminal.Write("boards.csv", Boards + "van;Valnämnden;SPECIALIST\n");

        var said = await terminal.RunAsync("import", "boards", file, "--json");

        using var report = JsonDocument.Parse(said.Output);
        var rows = report.RootElement.GetProperty("rows");
        Assert.Equal((2, 1, 3), (rows.GetProperty("added").GetInt32(), rows.GetProperty("refused").GetInt32(), rows.GetProperty("total").GetInt32()));
        var refused = report.RootElement.GetProperty("refused")[0];
        Assert.Equal(("INPUT_INVALID", 4), (refused.GetProperty("code").GetString(), refused.GetProperty("line").GetInt32()));
        Assert.Equal(terminal.At("boards.refused.csv"), report.RootElement.GetProperty("refusedFile").GetString());
        Assert.Equal("", said.Error);
    }

    [Fact]
    public async Task A_broken_file_says_where_and_that_nothing_was_imported()
    {
        using var terminal = new Terminal();
        var file = terminal.Write("boards.csv", Boards + "VAN;\"Val;SPECIALIST\n");

        var said = await terminal.RunAsync("import", "boards", file);

        Assert.Equal((1, ""), (said.Code, said.Output));
        Assert.StartsWith($"{file}:4: The file is not CSV", said.Error);
        Assert.Contains("Nothing was imported.", said.Error);
        Assert.Contains("2 added", (await terminal.RunAsync("import", "boards", terminal.Write("good.csv", Boards))).Output);
    }

    [Fact]
    public async Task Swedish_is_spoken_to_those_who_speak_it()
    {
        using var terminal = new Terminal { Language = Language.Swedish };

        var said = await terminal.RunAsync("import", "boards", terminal.Write("boards.csv", Boards + "van;Valnämnden;SPECIALIST\n"));

        Assert.Contains("3 rader = 2 nya + 0 ändrade + 0 oförändrade + 1 nekade", said.Output);
        Assert.Contains("En nämnds kod är två till tio stora bokstäver", said.Output);
    }

    [Fact]
    public async Task A_folder_of_trees_is_imported_file_by_file()
    {
        using var terminal = new Terminal();
        Directory.CreateDirectory(terminal.At("trees"));
        terminal.Write("trees/a.yaml", "id: A\nname: Vård\nlevel: 1\n");
        terminal.Write("trees/b.yml", "id: B\nname: Skola\nchildren:\n- {id: B1, name: [x]}\n");
        terminal.Write("trees/notes.txt", "not a tree");

        var said = await terminal.RunAsync("import", "capabilities", terminal.At("trees"));

        Assert.Equal(1, said.Code);
        Assert.Contains("3 rows = 2 added + 0 changed + 0 unchanged + 1 refused", said.Output);
        Assert.Contains("- “level” is not imported (1 values)", said.Output);
        Assert.Contains("id: \"B1\"", terminal.Read("trees.refused.yaml"));
    }

    [Fact]
    public async Task Technology_is_counted_by_product_and_release()
    {
        using var terminal = new Terminal();
        var file = terminal.Write("feed.json", """{"result": [{"name": "thing", "label": "Thing", "releases": [{"name": "1"}, {"name": "2", "eolFrom": "soon"}]}]}""");

        var said = await terminal.RunAsync("import", "technology", file);

        Assert.Equal(1, said.Code);
        Assert.Contains("  product: 1 rows = 1 added", said.Output);
        Assert.Contains("  release: 2 rows = 1 added + 0 changed + 0 unchanged + 1 refused", said.Output);
        var mended = terminal.Write("mended.json", terminal.Read("feed.refused.json").Replace("soon", "2030-01-01"));
        Assert.Contains("2 rows = 1 added + 0 changed + 1 unchanged", (await terminal.RunAsync("import", "technology", mended)).Output);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_wrong_use()
    {
        using var terminal = new Terminal();

        var said = await terminal.RunAsync("import", "boards", terminal.At("nowhere.csv"));

        Assert.Equal(2, said.Code);
        Assert.Contains("nowhere.csv", said.Error);
    }
}
