using System.CommandLine;

namespace Architecture.Server.CommandLine;

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

    public static Task<int> RunAsync(CommandLineHost host, StorePlace place, string? file, bool json, CancellationToken cancellation) => DataFolder.GuardedAsync(place, host, async () =>
    {
        if (file is null)
            return host.Fail(ExitCode.WrongUse, "Säg vad som ska läsas in; se architecture import --help.", "Say what to import; see architecture import --help.");
        if (!File.Exists(file)) return host.Fail(ExitCode.WrongUse, $"Filen {file} finns inte.", $"There is no file {file}.");
        await using var store = await Stores.OpenForVerbAsync(place, cancellation);
        var (taken, differs) = await Moving.ImportAsync(store, file, cancellation);
        if (differs is { } entry)
        {
            return host.Fail(
                ExitCode.Refused,
                $"Registret i {place} är ett annat: post {entry} är inte filens. Ett helt register tas bara över till ett tomt lager.",
                $"The registry in {place} is another one: entry {entry} is not the file's. A whole registry is only taken over into an empty store.");
        }
        if (json) JsonAnswer.Write(host, new { file, taken });
        else host.Output.WriteLine(host.Say($"{taken} poster övertagna.", $"{taken} entries taken over."));
        return ExitCode.Done;
    });
}
