using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Connections;
using Architecture.GraphQL.Execution;

namespace Architecture.GraphQL.Tests.Connections;

public sealed class ConnectionTests
{
    private static readonly RecordShape Thing = new RecordShape("Thing")
        .Field("name", "String")
        .Field("size", "Int")
        .Group("effectiveEnd", end => end.Field("year", "Int"))
        .Relation("parts", "Thing");

    private readonly List<PageArguments> asked = [];
    private int counted;
    private int marked;

    private sealed record ThingRecord(string Name, int Size);

    private ExecutableSchema Build()
    {
        var builder = new SchemaBuilder().Sdl(RecordShape.Sdl(Thing), $"type Thing {{ name: String! parts(first: Int, after: String): ThingConnection! }} type Query {{ things{Thing.Arguments}: ThingConnection! }}")
            .Connections().ConnectionType<ThingRecord>("Thing", facets: (_, fields, _, _) => new([.. fields.Select(field => new Facet(field, [new("x", 1), new(null, 2)]))]));
        builder.Object<ThingRecord>("Thing").Field("name", thing => thing.Name)
            .Connection<ThingRecord, string, ThingRecord>("parts", thing => thing.Name, (names, page, _, _) => new([.. names.Select(_ => PageOf(page))]));
        builder.Object<Root>("Query").Connection<Root, ThingRecord>("things", (_, page, _, _) => new(PageOf(page)));
        return builder.Build();
    }

    private Connection<ThingRecord> PageOf(PageArguments page)
    {
        asked.Add(page);
        var after = page.AfterValues() is [{ } last] ? int.Parse(last) : 0;
        var edges = Enumerable.Range(after + 1, page.Size).Select(number => new Edge<ThingRecord>(new($"t{number}", number), () =>
        {
            marked++;
            return page.CursorFor($"{number}");
        })).ToList();
        return new(edges, true, after > 0)
        {
            Count = _ => new(++counted * 1000),
        };
    }

    [Fact]
    public async Task A_page_has_edges_nodes_page_info_count_and_facets()
    {
        var answer = await Library.Run(Build(), "{ things(first: 2) { edges { node { name parts(first: 1) { nodes { name } } } } nodes { name } pageInfo { hasNextPage hasPreviousPage } totalCount facets(fields: [NAME]) { field values { value count } } } }");
        Assert.Equal(
            """{"data":{"things":{"edges":[{"node":{"name":"t1","parts":{"nodes":[{"name":"t1"}]}}},{"node":{"name":"t2","parts":{"nodes":[{"name":"t1"}]}}}],"nodes":[{"name":"t1"},{"name":"t2"}],"pageInfo":{"hasNextPage":true,"hasPreviousPage":false},"totalCount":1000,"facets":[{"field":"NAME","values":[{"value":"x","count":1},{"value":null,"count":2}]}]}}}""",
            answer);
        Assert.Equal((true, true, 2), (asked[0].WantsTotalCount, asked[0].WantsRecords, asked[0].Size));
    }

