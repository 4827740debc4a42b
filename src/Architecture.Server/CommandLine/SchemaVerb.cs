using System.CommandLine;
using Architecture.Api;

namespace Architecture.Server.CommandLine;

/// <summary><c>schema print</c>: the API's schema, as the program serves it.</summary>
internal static class SchemaVerb
{
    private const string Folder = "schema/";

    public static Command Build(CommandLineHost host)
    {
        var print = new Command("print", host.Say(
            "Skriv ut API:ets schema (GraphQL SDL).\n\nExempel:\n  architecture schema print > registret.graphql",
            "Print the API's schema (GraphQL SDL).\n\nExamples:\n  architecture schema print > registry.graphql"));
        print.SetAction(_ =>
        {
            foreach (var source in Sources()) host.Output.WriteLine(source.TrimEnd() + "\n");
            return ExitCode.Done;
        });
        return new Command("schema", host.Say("API:ets schema.", "The API's schema.")) { print };
    }

    private static IEnumerable<string> Sources()
    {
        var assembly = typeof(RegistrySchema).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
