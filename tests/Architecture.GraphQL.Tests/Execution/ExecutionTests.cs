using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;

namespace Architecture.GraphQL.Tests.Execution;

/// <summary>Each behaviour holds for fields read while writing and for fields loaded by level alike.</summary>
public sealed class ExecutionTests
{
    private const string Sdl = """
        type Query {
          ok: Int nothing: Int must: Int! fails: Int failsHard: Int!
          child: Query childMust: Query!
          list: [Int] listMust: [Int!] listHard: [Int!]!
          children: [Query!] maybe: [Query] grid: [[Int!]]
          later: Int
        }
        """;

    private static ExecutableSchema Build(bool batches) => (batches
        ? new SchemaBuilder().Sdl(Sdl).UnboundBatches((parents, context, _) => new([.. parents.Select(_ => Resolve(context.Field.Name))]), _ => null)
        : new SchemaBuilder().Sdl(Sdl).Unbound((_, context) => Resolve(context.Field.Name), _ => null)).Build();

    private static object? Resolve(string field) => field switch
    {
        "ok" or "later" => 1,
        "nothing" or "must" => null,
        "fails" or "failsHard" => new FieldError("no", "NO"),
        "child" or "childMust" => Root.Value,
        "list" or "listMust" or "listHard" => new object?[] { 1, null, 3 },
        "grid" => new object[] { new object[] { 1 }, new object?[] { 2, null } },
        _ => new object[] { Root.Value, Root.Value },
    };

    public static TheoryData<string, string, string[]> Cases => new()
    {
        { "{ ok nothing }", """{"ok":1,"nothing":null}""", [] },
        { "{ ok must }", "null", ["must"] },
        { "{ child { must ok } ok }", """{"child":null,"ok":1}""", ["child.must"] },
        { "{ child { childMust { childMust { ok must } } } ok }", """{"child":null,"ok":1}""", ["child.childMust.childMust.must"] },
        { "{ fails ok }", """{"fails":null,"ok":1}""", ["fails"] },
        { "{ child { failsHard } }", """{"child":null}""", ["child.failsHard"] },
        { "{ list listMust ok }", """{"list":[1,null,3],"listMust":null,"ok":1}""", ["listMust.1"] },
        { "{ child { listHard } }", """{"child":null}""", ["child.listHard.1"] },
        { "{ grid }", """{"grid":[[1],null]}""", ["grid.1.1"] },
        { "{ children { ok } }", """{"children":[{"ok":1},{"ok":1}]}""", [] },
        { "{ children { must } }", """{"children":null}""", ["children.0.must"] },
        { "{ maybe { must } }", """{"maybe":[null,null]}""", ["maybe.0.must", "maybe.1.must"] },
        { "{ maybe { fails } }", """{"maybe":[{"fails":null},{"fails":null}]}""", ["maybe.0.fails", "maybe.1.fails"] },
        { "{ a: ok ...F b: child { ok } } fragment F on Query { b: child { nothing } a: ok }", """{"a":1,"b":{"nothing":null,"ok":1}}""", [] },
        { "{ ok @skip(if: true) nothing @include(if: false) later @skip(if: false) @include(if: true) }", """{"later":1}""", [] },
        { "{ ... @include(if: false) { ok } ...F @skip(if: true) __typename } fragment F on Query { ok }", """{"__typename":"Query"}""", [] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Nulls_bubble_to_the_nearest_nullable_place_with_one_error(string query, string data, string[] paths)
    {
        foreach (var batches in new[] { false, true })
        {
            var answer = await Library.Run(Build(batches), query);
            Assert.StartsWith($$"""{"data":{{data}}""", answer, StringComparison.Ordinal);
            using var json = System.Text.Json.JsonDocument.Parse(answer);
            var found = json.RootElement.TryGetProperty("errors", out var errors)
                ? errors.EnumerateArray().Select(error => string.Join('.', error.GetProperty("path").EnumerateArray().Select(step => step.ToString()))).ToArray()
                : [];
            Assert.Equal(paths, found);
        }
    }

    [Theory]
    [InlineData("true", """{"data":{"child":{"ok":1}}}""")]
    [InlineData("false", """{"data":{}}""")]
    public async Task A_variable_decides_what_is_selected(string value, string answer)
    {
        var schema = Build(false);
        const string Query = "query ($if: Boolean!) { child @include(if: $if) { ok nothing @skip(if: $if) } }";
        foreach (var _ in new[] { 1, 2 }) Assert.Equal(answer, await Library.Run(schema, Query, $$"""{"if":{{value}} }"""));
    }

    [Fact]
    public async Task Merged_fields_give_all_their_places_as_locations()
    {
        var answer = await Library.Run(Build(false), "{ fails ...F } fragment F on Query { fails }");
        Assert.Contains("""
            "locations":[{"line":1,"column":3},{"line":1,"column":38}]
            """, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_request_ends_as_a_whole()
    {
        using var source = new CancellationTokenSource();
        var builder = new SchemaBuilder().Sdl("type Query { a: Int }");
        builder.Object<Root>("Query").Resolve("a", (_, _, cancellation) =>
        {
            source.Cancel();
            cancellation.ThrowIfCancellationRequested();
            return new ValueTask<int>(1);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => builder.Build().ExecuteAsync(new OperationRequest("{ a }"), source.Token));
    }

    [Fact]
    public async Task A_batch_that_answers_too_few_fails_all_its_parents()
    {
        var builder = new SchemaBuilder().Sdl("type Query { a: [Query!] b: Int }");
        builder.Object<Root>("Query").Field("a", _ => new[] { Root.Value, Root.Value }).Batch("b", (_, _, _) => new ValueTask<IReadOnlyList<int>>([1]));
        var answer = await Library.Run(builder.Build(), "{ a { b } }");
        Assert.StartsWith("""{"data":{"a":[{"b":null},{"b":null}]},"errors":[{"message":"Internal error.",""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Introspection_describes_the_schema()
    {
        var answer = await Library.Run(new Library().Build(), """
            { __schema { queryType { name } directives { name } }
              __type(name: "Query") { kind fields { name args { name type { kind ofType { name } } defaultValue } } }
              book: __type(name: "Book") { interfaces { name } fields { args { defaultValue } } }
              item: __type(name: "Item") { possibleTypes { name } } none: __type(name: "None") { name }
              genre: __type(name: "Genre") { enumValues { name } isOneOf } }
            """);
        Assert.Contains("""{"queryType":{"name":"Query"},"directives":[{"name":"include"},{"name":"skip"},{"name":"deprecated"},{"name":"specifiedBy"},{"name":"oneOf"}]}""", answer, StringComparison.Ordinal);
        Assert.Contains("""{"name":"book","args":[{"name":"id","type":{"kind":"NON_NULL","ofType":{"name":"ID"}},"defaultValue":null}]}""", answer, StringComparison.Ordinal);
        Assert.Contains("""{"args":[{"defaultValue":"2"}]}""", answer, StringComparison.Ordinal);
        Assert.Contains("""
            "item":{"possibleTypes":[{"name":"Book"},{"name":"Magazine"}]},"none":null
            """, answer, StringComparison.Ordinal);
    }
}
