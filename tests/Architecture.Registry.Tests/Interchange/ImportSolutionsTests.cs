using Architecture.Graph;
using Architecture.Registry.Interchange;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Tests.Interchange;

public sealed class ImportSolutionsTests
{
    private const string Header = "id;name;board;functions;kind;audience;aliases;description\n";
    private const string Rows = "s1;Tillsyn Öst;MHN;F1.1;BUSINESS_APPLICATION;;;Livsmedelskontroll\ns2;Diariet;KS;Stöd/Diarieföring;;ALL;W3D|Diabas;\n";

    [Fact]
    public async Task Solutions_come_in_through_the_gate_as_planned_and_a_second_time_nothing_changes()
    {
        await using var city = await CityAsync();

        (await city.ImportAsync(ImportKind.Solutions, Header + Rows)).Comes(added: 2);
        var sequence = city.Store.Sequence;
        (await city.ImportAsync(ImportKind.Solutions, Header + Rows)).Comes(unchanged: 2);

        Assert.Equal(sequence, city.Store.Sequence);
        var diary = (await SolutionsAsync(city)).Single(solution => solution.Code == "KS-1");
        Assert.Equal(("Diariet", SolutionKind.Application, LifecyclePhase.Planned, true), (diary.Name, diary.Kind, diary.Phase, diary.AudienceAll));
        Assert.Equal(["W3D", "Diabas"], diary.Aliases);
    }

    [Fact]
    public async Task A_corrected_description_is_a_change_and_another_scope_is_a_decision()
    {
        await using var city = await CityAsync();
        await city.ImportAsync(ImportKind.Solutions, Header + Rows);

        (await city.ImportAsync(ImportKind.Solutions, Header + Rows.Replace("Livsmedelskontroll", "Livsmedels- och miljökontroll"))).Comes(changed: 1, unchanged: 1);
        var wider = (await city.ImportAsync(ImportKind.Solutions, Header + Rows.Replace("F1.1;", "F1.1|F2;").Replace(";ALL;", ";KS;"))).Comes(refused: 2);

        Assert.Equal(["functions", "audience"], wider.Refused.Select(row => row.Refusal!.Path[0]));
        Assert.All(wider.Refused, row => Assert.Equal("CHANGE_NEEDS_DECISION", row.Refusal!.Code));
    }

    [Theory]
    [InlineData("x;Ny;ZZZ;F1.1;;;;", "BOARD_UNKNOWN", "board")]
    [InlineData("x;Ny;MHN;F9;;;;", "CAPABILITY_UNKNOWN", "functions")]
    [InlineData("x;Ny;MHN;F1.1;;ZZZ;;", "BOARD_UNKNOWN", "audience")]
    [InlineData("x;Ny;MHN;F1.1;SPREADSHEET;;;", "INPUT_INVALID", "kind")]
    [InlineData("x;;MHN;F1.1;;;;", "INPUT_INVALID", "name")]
    public async Task A_row_that_cannot_be_understood_is_refused_with_its_reason(string row, string code, string field)
    {
        await using var city = await CityAsync();

        var imported = (await city.ImportAsync(ImportKind.Solutions, Header + row + "\n")).Comes(refused: 1);

        Assert.Equal((code, field), (imported.Refused.Single().Refusal!.Code, imported.Refused.Single().Refusal!.Path[0]));
    }

    [Fact]
    public async Task What_is_there_already_is_recorded_with_its_phase_its_date_and_what_shows_it()
    {
        await using var city = await CityAsync();
        const string Existing = "name;board;functions;phase;in_use;evidence\nDiariet;KS;F2.1;IN_USE;2019-05-01;avtal 17\n";

        (await city.ImportAsync(ImportKind.Solutions, Existing)).Comes(added: 1);
        (await city.ImportAsync(ImportKind.Solutions, Existing)).Comes(unchanged: 1);
        var moved = (await city.ImportAsync(ImportKind.Solutions, Existing.Replace("IN_USE", "PHASING_OUT"))).Comes(refused: 1);

        var diary = (await SolutionsAsync(city)).Single();
        Assert.Equal((LifecyclePhase.InUse, new DateOnly(2019, 5, 1), "avtal 17"), (diary.Phase, diary.Actual(LifecyclePhase.InUse), diary.Evidence));
        Assert.Equal(("CHANGE_NEEDS_DECISION", "phase"), (moved.Refused.Single().Refusal!.Code, moved.Refused.Single().Refusal!.Path[0]));
    }

    [Theory]
    [InlineData("RETIRED;2019-05-01;avtal", "phase")]
    [InlineData("IN_USE;;avtal", "inUse")]
    [InlineData("IN_USE;2019-05-01;", "evidence")]
    [InlineData("IN_USE;i fjol;avtal", "in_use")]
    public async Task What_is_said_to_be_there_already_must_be_shown(string stated, string field)
    {
        await using var city = await CityAsync();

        var imported = (await city.ImportAsync(ImportKind.Solutions, $"name;board;functions;phase;in_use;evidence\nDiariet;KS;F2.1;{stated}\n")).Comes(refused: 1);

        Assert.Equal(("INPUT_INVALID", field), (imported.Refused.Single().Refusal!.Code, imported.Refused.Single().Refusal!.Path[0]));
    }

