using Architecture.Registry;

namespace Architecture.Server.CommandLine;

/// <summary>What the command line is run in.</summary>
/// <param name="Serve">Serves until it is cancelled; gives the exit code.</param>
/// <param name="Language">The language to speak.</param>
/// <param name="Output">Results go here.</param>
/// <param name="Error">What went wrong goes here.</param>
/// <param name="IsTerminal">Somebody is looking on: progress may be drawn.</param>
public sealed record CommandLineHost(
    Func<ServeOptions, CancellationToken, Task<int>> Serve, Language Language, TextWriter Output, TextWriter Error, bool IsTerminal)
{
    /// <summary>The process's own console and environment.</summary>
    public static CommandLineHost OfProcess(Func<ServeOptions, CancellationToken, Task<int>> serve) => new(
        serve, SpokenLanguage.Of(Environment.GetEnvironmentVariable), Console.Out, Console.Error,
        !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb");

    /// <summary>Reads the environment.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    internal string Say(string swedish, string english) => Language == Language.Swedish ? swedish : english;

    internal string Say(Message message) => message.In(Language);

    internal int Fail(int exitCode, string swedish, string english)
    {
        Error.WriteLine(Say(swedish, english));
        return exitCode;
    }
}
