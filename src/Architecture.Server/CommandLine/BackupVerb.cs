using System.CommandLine;
using Architecture.Storage.Embedded;

namespace Architecture.Server.CommandLine;

/// <summary><c>backup DIR</c>: copies the store, also while a server runs.</summary>
internal static class BackupVerb
{
    public static Command Build(CommandLineHost host, StoreOptions stores)
    {
        var target = new Argument<string>("DIR")
        {
            Description = host.Say("Mapp för kopian; ska vara tom eller inte finnas.", "Folder for the copy; must be empty or not exist."),
        };
        var json = JsonAnswer.Option(host);
        var verb = new Command("backup", host.Say(
            "Kopiera registrets data, medan servern kör om den gör det.\n\nExempel:\n  architecture backup /backup/2026-11-22",
            "Copy the registry's data, while the server runs if it does.\n\nExamples:\n  architecture backup /backup/2026-11-22"))
        {
            target, json,
        };
        verb.SetAction((parsed, cancellation) => stores.UseFolderAsync(parsed, async folder =>
        {
            if (!Directory.Exists(folder)) return host.Fail(ExitCode.StoreNotReachable, $"Mappen {folder} finns inte.", $"There is no folder {folder}.");
            var into = Path.GetFullPath(parsed.GetRequiredValue(target));
            if (CopyPlace.Refused(host, folder, into) is { } refused) return refused;
            return await DataFolder.UseAsync(
                new StorePlace(folder, Neo4j: null), host,
                async server => Say(host, into, await server.BackupAsync(into, cancellation), parsed.GetValue(json)),
                async store => Say(host, into, await ((EmbeddedStore)store).BackupAsync(into, cancellation), parsed.GetValue(json)),
                cancellation);
        }));
        return verb;
    }

    private static int Say(CommandLineHost host, string folder, long sequence, bool json)
    {
        if (json) JsonAnswer.Write(host, new { folder, sequence });
        else host.Output.WriteLine(host.Say($"Kopierat till {folder}, till och med post {sequence}.", $"Copied to {folder}, up to and including entry {sequence}."));
        return ExitCode.Done;
    }
}
