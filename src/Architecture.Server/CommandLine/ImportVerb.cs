using System.Collections.Immutable;
using System.CommandLine;
using Architecture.Registry.Access;
using Architecture.Registry.Interchange;

namespace Architecture.Server.CommandLine;

/// <summary><c>import boards|capabilities|technology|solutions|dependencies|flows FILE…</c></summary>
internal static class ImportVerb
{
    public static Command Build(CommandLineHost host, StoreOptions stores)
    {
        var all = ImportAll.Option(host);
        var json = JsonAnswer.Option(host);
        var verb = new Command("import", host.Say(
            "Läs in filer. Samma fil kan läsas in hur många gånger som helst: bara det som skiljer ändras, och inget tas bort.",
            "Import files. The same file may be imported any number of times: only what differs is changed, and nothing is removed."))
        {
            OfKind(host, stores, ImportKind.Boards, severalFiles: false, host.Say(
                "Nämnder och bolag (CSV: code;name;kind[;administration;from;until;successor;architecture_adopted]).\n\nExempel:\n  architecture import boards namnder.csv --check\n  architecture import boards namnder.csv",
                "Boards and companies (CSV: code;name;kind[;administration;from;until;successor;architecture_adopted]).\n\nExamples:\n  architecture import boards boards.csv --check\n  architecture import boards boards.csv")),
            OfKind(host, stores, ImportKind.Capabilities, severalFiles: true, host.Say(
                "Funktionsträd (YAML: id, name, description, children), filer eller mappar med filer.\n\nExempel:\n  architecture import capabilities tradet.yaml\n  architecture import capabilities trad/ --check",
                "Function trees (YAML: id, name, description, children), files or folders of files.\n\nExamples:\n  architecture import capabilities tree.yaml\n  architecture import capabilities trees/ --check")),
            OfKind(host, stores, ImportKind.Technology, severalFiles: false, host.Say(
                "Produkter och versioner med leverantörernas datum (JSON från endoflife.date, API v1 /products/full).\n\nExempel:\n  curl -o produkter.json https://endoflife.date/api/v1/products/full\n  architecture import technology produkter.json",
                "Products and releases with vendors' dates (JSON from endoflife.date, API v1 /products/full).\n\nExamples:\n  curl -o products.json https://endoflife.date/api/v1/products/full\n  architecture import technology products.json")),
            OfKind(host, stores, ImportKind.Solutions, severalFiles: false, host.Say(
                "Lokala lösningar (CSV: name;board;functions[;id;kind;audience;product;aliases;description;phase;in_use;evidence]). functions: externa id:n eller sökvägar; audience: ALL eller nämndkoder; listor skiljs med |. phase: PLANNED, eller för det som redan finns INTRODUCING, IN_USE, PHASING_OUT med in_use (sedan när) och evidence (vad som visar det).\n\nExempel:\n  architecture import solutions losningar.csv --check\n  architecture import solutions system.csv --map karta.yaml\n  architecture import solutions applications.csv --map waltz-solutions",
                "Local solutions (CSV: name;board;functions[;id;kind;audience;product;aliases;description;phase;in_use;evidence]). functions: external ids or paths; audience: ALL or board codes; lists are separated by |. phase: PLANNED, or for what is there already INTRODUCING, IN_USE, PHASING_OUT with in_use (since when) and evidence (what shows it).\n\nExamples:\n  architecture import solutions solutions.csv --check\n  architecture import solutions systems.csv --map mapping.yaml\n  architecture import solutions applications.csv --map waltz-solutions")),
            OfKind(host, stores, ImportKind.Dependencies, severalFiles: false, host.Say(
                "Beroenden mellan lösningar (CSV: from;to[;kind;strength]). from, to: lösningens kod, eller det id den lästes in under.\n\nExempel:\n  architecture import dependencies beroenden.csv --check",
                "Dependencies between solutions (CSV: from;to[;kind;strength]). from, to: the solution's code, or the id that it was imported under.\n\nExamples:\n  architecture import dependencies dependencies.csv --check")),
            OfKind(host, stores, ImportKind.Flows, severalFiles: false, host.Say(
                "Informationsflöden mellan lösningar (CSV: from;to[;id;via;information_sets;protocol;frequency]). from, to, via: lösningens kod, eller det id den lästes in under; information_sets: namn, eller KOD/namn med nämndens kod, skilda med |.\n\nExempel:\n  architecture import flows floden.csv --check",
                "Information flows between solutions (CSV: from;to[;id;via;information_sets;protocol;frequency]). from, to, via: the solution's code, or the id that it was imported under; information_sets: names, or CODE/name with the board's code, separated by |.\n\nExamples:\n  architecture import flows flows.csv --check")),
        };
        verb.Add(all);
        verb.Add(json);
        verb.SetAction((parsed, cancellation) => stores.UseAsync(parsed, place => ImportAll.RunAsync(host, place, parsed.GetValue(all), parsed.GetValue(json), cancellation)));
        return verb;
    }

