using Architecture.GraphQL.Types;
using Architecture.GraphQL.Utilities;

namespace Architecture.GraphQL.Tests.Types;

public sealed class SchemaPrinterTests
{
    private const string Text = """"
        schema @d {
          query: Root
        }

        """A mark."""
        directive @d(
          "How much."
          a: Int = 1
        ) repeatable on SCHEMA | OBJECT

        """
        The root:

          with an indent
        """
        type Root implements Node & Named @d(a: 2) @d {
          id: ID!
          name(first: Int = 10, where: Where = { a: [1, 2], b: RED }): String @deprecated(reason: "old")
          other(
            """an argument"""
            x: Float = 1.5
          ): [Found!]!
        }

        interface Node {
          id: ID!
        }

        interface Named implements Node {
          id: ID!
          name(first: Int = 10, where: Where): String @deprecated
        }

        union Found = Root | Leaf

        type Leaf {
          day: Day
        }

        scalar Day @specifiedBy(url: "https://example.org/day")

        enum Color {
          """warm"""
          RED
          BLUE @deprecated(reason: "cold")
        }

        input Where {
          a: [Int!]
          b: Color = RED
        }

        input One @oneOf {
          a: Int
          b: String
        }

        """" + "\n";

    [Fact]
    public void A_printed_schema_reads_back_as_the_same_schema()
    {
        var once = SchemaPrinter.Print(Schema.Parse(Text));
        Assert.Equal(once, SchemaPrinter.Print(Schema.Parse(once)));
        Assert.Contains("\"\"\"\nThe root:\n\n  with an indent\n\"\"\"\ntype Root implements Node & Named @d(a: 2) @d {", once, StringComparison.Ordinal);
        Assert.Contains("  name(first: Int = 10, where: Where = { a: [1, 2], b: RED }): String @deprecated(reason: \"old\")", once, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData(" leading")]
    [InlineData("trailing \\")]
    [InlineData("quote\"")]
    [InlineData("\"\"\"")]
    [InlineData("a\n\n  b\n")]
    [InlineData("\n")]
    [InlineData("  a\n  b")]
    [InlineData("control \u0007")]
    [InlineData("tab\tand\r\nreturn")]
    public void A_description_survives_whatever_it_holds(string description)
    {
        var text = $"{Printer.PrintString(description)}\ntype Query {{ a: Int }}";
        var printed = SchemaPrinter.Print(Schema.Parse(text));
        Assert.Equal(description, Schema.Parse(printed).QueryType!.Description);
    }
}
