using Architecture.Conformance.Reference;

namespace Architecture.Conformance;

/// <summary>Runs a comparison as a test: says what was compared, and fails with cases that can be run again.</summary>
internal static class Verdict
{
    private const int Shown = 5;

    public static async Task<Tally> AgreeAsync(this ReferenceFixture reference, IEnumerable<ConformanceCase> cases, string what)
    {
        var tally = new Tally();
        var failures = new List<Disagreement>();
        var cancellation = TestContext.Current.CancellationToken;
        await foreach (var disagreement in new Contest(reference.Oracle).CompareAsync(cases, tally, cancellation)) failures.Add(disagreement);
        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {tally}");
        if (failures.Count > 0) Assert.Fail($"{what}: {tally}\n{string.Join("\n", failures.Take(Shown).Select(failure => $"{failure.Difference}\n{failure.Case.Write()}"))}");
        return tally;
    }
}