    private static Command OfKind(CommandLineHost host, StoreOptions stores, ImportKind kind, bool severalFiles, string description)
    {
        var hint = host.Say("Fil att läsa in, UTF-8.", "File to import, UTF-8.");
        var file = new Argument<string>("FILE") { Description = hint };
        var files = new Argument<string[]>("FILE") { Description = hint, Arity = ArgumentArity.OneOrMore };
        var check = new Option<bool>("--check")
        {
            Description = host.Say("Säg vad som skulle ändras; skriv inget.", "Say what would change; write nothing."),
        };
        var json = new Option<bool>("--json") { Description = host.Say("Rapporten som JSON.", "The report as JSON.") };
        var refused = new Option<string?>("--refused")
        {
            Description = host.Say($"Fil för nekade rader (annars NAMN.refused{kind.FileEnding()} bredvid).", $"File for refused rows (else NAME.refused{kind.FileEnding()} beside it)."),
            HelpName = "FILE",
        };
        var command = new Command(kind.Word(), description) { check, json, refused };
        var map = new Option<string?>("--map")
        {
            Description = host.Say("Mappning av andras kolumner och värden (YAML: columns, values, defaults): en fil, eller waltz-boards, waltz-solutions, waltz-flows.", "Mapping of others' columns and values (YAML: columns, values, defaults): a file, or waltz-boards, waltz-solutions, waltz-flows."),
            HelpName = "FILE",
        };
        if (kind.FileEnding() == ".csv") command.Add(map);
        if (severalFiles) command.Add(files);
        else command.Add(file);
        command.SetAction((parsed, cancellation) => stores.UseAsync(parsed, place => RunAsync(
            host, kind, place, severalFiles ? parsed.GetRequiredValue(files) : [parsed.GetRequiredValue(file)],
            new ImportChoices(parsed.GetValue(check), parsed.GetValue(json), parsed.GetValue(refused), parsed.GetValue(map)), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(
        CommandLineHost host, ImportKind kind, StorePlace place, string[] files, ImportChoices choices, CancellationToken cancellation)
    {
        if (choices.Map is { } named && !File.Exists(MapFile(named))) return host.Fail(ExitCode.WrongUse, $"Filen {named} finns inte.", $"There is no file {named}.");
        if (files.FirstOrDefault(file => !File.Exists(file) && !(Directory.Exists(file) && kind == ImportKind.Capabilities)) is { } absent)
            return host.Fail(ExitCode.WrongUse, $"Filen {absent} finns inte.", $"There is no file {absent}.");
        var sources = files.SelectMany(SourcesOf).ToImmutableArray();
        if (sources.IsEmpty) return host.Fail(ExitCode.WrongUse, "Mappen har inga YAML-filer.", "The folder has no YAML files.");

        var map = choices.Map is null ? null : ImportSource.File(MapFile(choices.Map));
        using var refused = new RefusedFile(kind, choices.Refused ?? RefusedFile.Beside(files[0], kind));
        var show = new ImportConsole(host, choices, refused);
        return await DataFolder.UseAsync(
            place, host,
            server => show.FollowAsync(observer => server.ImportAsync(kind, sources, map, choices.Check, observer, cancellation)),
            store => show.FollowAsync(observer => new Import(new Registry.Registry(store, TimeProvider.System), Actor.System) { Mapping = map is null ? TableMapping.None : TableMapping.Read(map) }
                .RunAsync(kind, sources, choices.Check, observer, cancellation)),
            cancellation);
    }

    /// <summary>A file, or the name of one that comes with the program.</summary>
    private static string MapFile(string named) =>
        !File.Exists(named) && Path.GetFileName(named) == named ? Path.Combine(AppContext.BaseDirectory, "mappings", named + ".yaml") : named;

    private static IEnumerable<ImportSource> SourcesOf(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path)
            .Where(file => Path.GetExtension(file) is ".yaml" or ".yml")
            .Order(StringComparer.Ordinal)
            .Select(ImportSource.File)
        : [ImportSource.File(path)];
}

/// <summary>What the person asked for.</summary>
internal sealed record ImportChoices(bool Check, bool Json, string? Refused, string? Map)
{
    /// <summary>A check leaves nothing behind unless it is told where.</summary>
    public bool WritesRefused => !Check || Refused is not null;
}
