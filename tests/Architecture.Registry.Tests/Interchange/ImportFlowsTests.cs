using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Information;
using Architecture.Registry.Interchange;

namespace Architecture.Registry.Tests.Interchange;

public sealed class ImportFlowsTests
{
    private const string Header = "from;to;via;information_sets;protocol;frequency\n";
    private const string Rows = "s1;s2;s3;Ärenden|KS/Akter;REST;dagligen\ns2;KS-1;;;SFTP;\n";

    [Fact]
    public async Task Flows_come_in_with_what_they_carry_and_a_second_time_nothing_changes()
    {
        await using var city = await CityAsync();

        (await city.ImportAsync(ImportKind.Flows, Header + Rows)).Comes(added: 2);
        var sequence = city.Store.Sequence;
        (await city.ImportAsync(ImportKind.Flows, Header + Rows)).Comes(unchanged: 2);

        Assert.Equal(sequence, city.Store.Sequence);
        var flow = (await FlowsAsync(city)).Single(one => one.Protocol == "REST");
        var sides = (await (await city.ReadAsync()).FlowSidesAsync([flow.Id], TestContext.Current.CancellationToken))[0];
        Assert.Equal(("Ett", "Två", "Tre", "dagligen"), (sides.From.Name, sides.To.Name, sides.Via!.Name, flow.Frequency));
        Assert.Equal(["Akter", "Ärenden"], await CarriedAsync(city, flow));
    }

    [Fact]
    public async Task Solutions_named_otherwise_are_the_same_flow()
    {
        await using var city = await CityAsync();
        await city.ImportAsync(ImportKind.Flows, Header + Rows);

        var imported = (await city.ImportAsync(ImportKind.Flows, Header + Rows.Replace("s1", "KS-1").Replace("s2;KS-1", "KS-2;s1"))).Comes(unchanged: 2);

        Assert.Equal(0, imported.Report.VanishedCount);
    }

    [Fact]
    public async Task What_differs_is_shown_and_changed()
    {
        await using var city = await CityAsync();
        await city.ImportAsync(ImportKind.Flows, Header + Rows);

        var imported = await city.ImportAsync(ImportKind.Flows, Header + Rows.Replace("Ärenden|KS/Akter;REST", "Ärenden;SOAP"));

        imported.Comes(changed: 1, unchanged: 1);
        Assert.Equal(
            [new FieldChange("protocol", "REST", "SOAP"), new FieldChange("information_sets", "Akter|Ärenden", "Ärenden")],
            imported.Row("s1 → s3 → s2").Changes);
        Assert.Equal(["Ärenden"], await CarriedAsync(city, (await FlowsAsync(city)).Single(one => one.Protocol == "SOAP")));
    }

    [Fact]
    public async Task Columns_that_are_not_there_are_left_as_they_are()
    {
        await using var city = await CityAsync();
        await city.ImportAsync(ImportKind.Flows, Header + Rows);

        (await city.ImportAsync(ImportKind.Flows, "from;to;via\ns1;s2;s3\ns2;KS-1;\n")).Comes(unchanged: 2);
    }

    [Fact]
    public async Task Rows_with_ids_of_their_own_may_go_the_same_way_but_not_another()
    {
        await using var city = await CityAsync();
        const string File = "id;from;to;protocol\nf1;s1;s2;REST\nf2;s1;s2;SFTP\n";

        (await city.ImportAsync(ImportKind.Flows, File)).Comes(added: 2);
        (await city.ImportAsync(ImportKind.Flows, File)).Comes(unchanged: 2);
        var moved = (await city.ImportAsync(ImportKind.Flows, File.Replace("f2;s1;s2", "f2;s1;s3"))).Comes(unchanged: 1, refused: 1);

        Assert.Equal(("CHANGE_NEEDS_DECISION", "to"), (moved.Refused.Single().Refusal!.Code, moved.Refused.Single().Refusal!.Path[0]));
    }

