using System.CommandLine;
using System.CommandLine.Invocation;

namespace Architecture.Server.CommandLine;

/// <summary>The program's command line: without a verb it serves.</summary>
public static class RootCommandFactory
{
    /// <summary>Understands the arguments and does what they say.</summary>
    /// <returns>0 done, 1 refused or findings, 2 wrong use, 3 store not reachable.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandLineHost host, CancellationToken cancellation)
    {
        var understood = Build(host).Parse(arguments);
        var configuration = new InvocationConfiguration { Output = host.Output, Error = host.Error, EnableDefaultExceptionHandler = false };
        // A server answers signals itself: it finishes what has begun, which may take longer than a verb is given.
        if (understood.CommandResult.Command is RootCommand) configuration.ProcessTerminationTimeout = null;
        try
        {
            var code = await understood.InvokeAsync(configuration, cancellation);
            return understood.Action is ParseErrorAction ? ExitCode.WrongUse : code;
        }
        catch (OperationCanceledException)
        {
            return host.Fail(ExitCode.Refused, "Avbrutet.", "Interrupted.");
        }
    }

    /// <summary>The commands, for running and for completion.</summary>
    public static RootCommand Build(CommandLineHost host)
    {
        var stores = new StoreOptions(host);
        var urls = new Option<string>("--urls")
        {
            Description = host.Say("Adresser att lyssna på, åtskilda av semikolon.", "Addresses to listen on, separated by semicolons."),
            HelpName = "URLS",
            DefaultValueFactory = _ => ServeOptions.DefaultUrls,
        };
        var noDemo = new Option<bool>("--no-demo")
        {
            Description = host.Say("Gör ingen demonstrationsstad.", "Make no demonstration city."),
        };
        var set = SetOption.Build(host);
        var root = new RootCommand(host.Say(
            "Register över stadens it-leverans. Utan verb: starta servern.\n\nExempel:\n  architecture --data /srv/registret\n  architecture import boards namnder.csv --check",
            "Registry of the city's IT. Without a verb: start the server.\n\nExamples:\n  architecture --data /srv/registry\n  architecture import boards boards.csv --check"))
        {
            urls, noDemo, set,
        };
        foreach (var option in stores.All) root.Add(option);
        root.SetAction((parsed, cancellation) => stores.UseAsync(parsed, place => host.Serve(
            new ServeOptions(parsed.GetRequiredValue(urls), place.Folder, !parsed.GetValue(noDemo)) { Neo4j = place.Neo4j, Settings = SetOption.Of(parsed.GetValue(set)), Language = host.Language },
            cancellation)));

        root.Add(ImportVerb.Build(host, stores));
        root.Add(ExportVerb.Build(host, stores));
        root.Add(VerifyVerb.Build(host, stores));
        root.Add(BackupVerb.Build(host, stores));
        root.Add(RestoreVerb.Build(host, stores));
        root.Add(CheckVerb.Build(host, stores));
        root.Add(SweepVerb.Build(host, stores));
        root.Add(HealthVerb.Build(host, stores.Data));
        root.Add(SchemaVerb.Build(host));
        root.Add(CompletionVerb.Build(host));
        return root;
    }
}
