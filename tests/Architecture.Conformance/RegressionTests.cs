using Architecture.Conformance.Reference;

namespace Architecture.Conformance;

/// <summary>Every disagreement ever found is kept as a case, and stays settled.</summary>
public sealed class RegressionTests(ReferenceFixture reference)
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.jsonl").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(Repository.ConformanceFolder, "Regressions");

    [Theory, MemberData(nameof(Files))]
    public async Task A_case_once_settled_stays_settled(string file)
    {
        var tally = await reference.AgreeAsync(CaseFile.Read(Path.Combine(Folder, file)), file);
        Assert.NotEqual(0, tally.Cases);
    }
}
