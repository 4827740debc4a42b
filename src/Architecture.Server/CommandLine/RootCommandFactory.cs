using System.CommandLine;
using System.CommandLine.Invocation;

namespace Architecture.Server.CommandLine;

/// <summary>The program's command line: without a verb it serves.</summary>
public static class RootCommandFactory
{
    private const string EmbeddedStoreWord = "embedded";
    private const string Neo4jWord = "neo4j";

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
        var data = new Option<string>("--data")
        {
            Description = host.Say("Mapp för registrets data.", "Folder of the registry's data."),
            HelpName = "DIR",
            DefaultValueFactory = _ => ServeOptions.DefaultData,
            Recursive = true,
        };
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
            data, urls, StoreOption(host), noDemo, set,
        };
        root.SetAction((parsed, cancellation) => host.Serve(
            new ServeOptions(parsed.GetRequiredValue(urls), parsed.GetRequiredValue(data), !parsed.GetValue(noDemo)) { Settings = SetOption.Of(parsed.GetValue(set)) },
            cancellation));

        root.Add(ImportVerb.Build(host, data));
        root.Add(VerifyVerb.Build(host, data));
        root.Add(BackupVerb.Build(host, data));
        root.Add(RestoreVerb.Build(host, data));
        root.Add(SchemaVerb.Build(host));
        root.Add(CompletionVerb.Build(host));
        return root;
    }

    private static Option<string> StoreOption(CommandLineHost host)
    {
        var store = new Option<string>("--store")
        {
            Description = host.Say($"Lager: {EmbeddedStoreWord} ({Neo4jWord} kommer).", $"Store: {EmbeddedStoreWord} ({Neo4jWord} is to come)."),
            DefaultValueFactory = _ => EmbeddedStoreWord,
            Recursive = true,
        };
        store.CompletionSources.Add(EmbeddedStoreWord, Neo4jWord);
        store.Validators.Add(result =>
        {
            var word = result.GetValueOrDefault<string>();
            if (word == Neo4jWord)
                result.AddError(host.Say("Lagret neo4j finns inte ännu. Använd --store embedded.", "The store neo4j is not there yet. Use --store embedded."));
            else if (word != EmbeddedStoreWord)
                result.AddError(host.Say($"”{word}” är inget lager. Välj {EmbeddedStoreWord}.", $"“{word}” is no store. Choose {EmbeddedStoreWord}."));
        });
        return store;
    }
}
