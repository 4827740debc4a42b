using System.Text.Json;
using Architecture.Api.Tests.Findings;
using Architecture.Api.Tests.Solutions;

namespace Architecture.Api.Tests.ParallelSolutions;

/// <summary>
/// What holds after every command, whatever commands came before (domain §3): made up at random, 600 of them, 10,500 with REGISTRY_EFFORT=deep;
/// REGISTRY_SEED repeats one course.
/// </summary>
public sealed class InvariantTests
{
    private const int StepsOfACourse = 150;

    /// <summary>Changes that are never refused for what they make parallel; only they may leave two counting shared solutions that block each other.</summary>
    private static readonly HashSet<string> NeverRefused = ["merger", "move", "split", "merge functions", "function", "board", "company", "group"];

    private static readonly bool IsDeep = Environment.GetEnvironmentVariable("REGISTRY_EFFORT") == "deep";

    public static TheoryData<int> Seeds => int.TryParse(Environment.GetEnvironmentVariable("REGISTRY_SEED"), out var seed)
        ? [seed]
        : [.. Enumerable.Range(1, IsDeep ? 70 : 4)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task After_every_command_what_is_parallel_is_debt_or_violation_or_found_so_by_a_review(int seed)
    {
        await using var city = await SweptCity.StartAsync();
        await city.City.FunctionAsync("Samhällsbyggnad/Kartor");
        await city.RegisterAsync("Lovstöd", "Bygglov");
        await city.DesignateAsync("Bygglov", "ALL");
        var changes = new RandomChanges(city, new Random(5_000 + seed));
        await changes.StartAsync();
        Assert.Contains(await EstateAsync(city), one => one.Blocking.Count > 0);
        var excused = new HashSet<(string, string)>();
        var (blocked, between, sequence) = (0, 0, await SequenceAsync(city));
        for (var step = 1; step <= StepsOfACourse; step++)
        {
            var name = await changes.StepAsync();
            var now = await SequenceAsync(city);
            if (now == sequence) continue;
            sequence = now;
            var when = $"seed {seed}, step {step} ({name}), sequence {sequence}";
            var estate = await EstateAsync(city);
            foreach (var one in estate.Where(one => !one.IsShared))
            {
                foreach (var against in one.Blocking)
                    Assert.True(one.Owed.Contains(against) || one.FoundParallel.Contains(against), $"{when}: {one.Code} is blocked by {against} and is neither debt nor violation");
                blocked += one.Blocking.Count;
            }
            HashSet<(string, string)> pairs = [.. estate.Where(one => one.IsShared).SelectMany(one => one.Blocking.Select(against => (one.Code, against)))];
            // The rule judges what is being designated, widened or revived against what counts already: where the older of two does only part, the newer
            // one is in REVIEW and passes, though the older one, held against it, would not.
            var changed = await ChangedAsync(city, sequence);
            if (!NeverRefused.Contains(name)) Assert.True(pairs.Except(excused).All(pair => pair.Item1 != changed), $"{when}: {string.Join(", ", pairs.Except(excused))} block each other");
            excused.UnionWith(pairs);
            between += pairs.Count;
        }
        TestContext.Current.SendDiagnosticMessage($"seed {seed}: {blocked} local and {between} shared pairs were BLOCK, all told over the steps");
    }

    private sealed record Standing(string Code, bool IsShared, IReadOnlySet<string> Blocking, IReadOnlySet<string> Owed, IReadOnlySet<string> FoundParallel);

    private static async Task<List<Standing>> EstateAsync(SweptCity city)
    {
        var estate = new List<Standing>();
        string? after = null;
        do
        {
            var page = (await city.Registry.DataAsync(
                """
                query($after: String) { solutions(first: 100, after: $after, where: {phase: {nin: [RETIRED, ABANDONED]}}) {
                  pageInfo { hasNextPage endCursor }
                  nodes { code reach debt { solution { code } } violation { solution { code } } parallelVerdict { pairs { verdict solution { code } } } }
                } }
                """,
                new { after })).GetProperty("solutions");
            var parallel = await FoundParallelAsync(city);
            estate.AddRange(page.GetProperty("nodes").EnumerateArray().Select(one => new Standing(
                one.GetProperty("code").GetString()!,
                one.GetProperty("reach").GetString() == "SHARED",
                Codes(one.GetProperty("parallelVerdict").GetProperty("pairs").EnumerateArray().Where(pair => pair.GetProperty("verdict").GetString() == "BLOCK")),
                Codes(one.GetProperty("debt").EnumerateArray().Concat(one.GetProperty("violation").EnumerateArray())),
                parallel.GetValueOrDefault(one.GetProperty("code").GetString()!, []))));
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);
        return estate;
    }

    /// <summary>For each solution what a review has found it parallel to.</summary>
    private static async Task<Dictionary<string, HashSet<string>>> FoundParallelAsync(SweptCity city)
    {
        var reviews = await city.Registry.DataAsync("{ reviews(first: 100, where: {status: {eq: COMPLETED}}) { nodes { outcome solution { code } against { code } } } }");
        return reviews.GetProperty("reviews").GetProperty("nodes").EnumerateArray().Where(review => review.GetProperty("outcome").GetString() == "PARALLEL")
            .GroupBy(review => review.GetProperty("solution").GetProperty("code").GetString()!)
            .ToDictionary(own => own.Key, own => own.SelectMany(review => review.GetProperty("against").EnumerateArray()).Select(one => one.GetProperty("code").GetString()!).ToHashSet());
    }

    /// <summary>The code of the solution that the last commit was about.</summary>
    private static async Task<string?> ChangedAsync(SweptCity city, long sequence)
    {
        var last = (await city.Registry.DataAsync($"{{ changes(after: \"{sequence - 1}\", first: 1) {{ nodes {{ record {{ ... on Solution {{ code }} }} }} }} }}"))
            .GetProperty("changes").GetProperty("nodes")[0].GetProperty("record");
        return last.ValueKind == JsonValueKind.Object && last.TryGetProperty("code", out var code) ? code.GetString() : null;
    }

    private static HashSet<string> Codes(IEnumerable<JsonElement> pairs) => [.. pairs.Select(pair => pair.GetProperty("solution").GetProperty("code").GetString()!)];

    private static async Task<long> SequenceAsync(SweptCity city) =>
        (await city.Registry.AskAsync("{ boards(first: 1) { totalCount } }")).GetProperty("extensions").GetProperty("sequence").GetProperty("to").GetInt64();
}
