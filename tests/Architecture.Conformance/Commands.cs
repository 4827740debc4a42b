using System.Globalization;
using Architecture.Conformance.Generation;
using Architecture.Conformance.Reference;

namespace Architecture.Conformance;

/// <summary>Comparisons outside the test run.</summary>
internal static class Commands
{
    private const string Usage = """
        compare FILE            compares the cases of a JSON-lines file and prints where the engine differs from the reference
        generate SEED COUNT     compares COUNT documents generated from SEED; differing cases are printed as JSON lines that "compare" reads
        schemas SEED COUNT      the same for schema documents
        """;

    /// <summary>0: no difference; 1: some; 2: wrong use; 3: the reference cannot be started.</summary>
    public static async Task<int> RunAsync(string command, string[] arguments)
    {
        var cases = Read(command, arguments);
        if (cases is null)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var (oracle, whyNot) = await Oracle.StartAsync(CancellationToken.None);
        if (oracle is null)
        {
            Console.Error.WriteLine(whyNot);
            return 3;
        }

        await using (oracle)
        {
            var tally = new Tally();
            await foreach (var disagreement in new Contest(oracle).CompareAsync(cases, tally, CancellationToken.None))
            {
                Console.WriteLine($"# {disagreement.Case.Id}: {disagreement.Difference}");
                Console.WriteLine(disagreement.Case.Write());
            }

            Console.WriteLine($"# {tally}");
            return tally.Disagreements == 0 ? 0 : 1;
        }
    }

    private static IEnumerable<ConformanceCase>? Read(string command, string[] arguments) => (command, arguments) switch
    {
        ("compare", [var file]) when File.Exists(file) => CaseFile.Read(file),
        ("generate", [var seed, var count]) when Number(seed) is { } from && Number(count) is { } many => GeneratedCases.Documents(from, many),
        ("schemas", [var seed, var count]) when Number(seed) is { } from && Number(count) is { } many => GeneratedCases.Schemas(from, many),
        _ => null,
    };

    private static int? Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
