using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Interchange;

namespace Architecture.Registry.Tests.Interchange;

/// <summary>What is written is what is read: importing it again changes nothing, and importing it elsewhere gives the same.</summary>
public sealed class ExportTests
{
    private static readonly ImportKind[] Kinds = [ImportKind.Boards, ImportKind.Capabilities, ImportKind.Solutions, ImportKind.Dependencies, ImportKind.Flows];

    [Fact]
    public async Task Importing_what_was_exported_changes_nothing()
    {
        await using var city = await CityAsync();
        var sequence = city.Store.Sequence;

        foreach (var kind in Kinds)
        {
            var (text, report) = await ExportAsync(city, kind);
            var imported = (await city.ImportAsync(kind, text)).Comes(unchanged: report.Rows);
            Assert.NotEqual(0, report.Rows);
            Assert.Empty(imported.Report.UnknownFields);
            Assert.Equal(0, imported.Report.VanishedCount);
        }

        Assert.Equal(sequence, city.Store.Sequence);
    }

    [Fact]
    public async Task Another_registry_takes_it_over_and_exports_the_same()
    {
        await using var city = await CityAsync();
        await using var other = await ImportedRegistry.NewAsync();

        foreach (var kind in Kinds.Where(kind => kind != ImportKind.Flows))
        {
            var (text, report) = await ExportAsync(city, kind);
            (await other.ImportAsync(kind, text)).Comes(added: report.Rows);
            Assert.Equal(text, (await ExportAsync(other, kind)).Text);
        }
        // Flows go by ids of their own, which another registry makes itself.
        (await other.ImportAsync(ImportKind.Flows, (await ExportAsync(city, ImportKind.Flows)).Text)).Comes(added: 2);
    }

    [Fact]
    public async Task Fields_hold_separators_quotes_and_line_ends()
    {
        await using var city = await CityAsync();

        var (text, _) = await ExportAsync(city, ImportKind.Solutions);

        Assert.Contains("KS-1;Diariet;KS;F2.1;APPLICATION;ALL;;W3D|Diabas;\"Två \"\"rader\"\";\noch semikolon\";IN_USE;2019-05-01;avtal 17\n", text);
    }

    [Fact]
    public async Task Functions_without_an_id_of_a_source_go_by_code_and_come_back_as_themselves()
    {
        await using var city = await CityAsync();
        var adding = Registry.Prepare(
            new Capabilities.AddCapability("Utan id"), Actor.System, new NodeId(17));
        await city.Registry.RunAllAsync([adding], TestContext.Current.CancellationToken);
        Assert.Null(adding.Refusal);

        var (text, report) = await ExportAsync(city, ImportKind.Capabilities);

        (await city.ImportAsync(ImportKind.Capabilities, text)).Comes(unchanged: report.Rows);
    }

    private static async Task<(string Text, ExportReport Report)> ExportAsync(ImportedRegistry city, ImportKind kind)
    {
        var text = new StringWriter { NewLine = "\n" };
        var report = await new Export(await city.ReadAsync(), text).WriteAsync(kind, TestContext.Current.CancellationToken);
        return (text.ToString(), report);
    }

    private static async Task<ImportedRegistry> CityAsync()
    {
        var city = await ImportedRegistry.NewAsync();
        (await city.ImportAsync(ImportKind.Boards,
            "code;name;kind;until;successor;architecture_adopted\nKS;Kommunstyrelsen;EXECUTIVE;;;\nMHN;Miljönämnden;SPECIALIST;;;\nOLD;Gamla nämnden;DISTRICT;2023-06-30;NEW;\nNEW;Nya nämnden;DISTRICT;;;\nSVB;Bolaget;COMPANY;;;2024-01-01\n")).Comes(added: 5);
        (await city.ImportAsync(ImportKind.Capabilities,
            "- {id: F1, name: Tillsyn, description: 'Allt \"om\" tillsyn: även #', children: [{id: F1.1, name: Livsmedel}, {id: F1.2, name: Kemi/gift}]}\n- {id: F2, name: Stöd, children: [{id: F2.1, name: Diarieföring}]}\n")).Comes(added: 5);
        (await city.ImportAsync(ImportKind.Solutions,
            "id;name;board;functions;audience;aliases;description;phase;in_use;evidence\ns2;Diariet;KS;F2.1;ALL;W3D|Diabas;\"Två \"\"rader\"\";\noch semikolon\";IN_USE;2019-05-01;avtal 17\ns1;Tillsyn Öst;MHN;F1.1|F1.2;MHN|KS;;;;;\ns3;Äldre;NEW;F1.1;;;;INTRODUCING;;beslut\n")).Comes(added: 3);
        (await city.ImportAsync(ImportKind.Dependencies, "from;to;kind;strength\ns1;s2;RUNS_ON;HARD\ns3;s2;;\n")).Comes(added: 2);
        (await city.ImportAsync(ImportKind.Flows, "id;from;to;via;protocol\na;s1;s2;;REST\nb;s1;s2;s3;\"S;FTP\"\n")).Comes(added: 2);
        return city;
    }
}
