using System.Net;
using Architecture.Server.CommandLine;

namespace Architecture.Server.Tests.CommandLine;

public sealed class RunningServerTests
{
    [Fact]
    public async Task Write_verbs_work_while_a_server_runs_and_say_the_same()
    {
        using var terminal = new Terminal();
        var file = terminal.Write("boards.csv", "code;name;kind;färg\nVAN;Valnämnden;SPECIALIST;röd\nvan;Valnämnden;SPECIALIST;\n");
        Said check, imported, backup, broken;
        await using (await Running.StartAsync(terminal.Data))
        {
            check = await terminal.RunAsync("import", "boards", file, "--check");
            imported = await terminal.RunAsync("import", "boards", file);
            backup = await terminal.RunAsync("backup", terminal.At("copy"));
            broken = await terminal.RunAsync("import", "boards", terminal.Write("broken.csv", "kod\n"));
            Assert.Equal(0, (await terminal.RunAsync("verify")).Code);
            Assert.Equal(1, (await terminal.RunAsync("backup", terminal.At("copy"))).Code);
            Assert.Equal(1, (await terminal.RunAsync("backup", Path.Combine(terminal.Data, "inside"))).Code);
            Assert.False(Directory.Exists(Path.Combine(terminal.Data, "inside")));
        }
        var afterwards = await terminal.RunAsync("import", "boards", file);

        Assert.Equal((1, 1, 0, 1), (check.Code, imported.Code, backup.Code, broken.Code));
        Assert.Contains("+ board VAN  Valnämnden", check.Output);
        Assert.Contains($"! {file}:3  board van  INPUT_INVALID", imported.Output);
        Assert.Contains("2 rows = 1 added + 0 changed + 0 unchanged + 1 refused", imported.Output);
        Assert.Contains("- “färg” is not imported (1 values)", imported.Output);
        Assert.StartsWith("code;name;kind;färg;refused_line", terminal.Read("boards.refused.csv"));
        Assert.Contains("broken.csv:1: The column “code” is missing", broken.Error);
        Assert.Contains("2 rows = 0 added + 0 changed + 1 unchanged + 1 refused", afterwards.Output);
    }

    [Fact]
    public async Task A_mapping_goes_with_the_file()
    {
        using var terminal = new Terminal();
        var map = terminal.Write("map.yaml", "columns: {code: kod, name: namn}\ndefaults: {kind: SPECIALIST}\n");
        await using var running = await Running.StartAsync(terminal.Data);

        var said = await terminal.RunAsync("import", "boards", terminal.Write("boards.csv", "kod;namn\nVAN;Valnämnden\n"), "--map", map);

        Assert.Equal((0, "1 rows = 1 added + 0 changed + 0 unchanged + 0 refused\n"), (said.Code, said.Output));
    }

    [Fact]
    public async Task The_sweep_says_the_same_with_a_server_and_without_and_finds_nothing_twice()
    {
        using var terminal = new Terminal();
        var boards = terminal.Write("boards.csv", "code;name;kind\nKS;Kommunstyrelsen;EXECUTIVE\nSVB;Bolaget;COMPANY\n");
        Said first;
        await using (await Running.StartAsync(terminal.Data))
        {
            await terminal.RunAsync("import", "boards", boards);
            first = await terminal.RunAsync("sweep");
        }
        var second = await terminal.RunAsync("sweep", "--json");

        Assert.Equal((1, "2 records examined: 1 findings opened, 0 closed, 0 changed.\n"), (first.Code, first.Output));
        Assert.Equal((0, """{"examined":2,"opened":0,"closed":0,"changed":0,"abandoned":0}""" + "\n"), (second.Code, second.Output));
    }

    [Fact]
    public async Task Without_the_token_nothing_is_done()
    {
        using var terminal = new Terminal();
        await using var running = await Running.StartAsync(terminal.Data);
        using var http = new HttpClient { BaseAddress = new Uri(running.Server.Address) };
        using var file = new StringContent("code;name;kind\n");

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/operations/ping", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsync("/operations/import/boards", file, TestContext.Current.CancellationToken)).StatusCode);
        http.DefaultRequestHeaders.Add("Registry-Operations-Token", running.Server.Token + "0");
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/operations/ping", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_file_that_names_the_server_is_its_owners_alone_and_goes_with_it()
    {
        using var terminal = new Terminal();
        var path = Path.Combine(terminal.Data, RunningServer.FileName);
        await using (await Running.StartAsync(terminal.Data))
        {
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task What_a_crashed_server_left_behind_is_passed_over()
    {
        using var terminal = new Terminal();
        RunningServer.Announce(terminal.Data, "http://127.0.0.1:9");

        var said = await terminal.RunAsync("import", "boards", terminal.Write("boards.csv", "code;name;kind\nVAN;Valnämnden;SPECIALIST\n"));

        Assert.Contains("1 added", said.Output);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", "http://127.0.0.1:5080")]
    [InlineData("http://[::]:5080", "http://[::1]:5080")]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080")]
    public void A_server_on_every_address_is_reached_on_this_machines_own(string listened, string reached)
    {
        using var terminal = new Terminal();
        using var announcement = RunningServer.Announce(terminal.Data, listened);

        Assert.Equal(reached, announcement.Server.Address);
    }
}