    [Fact]
    public async Task Flows_gone_from_the_file_are_reported_and_left_and_other_solutions_are_not_asked_about()
    {
        await using var city = await CityAsync();
        await city.ImportAsync(ImportKind.Flows, Header + Rows + "s1;s3;;;;\n");

        var imported = (await city.ImportAsync(ImportKind.Flows, Header + "s1;s3;;;;\n")).Comes(unchanged: 1);

        Assert.Equal([new VanishedRecord("flow", "KS-1 → KS-3 → KS-2", "Ett → Två")], imported.Report.Vanished);
        Assert.Equal(3, (await FlowsAsync(city)).Count);
    }

    [Theory]
    [InlineData("s9;s2;;;;", "SOLUTION_UNKNOWN", "from")]
    [InlineData("s1;s9;;;;", "SOLUTION_UNKNOWN", "to")]
    [InlineData("s1;s2;s9;;;", "SOLUTION_UNKNOWN", "via")]
    [InlineData("s1;s2;;Kartor;;", "INFORMATION_SET_UNKNOWN", "information_sets")]
    [InlineData("s1;s2;;Akter;;", "INPUT_INVALID", "information_sets")]
    [InlineData("s1;s1;;;;", "INPUT_INVALID", "to")]
    [InlineData("s1;;;;;", "INPUT_INVALID", "to")]
    public async Task A_row_that_cannot_be_imported_is_refused_with_its_reason_and_stops_no_other(string row, string code, string field)
    {
        await using var city = await CityAsync();

        var imported = (await city.ImportAsync(ImportKind.Flows, Header + row + "\n" + Rows)).Comes(added: 2, refused: 1);

        var refused = imported.Refused.Single();
        Assert.Equal((2L, code, field), (refused.Line, refused.Refusal!.Code, refused.Refusal.Path[0]));
    }

    [Fact]
    public async Task Refused_rows_make_a_file_that_can_be_mended_and_imported_again()
    {
        await using var city = await CityAsync();
        var imported = (await city.ImportAsync(ImportKind.Flows, Header + "s1;s9;;;REST;\n" + Rows)).Comes(added: 2, refused: 1);

        var mended = imported.RefusedFile(ImportKind.Flows).Replace("s1;s9", "s1;s3");

        (await city.ImportAsync(ImportKind.Flows, mended)).Comes(added: 1);
    }

    private static async Task<ImportedRegistry> CityAsync()
    {
        var city = await ImportedRegistry.NewAsync();
        await city.ImportAsync(ImportKind.Boards, "code;name;kind\nKS;Kommunstyrelsen;EXECUTIVE\nMHN;Miljönämnden;SPECIALIST\n");
        await city.ImportAsync(ImportKind.Capabilities, "- {id: F1, name: Stöd}\n");
        (await city.ImportAsync(ImportKind.Solutions, "id;name;board;functions\ns1;Ett;KS;F1\ns2;Två;KS;F1\ns3;Tre;KS;F1\n")).Comes(added: 3);
        await RecordAsync(city, "KS", "Akter");
        await RecordAsync(city, "MHN", "Akter");
        await RecordAsync(city, "MHN", "Ärenden");
        return city;
    }

    private static async Task RecordAsync(ImportedRegistry city, string code, string name)
    {
        var board = await (await city.ReadAsync()).BoardByCodeAsync(code, TestContext.Current.CancellationToken);
        var recording = Registry.Prepare(
            new RecordInformationSet(board!.Id, null, null, name), new Actor(code, [Role.Board, Role.Executive], code), new NodeId((ulong)city.Store.Sequence));
        await city.Registry.RunAllAsync([recording], TestContext.Current.CancellationToken);
        Assert.Null(recording.Refusal);
    }

    private static async Task<IReadOnlyList<InformationFlow>> FlowsAsync(ImportedRegistry city)
    {
        var page = await (await city.ReadAsync()).FindAsync(NodeQuery.First(FlowGraph.Flow, 100), [], TestContext.Current.CancellationToken);
        return [.. page.Nodes.Select(node => new InformationFlow(node))];
    }

    private static async Task<IEnumerable<string>> CarriedAsync(ImportedRegistry city, InformationFlow flow)
    {
        var pages = await (await city.ReadAsync()).NeighboursAsync(
            new NeighbourQuery([flow.Id.Node], FlowGraph.Carries, Direction.Outgoing), TestContext.Current.CancellationToken);
        return pages[0].Items.Select(item => new InformationSet(item.Node).Name).Order(StringComparer.Ordinal);
    }
}
