using System.CommandLine;
using Architecture.Registry;
using Architecture.Storage.Embedded;
using Architecture.Storage.Neo4j;

namespace Architecture.Server.CommandLine;

/// <summary><c>verify</c>: reads every byte of the store, also while a server runs.</summary>
internal static class VerifyVerb
{
    public static Command Build(CommandLineHost host, StoreOptions stores)
    {
        var json = JsonAnswer.Option(host);
        var verb = new Command("verify", host.Say(
            "Läs varje byte i registrets data, eller i en säkerhetskopia, och säg vad som inte är som det skrevs. Ändrar inget.\n\nExempel:\n  architecture verify\n  architecture verify --data /backup/2026-11-22",
            "Read every byte of the registry's data, or of a backup, and say what is not as it was written. Changes nothing.\n\nExamples:\n  architecture verify\n  architecture verify --data /backup/2026-11-22"))
        {
            json,
        };
        var against = new Option<string?>("--against")
        {
            Description = host.Say("Fil från export --all: är registret detsamma, post för post?", "File of export --all: is the registry the same, entry by entry?"),
            HelpName = "FILE",
        };
        verb.Add(against);
        verb.SetAction((parsed, cancellation) => stores.UseAsync(parsed, place =>
            DataFolder.GuardedAsync(place, host, async () =>
            {
                if (parsed.GetValue(against) is { } file && await DiffersAsync(host, place, file, cancellation) is { } refused) return refused;
                if (place.Neo4j is { } neo4j) return Write(host, await Neo4jStore.VerifyAsync(Stores.OptionsOf(neo4j), cancellation), parsed.GetValue(json));
                var report = await EmbeddedStore.VerifyAsync(place.Folder, RegistryGraph.Model, cancellation);
                if (parsed.GetValue(json)) JsonAnswer.Write(host, report);
                else Write(host, report);
                return report.IsIntact ? ExitCode.Done : ExitCode.Refused;
            })));
        return verb;
    }

    /// <summary>Says whether the journal is a file's; null when it is.</summary>
    private static async Task<int?> DiffersAsync(CommandLineHost host, StorePlace place, string file, CancellationToken cancellation)
    {
        if (!File.Exists(file)) return host.Fail(ExitCode.WrongUse, $"Filen {file} finns inte.", $"There is no file {file}.");
        await using var store = await Stores.OpenForReadingAsync(place, cancellation);
        var (same, differs) = await Moving.CompareAsync(store, file, cancellation);
        if (differs is { } entry)
        {
            return host.Fail(
                ExitCode.Refused,
                $"Inte samma register som i {file}: post {entry} skiljer sig eller finns bara på ena hållet.",
                $"Not the same registry as in {file}: entry {entry} differs or is only in one of them.");
        }
        host.Error.WriteLine(host.Say($"Samma register som i {file}: {same} poster.", $"The same registry as in {file}: {same} entries."));
        return null;
    }

    private static int Write(CommandLineHost host, Neo4jReport report, bool asJson)
    {
        if (asJson)
        {
            JsonAnswer.Write(host, report);
            return report.IsIntact ? ExitCode.Done : ExitCode.Refused;
        }
        foreach (var finding in report.Findings) host.Output.WriteLine($"! {finding}");
        host.Output.WriteLine(report.IsIntact
            ? host.Say($"Helt: {report.Entries} poster och {report.Records} noder och kanter.", $"Intact: {report.Entries} entries, and {report.Records} nodes and edges.")
            : host.Say(
                $"{report.Findings.Length} fel i {report.Entries} poster och {report.Records} noder och kanter.",
                $"{report.Findings.Length} findings in {report.Entries} entries, and {report.Records} nodes and edges."));
        return report.IsIntact ? ExitCode.Done : ExitCode.Refused;
    }

    private static void Write(CommandLineHost host, VerifyReport report)
    {
        foreach (var finding in report.Findings) host.Output.WriteLine($"! {finding}");
        host.Output.WriteLine(report.IsIntact
            ? host.Say($"Helt: {report.Entries} poster i {report.Files} filer.", $"Intact: {report.Entries} entries in {report.Files} files.")
            : host.Say(
                $"{report.Findings.Length} fel i {report.Entries} poster och {report.Files} filer.",
                $"{report.Findings.Length} findings in {report.Entries} entries and {report.Files} files."));
    }
}
