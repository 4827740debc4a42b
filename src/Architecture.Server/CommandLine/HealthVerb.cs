using System.CommandLine;

namespace Architecture.Server.CommandLine;

/// <summary><c>health</c>: asks the server that runs on a data folder whether it is ready, for containers and scripts that have nothing else to ask with.</summary>
internal static class HealthVerb
{
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(5);

    public static Command Build(CommandLineHost host, Option<string> data)
    {
        var verb = new Command("health", host.Say(
            "Fråga servern som kör på datamappen om den är redo. 0: ja; 1: nej, och varför; 3: ingen svarar.\n\nExempel:\n  architecture health --data /srv/registret",
            "Ask the server that runs on the data folder whether it is ready. 0: yes; 1: no, and why; 3: nobody answers.\n\nExamples:\n  architecture health --data /srv/registry"));
        verb.SetAction((parsed, cancellation) => AskAsync(host, parsed.GetRequiredValue(data), cancellation));
        return verb;
    }

    private static async Task<int> AskAsync(CommandLineHost host, string folder, CancellationToken cancellation)
    {
        if (RunningServer.Find(folder) is not { } server)
            return host.Fail(ExitCode.StoreNotReachable, $"Ingen server kör på {folder}.", $"No server runs on {folder}.");
        using var client = new HttpClient { BaseAddress = new Uri(server.Address), Timeout = AnswersWithin };
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellation);
            host.Output.WriteLine((await answer.Content.ReadAsStringAsync(cancellation)).TrimEnd());
            return answer.IsSuccessStatusCode ? ExitCode.Done : ExitCode.Refused;
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return host.Fail(ExitCode.StoreNotReachable, $"Servern på {folder} svarar inte: {fault.Message}", $"The server on {folder} does not answer: {fault.Message}");
        }
    }
}
