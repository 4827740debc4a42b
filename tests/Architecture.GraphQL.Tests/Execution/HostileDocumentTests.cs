using System.Diagnostics.CodeAnalysis;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;

namespace Architecture.GraphQL.Tests.Execution;

/// <summary>No megabyte keeps the engine busy for long. Times are measured in tests/Architecture.Benchmarks (part <c>hostile</c>: 35 ms at most);
/// here the work is counted by what it allocates, which is the same on every machine; a loop that allocates nothing is seen only there.</summary>
public sealed class HostileDocumentTests
{
    private const int Megabyte = 1_000_000;

    /// <summary>Bytes that reading, validating and measuring a document may allocate: the text copied some times over, and the nodes and findings
    /// of as many tokens as the limits allow. Work that grows with the square of ten thousand tokens is far above it.</summary>
    private const long MostBytes = 48L * Megabyte;

    private static readonly ExecutableSchema Schema = new SchemaBuilder().Sdl(HostileDocuments.Sdl).Unbound((_, _) => null, _ => null).Build();

    [SuppressMessage("Usage", "xUnit1045", Justification = "Names are text.")]
    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (var name in HostileDocuments.Documents.Keys)
            foreach (var size in new[] { Megabyte, 100_000, 50_000, 25_000, 12_000 })
                cases.Add(name, size);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_hostile_document_is_answered_with_bounded_work(string name, int size)
    {
        var document = HostileDocuments.Documents[name](size);
        await AnswerAsync("{ a }");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var answer = AnswerAsync(document);
        Assert.True(answer.IsCompletedSuccessfully, "Without resolvers there is nothing to wait for, so that this thread did all the work.");
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(allocated, 1, MostBytes);
        using var json = System.Text.Json.JsonDocument.Parse(await answer);
        Assert.True(json.RootElement.TryGetProperty("data", out _) || json.RootElement.TryGetProperty("errors", out _));
    }

    private static Task<string> AnswerAsync(string document) => Schema.ExecuteAsync(new OperationRequest(document), CancellationToken.None);
}
