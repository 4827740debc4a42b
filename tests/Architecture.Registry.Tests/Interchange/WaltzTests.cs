using Architecture.Registry.Interchange;

namespace Architecture.Registry.Tests.Interchange;

/// <summary>Estates exported from waltz come in with the mappings that stand with the program: a few rows made up here, and its own sample.</summary>
public sealed class WaltzTests
{
    private const string Tree = "- {id: WALTZ, name: Ej kartlagt}\n";

    private const string Units = "id,name,description,parent_id\n10,Staben,,\n20,Driften,,10\n";

    private const string Applications = """
        id,name,description,asset_code,created_at,organisational_unit_id,kind,lifecycle_phase
        1,Diariet - 0,Om diariet,w-00,2020-06-24 22:14:55.794442,10,EXTERNAL,PRODUCTION
        2,Arkivet - 1,,w-01,2020-06-24 22:14:55.794442,20,IN_HOUSE,DEVELOPMENT
        3,Kartan - 2,,w-02,2020-06-24 22:14:55.794442,20,EUC,CONCEPTUAL
        4,Gamla - 3,,w-03,2020-06-24 22:14:55.794442,20,EUC,RETIRED
        """;

    private const string Flows = """
        source_entity_kind,source_entity_id,target_entity_kind,target_entity_id,provenance,id
        APPLICATION,1,APPLICATION,2,w,11
        APPLICATION,1,APPLICATION,2,w,12
        APPLICATION,2,APPLICATION,2,w,13
        APPLICATION,3,APPLICATION,4,w,14
        """;

    [Fact]
    public async Task Units_applications_and_flows_come_in_and_a_second_time_nothing_changes()
    {
        await using var city = await ImportedRegistry.NewAsync();
        await city.ImportAsync(ImportKind.Capabilities, Tree);

        (await ImportAsync(city, ImportKind.Boards, Units)).Comes(added: 2);
        var solutions = (await ImportAsync(city, ImportKind.Solutions, Applications)).Comes(added: 3, refused: 1);
        var flows = (await ImportAsync(city, ImportKind.Flows, Flows)).Comes(added: 2, refused: 2);

        Assert.Equal(("INPUT_INVALID", "phase"), (solutions.Refused.Single().Refusal!.Code, solutions.Refused.Single().Refusal!.Path[0]));
        Assert.Equal([("13", "INPUT_INVALID"), ("14", "SOLUTION_UNKNOWN")], flows.Refused.Select(row => (row.Key, row.Refusal!.Code)));
        Assert.Equal(["asset_code", "created_at"], solutions.Report.UnknownFields.Select(field => field.Name));
        (await ImportAsync(city, ImportKind.Solutions, Applications)).Comes(unchanged: 3, refused: 1);
        (await ImportAsync(city, ImportKind.Flows, Flows)).Comes(unchanged: 2, refused: 2);
    }

    [Fact]
    public async Task The_sample_of_waltz_itself_adds_up_and_flows_to_themselves_are_refused()
    {
        var folder = RealData.Path("waltz-sample");
        await using var city = await ImportedRegistry.NewAsync();
        await city.ImportAsync(ImportKind.Capabilities, Tree);

        (await ImportFileAsync(city, ImportKind.Boards, folder, "org-units.csv")).Comes(added: 34);
        var solutions = (await ImportFileAsync(city, ImportKind.Solutions, folder, "applications.csv")).Comes(added: 97, refused: 4);
        var flows = (await ImportFileAsync(city, ImportKind.Flows, folder, "flows.csv")).AddsUp();

        Assert.Equal(443, flows.Report.Rows.Total);
        Assert.All(solutions.Refused, row => Assert.Equal("phase", row.Refusal!.Path[0]));
        var gone = solutions.Refused.Select(row => row.Key).ToHashSet();
        bool LeadsToWhatIsGone(SettledRow row) => row.Title.Split(" → ").Any(gone.Contains);
        Assert.Equal(["230", "313", "443"], flows.Refused.Where(row => !LeadsToWhatIsGone(row)).Select(row => row.Key).Order());
        Assert.All(flows.Rows, row => Assert.Equal(LeadsToWhatIsGone(row) || row.Key is "230" or "313" or "443", row.Verdict == RowVerdict.Refused));
        (await ImportFileAsync(city, ImportKind.Flows, folder, "flows.csv")).Comes(unchanged: flows.Report.Rows.Added, refused: flows.Report.Rows.Refused);
    }

    private static Task<Imported> ImportFileAsync(ImportedRegistry city, ImportKind kind, string folder, string file) =>
        ImportAsync(city, kind, File.ReadAllText(Path.Combine(folder, file)));

    private static async Task<Imported> ImportAsync(ImportedRegistry city, ImportKind kind, string text)
    {
        city.Mapping = TableMapping.Read(ImportSource.File(Path.Combine(AppContext.BaseDirectory, "mappings", $"waltz-{kind.Word()}.yaml")));
        return await city.ImportAsync(kind, text);
    }
}
