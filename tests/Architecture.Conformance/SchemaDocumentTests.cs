using Architecture.Conformance.Generation;

namespace Architecture.Conformance;

public sealed class SchemaDocumentTests(ReferenceFixture reference)
{
    [Fact]
    public async Task Schema_documents_are_accepted_refused_and_printed_as_by_the_reference()
    {
        var count = Effort.Of(ci: 1_000, deep: 20_000);
        var tally = await reference.AgreeAsync(GeneratedCases.Schemas(20250902, count), "schemas");
        Assert.True(tally.Of("ready") > count / 3, tally.ToString());
        Assert.True(tally.Of("schema-document") > count / 50, tally.ToString());
        Assert.True(tally.Of("schema") > count / 50, tally.ToString());
    }

    [Fact]
    public async Task Schema_documents_that_nobody_has_seen_before_are_too()
    {
        var seed = Random.Shared.Next(1, int.MaxValue);
        await reference.AgreeAsync(GeneratedCases.Schemas(seed, Effort.Of(ci: 300, deep: 5_000)), $"schemas, seed {seed}");
    }
}
