using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Tests.Execution;

public sealed class LimitTests
{
    private const string Sdl = """
        type Query { a: Query b(x: [Int]): Int list: [Query!]! page(first: Int): Page! heavy: Int @cost(weight: "100") sized(n: Int): [Query!]! @listSize(slicingArguments: ["n"]) assumed: [Query!]! @listSize(assumedSize: 7) }
        type Page { nodes: [Query!]! total: Int }
        """;

    private static ExecutableSchema Build(ExecutionSettings settings)
    {
        var builder = new SchemaBuilder().Sdl(Sdl, OperationCost.Sdl).Unbound((_, _) => null, _ => null).Settings(settings);
        return builder.Build();
    }

    private static async Task<string> Run(string query, OperationLimits? limits = null, string? variables = null) =>
        await Library.Run(Build(ExecutionSettings.Default with { Limits = limits ?? OperationLimits.Default }), query, variables);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    [Theory]
    [InlineData("", "{a")]
    [InlineData("{ b(x: ", "[")]
    [InlineData("{ b(x: ", "{a:")]
    [InlineData("query ($x: ", "[")]
    [InlineData("{ a ", "... {")]
    [InlineData("type A @d(x: ", "[")]
    public void Forty_kilobytes_of_nesting_are_an_error_and_not_the_end(string before, string nest)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(before + Repeat(nest, 40_000 / nest.Length), new(MaxTokens: int.MaxValue))).Error;
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
    }

    [Fact]
    public void Documents_have_at_most_ten_thousand_tokens()
    {
        Parser.Parse("{" + Repeat(" a", 9_998) + "}");
        Assert.Equal(ErrorCodes.LimitExceeded, Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse("{" + Repeat(" a", 9_999) + "}")).Error.Code);
    }

    [Fact]
    public async Task Fields_count_as_often_as_fragments_bring_them()
    {
        const string Query = "{ ...A ...A ...A } fragment A on Query { a { b } }";
        Assert.StartsWith("""{"data":""", await Run(Query, OperationLimits.Default with { MaxFields = 6 }), StringComparison.Ordinal);
        Assert.Contains("more than 5 fields", await Run(Query, OperationLimits.Default with { MaxFields = 5 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fragments_that_double_again_and_again_are_counted_without_being_walked()
    {
        var query = "{ ...F0 } " + string.Concat(Enumerable.Range(0, 60).Select(n => $"fragment F{n} on Query {{ x: a {{ ...F{n + 1} }} y: a {{ ...F{n + 1} }} }} ")) + "fragment F60 on Query { b }";
        Assert.Contains(ErrorCodes.LimitExceeded, await Run(query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fragment_visits_are_bounded()
    {
        const string Query = "{ ...A ... { b } } fragment A on Query { b }";
        Assert.StartsWith("""{"data":""", await Run(Query, OperationLimits.Default with { MaxFragmentVisits = 2 }), StringComparison.Ordinal);
        Assert.Contains("more than 1 fragments", await Run(Query, OperationLimits.Default with { MaxFragmentVisits = 1 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aliases_are_bounded_at_each_level()
    {
        var query = "{ " + string.Concat(Enumerable.Range(0, 50).Select(n => $"x{n}: b ")) + "}";
        Assert.StartsWith("""{"data":""", await Run(query), StringComparison.Ordinal);
        Assert.Contains("More than 50 fields have an alias", await Run(query.Replace("{ ", "{ y: b ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Directives_are_bounded_at_each_place()
    {
        var schema = new SchemaBuilder().Sdl("directive @d repeatable on FIELD type Query { b: Int }").Unbound((_, _) => null, _ => null).Build();
        Assert.StartsWith("""{"data":""", await Library.Run(schema, "{ b @d @d @d @d }"), StringComparison.Ordinal);
        Assert.Contains("More than 4 directives", await Library.Run(schema, "{ b @d @d @d @d @d }"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ b }", 0)]
    [InlineData("{ a { a { b } } }", 2)]
    [InlineData("{ heavy }", 100)]
    [InlineData("{ list { a { b } } }", 6)]
    [InlineData("{ assumed { a { b } } }", 8)]
    [InlineData("{ page(first: 20) { nodes { a { b } } total } }", 22)]
    [InlineData("{ page { nodes { a { b } } } }", 12)]
    [InlineData("query ($n: Int = 30) { sized(n: $n) { a { b } } }", 31)]
    [InlineData("{ ...F page(first: 3) { ...P } } fragment F on Query { a { b } } fragment P on Page { nodes { ...F } }", 6)]
    [InlineData("{ __schema { types { fields { name } } } __typename }", 0)]
    public async Task Cost_multiplies_with_the_size_of_lists(string query, double cost)
    {
        double? reported = null;
        await Build(ExecutionSettings.Default).ExecuteAsync(new OperationRequest(query) { ReportCost = told => reported = told }, CancellationToken.None);
        Assert.Equal(cost, reported);
    }

    [Theory]
    [InlineData("{ any { ... on A { q { i } } ... on B { q { i } } } }", 2)]
    [InlineData("{ any { ... on A { q { i } } ... on B { q { q { i } } } } }", 3)]
    [InlineData("{ any { q { i } ... on A { dear } ... on B { x: q { i } } } }", 52)]
    [InlineData("{ any { ...F ...G } } fragment F on A { dear } fragment G on I { q { i } ... on B { y: q { i } } }", 52)]
    [InlineData("{ both { ... on B { q { i } } ... on Query { any { q { i } } } } }", 3)]
    [InlineData("{ none { i } }", 1)]
    public async Task On_an_abstract_type_the_dearest_object_type_counts(string query, double cost)
    {
        var schema = new SchemaBuilder().Sdl(OperationCost.Sdl, """
            interface I { q: Query } interface None { i: Int } union Both = B | Query
            type A implements I { q: Query dear: Int @cost(weight: "50") } type B implements I { q: Query }
            type Query { any: I both: Both none: None i: Int q: Query }
            """).Unbound((_, _) => null, _ => null).Build();
        double? reported = null;
        await schema.ExecuteAsync(new OperationRequest(query) { ReportCost = told => reported = told }, CancellationToken.None);
        Assert.Equal(cost, reported);
    }

    [Fact]
    public async Task The_cost_of_abstract_types_within_abstract_types_is_found_without_going_every_way()
    {
        var types = string.Concat(Enumerable.Range(0, 40).Select(n => $"type T{n} implements I {{ i: I! }} "));
        var schema = new SchemaBuilder().Sdl($"interface I {{ i: I! }} {types} type Query {{ i: I! }}").Unbound((_, _) => null, _ => null).Build();
        double? reported = null;
        var request = new OperationRequest("{" + Repeat(" i {", 60) + " __typename " + Repeat("}", 60) + "}") { ReportCost = told => reported = told };
        await schema.ExecuteAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(60, reported);
    }

    [Fact]
    public async Task An_operation_over_its_budget_is_refused_before_it_runs()
    {
        var answer = await Run("query ($n: Int) { page(first: $n) { nodes { a { a { b } } } } }", variables: """{"n": 2500}""");
        Assert.Contains(ErrorCodes.CostExceeded, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("data", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Introspection_can_be_switched_off_but_not_typename()
    {
        var closed = Build(ExecutionSettings.Default with { Introspection = false });
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await Library.Run(closed, "{ __typename }"));
        Assert.Contains(ErrorCodes.IntrospectionDisabled, await Library.Run(closed, "{ ...F } fragment F on Query { __type(name: \"Query\") { name } }"), StringComparison.Ordinal);
    }
}
