using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Findings;
using Architecture.Registry.Interchange;
using Architecture.Registry.Tests.Interchange;

namespace Architecture.Registry.Tests.Findings;

/// <summary>The check finds what a sweep puts on record, and leaves nothing behind.</summary>
public sealed class FindingCheckTests
{
    [Fact]
    public async Task What_is_found_is_what_a_sweep_opens_and_nothing_is_written()
    {
        await using var city = await CityAsync();
        var before = city.Store.Sequence;

        var check = await FoundAsync(city);
        Assert.Equal(before, city.Store.Sequence);
        var swept = (await new Sweep(city.Registry).RunAsync(Actor.System, TestContext.Current.CancellationToken)).Result!;
        var open = await OpenAsync(city);

        Assert.Equal(swept.Examined, check.Examined);
        Assert.Equal(swept.Opened.Length, check.Found.Length);
        Assert.Equal(
            open.Select(finding => (finding.Rule, finding.Due)).Order(), check.Found.Select(finding => (finding.Rule, finding.Due)).Order());
        Assert.All(check.Found, finding => Assert.Null(finding.Since));
        Assert.Contains(FindingRule.CompanyNotAdopted, open.Select(finding => finding.Rule));
        Assert.True(open.DistinctBy(finding => finding.Rule).Count() >= 3);
    }

    [Fact]
    public async Task What_a_sweep_has_found_is_told_with_the_day_and_what_is_gone_no_longer()
    {
        await using var city = await CityAsync();
        await new Sweep(city.Registry).RunAsync(Actor.System, TestContext.Current.CancellationToken);
        var before = await FoundAsync(city);
        await city.ImportAsync(ImportKind.Boards, "code;name;kind;architecture_adopted\nSVB;Bolaget;COMPANY;2026-01-01\n");

        var after = await FoundAsync(city);

        var today = (await city.ReadAsync()).Today;
        Assert.All(before.Found, finding => Assert.Equal(today, finding.Since));
        Assert.Equal(before.Found.Where(finding => finding.Rule != FindingRule.CompanyNotAdopted), after.Found);
        Assert.Equal(before.Found.Length - 1, after.Found.Length);
    }

    [Fact]
    public async Task One_board_or_one_rule_is_asked_for_alone_in_the_order_of_codes()
    {
        await using var city = await CityAsync();
        var all = await FoundAsync(city);
        var board = (await (await city.ReadAsync()).BoardByCodeAsync("MHN", TestContext.Current.CancellationToken))!.Id;

        var ofBoard = await FoundAsync(city, board);
        var ofRule = await FoundAsync(city, rule: FindingRule.Unclassified);

        Assert.Equal(all.Found.Where(finding => finding.Board.Code == "MHN"), ofBoard.Found);
        Assert.Equal(all.Found.Where(finding => finding.Rule == FindingRule.Unclassified), ofRule.Found);
        Assert.Equal(["MHN-1", "MHN-2", "MHN-10"], ofRule.Found.Select(finding => finding.Record.Code).Where(code => code is "MHN-1" or "MHN-2" or "MHN-10"));
        Assert.Equal((all.Examined, all.Examined), (ofBoard.Examined, ofRule.Examined));
    }

    private static async Task<ImportedRegistry> CityAsync()
    {
        var city = await ImportedRegistry.NewAsync();
        await city.ImportAsync(ImportKind.Boards, "code;name;kind\nKS;Kommunstyrelsen;EXECUTIVE\nMHN;Miljönämnden;SPECIALIST\nSVB;Bolaget;COMPANY\n");
        await city.ImportAsync(ImportKind.Capabilities, "- {id: F1, name: Stöd}\n");
        var rows = Enumerable.Range(1, 12).Select(row => $"s{row};Lösning {row};MHN;F1;IN_USE;2019-01-01;Avtal\n");
        var imported = await city.ImportAsync(ImportKind.Solutions, "id;name;board;functions;phase;in_use;evidence\n" + string.Concat(rows));
        imported.Comes(added: 12);
        return city;
    }

    private static async Task<StandingFindings> FoundAsync(ImportedRegistry city, BoardId? board = null, FindingRule? rule = null) =>
        await new FindingCheck(city.Registry).RunAsync(board, rule, TestContext.Current.CancellationToken);

    private static async Task<List<Finding>> OpenAsync(ImportedRegistry city)
    {
        var read = await city.ReadAsync();
        var page = await read.FindAsync(NodeQuery.First(FindingGraph.Finding, 10_000, FindingReads.IsOpen), [], TestContext.Current.CancellationToken);
        return [.. page.Nodes.Select(node => new Finding(node))];
    }
}
