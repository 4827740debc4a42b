using Architecture.Registry;
using Architecture.Server.CommandLine;

namespace Architecture.Server.Tests.CommandLine;

/// <summary>A folder and a pair of writers to run the command line in.</summary>
internal sealed class Terminal : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("command-");

    public Language Language { get; init; } = Language.English;

    /// <summary>The environment that the program sees; nothing in it unless a test says so.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    public string Data => Path.Combine(_folder.FullName, "data");

    /// <summary>How the program was asked to serve.</summary>
    public ServeOptions? Served { get; private set; }

    public string At(string name) => Path.Combine(_folder.FullName, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    public string Read(string name) => File.ReadAllText(At(name));

    /// <summary>Runs a command line on this terminal's data folder.</summary>
    public async Task<Said> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var host = new CommandLineHost(ServeAsync, Language, output, error, IsTerminal: false) { Variable = Variable };
        var code = await RootCommandFactory.RunAsync([.. arguments, "--data", Data], host, TestContext.Current.CancellationToken);
        return new Said(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command line as it is.</summary>
    public async Task<Said> RunExactlyAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var host = new CommandLineHost(ServeAsync, Language, output, error, IsTerminal: false) { Variable = Variable };
        var code = await RootCommandFactory.RunAsync(arguments, host, TestContext.Current.CancellationToken);
        return new Said(code, output.ToString(), error.ToString());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<int> ServeAsync(ServeOptions options, CancellationToken cancellation)
    {
        Served = options;
        return Task.FromResult(0);
    }
}

/// <summary>What a command line said.</summary>
internal sealed record Said(int Code, string Output, string Error);
