using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Tests.Language;

public sealed class LexerTests
{
    private static string Text(string literal) => Assert.IsType<StringValue>(Parser.ParseValue(literal)).Value;

    private static Location Fault(string source) => Assert.Single(Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(source)).Error.Locations);

    [Theory]
    [InlineData("""  "plain åäö ☃"  """, "plain åäö ☃")]
    [InlineData(""" "\" \\ \/ \b \f \n \r \t" """, "\" \\ / \b \f \n \r \t")]
    [InlineData(""" "\u00e5\u{E4}\u{1F600}\uD83D\uDE00" """, "åä😀😀")]
    [InlineData("\"\"", "")]
    [InlineData("\"\u0000\u0007\"", "\u0000\u0007")]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\"one \\\"\"\" two\"\"\"", "one \"\"\" two")]
    [InlineData("\"\"\"\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n  \"\"\"", "Hello,\n  World!\n\nYours,\n  GraphQL.")]
    [InlineData("\"\"\"a\r\n\r\n  b\r  c\"\"\"", "a\n\nb\nc")]
    [InlineData("\"\"\" \n\t\n \"\"\"", "")]
    [InlineData("\"\"\"\\n is not an escape\"\"\"", "\\n is not an escape")]
    public void Strings_mean_what_the_specification_says(string literal, string text) => Assert.Equal(text, Text(literal));

    [Theory]
    [InlineData("{ a(x: \"\\uD800\") }", 1, 9)]
    [InlineData("{ a(x: \"\\uDC00\\uD800\") }", 1, 9)]
    [InlineData("{ a(x: \"\\u{D800}\") }", 1, 9)]
    [InlineData("{ a(x: \"\\u{110000}\") }", 1, 9)]
    [InlineData("{ a(x: \"\\u{}\") }", 1, 9)]
    [InlineData("{ a(x: \"\\u{FFFFFFFFF}\") }", 1, 9)]
    [InlineData("{ a(x: \"\\x\") }", 1, 9)]
    [InlineData("{ a(x: \"open\n\") }", 1, 13)]
    [InlineData("{ a(x: \"\"\"open\n\") }", 2, 5)]
    [InlineData("{ a(x: 01) }", 1, 9)]
    [InlineData("{ a(x: 1.) }", 1, 10)]
    [InlineData("{ a(x: 1.5.) }", 1, 11)]
    [InlineData("{ a(x: 1e) }", 1, 10)]
    [InlineData("{ a(x: 1a) }", 1, 9)]
    [InlineData("{ a(x: 0xF) }", 1, 9)]
    [InlineData("{ a(x: -) }", 1, 9)]
    [InlineData("{ a(x: .5) }", 1, 8)]
    [InlineData("{\n  a ..b }", 2, 5)]
    [InlineData("{ a ? }", 1, 5)]
    [InlineData("{ a 'b' }", 1, 5)]
    public void A_fault_is_placed_where_it_stands(string source, int line, int column) => Assert.Equal(new Location(line, column), Fault(source));

    /// <summary>Not inline data: a lone surrogate does not survive an attribute.</summary>
    [Fact]
    public void Half_a_character_is_no_character()
    {
        Assert.Equal(new Location(1, 9), Fault("{ a(x: \"\uD800\") }"));
        Assert.Equal(new Location(1, 8), Fault("# fine \uD800"));
    }

    [Fact]
    public void White_space_commas_comments_and_the_byte_order_mark_say_nothing()
    {
        var document = Parser.Parse("\uFEFF#comment\r\n,,{ \t a, # more\r b\n}");
        var fields = Assert.Single(document.Operations).SelectionSet.Selections.Cast<Field>().ToList();
        Assert.Equal([("a", new Location(2, 7)), ("b", new Location(3, 2))], fields.Select(field => (field.Name.Value, field.Location)));
    }

    [Theory]
    [InlineData("0", typeof(IntValue))]
    [InlineData("-12", typeof(IntValue))]
    [InlineData("1e50", typeof(FloatValue))]
    [InlineData("-0.123E-4", typeof(FloatValue))]
    [InlineData("true", typeof(BooleanValue))]
    [InlineData("null", typeof(NullValue))]
    [InlineData("NORTH", typeof(EnumValue))]
    [InlineData("$v", typeof(Variable))]
    [InlineData("[1 [2]]", typeof(ListValue))]
    [InlineData("{a: {b: []}}", typeof(ObjectValue))]
    public void Values_are_of_their_kind(string literal, Type kind) => Assert.IsType(kind, Parser.ParseValue(literal));
}
