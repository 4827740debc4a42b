using System.Collections.Immutable;
using System.Text;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Interchange;

namespace Architecture.Registry.Tests.Interchange;

public sealed class ImportCapabilitiesTests
{
    private const string Tree = """
        id: F1
        name: Samhällsbyggnad
        description: |
          Mark, lov och
          byggande.
        industry: City
        children:
          - id: F1.1
            name: Bygglov
            references: [https://example.se/, https://example.org/]
            children:
              - {id: F1.1.1, name: Klagan, children: []}
          - name: Kart/mätning
            id: F1.2
        """;

    [Fact]
    public async Task Every_tree_of_the_real_set_comes_in_and_a_second_time_changes_nothing()
    {
        ImmutableArray<ImportSource> files = [.. Directory.GetFiles(RealData.Path("capabilities"), "*.yaml").Order(StringComparer.Ordinal).Select(ImportSource.File)];
        await using var city = await ImportedRegistry.NewAsync();

        var first = (await city.ImportAsync(ImportKind.Capabilities, check: false, files)).Comes(added: 1820);
        var second = await city.ImportAsync(ImportKind.Capabilities, check: false, files);

        second.Comes(unchanged: 1820);
        Assert.Equal(["in_scope", "industry", "level", "out_of_scope", "references"], first.Report.UnknownFields.Select(field => field.Name));
        Assert.Equal(1820, first.Report.UnknownFields.Single(field => field.Name == "level").Count);
        Assert.Equal(0, second.Report.VanishedCount);
        var read = await city.ReadAsync();
        var found = await read.CapabilityByExternalIdAsync("BC-4750.10.30", TestContext.Current.CancellationToken);
        Assert.Equal(
            ["Academic Quality & Accreditation Management", "Programme Review & Validation", "Programme Re-Validation"],
            (await read.LineagesAsync([found!.Id], TestContext.Current.CancellationToken))[0].Select(one => one.Name));
    }

    [Fact]
    public async Task A_tree_comes_in_with_its_texts_whatever_the_order_of_its_keys()
    {
        await using var city = await ImportedRegistry.NewAsync();
        const string Backwards = """
            children:
            - children: [{name: Klagan, id: F1.1.1}]
              description: Lov att bygga
              name: Bygglov
              id: F1.1
            name: Samhällsbyggnad
            id: F1
            """;

        (await city.ImportAsync(ImportKind.Capabilities, Backwards)).Comes(added: 3);

        var read = await city.ReadAsync();
        var found = await read.CapabilityByPathAsync("samhällsbyggnad/bygglov/klagan", TestContext.Current.CancellationToken);
        Assert.Equal("F1.1.1", found!.ExternalId);
        var parent = (await read.ParentsAsync([found.Id], TestContext.Current.CancellationToken))[0];
        Assert.Equal("Lov att bygga", parent!.Description);
    }

