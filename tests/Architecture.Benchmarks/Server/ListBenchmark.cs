using Architecture.Benchmarks.Database;

namespace Architecture.Benchmarks.Server;

/// <summary>What a nested list costs a server that reads from memory, beside an answer for which nothing is read: the same way through HTTP and engine and back.</summary>
internal static class ListBenchmark
{
    private const string Nothing = "{ __typename }";

    public static void Run(IReadOnlyList<Estate> estates)
    {
        foreach (var estate in estates) RunAsync(new RegistryEstate(estate)).GetAwaiter().GetResult();
    }

    private static async Task RunAsync(RegistryEstate estate)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-").FullName;
        try
        {
            await using var store = await estate.EmbeddedAsync(folder);
            await using var served = await ServedStore.StartAsync(store);
            foreach (var connections in new[] { 1, 8 })
            {
                var rates = await Load.RatesAsync([(served.Url, Nothing), (served.Url, Load.List)], connections, before: 6, rounds: 5, TimeSpan.FromSeconds(1));
                Console.WriteLine(
                    $"{estate.Solutions} solutions, {connections} connections: nothing {rates[0]:0}/s, 20 × (owner + 3 dependencies) {rates[1]:0}/s = {100 * rates[1] / rates[0]:0} % of it");
            }
            var (nothing, list) = (await AllocatedAsync(served.Url, Nothing), await AllocatedAsync(served.Url, Load.List));
            Console.WriteLine($"{estate.Solutions} solutions: an answer with nothing in it allocates {nothing / 1024:0.0} KB, the list {list / 1024:0.0} KB");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Bytes an answer, whoever asks included.</summary>
    private static async Task<double> AllocatedAsync(Uri url, string query)
    {
        const int answers = 1000;
        using var connection = await LeanConnection.OpenAsync(url, query);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var answer = 0; answer < answers; answer++) await connection.AskAsync();
        return (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / answers;
    }
}
