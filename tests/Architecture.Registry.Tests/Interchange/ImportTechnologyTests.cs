using System.Text;
using Architecture.Registry.Access;
using Architecture.Registry.Interchange;
using Architecture.Registry.Technology;

namespace Architecture.Registry.Tests.Interchange;

public sealed class ImportTechnologyTests
{
    [Fact]
    public async Task The_real_feed_comes_in_whole_and_a_second_time_changes_nothing()
    {
        var file = ImportSource.File(RealData.Path("endoflife", "products-full.json"));
        await using var city = await ImportedRegistry.NewAsync();

        var first = (await city.ImportAsync(ImportKind.Technology, check: false, file)).Comes(added: 63 + 1369);
        Assert.Equal((63, 1369), (first.Report.Records["product"].Added, first.Report.Records["release"].Added));
        var second = (await city.ImportAsync(ImportKind.Technology, check: false, file)).Comes(unchanged: 63 + 1369);
        Assert.Equal(0, second.Report.VanishedCount);

        var server = await ReleasesAsync(city, "windows-server");
        Assert.Equal(new DateOnly(2027, 1, 12), server["2016"].SupportEnds);
        var sql = await ReleasesAsync(city, "mssqlserver");
        Assert.Equal("2019 'Aris/Seattle'", sql["15.0"].Label);
        Assert.Equal("Core 3.1", (await ReleasesAsync(city, "dotnet"))["3.1"].Label);
        Assert.All((await ReleasesAsync(city, "react")).Values.Where(one => one.SupportEnds is null && !one.EndedWithoutDate), one => Assert.True(one.Maintained));
        Assert.All(first.Rows, row => Assert.DoesNotContain("__", row.Title));
    }

    [Fact]
    public async Task Twenty_releases_of_the_real_feed_have_ended_without_a_date_and_one_hundred_and_twenty_have_no_end()
    {
        var file = ImportSource.File(RealData.Path("endoflife", "products-full.json"));
        await using var city = await ImportedRegistry.NewAsync();
        var products = (await city.ImportAsync(ImportKind.Technology, check: false, file)).Rows.Where(row => row.Record == "product");

        var all = new List<TechnologyRelease>();
        foreach (var product in products) all.AddRange((await ReleasesAsync(city, product.Key)).Values);

        Assert.Equal(1229, all.Count(one => one.SupportEnds is not null));
        Assert.Equal(20, all.Count(one => one.EndedWithoutDate));
        Assert.Equal(120, all.Count(one => one is { SupportEnds: null, Maintained: true }));
    }

    public static TheoryData<string, string, string?, bool, bool?> Endings => new()
    {
        { "a date decides, whatever the flags say", """ "isEol": true, "eolFrom": "2031-01-01", "isMaintained": false """, "2031-01-01", false, null },
        { "a date in the past decides too", """ "isEol": false, "eolFrom": "2001-01-01", "isMaintained": true """, "2001-01-01", false, null },
        { "ended, and nobody says when", """ "isEol": true, "eolFrom": null, "isMaintained": false """, null, true, null },
        { "ended without a date, though extended support runs", """ "isEol": true, "eoesFrom": "2030-01-01", "isMaintained": true """, null, true, null },
        { "maintained, no end", """ "isEol": false, "eolFrom": null, "isMaintained": true """, null, false, true },
        { "nothing is said", """ "isEoas": null """, null, false, null },
    };

    [Theory, MemberData(nameof(Endings))]
    public async Task Dates_decide_and_flags_only_where_there_is_none(string why, string fields, string? ends, bool ended, bool? maintained)
    {
        Assert.NotEmpty(why);
        await using var city = await ImportedRegistry.NewAsync();

        (await city.ImportAsync(ImportKind.Technology, Feed($$"""{"name": "1", {{fields}} }"""))).Comes(added: 2);

        var release = (await ReleasesAsync(city, "thing"))["1"];
        Assert.Equal((ends, ended, maintained), (release.SupportEnds?.ToString("yyyy-MM-dd"), release.EndedWithoutDate, release.Maintained));
    }

