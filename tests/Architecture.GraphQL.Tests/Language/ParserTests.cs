using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Tests.Language;

public sealed class ParserTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{ }")]
    [InlineData("{ a")]
    [InlineData("{ a } }")]
    [InlineData("query ()  { a }")]
    [InlineData("{ a() }")]
    [InlineData("{ a {} }")]
    [InlineData("{ ...on }")]
    [InlineData("fragment on on A { a }")]
    [InlineData("query ($x: Int = $y) { a }")]
    [InlineData("\"about\" { a }")]
    [InlineData("nothing { a }")]
    [InlineData("type A {}")]
    [InlineData("enum E { true }")]
    [InlineData("directive @d on NOWHERE")]
    [InlineData("extend type A")]
    [InlineData("\"about\" extend type A { a: Int }")]
    [InlineData("type A implements B C { a: Int }")]
    [InlineData("query ($x: [Int) { a }")]
    public void What_is_not_in_the_grammar_is_a_syntax_error(string source) =>
        Assert.Equal(ErrorCodes.Syntax, Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(source)).Error.Code);

    [Fact]
    public void Executable_definitions_may_be_described()
    {
        var document = Parser.Parse("""
            "an operation" query Q("a variable" $x: Int = 1 @d) @d { a(x: $x) @d ...F ... @d { b } ... on T { c } }
            "a fragment" fragment F on T @d { alias: d { e } }
            """);
        var operation = Assert.Single(document.Operations);
        Assert.Equal(("an operation", "Q", "a variable"), (operation.Description?.Value, operation.Name?.Value, operation.Variables[0].Description?.Value));
        Assert.Equal("a fragment", document.Fragments["F"].Description?.Value);
        Assert.Equal([typeof(Field), typeof(FragmentSpread), typeof(InlineFragment), typeof(InlineFragment)], operation.SelectionSet.Selections.Select(selection => selection.GetType()));
        Assert.Equal("alias", Assert.IsType<Field>(document.Fragments["F"].SelectionSet.Selections[0]).ResponseName);
    }

    [Fact]
    public void Keywords_are_names_elsewhere()
    {
        var document = Parser.Parse("query query { query: fragment(on: on, type: null) ... on on { true } } fragment type on input { mutation }");
        Assert.Equal("query", document.Operations[0].Name?.Value);
    }

    [Fact]
    public void A_span_covers_its_node()
    {
        const string Source = "{ a(x: [1, 2]) { b } }";
        var field = Assert.IsType<Field>(Parser.Parse(Source).Operations[0].SelectionSet.Selections[0]);
        Assert.Equal("a(x: [1, 2]) { b }", Source[field.Span.Start..field.Span.End]);
        Assert.Equal("x: [1, 2]", Source[field.Arguments[0].Span.Start..field.Arguments[0].Span.End]);
    }

    [Fact]
    public void The_type_system_is_read_whole()
    {
        var document = Parser.Parse("""
            "about" schema @d { query: Q mutation: M }
            extend schema @e
            "a scalar" scalar S @specifiedBy(url: "https://example.org")
            type T implements & A & B @d { "f" f("a" a: Int = 1 @d, b: [S!]!): T! @deprecated }
            interface I implements A { f: Int }
            union U @d = | T | V
            extend union U = W
            enum E { A B @deprecated(reason: "old") }
            input In { a: Int = 1, b: In }
            directive @d(a: Int = 1) repeatable on | FIELD | OBJECT
            """);
        Assert.Equal(10, document.Definitions.Count);
        Assert.Equal(["A", "B"], document.Definitions.OfType<ObjectTypeDefinition>().Single().Interfaces.Select(name => name.Name.Value));
        Assert.True(document.Definitions.OfType<DirectiveDefinition>().Single().Repeatable);
    }
}
