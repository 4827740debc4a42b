using Architecture.Registry;
using Architecture.Server;
using Architecture.Server.CommandLine;
using Architecture.Storage.Embedded;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>The demonstration city, made once on the embedded store and exported: a quick way to have it in the database.</summary>
internal static class MovedCity
{
    private static readonly Lazy<Task<string>> Exported = new(ExportAsync);

    /// <summary>The file that <c>export --all</c> wrote.</summary>
    public static Task<string> FileAsync() => Exported.Value;

    /// <summary>Wipes the database and imports the city into it.</summary>
    public static async Task IntoDatabaseAsync(CancellationToken cancellation)
    {
        var database = await Neo4jServer.RunningAsync(cancellation);
        await database.WipeAsync(cancellation);
        var (code, said) = await RunAsync([.. await OptionsAsync(), "import", "--all", await FileAsync()], cancellation);
        Assert.True(code == 0, said);
    }

    /// <summary>The options that name the database.</summary>
    public static async Task<string[]> OptionsAsync()
    {
        var database = await Neo4jServer.RunningAsync(TestContext.Current.CancellationToken);
        return ["--store", "neo4j", "--neo4j-url", $"{database.Url}", "--neo4j-user", database.User];
    }

    /// <summary>Runs the command line.</summary>
    public static async Task<(int Code, string Said)> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var database = await Neo4jServer.RunningAsync(cancellation);
        var said = new StringWriter();
        var host = new CommandLineHost((_, _) => throw new InvalidOperationException("No server was asked for."), Language.English, said, said, IsTerminal: false)
        {
            Variable = name => name == "NEO4J_PASSWORD" ? database.Password : null,
        };
        return (await RootCommandFactory.RunAsync(arguments, host, cancellation), $"{said}");
    }

    private static async Task<string> ExportAsync()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("moved-").FullName, "data");
        await using (await ServedRegistry.StartAsync(
            async clock => await EmbeddedStore.OpenAsync(
                new EmbeddedStoreOptions { Folder = folder, Model = RegistryGraph.Model, TimeZone = CityTime.Zone, TimeProvider = clock }, CancellationToken.None),
            CancellationToken.None))
        {
        }
        var (code, said) = await RunAsync(["export", "--all", folder + ".journal", "--data", folder], CancellationToken.None);
        Assert.True(code == 0, said);
        return folder + ".journal";
    }
}
