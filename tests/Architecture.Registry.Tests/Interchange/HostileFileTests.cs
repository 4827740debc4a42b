using System.Text;
using Architecture.Registry.Interchange;

namespace Architecture.Registry.Tests.Interchange;

/// <summary>Files as no careful person would write them: each is refused whole, or has a report that adds up.</summary>
public sealed class HostileFileTests
{
    private const string Row = "s1;Diariet;KS;F1";

    public static TheoryData<string, string, int, int> Readable => new()
    {
        { "header only", "id;name;board;functions", 0, 0 },
        { "a byte order mark", $"\uFEFFid;name;board;functions\n{Row}\n", 1, 0 },
        { "carriage returns", $"id;name;board;functions\r\n{Row}\r\n", 1, 0 },
        { "no end of line", $"id;name;board;functions\n{Row}", 1, 0 },
        { "NUL in a name", "id;name;board;functions\ns1;Dia\0riet;KS;F1\n", 0, 1 },
        { "NUL in a code", "id;name;board;functions\ns1;Diariet;K\0S;F1\n", 0, 1 },
        { "a name of 100,000 characters", $"id;name;board;functions\ns1;{new string('x', 100_000)};KS;F1\n", 0, 1 },
        { "10,000 functions", $"id;name;board;functions\ns1;Diariet;KS;{string.Join('|', Enumerable.Repeat("F1", 10_000))}\n", 1, 0 },
        { "the same id twice", $"id;name;board;functions\n{Row}\n{Row}\ns1;Annat;KS;F1\n", 1, 2 },
        { "too few and too many fields", $"id;name;board;functions\ns1;Diariet\n{Row};;;\ns2;Arkivet;KS;F1\n", 1, 2 },
    };

    [Theory, MemberData(nameof(Readable))]
    public async Task What_can_be_read_has_a_report_that_adds_up(string why, string text, int added, int refused)
    {
        await using var city = await CityAsync();

        var imported = await city.ImportAsync(ImportKind.Solutions, check: false, ImportedRegistry.Source(why, text));

        imported.Comes(added: added, refused: refused);
        Assert.All(imported.Refused, row => Assert.NotEqual("", row.Refusal!.Message.Swedish));
        var again = await city.ImportAsync(ImportKind.Solutions, check: false, ImportedRegistry.Source(why, text));
        again.Comes(unchanged: added, refused: refused);
    }

    public static TheoryData<string, byte[]> Unreadable => new()
    {
        { "empty", [] },
        { "a byte order mark and nothing else", [0xEF, 0xBB, 0xBF] },
        { "a column twice", Bytes($"id;name;board;functions;name\n{Row};x\n") },
        { "a field of four million characters", Bytes($"id;name;board;functions\ns1;{new string('x', 4_000_000)};KS;F1\n") },
        { "a quote that swallows four million characters", Bytes($"id;name;board;functions\ns1;\"{new string('x', 4_000_000)}\n") },
        { "Latin-1", Encoding.Latin1.GetBytes("id;name;board;functions\ns1;Nämnden;KS;F1\n") },
        { "UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes($"id;name;board;functions\n{Row}\n")] },
        { "UTF-8 cut in the middle of a character", [.. Bytes($"id;name;board;functions\n{Row}\ns2;N"), 0xC3] },
        { "zeros", new byte[4096] },
    };

    [Theory, MemberData(nameof(Unreadable))]
    public async Task What_cannot_be_read_says_why_and_changes_nothing(string why, byte[] bytes)
    {
        await using var city = await CityAsync();
        var before = city.Store.Sequence;

        var broken = await Assert.ThrowsAsync<BrokenFileException>(
            () => city.ImportAsync(ImportKind.Solutions, check: false, new ImportSource(why, () => new MemoryStream(bytes))));

        Assert.NotEqual("", broken.Reason.Swedish);
        Assert.Equal(before, city.Store.Sequence);
    }

    [Fact]
    public async Task Columns_unknown_even_twice_are_reported_and_keep_nothing_out()
    {
        await using var city = await CityAsync();

        var imported = await city.ImportAsync(ImportKind.Solutions, $"id;name;board;functions;färg;färg;tom\n{Row};röd;blå;\n");

        imported.Comes(added: 1);
        Assert.Equal([new UnknownField("färg", 2)], imported.Report.UnknownFields);
    }

    [Fact]
    public async Task Aliases_that_would_make_a_tree_of_millions_are_not_followed()
    {
        await using var city = await CityAsync();
        var before = city.Store.Sequence;
        var bomb = new StringBuilder("- id: B0\n  name: Noll\n  children: &a0 [{id: B, name: B}]\n");
        for (var i = 1; i <= 30; i++) bomb.Append($"- id: B{i}\n  name: N{i}\n  children: &a{i} [*a{i - 1}, *a{i - 1}]\n");

        await Assert.ThrowsAsync<BrokenFileException>(() => city.ImportAsync(ImportKind.Capabilities, bomb.ToString()));

        Assert.Equal(before, city.Store.Sequence);
    }

    [Fact]
    public async Task Aliases_under_keys_that_mean_nothing_cost_nothing()
    {
        await using var city = await CityAsync();
        var bomb = new StringBuilder("- id: B\n  name: Bomb\n  x0: &a0 [x, x]\n");
        for (var i = 1; i <= 60; i++) bomb.Append($"  x{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");

        var imported = await city.ImportAsync(ImportKind.Capabilities, bomb.ToString());

        imported.Comes(added: 1);
        Assert.Equal(61, imported.Report.UnknownFields.Length);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task<ImportedRegistry> CityAsync()
    {
        var city = await ImportedRegistry.NewAsync();
        await city.ImportAsync(ImportKind.Boards, "code;name;kind\nKS;Kommunstyrelsen;EXECUTIVE\n");
        await city.ImportAsync(ImportKind.Capabilities, "- {id: F1, name: Stöd}\n");
        return city;
    }
}
