using Architecture.GraphQL.Types;
using Architecture.GraphQL.Utilities;

namespace Architecture.GraphQL.Tests.Utilities;

public sealed class SchemaUtilityTests
{
    private static readonly Schema Library = Schema.Parse(GraphQL.Tests.Library.Sdl);

    [Theory]
    [InlineData("Book", typeof(ObjectType))]
    [InlineData("Book.title", typeof(OutputField))]
    [InlineData("Query.book(id:)", typeof(InputValue))]
    [InlineData("Genre.NOVEL", typeof(EnumMember))]
    [InlineData("NewBook.tags", typeof(InputValue))]
    [InlineData("@deprecated", typeof(DirectiveType))]
    [InlineData("@deprecated(reason:)", typeof(InputValue))]
    [InlineData("Book.none", null)]
    [InlineData("None", null)]
    [InlineData("NewBook.tags(a:)", null)]
    public void A_coordinate_finds_its_element(string text, Type? kind)
    {
        Assert.True(SchemaCoordinate.TryParse(text, out var coordinate));
        Assert.Equal(kind, coordinate!.Resolve(Library)?.GetType());
        Assert.Equal(text, coordinate.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Book.")]
    [InlineData("Book .title")]
    [InlineData("Book(id:)")]
    [InlineData("Query.book(id)")]
    [InlineData("@deprecated.reason")]
    [InlineData("Book.title\n")]
    public void What_is_not_a_coordinate_is_not_read(string text) => Assert.False(SchemaCoordinate.TryParse(text, out _));

    public static TheoryData<string, string, string[]> Changes => new()
    {
        { "type Query { a: Int }", "type Query { a: Int! b: Int }", ["Query.a: changed type from Int to Int!", "Query.b: the field was added"] },
        { "type Query { a: Int! b: Int }", "type Query { a: Int }", ["BREAKING Query.a: changed type from Int! to Int", "BREAKING Query.b: the field was removed"] },
        { "type Query { a(x: Int!): Int }", "type Query { a(x: Int): Int }", ["Query.a(x:): changed type from Int! to Int"] },
        { "type Query { a(x: Int): Int }", "type Query { a(x: Int!, y: Int!, z: Int): Int }", ["BREAKING Query.a(x:): changed type from Int to Int!", "BREAKING Query.a(y:): the argument was added", "Query.a(z:): the argument was added"] },
        { "type Query { a: E } enum E { A B }", "type Query { a: E } enum E { A C }", ["BREAKING E.B: the enum value was removed", "E.C: the enum value was added"] },
        { "type Query { a: U } union U = A | B type A { x: Int } type B { x: Int }", "type Query { a: U } union U = A type A { x: Int } interface B { x: Int }", ["BREAKING U: the member of U was removed", "BREAKING B: changed from type to interface"] },
        { "type Query { a(x: In): Int @deprecated } input In { a: Int = 1 }", "type Query { a(x: In): Int } input In { a: Int = 2 }", ["Query.a: no longer deprecated", "In.a: changed default from 1 to 2"] },
        { "directive @d on FIELD | QUERY type Query { a: Int }", "directive @d on FIELD type Query { a: Int }", ["BREAKING @d: can no longer stand on QUERY"] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Changes_are_listed_and_the_breaking_ones_marked(string before, string after, string[] changes) =>
        Assert.Equal(changes, SchemaComparison.Compare(Schema.Parse(before), Schema.Parse(after)).Select(change => change.ToString()));
}
