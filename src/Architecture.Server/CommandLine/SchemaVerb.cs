using System.CommandLine;
using Architecture.Api;
using Architecture.Registry;
using Architecture.Storage.Neo4j;

namespace Architecture.Server.CommandLine;

/// <summary><c>schema print</c>: the API's schema as the program serves it, or the constraints and indexes that Neo4j needs.</summary>
internal static class SchemaVerb
{
    public static Command Build(CommandLineHost host)
    {
        var cypher = new Option<bool>("--cypher")
        {
            Description = host.Say("Skriv i stället ut villkor och index för Neo4j.", "Print the constraints and indexes for Neo4j instead."),
        };
        var json = JsonAnswer.Option(host);
        var print = new Command("print", host.Say(
            "Skriv ut API:ets schema (GraphQL SDL).\n\nExempel:\n  architecture schema print > registret.graphql\n  architecture schema print --cypher > modell.cypher",
            "Print the API's schema (GraphQL SDL).\n\nExamples:\n  architecture schema print > registry.graphql\n  architecture schema print --cypher > model.cypher"))
        {
            cypher, json,
        };
        print.SetAction(parsed =>
        {
            var isCypher = parsed.GetValue(cypher);
            var text = isCypher
                ? Neo4jSchema.Script(RegistryGraph.Model)
                : string.Concat(RegistrySchema.Sources.Select(source => source.TrimEnd() + "\n\n"));
            if (parsed.GetValue(json)) JsonAnswer.Write(host, isCypher ? (object)new { cypher = text } : new { sdl = text });
            else host.Output.Write(text);
            return ExitCode.Done;
        });
        return new Command("schema", host.Say("API:ets schema.", "The API's schema.")) { print };
    }
}