    [Fact]
    public async Task A_cursor_is_good_for_its_own_filter_and_order_only()
    {
        var schema = Build();
        var first = await Library.Run(schema, """{ things(first: 1, order: [{name: ASC}]) { pageInfo { endCursor } } }""");
        var cursor = first.Split("endCursor\":\"")[1].Split('"')[0];
        var next = await Library.Run(schema, $$"""{ things(first: 1, after: "{{cursor}}", order: [{name: ASC}]) { nodes { name } } }""");
        Assert.Equal("""{"data":{"things":{"nodes":[{"name":"t2"}]}}}""", next);
        Assert.Contains(ErrorCodes.CursorMismatch, await Library.Run(schema, $$"""{ things(after: "{{cursor}}", order: [{name: DESC}]) { nodes { name } } }"""), StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.CursorMismatch, await Library.Run(schema, """{ things(after: "nonsense!") { nodes { name } } }"""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("first: 101")]
    [InlineData("first: -1")]
    [InlineData("first: 1, last: 1")]
    public async Task A_page_out_of_bounds_is_refused(string arguments) =>
        Assert.Contains(ErrorCodes.PageSize, await Library.Run(Build(), $$"""{ things({{arguments}}) { totalCount } }"""), StringComparison.Ordinal);

    [Fact]
    public async Task A_filter_and_an_order_are_read_as_trees()
    {
        await Library.Run(Build(), """{ things(where: {or: [{name: {contains: "a", neq: null}}, {not: {effectiveEnd: {year: {gte: 2027}}}}], parts: {some: {size: {in: [1, 2]}}}}, order: [{effectiveEnd: {year: DESC}}, {name: ASC}]) { totalCount } }""");
        var page = Assert.Single(asked);
        var and = Assert.IsType<Where.And>(page.Where);
        var or = Assert.IsType<Where.Or>(and.Conditions[0]);
        Assert.Equal([FilterOperator.Neq, FilterOperator.Contains], Assert.IsType<Where.And>(or.Conditions[0]).Conditions.Cast<Where.Test>().Select(test => test.Operator));
        var test = Assert.IsType<Where.Test>(Assert.IsType<Where.Not>(or.Conditions[1]).Inner);
        Assert.Equal((FilterOperator.Gte, 2027, "effectiveEnd.year"), (test.Operator, (int)test.Value!, string.Join('.', test.Path)));
        var relation = Assert.IsType<Where.Relation>(and.Conditions[1]);
        Assert.Equal(RelationQuantifier.Some, relation.Quantifier);
        Assert.Equal([1, 2], Assert.IsType<object?[]>(Assert.IsType<Where.Test>(relation.Inner).Value).Cast<int>());
        Assert.Equal(["effectiveEnd.year True", "name False"], page.Order.Select(order => $"{string.Join('.', order.Path)} {order.Descending}"));
        Assert.False(page.WantsRecords);
    }

    [Fact]
    public async Task Nothing_is_counted_unless_asked_for()
    {
        await Library.Run(Build(), "{ things { nodes { name } } }");
        Assert.Equal(0, counted);
        await Library.Run(Build(), "{ a: things { totalCount } b: things { totalCount } }");
        Assert.Equal(2, counted);
    }

    [Fact]
    public async Task No_cursor_is_written_unless_asked_for()
    {
        await Library.Run(Build(), "{ things(first: 3) { nodes { name } edges { node { name } } } }");
        Assert.Equal(0, marked);
        await Library.Run(Build(), "{ things(first: 3) { edges { cursor } } }");
        Assert.Equal(3, marked);
    }

    [Fact]
    public async Task An_argument_that_is_null_or_empty_leaves_cursors_good()
    {
        var schema = Build();
        var first = await Library.Run(schema, """{ things(first: 1, where: null, order: []) { pageInfo { endCursor } } }""");
        var cursor = first.Split("endCursor\":\"")[1].Split('"')[0];
        Assert.Equal("""{"data":{"things":{"nodes":[{"name":"t2"}]}}}""", await Library.Run(schema, $$"""{ things(first: 1, after: "{{cursor}}") { nodes { name } } }"""));
    }

    [Theory]
    [InlineData("Board_42")]
    [InlineData("information_set_42")]
    public void An_id_gives_back_what_it_was_made_of(string id)
    {
        Assert.True(TypedId.TryRead(id, out var tag, out var key));
        Assert.Equal(id, TypedId.Write(tag, key));
        Assert.Equal("42", TypedId.Read(id, tag));
    }

    [Theory]
    [InlineData("Board_42", "Solution")]
    [InlineData("Board42", "Board")]
    [InlineData("_42", "Board")]
    [InlineData("Board_", "Board")]
    [InlineData("", "")]
    public void What_is_no_id_of_the_type_is_refused(string id, string tag) =>
        Assert.Equal(ErrorCodes.IdInvalid, Assert.Throws<GraphQLException>(() => TypedId.Read(id, tag)).Code);
}
