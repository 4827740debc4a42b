using System.Diagnostics;
using Architecture.GraphQL.Execution;

namespace Architecture.GraphQL.Tests.Execution;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Parsing_validation_execution_and_loads_are_spans()
    {
        using var root = new Activity("test").Start();
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                // Other tests run beside this one: only what belongs to our root counts.
                if (span.RootId == root.RootId)
                    lock (spans)
                        spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await Library.Run(new Library().Build(), "query Titles { books { title } }");
        Assert.Equal(["GraphQL Document Parsing", "GraphQL Document Validation", "GraphQL Batch Load", "GraphQL Operation Execution"], spans.Select(span => span.OperationName));
        var execution = spans[^1];
        Assert.Equal(("query", "Titles"), (execution.GetTagItem("graphql.operation.type"), execution.GetTagItem("graphql.operation.name")));
        Assert.Equal(64, Assert.IsType<string>(execution.GetTagItem("graphql.document.hash")).Length);
        Assert.Equal("Query.books", spans[2].GetTagItem("graphql.selection.field.coordinates"));
    }
}