    [Theory]
    [InlineData("2019 '__CODENAME__' SP1", "\"Aris\"", "2019 'Aris' SP1")]
    [InlineData("OS X __RELEASE_CYCLE__ (__CODENAME__)", "\"El Capitan\"", "OS X 1 (El Capitan)")]
    [InlineData("2019 '__CODENAME__' SP1", "null", "2019 SP1")]
    [InlineData("Tools <abbr title=\\\"Long\\\">LTS</abbr> &amp; more", "null", "Tools LTS & more")]
    [InlineData("a < b", "null", "a < b")]
    [InlineData("<b></b>", "null", "")]
    public async Task Labels_are_made_readable(string label, string codename, string expected)
    {
        await using var city = await ImportedRegistry.NewAsync();

        await city.ImportAsync(ImportKind.Technology, Feed($$"""{"name": "1", "label": "{{label}}", "codename": {{codename}} }"""));

        Assert.Equal(expected, (await ReleasesAsync(city, "thing"))["1"].Label ?? "");
    }

    [Theory]
    [InlineData("""{"schema_version": "1", "total": 1, "result": [{"releases": [{"name": "1"}], "name": "thing", "label": "Thing"}], "more": {"a": [1]}}""")]
    [InlineData("""{"schema_version": "1", "result": {"name": "thing", "label": "Thing", "releases": [{"name": "1"}]}, "last_modified": "x"}""")]
    [InlineData("""[{"name": "thing", "label": "Thing", "releases": [{"name": "1"}]}]""")]
    [InlineData("\uFEFF{\"result\":[{\"name\":\"thing\",\"label\":\"Thing\",\"releases\":[{\"name\":\"1\"}]}]}")]
    public async Task The_shapes_that_the_source_answers_in_are_all_taken(string feed)
    {
        await using var city = await ImportedRegistry.NewAsync();

        (await city.ImportAsync(ImportKind.Technology, feed)).Comes(added: 2);

        Assert.Equal(["1"], (await ReleasesAsync(city, "thing")).Keys);
    }

    [Fact]
    public async Task A_moved_date_is_shown_before_and_after()
    {
        await using var city = await ImportedRegistry.NewAsync();
        await city.ImportAsync(ImportKind.Technology, Feed("""{"name": "1", "eolFrom": "2026-01-01", "isEol": false}"""));

        var imported = (await city.ImportAsync(ImportKind.Technology, Feed("""{"name": "1", "eolFrom": "2027-01-01", "isEol": true}"""))).Comes(changed: 1, unchanged: 1);

        Assert.Equal([new FieldChange("eolFrom", "2026-01-01", "2027-01-01")], imported.Row("thing 1").Changes);
    }

    [Fact]
    public async Task A_product_put_on_record_by_hand_gets_the_sources_id_and_keeps_its_supplier()
    {
        await using var city = await ImportedRegistry.NewAsync();
        await city.Registry.RunAsync(new AddProduct("thing", "Leverantören AB"), Actor.System, RunOptions.None, TestContext.Current.CancellationToken);

        (await city.ImportAsync(ImportKind.Technology, Feed("""{"name": "1"}"""))).Comes(added: 1, changed: 1);

        var product = await (await city.ReadAsync()).ProductByExternalIdAsync("thing", TestContext.Current.CancellationToken);
        Assert.Equal(("Thing", "Leverantören AB", "os"), (product!.Name, product.SupplierName, product.Category));
        Assert.Equal(["thingy"], product.Aliases);
    }

    [Fact]
    public async Task Faulty_records_are_refused_with_their_lines_and_make_a_feed_that_can_be_mended()
    {
        await using var city = await ImportedRegistry.NewAsync();
        const string Faulty = """
            {"result": [
              {"name": "thing", "label": "Thing", "tags": [], "labels": {"eol": null}, "releases": [
                {"name": "1", "eolFrom": "2026-13-01"},
                {"label": "nameless"},
                {"name": "2", "isEol": "yes"},
                {"name": "3", "isEoas": null, "latest": {"name": "3.9"}},
                {"name": "3"},
                7
              ]},
              {"label": "Nameless", "releases": [{"name": "1"}]},
              {"name": "odd", "label": "Odd", "releases": {"1": {}}},
              {"name": "other", "label": "THING", "releases": [{"name": "9"}]},
              "text"
            ]}
            """;

        var imported = (await city.ImportAsync(ImportKind.Technology, Faulty)).Comes(added: 2, refused: 11);

        Assert.Equal(
            [
                (3L, "INPUT_INVALID"), (4L, "INPUT_INVALID"), (5L, "INPUT_INVALID"), (7L, "DUPLICATE_ROW"), (8L, "INPUT_INVALID"), (10L, "INPUT_INVALID"),
                (10L, "PRODUCT_NOT_IMPORTED"), (11L, "INPUT_INVALID"), (12L, "PRODUCT_NAME_TAKEN"), (12L, "PRODUCT_NOT_IMPORTED"), (13L, "INPUT_INVALID"),
            ],
            imported.Refused.Select(row => (row.Line, row.Refusal!.Code)));
        Assert.Equal([new UnknownField("releases.latest", 1)], imported.Report.UnknownFields);
        var mended = imported.RefusedFile(ImportKind.Technology).Replace("2026-13-01", "2026-12-01");
        var again = await city.ImportAsync(ImportKind.Technology, mended);
        Assert.Equal(RowVerdict.Added, again.Row("thing 1").Verdict);
        Assert.DoesNotContain(again.Report.UnknownFields, field => field.Name.Contains("refused"));
        again.AddsUp();
    }

