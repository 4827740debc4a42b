using System.Diagnostics;
using System.Net.Http.Json;

namespace Architecture.Server.Tests.Telemetry;

/// <summary>What an operator sees of a request: its way from the door to the store, what it came to, and nothing of what was in it.</summary>
public sealed class SpanTests
{
    private const string Secret = "Zebraportalen";

    private const string Register =
        """
        mutation Put($b: ID!, $f: ID!, $n: String!) {
          registerLocalSolution(input: {board: $b, name: $n, kind: APPLICATION, provides: [{capability: $f}], audience: {boards: [$b]}}) {
            solution { code name responsibleBoard { name } } errors { code }
          }
        }
        """;

    [Fact]
    public async Task A_registration_is_followed_from_the_door_to_the_store_with_its_outcome_and_without_its_content()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var board = await IdAsync(server, "board(code: \"BRO\")");
        var trees = await IdAsync(server, "capability(path: \"Trafik och gator/Parker och natur/Trädvård\")");
        using var recorder = new Recorder();
        await PostAsync(server, recorder, Register, new { b = board, f = trees, n = Secret });

        var door = Assert.Single(recorder.Spans, span => span.Source.Name == "Microsoft.AspNetCore");
        var operation = Assert.Single(recorder.Spans, span => span.OperationName == "GraphQL Operation Execution");
        var useCase = Assert.Single(recorder.Spans, span => span.OperationName == "use case RegisterLocalSolution");
        var commit = Assert.Single(recorder.Spans, span => span.OperationName == "store commit");
        Assert.Contains(recorder.Spans, span => span.OperationName == "GraphQL Document Parsing");
        Assert.Contains(recorder.Spans, span => span.OperationName == "GraphQL Document Validation");
        Assert.Contains(recorder.Spans, span => span.OperationName == "GraphQL Batch Load");
        Assert.Equal(door.SpanId, operation.ParentSpanId);
        Assert.True(IsBelow(recorder, useCase, operation));
        Assert.Equal(useCase.SpanId, commit.ParentSpanId);
        Assert.Equal("done", useCase.GetTagItem("registry.outcome"));
        Assert.Equal("CLEAR", useCase.GetTagItem("registry.verdict"));
        Assert.Equal("committed", commit.GetTagItem("registry.store.outcome"));
        Assert.Contains(recorder.Spans, span => span.ParentSpanId == useCase.SpanId && span.OperationName.StartsWith("store ", StringComparison.Ordinal));
        Assert.Contains(recorder.Spans, span => span.GetTagItem("registry.store.rows") is > 0L);

        Assert.Contains(recorder.Measured, one => one is { Instrument: "registry.verdicts", Value: 1 } && one.Tags["verdict"] == "CLEAR");
        Assert.Contains(recorder.Measured, one => one is { Instrument: "registry.use_case.duration", Value: > 0 } && one.Tags["outcome"] == "done");
        Assert.Contains(recorder.Measured, one => one is { Instrument: "registry.store.commit.duration", Value: > 0 } && one.Tags["outcome"] == "committed");
        Assert.Contains("registry.store.commit.batch.size", recorder.SeenAnywhere);
        AssertNothingOf(recorder, Secret, board);
    }

    [Fact]
    public async Task A_refusal_is_counted_by_its_code()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var board = await IdAsync(server, "board(code: \"BRO\")");
        var permits = await IdAsync(server, "capability(path: \"Samhällsbyggnad/Bygglov\")");
        using var recorder = new Recorder();
        await PostAsync(server, recorder, Register, new { b = board, f = permits, n = Secret });

        var refused = Assert.Single(recorder.Measured, one => one.Instrument == "registry.refusals");
        Assert.Equal("PARALLEL_SOLUTION", refused.Tags["code"]);
        Assert.Equal("RegisterLocalSolution", refused.Tags["use_case"]);
        Assert.Contains(recorder.Measured, one => one.Instrument == "registry.verdicts" && one.Tags["verdict"] == "BLOCK");
        Assert.Contains(recorder.Spans, span => span.GetTagItem("registry.refusal") as string == "PARALLEL_SOLUTION");
        AssertNothingOf(recorder, Secret, board);
    }

    [Fact]
    public async Task What_is_asked_for_in_an_address_is_in_no_span()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var recorder = new Recorder();
        var query = Uri.EscapeDataString("query Find($t: String!) { search(text: $t) { nodes { __typename } } }");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={query}&variables={Uri.EscapeDataString($$"""{"t":"{{Secret}}"}""")}");
        request.Headers.TryAddWithoutValidation("Authorization", "Demo board:BRO");
        recorder.Into(request);
        using var response = await server.Client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode);
        await EndedAsync(recorder);
        Assert.Contains(recorder.Spans, span => span.OperationName == "store search");
        AssertNothingOf(recorder, Secret, "board:BRO");
    }

    private static bool IsBelow(Recorder recorder, Activity span, Activity above)
    {
        for (Activity? at = span; at is not null; at = recorder.Spans.FirstOrDefault(one => one.SpanId == at.ParentSpanId))
        {
            if (at.SpanId == above.SpanId) return true;
        }
        return false;
    }

    private static void AssertNothingOf(Recorder recorder, params string[] contents)
    {
        var told = recorder.Spans.SelectMany(span => span.TagObjects.Select(tag => $"{tag.Value}").Append(span.DisplayName).Concat(span.Baggage.Select(item => $"{item.Value}"))
            .Concat(span.Events.SelectMany(one => one.Tags.Select(tag => $"{tag.Value}").Append(one.Name)))).ToList();
        Assert.NotEmpty(told);
        Assert.All(contents, content => Assert.DoesNotContain(told, text => text.Contains(content, StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task<string> IdAsync(ServerUnderTest server, string field) =>
        (await server.DataAsync($"{{ found: {field} {{ id }} }}")).GetProperty("found").GetProperty("id").GetString()!;

    private static async Task PostAsync(ServerUnderTest server, Recorder recorder, string query, object variables)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        recorder.Into(request);
        using var response = await server.Client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode);
        await EndedAsync(recorder);
    }

    /// <summary>The door's span ends a moment after the client has its answer.</summary>
    private static async Task EndedAsync(Recorder recorder)
    {
        var deadline = DateTime.UtcNow.AddSeconds(10);
        while (recorder.Spans.All(span => span.Source.Name != "Microsoft.AspNetCore") && DateTime.UtcNow < deadline) await Task.Yield();
    }
}
