using Architecture.Registry.Access;
using Architecture.Registry.Interchange;

namespace Architecture.Registry.Tests.Interchange;

/// <summary>Measures what the whole process holds: nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(LargeFileTests), DisableParallelization = true)]
public sealed class AloneInTheProcess;

/// <summary>Files are streamed: an import holds a window of them, however long they are.</summary>
[Collection(nameof(LargeFileTests))]
public sealed class LargeFileTests
{
    /// <summary>Of files of 48 MB, which are twice that as text in memory.</summary>
    private const long MostHeld = 24 << 20;
    private const int LongText = 24_000;
    private const int Parts = 2_000;

    public static TheoryData<ImportKind, string, Func<int, string>, string> Files => new()
    {
        { ImportKind.Boards, "code;name;kind;until;successor;administration\n", row => $"Z{row};Nämnd {row};SPECIALIST;2025-01-01;NONE;{Text(row)}\n", "" },
        { ImportKind.Solutions, "id;name;board;functions;description\n", row => $"s{row};Lösning {row};NONE;F1;{Text(row)}\n", "" },
        { ImportKind.Solutions, "name;board;functions;anteckning\n", row => $"Lösning {row};NONE;F1;\"{Text(row)}\"\n", "" },
        { ImportKind.Dependencies, "from;to\n", row => $"{Text(row)};s1\n", "" },
        { ImportKind.Flows, "from;to;id\n", row => $"{Text(row)};s1;f{row}\n", "" },
        { ImportKind.Capabilities, "", row => $"- id: T{row}\n  description: {Text(row)}\n  children: []\n", "" },
        { ImportKind.Technology, "{\"result\": [{}", row => $",\n{{\"name\": \"\", \"releases\": [{{\"name\": \"{row}\", \"label\": 1, \"x\": \"{Text(row)}\"}}]}}", "]}" },
    };

    [Theory, MemberData(nameof(Files))]
    public async Task No_more_than_a_window_of_a_file_is_held(ImportKind kind, string head, Func<int, string> part, string tail)
    {
        await using var city = await ImportedRegistry.NewAsync();
        var (before, most) = (GC.GetTotalMemory(forceFullCollection: true), 0L);
        var file = new GeneratedFile(head, part, Parts, tail) { Read = () => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before) };
        var rows = new CountedRows();

        var report = await new Import(city.Registry, Actor.System).RunAsync(kind, [file.Source], check: true, rows, TestContext.Current.CancellationToken);

        Assert.InRange(report.Rows.Refused, Parts, 2 * Parts + 1);
        Assert.Equal(report.Rows.Total, rows.Settled);
        Assert.InRange(file.Length, 40 << 20, 100 << 20);
        Assert.InRange(most, 1, MostHeld);
    }

    [Fact]
    public void Keys_that_stood_before_are_found_without_remembering_all()
    {
        const int Keys = 2_000_000, Apart = 1_000, BytesOfRow = 16;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var keys = new RepeatedKeys(Keys * BytesOfRow);

        for (var key = 0; key < Keys; key++) keys.Note(Digest(key));
        for (var key = 0; key < Keys; key += Apart) keys.Note(Digest(key));
        var (found, others) = (0, 0);
        for (var key = 0; key < Keys; key++) others += keys.Pass(Digest(key)) ? 1 : 0;
        for (var key = 0; key < Keys; key += Apart) found += keys.Pass(Digest(key)) ? 1 : 0;

        Assert.Equal((Keys / Apart, 0), (found, others));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * Keys);
    }

    [Fact]
    public async Task A_file_of_repeated_rows_refuses_each_but_the_first()
    {
        await using var city = await ImportedRegistry.NewAsync();
        await city.ImportAsync(ImportKind.Boards, "code;name;kind\nKS;Kommunstyrelsen;EXECUTIVE\n");
        await city.ImportAsync(ImportKind.Capabilities, "- {id: F1, name: Stöd}\n");
        var file = new GeneratedFile("id;name;board;functions\n", row => $"s{row % 700};Lösning {row % 700};KS;F1\n", 3_000);

        var report = await new Import(city.Registry, Actor.System).RunAsync(
            ImportKind.Solutions, [file.Source], check: false, new CountedRows(), TestContext.Current.CancellationToken);

        Assert.Equal(new RowCount(Added: 700, 0, 0, Refused: 2_300), report.Rows);
    }

    [Fact]
    public async Task A_function_that_tells_its_id_last_is_found_twice_all_the_same()
    {
        await using var city = await ImportedRegistry.NewAsync();

        var imported = await city.ImportAsync(ImportKind.Capabilities, "- {children: [], name: Stöd, id: F1}\n- {children: [], name: Annat, id: F1}\n");

        imported.Comes(added: 1, refused: 1);
        Assert.Equal("DUPLICATE_ROW", imported.Refused.Single().Refusal!.Code);
    }

    public static TheoryData<ImportKind, string, Func<int, string>, int, string> Unstreamable => new()
    {
        { ImportKind.Capabilities, "", row => $"- children: []\n  name: N{row}\n  description: {Text(row)}\n  id: T{row}\n", Parts, "before children" },
        { ImportKind.Capabilities, "id: F1\nname: >\n", row => $"  {Text(row)}\n", Parts, "without a new function" },
        { ImportKind.Capabilities, "id: F1\nname: Stöd\n", row => $"note{row}: {Text(row)}\n", Parts, "without a new function" },
        { ImportKind.Technology, "{\"result\": [{\"name\": \"x\", \"label\": \"", Text, Parts, "longer than" },
        { ImportKind.Technology, "{\"generated\": \"", Text, Parts, "longer than" },
    };

    [Theory, MemberData(nameof(Unstreamable))]
    public async Task What_would_have_to_be_held_whole_is_refused_with_the_reason(ImportKind kind, string head, Func<int, string> part, int parts, string says)
    {
        await using var city = await ImportedRegistry.NewAsync();
        var eights = 0;
        var file = new GeneratedFile(head, part, parts) { Read = () => eights++ };

        var broken = await Assert.ThrowsAsync<BrokenFileException>(() => city.ImportAsync(kind, check: true, file.Source));

        Assert.Contains(says, broken.Reason.English, StringComparison.Ordinal);
        Assert.NotNull(broken.Line);
        Assert.InRange(file.Length, 40 << 20, 100 << 20);
        Assert.InRange(eights, 0, 2);
    }

    private static string Text(int row) => new((char)('a' + row % 26), LongText);

    /// <summary>Spreads numbers evenly (splitmix64).</summary>
    private static ulong Digest(int key)
    {
        var mixed = (ulong)key * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    private sealed class CountedRows : IImportObserver
    {
        public long Settled { get; private set; }

        public void Started(long rows, string heading) { }

        void IImportObserver.Settled(SettledRow row) => Settled++;
    }
}
