using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Tests.Bindings;

public sealed class BindingTests
{
    private readonly Library library = new();

    [Fact]
    public async Task Values_are_written_by_their_types()
    {
        var answer = await Library.Run(library.Build(), """{ b: book(id: "b1") { __typename id title genre published pages } m: book(id: "none") { id } }""");
        Assert.Equal("""{"data":{"b":{"__typename":"Book","id":"b1","title":"Gösta Berlings saga","genre":"NOVEL","published":"1891-01-01","pages":400},"m":null}}""", answer);
    }

    [Fact]
    public async Task Keys_are_asked_for_once_a_level_and_once_a_request()
    {
        var answer = await Library.Run(library.Build(), "{ books { author { name publisher { name } } editor { name } } }");
        Assert.Equal(
            """{"data":{"books":[{"author":{"name":"Selma","publisher":{"name":"August"}},"editor":null},{"author":{"name":"Selma","publisher":{"name":"August"}},"editor":{"name":"August"}},{"author":{"name":"August","publisher":null},"editor":{"name":"August"}}]}}""",
            answer);
        Assert.Equal(["authors(1,2)@"], library.Calls);
    }

    [Fact]
    public async Task A_batch_is_called_once_for_equal_arguments_wherever_the_field_stands()
    {
        var answer = await Library.Run(library.Build(), "{ x: books { related { id } } y: books { r: related(first: 2) { title } related(first: 1) { id } } }");
        Assert.Equal(["related(2) of 6", "related(1) of 3"], library.Calls);
        Assert.Contains("""{"message":"No relations.","locations":[{"line":1,"column":14}],"path":["x",1,"related"],"extensions":{"code":"NO_RELATIONS"}}""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scope_holds_for_the_subtree_and_keeps_loads_apart()
    {
        var answer = await Library.Run(library.Build(), "{ version books { author { name } } at(version: 7) { version books { author { name } } } }");
        Assert.StartsWith("""{"data":{"version":1,"books":[{"author":{"name":"Selma"}},""", answer, StringComparison.Ordinal);
        Assert.Contains("""at":{"version":7,""", answer, StringComparison.Ordinal);
        Assert.Equal(["authors(1,2)@", "authors(1,2)@7"], library.Calls);
    }

    [Fact]
    public async Task Mutations_run_one_after_the_other_and_their_payload_reads_in_its_own_scope()
    {
        var answer = await Library.Run(library.Build(), """mutation { a: add(input: {title: "A"}) { book { title genre author { name } } query { version } } bump b: add(input: {title: "B", genre: SHORT_STORY}) { book { genre } query { version } } }""");
        Assert.Equal(
            """{"data":{"a":{"book":{"title":"A","genre":"NOVEL","author":{"name":"Selma"}},"query":{"version":2}},"bump":3,"b":{"book":{"genre":"SHORT_STORY"},"query":{"version":4}}}}""",
            answer);
    }

    [Fact]
    public async Task Abstract_types_are_found_by_the_class_of_the_value()
    {
        var answer = await Library.Run(library.Build(), """{ items { __typename title ... on Book { author { name } } } find(text: "o") { ... on Magazine { id } ... on Item { title } } }""");
        Assert.Contains("""{"__typename":"Magazine","title":"Ord & Bild"}""", answer, StringComparison.Ordinal);
        Assert.Contains("""{"__typename":"Book","title":"Röda rummet","author":{"name":"August"}}""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_say_what_resolvers_say_and_mask_everything_else()
    {
        var answer = await Library.Run(library.Build(), "{ fails version }");
        Assert.Equal("""{"data":{"fails":null,"version":1},"errors":[{"message":"It fails.","locations":[{"line":1,"column":3}],"path":["fails"],"extensions":{"code":"FAILS","why":1}}]}""", answer);
        answer = await Library.Run(library.Build(), "{ version secret }");
        Assert.Equal("""{"data":null,"errors":[{"message":"Internal error.","locations":[{"line":1,"column":11}],"path":["secret"],"extensions":{"code":"INTERNAL_ERROR"}}]}""", answer);
        Assert.IsType<InvalidOperationException>(Assert.Single(library.Reported));
    }

    [Fact]
    public async Task A_missing_record_is_an_error_only_where_the_schema_says_non_null()
    {
        library.Items.Add(new Library.Book("b9", "Utan författare", Library.Genre.Novel, 99, 99, null, 1));
        var answer = await Library.Run(library.Build(), """{ b: book(id: "b9") { editor { name } } c: book(id: "b9") { author { name } } }""");
        Assert.Equal(
            """{"data":{"b":{"editor":null},"c":null},"errors":[{"message":"Cannot return null for non-null field \"Book.author\".","locations":[{"line":1,"column":61}],"path":["c","author"],"extensions":{"code":"NON_NULL_VIOLATION"}}]}""",
            answer);
    }

    [Fact]
    public async Task A_resolver_knows_what_is_asked_below()
    {
        await Library.Run(library.Build(), "query ($no: Boolean = false) { books { ...F pages @skip(if: true) title @include(if: $no) } } fragment F on Book { x: genre author { name } }");
        Assert.Equal(["genre", "author"], library.Asked);
    }

    [Fact]
    public void Whatever_is_missing_or_too_much_stops_the_build_with_one_list()
    {
        var builder = new SchemaBuilder().Sdl("type Query { a: Int b: String c: A } type A { d: [Int] }");
        builder.Object<Root>("Query").Field("a", _ => "text").Field("e", _ => 1);
        builder.Object<string>("Nothing").Field("x", _ => 1);
        var fault = Assert.Throws<SchemaException>(builder.Build);
        Assert.Equal(
            ["Type \"Nothing\" is bound but is no object type of the schema.", "Field \"Query.a\": a String cannot be a Int.", "Field \"Query.b\" has no binding.", "Field \"Query.c\" has no binding.", "Field \"Query.e\" is bound but is not in the schema.", "Field \"A.d\" has no binding."],
            fault.Faults);
    }

    [Fact]
    public void Types_that_share_a_class_need_a_resolver()
    {
        var builder = new SchemaBuilder().Sdl("type Query { u: U } union U = A | B type A { x: Int } type B { x: Int }");
        builder.Object<Root>("Query").Field("u", _ => new Version());
        builder.Object<Version>("A").Field("x", version => version.Major);
        builder.Object<Version>("B").Field("x", version => version.Major);
        Assert.Equal(["Abstract type \"U\" needs a resolver: A and B share Version."], Assert.Throws<SchemaException>(builder.Build).Faults);
    }
}
