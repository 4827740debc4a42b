using System.CommandLine;
using System.Text;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Interchange;

namespace Architecture.Server.CommandLine;

/// <summary><c>export KIND [FILE]</c>: tables and trees as imports read them; <c>export --all FILE</c>: the whole registry with its journal. Also while a server runs.</summary>
internal static class ExportVerb
{
    public static Command Build(CommandLineHost host, StoreOptions stores)
    {
        var all = new Option<string?>("--all")
        {
            Description = host.Say("Hela registret med sin journal, till en fil som inte finns.", "The whole registry with its journal, to a file that does not exist."),
            HelpName = "FILE",
        };
        var json = JsonAnswer.Option(host);
        var verb = new Command("export", host.Say(
            "Skriv ut det som är registrerat, i samma form som import läser, eller hela registret för att flytta det till ett annat lager. Går också medan servern kör.\n\nExempel:\n  architecture export solutions > losningar.csv\n  architecture export --all registret.journal\n  architecture import --all registret.journal --store neo4j",
            "Write what is on record, in the form that import reads, or the whole registry to move it to another store. Works while the server runs.\n\nExamples:\n  architecture export solutions > solutions.csv\n  architecture export --all registry.journal\n  architecture import --all registry.journal --store neo4j"))
        {
            all, json,
            OfKind(host, stores, ImportKind.Boards, host.Say("Nämnder och bolag (CSV).\n\nExempel:\n  architecture export boards namnder.csv", "Boards and companies (CSV).\n\nExamples:\n  architecture export boards boards.csv")),
            OfKind(host, stores, ImportKind.Capabilities, host.Say("Funktionsträdet (YAML).\n\nExempel:\n  architecture export capabilities trad.yaml", "The function tree (YAML).\n\nExamples:\n  architecture export capabilities tree.yaml")),
            OfKind(host, stores, ImportKind.Solutions, host.Say("Lokala lösningar som inte är avvecklade (CSV).\n\nExempel:\n  architecture export solutions losningar.csv", "Local solutions that have not left (CSV).\n\nExamples:\n  architecture export solutions solutions.csv")),
            OfKind(host, stores, ImportKind.Dependencies, host.Say("Beroenden mellan lösningar (CSV).\n\nExempel:\n  architecture export dependencies beroenden.csv", "Dependencies between solutions (CSV).\n\nExamples:\n  architecture export dependencies dependencies.csv")),
            OfKind(host, stores, ImportKind.Flows, host.Say("Informationsflöden mellan lösningar (CSV).\n\nExempel:\n  architecture export flows floden.csv", "Information flows between solutions (CSV).\n\nExamples:\n  architecture export flows flows.csv")),
        };
        verb.SetAction((parsed, cancellation) => parsed.GetValue(all) is { } file
            ? stores.UseAsync(parsed, place => AllAsync(host, place, file, parsed.GetValue(json), cancellation))
            : Task.FromResult(host.Fail(ExitCode.WrongUse, "Säg vad som ska skrivas ut; se architecture export --help.", "Say what to export; see architecture export --help.")));
        return verb;
    }

    private static Command OfKind(CommandLineHost host, StoreOptions stores, ImportKind kind, string description)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = host.Say("Fil som inte finns; utan den skrivs det ut här.", "File that does not exist; without it, it is printed."),
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = host.Say("Säg som JSON vad som skrevs till filen.", "Say as JSON what was written to the file.") };
        var command = new Command(kind.Word(), description) { file, json };
        command.SetAction((parsed, cancellation) => stores.UseAsync(parsed, place => OfKindAsync(
            host, place, kind, parsed.GetValue(file), parsed.GetValue(json), cancellation)));
        return command;
    }

    private static Task<int> OfKindAsync(CommandLineHost host, StorePlace place, ImportKind kind, string? file, bool json, CancellationToken cancellation)
    {
        if (json && file is null)
            return Task.FromResult(host.Fail(ExitCode.WrongUse, "--json säger vad som skrevs till en fil: ange vilken.", "--json says what was written to a file: name it."));
        return WritingAsync(host, place, file, async () =>
        {
            await using var store = await Stores.OpenForReadingAsync(place, cancellation);
            var read = await new Registry.Registry(store, TimeProvider.System).ReadAsync(Actor.System, ReadMoment.Now, cancellation);
            var report = file is null ? await new Export(read, host.Output).WriteAsync(kind, cancellation) : await ToFileAsync(read, kind, file, cancellation);
            Say(host, kind, file, json, report);
            return ExitCode.Done;
        });
    }

    private static void Say(CommandLineHost host, ImportKind kind, string? file, bool json, ExportReport report)
    {
        if (json) JsonAnswer.Write(host, new { kind = kind.Word(), file, report.Rows, report.Simplified });
        else if (file is not null) host.Output.WriteLine(host.Say($"{report.Rows} rader skrivna till {file}.", $"{report.Rows} rows written to {file}."));
        if (report.Simplified > 0 && !json)
        {
            host.Error.WriteLine(host.Say(
                $"{report.Simplified} lösningar gör en funktion delvis, med undantag eller för användargrupper, vilket tabellen inte säger. export --all tar med allt.",
                $"{report.Simplified} solutions do a function in part, with exclusions or for user groups, which the table does not say. export --all takes everything."));
        }
    }

    /// <summary>The file appears when it is whole.</summary>
    private static async Task<ExportReport> ToFileAsync(Registry.RegistryReader read, ImportKind kind, string file, CancellationToken cancellation)
    {
        var draft = file + ".draft";
        try
        {
            ExportReport report;
            await using (var writer = new StreamWriter(draft, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
                report = await new Export(read, writer).WriteAsync(kind, cancellation);
            File.Move(draft, file);
            return report;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static Task<int> AllAsync(CommandLineHost host, StorePlace place, string file, bool json, CancellationToken cancellation) => WritingAsync(host, place, file, async () =>
    {
        await using var store = await Stores.OpenForReadingAsync(place, cancellation);
        var entries = await Moving.ExportAsync(store, file, cancellation);
        if (json) JsonAnswer.Write(host, new { file, entries });
        else host.Output.WriteLine(host.Say($"{entries} poster skrivna till {file}.", $"{entries} entries written to {file}."));
        return ExitCode.Done;
    });

    private static Task<int> WritingAsync(CommandLineHost host, StorePlace place, string? file, Func<Task<int>> write) => DataFolder.GuardedAsync(place, host, async () =>
    {
        if (file is not null && File.Exists(file))
            return host.Fail(ExitCode.Refused, $"{file} finns, och inget skrivs över.", $"{file} exists, and nothing is overwritten.");
        try
        {
            return await write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return host.Fail(ExitCode.Refused, $"{file} kan inte skrivas: {fault.Message}", $"{file} cannot be written: {fault.Message}");
        }
    });
}