    [Fact]
    public async Task Rows_that_meet_come_out_as_if_one_after_the_other_checked_or_committed()
    {
        await using var city = await CityAsync();
        // Every fifth name stands twice, right after each other or two batches apart: the second time it is known.
        var rows = Enumerable.Range(0, 1_000).Select(row => $"s{row};Lösning {(row % 5 == 0 && row >= 600 ? row - 600 : row % 5 == 1 ? row - 1 : row)};KS;F1.1\n");
        var text = "id;name;board;functions\n" + string.Concat(rows);

        var check = (await city.ImportAsync(ImportKind.Solutions, text, check: true)).AddsUp();
        var imported = (await city.ImportAsync(ImportKind.Solutions, text)).Comes(added: 800, unchanged: 200);

        Assert.Equal(imported.Rows.Select(row => (row.Key, row.Verdict)), check.Rows.Select(row => (row.Key, row.Verdict)));
        Assert.DoesNotContain(imported.Rows, row => row.Verdict == RowVerdict.Unchanged && row.Line < 602 && (row.Line - 2) % 5 == 0);
        Assert.Equal(Enumerable.Range(1, 800).Select(number => $"KS-{number}").Order(), (await SolutionsAsync(city, 1_000)).Select(one => one.Code).Order());
    }

    [Fact]
    public async Task A_function_is_required_as_of_anybody()
    {
        await using var city = await CityAsync();

        var imported = (await city.ImportAsync(ImportKind.Solutions, Header + "x;Ny;MHN;;;;;\n")).Comes(refused: 1);

        Assert.Equal("CAPABILITY_REQUIRED", imported.Refused.Single().Refusal!.Code);
    }

    [Fact]
    public async Task Dependencies_name_solutions_by_code_or_by_the_id_they_came_in_under()
    {
        await using var city = await CityAsync();
        await city.ImportAsync(ImportKind.Solutions, Header + Rows);
        const string File = "from;to;kind;strength\ns1;KS-1;INTEGRATES_WITH;HARD\ns2;s1;;\ns1;s1;;\ns1;s9;;\n";

        var first = (await city.ImportAsync(ImportKind.Dependencies, File)).Comes(added: 2, refused: 2);
        (await city.ImportAsync(ImportKind.Dependencies, File)).Comes(unchanged: 2, refused: 2);
        var softer = await city.ImportAsync(ImportKind.Dependencies, File.Replace("HARD", "SOFT"));

        Assert.Equal(["INPUT_INVALID", "SOLUTION_UNKNOWN"], first.Refused.Select(row => row.Refusal!.Code));
        Assert.Equal("CHANGE_NEEDS_DECISION", softer.Refused.First().Refusal!.Code);
    }

    [Fact]
    public async Task Somebody_elses_estate_comes_in_by_mapping_files()
    {
        var units = ImportSource.File(RealData.Path("waltz-sample", "org-units.csv"));
        var applications = ImportSource.File(RealData.Path("waltz-sample", "applications.csv"));
        var flows = ImportSource.File(RealData.Path("waltz-sample", "flows.csv"));
        await using var city = await CityAsync();

        city.Mapping = Map("columns: {code: id, name: name}\ndefaults: {kind: SPECIALIST}\n");
        (await city.ImportAsync(ImportKind.Boards, check: false, units)).Comes(added: 34);

        city.Mapping = Map("""
            columns: {id: id, name: name, board: organisational_unit_id, description: description, kind: kind}
            values: {kind: {EXTERNAL: IT_SERVICE, "*": APPLICATION}}
            defaults: {functions: F1}
            """);
        (await city.ImportAsync(ImportKind.Solutions, check: false, applications)).Comes(added: 101);

        city.Mapping = Map("columns: {from: source_entity_id, to: target_entity_id}\ndefaults: {kind: INTEGRATES_WITH}\n");
        var imported = await city.ImportAsync(ImportKind.Dependencies, check: false, flows);
        imported.AddsUp();
        Assert.Equal(443, imported.Report.Rows.Total);
        Assert.Equal(3, imported.Refused.Count(row => row.Refusal!.Code == "INPUT_INVALID"));
        Assert.Contains(imported.Report.UnknownFields, field => field.Name == "provenance");
    }

    [Fact]
    public void A_mapping_that_is_none_is_named()
    {
        Assert.Throws<BrokenFileException>(() => Map("columns: [a, b]\n"));
        Assert.Throws<BrokenFileException>(() => Map("colums: {a: b}\n"));
    }

    private static TableMapping Map(string text) => TableMapping.Read(ImportedRegistry.Source("map", text));

    private static async Task<ImportedRegistry> CityAsync()
    {
        var city = await ImportedRegistry.NewAsync();
        await city.ImportAsync(ImportKind.Boards, "code;name;kind\nKS;Kommunstyrelsen;EXECUTIVE\nMHN;Miljönämnden;SPECIALIST\n");
        await city.ImportAsync(
            ImportKind.Capabilities, "- {id: F1, name: Tillsyn, children: [{id: F1.1, name: Livsmedel}]}\n- {id: F2, name: Stöd, children: [{id: F2.1, name: Diarieföring}]}\n");
        return city;
    }

    private static async Task<IEnumerable<Solution>> SolutionsAsync(ImportedRegistry city, int first = 100)
    {
        var page = await (await city.ReadAsync()).FindAsync(NodeQuery.First(SolutionGraph.Solution, first), [], TestContext.Current.CancellationToken);
        return page.Nodes.Select(node => new Solution(node));
    }
}