    [Fact]
    public async Task Keys_that_mean_nothing_here_are_counted_and_named()
    {
        await using var city = await ImportedRegistry.NewAsync();

        var imported = (await city.ImportAsync(ImportKind.Capabilities, Tree)).Comes(added: 4);

        Assert.Equal([new UnknownField("industry", 1), new UnknownField("references", 1)], imported.Report.UnknownFields);
        var top = await (await city.ReadAsync()).CapabilityByExternalIdAsync("F1", TestContext.Current.CancellationToken);
        Assert.Equal("Mark, lov och\nbyggande.", top!.Description);
        Assert.NotNull(await (await city.ReadAsync()).CapabilityByPathAsync("Samhällsbyggnad/Kart\\/mätning", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_renamed_function_keeps_its_place_and_its_code()
    {
        await using var city = await ImportedRegistry.NewAsync();
        await city.ImportAsync(ImportKind.Capabilities, Tree);
        var before = await (await city.ReadAsync()).CapabilityByExternalIdAsync("F1.1", TestContext.Current.CancellationToken);

        var imported = (await city.ImportAsync(ImportKind.Capabilities, Tree.Replace("Bygglov", "Lovprövning"))).Comes(changed: 1, unchanged: 3);

        Assert.Equal([new FieldChange("name", "Bygglov", "Lovprövning")], imported.Row("F1.1").Changes);
        var after = await (await city.ReadAsync()).CapabilityByExternalIdAsync("F1.1", TestContext.Current.CancellationToken);
        Assert.Equal((before!.Id, before.Code, 2L), (after!.Id, after.Code, after.Version));
    }

    [Fact]
    public async Task A_function_that_would_move_needs_a_decision_and_its_parts_stay_with_it()
    {
        await using var city = await ImportedRegistry.NewAsync();
        await city.ImportAsync(ImportKind.Capabilities, Tree);
        const string Moved = """
            id: F1
            name: Samhällsbyggnad
            description: "Mark, lov och\nbyggande."
            children:
              - id: F1.2
                name: Kart/mätning
                children:
                  - id: F1.1
                    name: Bygglov
                    children: [{id: F1.1.1, name: Klagan}]
            """;

        var imported = (await city.ImportAsync(ImportKind.Capabilities, Moved)).Comes(unchanged: 3, refused: 1);

        Assert.Equal(("F1.1", "MOVE_NEEDS_DECISION"), (imported.Refused.Single().Key, imported.Refused.Single().Refusal!.Code));
        Assert.Contains("Kart/mätning (F1.2)", imported.Refused.Single().Refusal!.Message.English);
        var read = await city.ReadAsync();
        Assert.NotNull(await read.CapabilityByPathAsync("Samhällsbyggnad/Bygglov/Klagan", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_part_that_would_become_a_top_needs_a_decision()
    {
        await using var city = await ImportedRegistry.NewAsync();
        await city.ImportAsync(ImportKind.Capabilities, Tree);

        var imported = (await city.ImportAsync(ImportKind.Capabilities, "id: F1.1\nname: Bygglov\n")).Comes(refused: 1);

        Assert.Equal("MOVE_NEEDS_DECISION", imported.Refused.Single().Refusal!.Code);
    }

    [Fact]
    public async Task Functions_gone_from_the_file_are_reported_and_left_and_other_trees_are_not_asked_about()
    {
        await using var city = await ImportedRegistry.NewAsync();
        await city.ImportAsync(ImportKind.Capabilities, Tree);
        await city.ImportAsync(ImportKind.Capabilities, "id: G1\nname: Vård\n");

        var imported = (await city.ImportAsync(ImportKind.Capabilities, "id: F1\nname: Samhällsbyggnad\ndescription: \"Mark, lov och\\nbyggande.\"\n")).Comes(unchanged: 1);

        Assert.Equal(3, imported.Report.VanishedCount);
        Assert.Equal(["F1.1", "F1.1.1", "F1.2"], imported.Report.Vanished.Select(gone => gone.Key).Order(StringComparer.Ordinal));
        Assert.NotNull(await (await city.ReadAsync()).CapabilityByExternalIdAsync("F1.1.1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Refused_nodes_make_a_file_that_can_be_mended_and_imported_again()
    {
        await using var city = await ImportedRegistry.NewAsync();
        const string Faulty = """
            - id: F1
              name: Samhällsbyggnad
              children:
                - name: Utan id
                - id: F2
                  name: [en, lista]
                - id: F3
                  description: |
                    Två
                    "rader"
                  children:
                    - {id: F3.1, name: Klagan}
                - {id: F4, name: Mark}
                - {id: F5, name: mark}
                - {id: F4, name: Igen}
            """;

        var imported = (await city.ImportAsync(ImportKind.Capabilities, Faulty)).Comes(added: 2, refused: 6);

        Assert.Equal(
            [(4L, "INPUT_INVALID"), (5L, "INPUT_INVALID"), (7L, "INPUT_INVALID"), (12L, "PARENT_NOT_IMPORTED"), (14L, "CAPABILITY_NAME_TAKEN"), (15L, "DUPLICATE_ROW")],
            imported.Refused.Select(row => (row.Line, row.Refusal!.Code)));
        var file = imported.RefusedFile(ImportKind.Capabilities);
        var mended = file.Replace("id: null", "id: F6").Replace("- id: \"F3\"\n  parent: \"F1\"\n  name: null", "- id: \"F3\"\n  parent: \"F1\"\n  name: Namnet")
            .Replace("name: null", "name: Lista").Replace("\"mark\"", "\"Mark 2\"").Replace("- id: \"F4\"", "- id: \"F7\"");
        (await city.ImportAsync(ImportKind.Capabilities, mended)).Comes(added: 6);
        var read = await city.ReadAsync();
        Assert.NotNull(await read.CapabilityByPathAsync("Samhällsbyggnad/Namnet/Klagan", TestContext.Current.CancellationToken));
        Assert.Equal("Två\n\"rader\"", (await read.CapabilityByExternalIdAsync("F3", TestContext.Current.CancellationToken))!.Description);
    }

    public static TheoryData<string, string> BrokenFiles => new()
    {
        { "no YAML", "id: F1\n  name: [\n" },
        { "a wrong indent at the end", "id: F1\nname: Ett\nchildren:\n  - id: F2\n    name: Två\n   - id: F3\n" },
        { "a text", "hej" },
        { "another kind of file", "openapi: 3.1.1\ninfo: {title: x}\n" },
        { "a list of texts", "- F1\n- F2\n" },
        { "the same key twice", "id: F1\nname: Ett\nname: Två\n" },
        { "deeper than any tree", string.Concat(Enumerable.Range(0, 70).Select(i => new string(' ', i * 2) + $"- id: F{i}\n{new string(' ', i * 2)}  name: N\n{new string(' ', i * 2)}  children:\n")) },
    };

    [Theory, MemberData(nameof(BrokenFiles))]
    public async Task A_file_that_is_not_whole_changes_nothing_at_all_also_in_the_files_before_it(string why, string text)
    {
        await using var city = await ImportedRegistry.NewAsync();

        await Assert.ThrowsAsync<BrokenFileException>(() => city.ImportAsync(
            ImportKind.Capabilities, check: false, ImportedRegistry.Source("good", Tree), ImportedRegistry.Source(why, text)));

        Assert.Equal(0, city.Store.Sequence);
    }

    [Fact]
    public async Task A_file_in_another_encoding_changes_nothing_at_all()
    {
        await using var city = await ImportedRegistry.NewAsync();

        await Assert.ThrowsAsync<BrokenFileException>(() => city.ImportAsync(
            ImportKind.Capabilities, check: false, new ImportSource("latin", () => new MemoryStream(Encoding.Latin1.GetBytes(Tree)))));

        Assert.Equal(0, city.Store.Sequence);
    }

    [Fact]
    public async Task A_tree_made_by_hand_is_left_alone()
    {
        await using var city = await ImportedRegistry.NewAsync();
        await city.Registry.RunAsync(new AddCapability("Samhällsbyggnad"), Actor.System, RunOptions.None, TestContext.Current.CancellationToken);

        var imported = (await city.ImportAsync(ImportKind.Capabilities, "id: F1\nname: Samhällsbyggnad\n")).Comes(refused: 1);

        Assert.Equal("CAPABILITY_NAME_TAKEN", imported.Refused.Single().Refusal!.Code);
    }

    [Fact]
    public async Task A_merged_function_is_not_brought_back_by_a_file_that_still_has_it_and_its_parts_stand_under_what_it_became()
    {
        await using var city = await ImportedRegistry.NewAsync();
        (await city.ImportAsync(ImportKind.Capabilities, Tree)).Comes(added: 4);
        await MergeAsync(city, "F1.1", "F1.2");

        var again = (await city.ImportAsync(ImportKind.Capabilities, Tree.Replace("children: []}", "children: [{id: F1.1.1.1, name: Ny}]}", StringComparison.Ordinal)))
            .Comes(added: 1, unchanged: 3, refused: 1);

        var refused = again.Refused.Single();
        Assert.Equal(("F1.1", "MOVE_NEEDS_DECISION"), (refused.Key, refused.Refusal!.Code));
        Assert.Contains("Kart/mätning (F1.2)", refused.Refusal.Message.English, StringComparison.Ordinal);
        var read = await city.ReadAsync();
        var added = await read.CapabilityByExternalIdAsync("F1.1.1.1", TestContext.Current.CancellationToken);
        Assert.Equal(
            ["Samhällsbyggnad", "Kart/mätning", "Klagan", "Ny"],
            (await read.LineagesAsync([added!.Id], TestContext.Current.CancellationToken))[0].Select(one => one.Name));
    }

    [Fact]
    public async Task What_was_merged_twice_is_not_brought_back_either_until_its_external_id_is_given_to_another()
    {
        await using var city = await ImportedRegistry.NewAsync();
        (await city.ImportAsync(ImportKind.Capabilities, Tree)).Comes(added: 4);
        await MergeAsync(city, "F1.1.1", "F1.1");
        await MergeAsync(city, "F1.1", "F1.2");

        (await city.ImportAsync(ImportKind.Capabilities, Tree)).Comes(unchanged: 2, refused: 2);

        var top = (await (await city.ReadAsync()).CapabilityByExternalIdAsync("F1", TestContext.Current.CancellationToken))!.Id;
        await city.Registry.RunAsync(new AddCapability("Bygglov", top, "F1.1"), Actor.System, RunOptions.None, TestContext.Current.CancellationToken);
        var given = (await city.ImportAsync(ImportKind.Capabilities, Tree)).Comes(unchanged: 3, refused: 1);
        Assert.Equal("F1.1.1", given.Refused.Single().Key);
    }

    private static async Task MergeAsync(ImportedRegistry city, string gone, string into)
    {
        var read = await city.ReadAsync();
        var absorbed = await read.CapabilityByExternalIdAsync(gone, TestContext.Current.CancellationToken);
        var stays = await read.CapabilityByExternalIdAsync(into, TestContext.Current.CancellationToken);
        var merging = new MergeCapabilities([absorbed!.Id], stays!.Id, stays.Version, Decision: null);
        Assert.Null((await city.Registry.RunAsync(merging, Actor.System, RunOptions.None, TestContext.Current.CancellationToken)).Refusal);
    }

    [Fact]
    public async Task A_check_sees_parents_that_it_would_add()
    {
        await using var city = await ImportedRegistry.NewAsync();

        (await city.ImportAsync(ImportKind.Capabilities, Tree, check: true)).Comes(added: 4);

        Assert.Equal(0, city.Store.Sequence);
    }

    [Fact]
    public async Task An_import_interrupted_in_the_middle_goes_on_where_it_stopped()
    {
        await using var city = await ImportedRegistry.NewAsync();
        var tree = "id: F\nname: Topp\nchildren:\n" + string.Concat(Enumerable.Range(1, 1000).Select(i => $"- {{id: F{i}, name: Del {i}}}\n"));
        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Import(city.Registry, Actor.System).RunAsync(
            ImportKind.Capabilities, [ImportedRegistry.Source("file", tree)], check: false, new StopAfter(300, interrupted), interrupted.Token));
        var done = (await (await city.ReadAsync()).View.CountAsync(CapabilityGraph.Capability, filter: null, TestContext.Current.CancellationToken));
        var rest = await city.ImportAsync(ImportKind.Capabilities, tree);

        Assert.InRange(done, 300, 1000);
        rest.Comes(added: 1001 - done, unchanged: done);
    }

    private sealed class StopAfter(int rows, CancellationTokenSource stop) : IImportObserver
    {
        private int _settled;

        public void Started(long rows, string heading) { }

        public void Settled(SettledRow row)
        {
            if (++_settled == rows) stop.Cancel();
        }
    }
}
