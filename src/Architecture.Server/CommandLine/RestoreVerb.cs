using System.CommandLine;
using Architecture.Storage.Embedded;

namespace Architecture.Server.CommandLine;

/// <summary><c>restore DIR</c>: makes a data folder from a backup. Nothing is ever overwritten.</summary>
internal static class RestoreVerb
{
    public static Command Build(CommandLineHost host, StoreOptions stores)
    {
        var backup = new Argument<string>("DIR") { Description = host.Say("Mapp med en säkerhetskopia.", "Folder of a backup.") };
        var json = JsonAnswer.Option(host);
        var verb = new Command("restore", host.Say(
            "Gör en datamapp (--data, tom eller ny) av en säkerhetskopia, efter att ha kontrollerat den.\n\nExempel:\n  architecture restore /backup/2026-11-22 --data data-ny",
            "Make a data folder (--data, empty or new) from a backup, after checking it.\n\nExamples:\n  architecture restore /backup/2026-11-22 --data data-new"))
        {
            backup, json,
        };
        verb.SetAction((parsed, cancellation) => stores.UseFolderAsync(parsed, folder =>
            DataFolder.GuardedAsync(new StorePlace(folder, Neo4j: null), host, async () =>
            {
                if (CopyPlace.Refused(host, parsed.GetRequiredValue(backup), folder) is { } refused) return refused;
                var sequence = await EmbeddedStore.RestoreAsync(parsed.GetRequiredValue(backup), folder, cancellation);
                if (parsed.GetValue(json)) JsonAnswer.Write(host, new { folder, sequence });
                else host.Output.WriteLine(host.Say($"Återställt till {folder}, till och med post {sequence}.", $"Restored to {folder}, up to and including entry {sequence}."));
                return ExitCode.Done;
            })));
        return verb;
    }
}
