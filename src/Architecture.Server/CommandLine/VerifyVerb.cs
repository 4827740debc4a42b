using System.CommandLine;
using System.Text.Json;
using Architecture.Registry;
using Architecture.Storage.Embedded;

namespace Architecture.Server.CommandLine;

/// <summary><c>verify</c>: reads every byte of the store, also while a server runs.</summary>
internal static class VerifyVerb
{
    public static Command Build(CommandLineHost host, Option<string> data)
    {
        var json = new Option<bool>("--json") { Description = host.Say("Svara med JSON.", "Answer in JSON.") };
        var verb = new Command("verify", host.Say(
            "Läs varje byte i registrets data, eller i en säkerhetskopia, och säg vad som inte är som det skrevs. Ändrar inget.\n\nExempel:\n  architecture verify\n  architecture verify --data /backup/2026-11-22",
            "Read every byte of the registry's data, or of a backup, and say what is not as it was written. Changes nothing.\n\nExamples:\n  architecture verify\n  architecture verify --data /backup/2026-11-22"))
        {
            json,
        };
        verb.SetAction((parsed, cancellation) =>
        {
            var folder = parsed.GetRequiredValue(data);
            return DataFolder.GuardedAsync(folder, host, async () =>
            {
                var report = await EmbeddedStore.VerifyAsync(folder, RegistryGraph.Model, cancellation);
                if (parsed.GetValue(json)) host.Output.WriteLine(JsonSerializer.Serialize(report, ImportLine.Format));
                else Write(host, report);
                return report.IsIntact ? ExitCode.Done : ExitCode.Refused;
            });
        });
        return verb;
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
