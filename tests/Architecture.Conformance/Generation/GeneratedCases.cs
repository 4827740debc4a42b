using Architecture.Conformance.Reference;
using Architecture.GraphQL;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.Conformance.Generation;

/// <summary>Cases from a seed, taken in turn from every schema of the Schemas folder.</summary>
internal static class GeneratedCases
{
    public static IEnumerable<ConformanceCase> Documents(int seed, int count)
    {
        var files = Directory.GetFiles(Path.Combine(Repository.ConformanceFolder, "Schemas"), "*.graphql").Order(StringComparer.Ordinal);
        var generators = files.Select(File.ReadAllText).Select(text => new DocumentGenerator(text, Schema.Parse(text), seed)).ToList();
        for (var index = 0; index < count; index++) yield return generators[index % generators.Count].Next();
    }

    /// <summary>Schema documents, some of them broken at their tokens.</summary>
    public static IEnumerable<ConformanceCase> Schemas(int seed, int count)
    {
        var chance = new Chance(seed);
        for (var index = 1; index <= count; index++)
        {
            var text = new SchemaWriter(chance).Write();
            if (chance.Percent(10)) text = new TokenMutator(chance).Mutate(text);
            if (HoldsOperations(text)) continue;
            yield return new() { Id = $"schema {seed}/{index}", Action = "schema", Schema = text };
        }
    }

    /// <summary>A break can leave a shorthand operation behind, which the reference passes over and we refuse: a listed departure (README).</summary>
    private static bool HoldsOperations(string text)
    {
        try
        {
            return Parser.Parse(text).Definitions.Any(definition => definition is OperationDefinition or FragmentDefinition);
        }
        catch (GraphQLSyntaxException)
        {
            return false;
        }
    }
}
