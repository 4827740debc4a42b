using Architecture.Conformance.Generation;

namespace Architecture.Conformance;

public sealed class GeneratedDocumentTests(ReferenceFixture reference)
{
    private const int FixedSeed = 20250901;

    [Fact]
    public async Task Documents_that_are_always_the_same_end_as_they_do_in_the_reference()
    {
        var count = Effort.Of(ci: 5_000, deep: 100_000);
        var tally = await reference.AgreeAsync(GeneratedCases.Documents(FixedSeed, count), $"seed {FixedSeed}");
        Assert.Equal(count, tally.Cases);
        // A comparison of nothing but mistakes would prove little.
        Assert.True(tally.Of("execute") > count / 3, tally.ToString());
        Assert.True(tally.Of("validate") > count / 10, tally.ToString());
        Assert.True(tally.Of("parse") > count / 50, tally.ToString());
        Assert.True(tally.Of("request") > 0, tally.ToString());
    }

    [Fact]
    public async Task Documents_that_nobody_has_seen_before_end_as_they_do_in_the_reference()
    {
        var seed = Random.Shared.Next(1, int.MaxValue);
        await reference.AgreeAsync(GeneratedCases.Documents(seed, Effort.Of(ci: 2_000, deep: 20_000)), $"seed {seed}");
    }

    [Fact]
    public void One_seed_gives_one_set_of_documents()
    {
        var first = GeneratedCases.Documents(7, 60).Select(one => one.Write());
        Assert.Equal(first, GeneratedCases.Documents(7, 60).Select(one => one.Write()));
    }
}
