namespace Architecture.Server.Tests.CommandLine;

public sealed class ExportVerbTests
{
    private const string Boards = "code;name;kind;administration;from;until;successor;architecture_adopted\nKS;Kommunstyrelsen;EXECUTIVE;;;;;\nTRN;Trafiknämnden;SPECIALIST;;;;;\n";

    [Fact]
    public async Task What_is_exported_is_printed_or_written_to_a_file_and_nothing_is_overwritten()
    {
        using var terminal = new Terminal();
        await terminal.RunAsync("import", "boards", terminal.Write("boards.csv", Boards));

        var printed = await terminal.RunAsync("export", "boards");
        var written = await terminal.RunAsync("export", "boards", terminal.At("out.csv"));
        var again = await terminal.RunAsync("export", "boards", terminal.At("out.csv"));

        Assert.Equal((0, Boards, ""), (printed.Code, printed.Output, printed.Error));
        Assert.Equal((0, $"2 rows written to {terminal.At("out.csv")}.\n"), (written.Code, written.Output));
        Assert.Equal(Boards, terminal.Read("out.csv"));
        Assert.Equal(1, again.Code);
        Assert.Contains("nothing is overwritten", again.Error);
        Assert.Contains("2 unchanged", (await terminal.RunAsync("import", "boards", terminal.At("out.csv"))).Output);
    }

    [Fact]
    public async Task A_program_is_told_as_json_and_must_name_a_file()
    {
        using var terminal = new Terminal();
        await terminal.RunAsync("import", "boards", terminal.Write("boards.csv", Boards));

        var said = await terminal.RunAsync("export", "boards", terminal.At("out.csv"), "--json");

        using var report = System.Text.Json.JsonDocument.Parse(said.Output);
        Assert.Equal(("boards", 2), (report.RootElement.GetProperty("kind").GetString(), report.RootElement.GetProperty("rows").GetInt32()));
        Assert.Equal(2, (await terminal.RunAsync("export", "boards", "--json")).Code);
        Assert.Equal(2, (await terminal.RunAsync("export")).Code);
        Assert.Equal(2, (await terminal.RunAsync("export", "technology")).Code);
    }

    [Fact]
    public async Task Without_a_registry_there_is_nothing_to_export()
    {
        using var terminal = new Terminal();

        Assert.Equal(3, (await terminal.RunAsync("export", "solutions")).Code);
    }

    [Fact]
    public async Task An_estate_of_waltz_is_read_with_the_mapping_that_comes_with_the_program()
    {
        using var terminal = new Terminal();

        var units = await terminal.RunAsync("import", "boards", terminal.Write("units.csv", "id,name,parent_id\n10,Staben,\n20,Driften,10\n"), "--map", "waltz-boards");
        var unknown = await terminal.RunAsync("import", "boards", terminal.At("units.csv"), "--map", "waltz-nothing");

        Assert.Equal(0, units.Code);
        Assert.Contains("2 rows = 2 added", units.Output);
        Assert.Contains("- “parent_id” is not imported (1 values)", units.Output);
        Assert.Equal(2, unknown.Code);
    }
}
