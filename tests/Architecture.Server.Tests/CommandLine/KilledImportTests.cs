using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Architecture.Server.Tests.CommandLine;

public sealed class KilledImportTests
{
    private const int Rows = 5_000;

    [Fact]
    public async Task An_import_killed_in_the_middle_goes_on_where_it_stopped_and_nothing_comes_twice()
    {
        using var terminal = new Terminal();
        await terminal.RunAsync("import", "boards", terminal.Write("boards.csv", "code;name;kind\nKS;Kommunstyrelsen;EXECUTIVE\n"));
        await terminal.RunAsync("import", "capabilities", terminal.Write("tree.yaml", "id: F1\nname: Stöd\n"));
        var text = new StringBuilder("id;name;board;functions\n");
        for (var row = 1; row <= Rows; row++) text.Append(CultureInfo.InvariantCulture, $"s{row};Lösning {row};KS;F1\n");
        var file = terminal.Write("solutions.csv", text.ToString());

        var settled = await KilledAsync(file, terminal.Data);
        var second = Numbers(await terminal.RunAsync("import", "solutions", file, "--json"));
        var third = Numbers(await terminal.RunAsync("import", "solutions", file, "--json"));

        // What was told of is durable; the batch on its way may be too. The kill came before the end.
        Assert.InRange(second.Unchanged, settled, Rows - 1);
        Assert.Equal((Rows, Rows - second.Unchanged, 0), (second.Total, second.Added, second.Refused));
        Assert.Equal((Rows, 0, 0, Rows), (third.Total, third.Added, third.Refused, third.Unchanged));
        Assert.Equal(0, (await terminal.RunAsync("verify")).Code);
    }

    /// <summary>Runs the import as a process of its own and kills it once it has told of some rows.</summary>
    /// <returns>How many rows it had told of.</returns>
    private static async Task<int> KilledAsync(string file, string data)
    {
        string[] arguments = ["exec", Path.Combine(AppContext.BaseDirectory, "Architecture.Server.dll"), "import", "solutions", file, "--data", data];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardError = true, UseShellExecute = false };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var line = await process.StandardError.ReadLineAsync(patience.Token);
        process.Kill();
        await process.WaitForExitAsync(patience.Token);
        Assert.Equal($"1000 of {Rows} rows", line);
        return 1_000;
    }

    private static (int Added, int Unchanged, int Refused, int Total) Numbers(Said said)
    {
        using var report = JsonDocument.Parse(said.Output);
        var rows = report.RootElement.GetProperty("rows");
        int Of(string name) => rows.GetProperty(name).GetInt32();
        return (Of("added"), Of("unchanged"), Of("refused"), Of("total"));
    }
}
