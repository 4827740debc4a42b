using Architecture.Conformance.Reference;
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
}
