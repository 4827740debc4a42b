using System.CommandLine;

namespace Architecture.Server.CommandLine;

/// <summary><c>export --all FILE</c>: the whole registry with its journal, also while a server runs.</summary>
internal static class ExportVerb
{
    public static Command Build(CommandLineHost host, StoreOptions stores)
    {
        var all = new Option<string>("--all")
        {
            Description = host.Say("Hela registret med sin journal, till en fil som inte finns.", "The whole registry with its journal, to a file that does not exist."),
            HelpName = "FILE",
            Required = true,
        };
        var verb = new Command("export", host.Say(
            "Skriv hela registret till en fil, för att flytta det till ett annat lager. Går också medan servern kör.\n\nExempel:\n  architecture export --all registret.journal\n  architecture import --all registret.journal --store neo4j",
            "Write the whole registry to a file, to move it to another store. Works while the server runs.\n\nExamples:\n  architecture export --all registry.journal\n  architecture import --all registry.journal --store neo4j"))
        {
            all,
        };
        verb.SetAction((parsed, cancellation) => stores.UseAsync(parsed, place => RunAsync(host, place, parsed.GetRequiredValue(all), cancellation)));
        return verb;
    }

    private static Task<int> RunAsync(CommandLineHost host, StorePlace place, string file, CancellationToken cancellation) => DataFolder.GuardedAsync(place, host, async () =>
    {
        if (File.Exists(file))
            return host.Fail(ExitCode.Refused, $"{file} finns, och inget skrivs över.", $"{file} exists, and nothing is overwritten.");
        try
        {
            await using var store = await Stores.OpenForReadingAsync(place, cancellation);
            var entries = await Moving.ExportAsync(store, file, cancellation);
            host.Output.WriteLine(host.Say($"{entries} poster skrivna till {file}.", $"{entries} entries written to {file}."));
            return ExitCode.Done;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return host.Fail(ExitCode.Refused, $"{file} kan inte skrivas: {fault.Message}", $"{file} cannot be written: {fault.Message}");
        }
    });
}

/// <summary><c>import --all FILE</c>: takes over what <c>export --all</c> wrote.</summary>
internal static class ImportAll
{
    public static Option<string?> Option(CommandLineHost host) => new("--all")
    {
        Description = host.Say(
            "Ta över ett helt register ur en fil från export --all, till ett tomt lager; vad som avbröts fortsätter.",
            "Take over a whole registry from a file of export --all, into an empty store; what was interrupted goes on."),
        HelpName = "FILE",
    };

    public static Task<int> RunAsync(CommandLineHost host, StorePlace place, string? file, CancellationToken cancellation) => DataFolder.GuardedAsync(place, host, async () =>
    {
        if (file is null)
            return host.Fail(ExitCode.WrongUse, "Säg vad som ska läsas in; se architecture import --help.", "Say what to import; see architecture import --help.");
        if (!File.Exists(file)) return host.Fail(ExitCode.WrongUse, $"Filen {file} finns inte.", $"There is no file {file}.");
        await using var store = await Stores.OpenAsync(place, TimeProvider.System, cancellation);
        var (taken, differs) = await Moving.ImportAsync(store, file, cancellation);
        if (differs is { } entry)
        {
            return host.Fail(
                ExitCode.Refused,
                $"Registret i {place} är ett annat: post {entry} är inte filens. Ett helt register tas bara över till ett tomt lager.",
                $"The registry in {place} is another one: entry {entry} is not the file's. A whole registry is only taken over into an empty store.");
        }
        host.Output.WriteLine(host.Say($"{taken} poster övertagna.", $"{taken} entries taken over."));
        return ExitCode.Done;
    });
}
