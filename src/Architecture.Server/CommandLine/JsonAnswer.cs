using System.CommandLine;
using System.Text.Json;

namespace Architecture.Server.CommandLine;

/// <summary>The option <c>--json</c>, which every verb has: the answer for programs instead of people.</summary>
internal static class JsonAnswer
{
    public static Option<bool> Option(CommandLineHost host) => new("--json") { Description = host.Say("Svaret som JSON.", "The answer as JSON.") };

    /// <summary>Writes an answer, on a line of its own.</summary>
    public static void Write(CommandLineHost host, object answer) => host.Output.WriteLine(JsonSerializer.Serialize(answer, ImportLine.Format));
}