    public static TheoryData<string, byte[]> BrokenFiles => new()
    {
        { "empty", [] },
        { "cut off in a release", Encoding.UTF8.GetBytes(Feed("""{"name": "1"}""")[..^20]) },
        { "cut off at the end", Encoding.UTF8.GetBytes(Feed("""{"name": "1"}""").TrimEnd()[..^1]) },
        { "text after the end", Encoding.UTF8.GetBytes(Feed("""{"name": "1"}""") + "x") },
        { "a comma too many", """{"result": [{"name": "thing", "label": "Thing", "releases": [{"name": "1"},]}]}"""u8.ToArray() },
        { "another kind of JSON", """{"products": []}"""u8.ToArray() },
        { "a number", "17"u8.ToArray() },
        { "not UTF-8", [.. "{\"result\": [{\"name\": \"thing\", \"label\": \"Br"u8, 0xE5, .. "\"}]}"u8] },
        { "HTML", "<!DOCTYPE html><html></html>"u8.ToArray() },
    };

    [Theory, MemberData(nameof(BrokenFiles))]
    public async Task A_file_that_is_not_whole_changes_nothing_at_all(string why, byte[] bytes)
    {
        await using var city = await ImportedRegistry.NewAsync();

        await Assert.ThrowsAsync<BrokenFileException>(
            () => city.ImportAsync(ImportKind.Technology, check: false, new ImportSource(why, () => new MemoryStream(bytes))));

        Assert.Equal(0, city.Store.Sequence);
    }

    [Fact]
    public async Task Releases_gone_from_the_feed_are_reported_and_left()
    {
        await using var city = await ImportedRegistry.NewAsync();
        await city.ImportAsync(ImportKind.Technology, Feed("""{"name": "1"}, {"name": "2"}"""));

        var imported = (await city.ImportAsync(ImportKind.Technology, Feed("""{"name": "2"}"""))).Comes(unchanged: 2);

        Assert.Equal([new VanishedRecord("release", "thing 1", "Thing 1")], imported.Report.Vanished);
        Assert.Equal(2, (await ReleasesAsync(city, "thing")).Count);
    }

    [Fact]
    public async Task Products_longer_than_the_window_are_read_whole()
    {
        await using var city = await ImportedRegistry.NewAsync();
        var releases = string.Join(",\n", Enumerable.Range(1, 200).Select(i => $$"""{"name": "{{i}}", "label": "åäö {{new string('x', 1000)}}"}"""));

        var imported = (await city.ImportAsync(ImportKind.Technology, Feed(releases), check: true)).Comes(added: 201);

        Assert.Equal(200, imported.Row("thing 200").Line);
    }

    private static string Feed(string releases) =>
        $$"""{"result": [{"name": "thing", "label": "Thing", "aliases": ["thingy"], "category": "os", "tags": [], "releases": [{{releases}}]}]}""" + "\n";

    private static async Task<Dictionary<string, TechnologyRelease>> ReleasesAsync(ImportedRegistry city, string product)
    {
        var read = await city.ReadAsync();
        var found = await read.ProductByExternalIdAsync(product, TestContext.Current.CancellationToken);
        var releases = await read.ReleasesOfAsync([found!.Id], TestContext.Current.CancellationToken);
        return releases[0].ToDictionary(release => release.Name);
    }
}
