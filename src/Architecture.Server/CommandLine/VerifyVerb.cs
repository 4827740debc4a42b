using System.CommandLine;
using System.Text.Json;
using Architecture.Registry;
using Architecture.Storage.Embedded;
using Architecture.Storage.Neo4j;

namespace Architecture.Server.CommandLine;

/// <summary><c>verify</c>: reads every byte of the store, also while a server runs.</summary>
internal static class VerifyVerb
{
    public static Command Build(CommandLineHost host, StoreOptions stores)
    {
        var json = new Option<bool>("--json") { Description = host.Say("Svara med JSON.", "Answer in JSON.") };
        var verb = new Command("verify", host.Say(
            "Läs varje byte i registrets data, eller i en säkerhetskopia, och säg vad som inte är som det skrevs. Ändrar inget.\n\nExempel:\n  architecture verify\n  architecture verify --data /backup/2026-11-22",
            "Read every byte of the registry's data, or of a backup, and say what is not as it was written. Changes nothing.\n\nExamples:\n  architecture verify\n  architecture verify --data /backup/2026-11-22"))
        {
            json,
        };
        verb.SetAction((parsed, cancellation) => stores.UseAsync(parsed, place =>
            DataFolder.GuardedAsync(place, host, async () =>
            {
                if (place.Neo4j is { } neo4j) return Write(host, await Neo4jStore.VerifyAsync(Stores.OptionsOf(neo4j), cancellation), parsed.GetValue(json));
                var report = await EmbeddedStore.VerifyAsync(place.Folder, RegistryGraph.Model, cancellation);
                if (parsed.GetValue(json)) host.Output.WriteLine(JsonSerializer.Serialize(report, ImportLine.Format));
                else Write(host, report);
                return report.IsIntact ? ExitCode.Done : ExitCode.Refused;
            })));
        return verb;
    }

    private static int Write(CommandLineHost host, Neo4jReport report, bool asJson)
    {
        if (asJson)
        {
            host.Output.WriteLine(JsonSerializer.Serialize(report, ImportLine.Format));
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
