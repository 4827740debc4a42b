using System.Text.Json;
using Architecture.Registry;

namespace Architecture.Server.Tests.CommandLine;

public sealed class CheckVerbTests
{
    private const string Boards = "code;name;kind\nKS;Kommunstyrelsen;EXECUTIVE\nSVB;Bolaget;COMPANY\n";

    [Fact]
    public async Task Where_nothing_is_wrong_nothing_is_listed()
    {
        using var terminal = new Terminal();
        await terminal.RunAsync("import", "boards", terminal.Write("boards.csv", "code;name;kind\nKS;Kommunstyrelsen;EXECUTIVE\n"));

        var said = await terminal.RunAsync("check");

        Assert.Equal((0, "1 records examined: nothing found.\n"), (said.Code, said.Output));
    }

    [Fact]
    public async Task What_is_wrong_is_listed_by_board_and_rule_with_what_to_do_while_a_server_runs_and_when_none_does()
    {
        using var terminal = new Terminal();
        Said running;
        await using (await Running.StartAsync(terminal.Data))
        {
            await terminal.RunAsync("import", "boards", terminal.Write("boards.csv", Boards));
            running = await terminal.RunAsync("check");
        }
        var alone = await terminal.RunAsync("check");

        var due = $"{DateTime.UtcNow.Year}-12-31";
        Assert.Equal(1, running.Code);
        Assert.Equal(
            $"""
            Kommunstyrelsen (KS): 1 finding
              COMPANY_NOT_ADOPTED  The company has not adopted the city's architecture.
                SVB Bolaget: new, due {due}
                → Record the company's decision to adopt it, or raise the matter with the company.

            2 records examined: 1 finding, 1 of them new and 0 overdue.

            """,
            running.Output);
        Assert.Equal((1, running.Output), (alone.Code, alone.Output));
    }

    [Fact]
    public async Task Nothing_is_written_and_what_the_sweep_finds_is_told_with_its_day_in_Swedish_too()
    {
        using var terminal = new Terminal { Language = Language.Swedish };
        await terminal.RunAsync("import", "boards", terminal.Write("boards.csv", Boards));

        var before = await terminal.RunAsync("verify");
        var first = await terminal.RunAsync("check");
        var after = await terminal.RunAsync("verify");
        await terminal.RunAsync("sweep");
        var second = await terminal.RunAsync("check");

        Assert.Equal(before.Output, after.Output);
        Assert.Contains("SVB Bolaget: ny, ska vara klart", first.Output);
        Assert.Contains("SVB Bolaget: sedan ", second.Output);
        Assert.EndsWith("2 poster prövade: 1 iakttagelse, varav 0 nya och 0 försenade.\n", second.Output);
    }

    [Fact]
    public async Task A_board_or_a_rule_is_asked_for_alone()
    {
        using var terminal = new Terminal();
        await terminal.RunAsync("import", "boards", terminal.Write("boards.csv", Boards));

        Assert.Equal(1, (await terminal.RunAsync("check", "--board", "KS")).Code);
        Assert.Equal(0, (await terminal.RunAsync("check", "--board", "SVB")).Code);
        Assert.Equal(1, (await terminal.RunAsync("check", "--rule", "company_not_adopted")).Code);
        Assert.Equal(0, (await terminal.RunAsync("check", "--rule", "STALE")).Code);
        var unknown = await terminal.RunAsync("check", "--board", "XYZ");
        Assert.Equal((2, "No board has the code XYZ.\n"), (unknown.Code, unknown.Error));
    }

    [Fact]
    public async Task As_JSON_it_says_the_same_to_a_program()
    {
        using var terminal = new Terminal();
        await terminal.RunAsync("import", "boards", terminal.Write("boards.csv", Boards));

        var said = await terminal.RunAsync("check", "--json");

        using var answer = JsonDocument.Parse(said.Output);
        var finding = Assert.Single(answer.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal((1, 2), (said.Code, answer.RootElement.GetProperty("examined").GetInt32()));
        Assert.Equal(
            ("COMPANY_NOT_ADOPTED", "SVB", "KS", JsonValueKind.Null, false),
            (finding.GetProperty("rule").GetString(), finding.GetProperty("record").GetProperty("code").GetString(),
                finding.GetProperty("board").GetProperty("code").GetString(), finding.GetProperty("since").ValueKind, finding.GetProperty("overdue").GetBoolean()));
    }

    [Fact]
    public async Task Where_there_is_no_registry_none_is_reached()
    {
        using var terminal = new Terminal();

        Assert.Equal(3, (await terminal.RunAsync("check")).Code);
    }
}
