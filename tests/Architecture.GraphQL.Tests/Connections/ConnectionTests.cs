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

    private sealed record ThingRecord(string Name, int Size);

    private ExecutableSchema Build()
    {
        var builder = new SchemaBuilder().Sdl(RecordShape.Sdl(Thing), $"type Thing {{ name: String! parts(first: Int, after: String): ThingConnection! }} type Query {{ things{Thing.Arguments}: ThingConnection! }}")
            .Connections().Connection<ThingRecord>("Thing");
        builder.Object<ThingRecord>("Thing").Field("name", thing => thing.Name)
            .Connection<ThingRecord, string, ThingRecord>("parts", thing => thing.Name, (names, page, _, _) => new([.. names.Select(_ => PageOf(page))]));
        builder.Object<Root>("Query").Connection<Root, ThingRecord>("things", (_, page, _, _) => new(PageOf(page)));
        return builder.Build();
    }

    private Connection<ThingRecord> PageOf(PageArguments page)
    {
        asked.Add(page);
        var after = page.AfterValues() is [{ } last] ? int.Parse(last) : 0;
        var edges = Enumerable.Range(after + 1, page.Size).Select(number => new Edge<ThingRecord>(new($"t{number}", number), page.CursorFor($"{number}"))).ToList();
        return new(edges, true, after > 0)
        {
            TotalCount = page.WantsTotalCount ? 1000 : null,
            Facets = (fields, _) => new([.. fields.Select(field => new Facet(field, [new("x", 1), new(null, 2)]))]),
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
        Assert.Contains(Cursor.Mismatch, await Library.Run(schema, $$"""{ things(after: "{{cursor}}", order: [{name: DESC}]) { nodes { name } } }"""), StringComparison.Ordinal);
        Assert.Contains(Cursor.Mismatch, await Library.Run(schema, """{ things(after: "nonsense!") { nodes { name } } }"""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("first: 101")]
    [InlineData("first: -1")]
    [InlineData("first: 1, last: 1")]
    public async Task A_page_out_of_bounds_is_refused(string arguments) =>
        Assert.Contains(ErrorCodes.BadUserInput, await Library.Run(Build(), $$"""{ things({{arguments}}) { totalCount } }"""), StringComparison.Ordinal);

    [Fact]
    public async Task A_filter_and_an_order_are_read_as_trees()
    {
        await Library.Run(Build(), """{ things(where: {or: [{name: {contains: "a", neq: null}}, {not: {effectiveEnd: {year: {gte: 2027}}}}], parts: {some: {size: {in: [1, 2]}}}}, order: [{effectiveEnd: {year: DESC}}, {name: ASC}]) { totalCount } }""");
        var page = Assert.Single(asked);
        var and = Assert.IsType<Filter.And>(page.Where);
        var or = Assert.IsType<Filter.Or>(and.Filters[0]);
        Assert.Equal([FilterOperator.Neq, FilterOperator.Contains], Assert.IsType<Filter.And>(or.Filters[0]).Filters.Cast<Filter.Test>().Select(test => test.Operator));
        var test = Assert.IsType<Filter.Test>(Assert.IsType<Filter.Not>(or.Filters[1]).Inner);
        Assert.Equal((FilterOperator.Gte, 2027, "effectiveEnd.year"), (test.Operator, (int)test.Value!, string.Join('.', test.Path)));
        var relation = Assert.IsType<Filter.Relation>(and.Filters[1]);
        Assert.Equal(RelationQuantifier.Some, relation.Quantifier);
        Assert.Equal([1, 2], Assert.IsType<object?[]>(Assert.IsType<Filter.Test>(relation.Inner).Value).Cast<int>());
        Assert.Equal(["effectiveEnd.year True", "name False"], page.Order.Select(order => $"{string.Join('.', order.Path)} {order.Descending}"));
        Assert.False(page.WantsRecords);
    }

    [Fact]
    public void An_id_of_another_type_is_refused()
    {
        var id = NodeId.Write("Board", "42");
        Assert.Equal("42", NodeId.Read(id, "Board"));
        Assert.Throws<GraphQLException>(() => NodeId.Read(id, "Solution"));
        Assert.Throws<GraphQLException>(() => NodeId.Read("%%%", "Board"));
    }
}
