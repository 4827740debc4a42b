using System.Globalization;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Tests.Execution;

public sealed class CoercionTests
{
    private const string Sdl = """
        scalar Date
        scalar DateTime
        scalar Long
        scalar URL
        scalar Any
        enum Color { RED GREEN }
        input In { a: Int! = 5, b: String, nested: In, deep: Deep = { x: { y: 1 } } }
        input Deep { x: Deeper, z: Int = 3 }
        input Deeper { y: Int, w: Int = 4 }
        input One @oneOf { a: Int, b: String }
        type Query {
          int(v: Int): String float(v: Float): String string(v: String): String boolean(v: Boolean): String id(v: ID): String color(v: Color): String
          list(v: [Int]): String nest(v: [[Int]]): String in(v: In): String one(v: One): String date(v: Date): String moment(v: DateTime): String
          long(v: Long): String url(v: URL): String any(v: Any): String must(v: Int!): String def(v: Int! = 7): String
        }
        """;

    private static readonly ExecutableSchema Schema = new SchemaBuilder().Sdl(Sdl)
        .Scalar(Scalars.Date, Scalars.DateTime, Scalars.Long, Scalars.Url)
        .Unbound((_, context) => context.Arguments.Has("v") ? Show(context.Arguments["v"]) : "absent", _ => null).Build();

    private static string Answer(string field, string shown) => $"{{\"data\":{{\"{field}\":\"{shown}\"}}}}";

    private static string Show(object? value) => value switch
    {
        null => "null",
        InputObject members => $"{{{string.Join(",", members.Select(member => $"{member.Key}:{Show(member.Value)}"))}}}",
        object?[] items => $"[{string.Join(",", items.Select(Show))}]",
        IFormattable number => $"{value.GetType().Name}:{number.ToString(null, CultureInfo.InvariantCulture)}",
        _ => $"{value.GetType().Name}:{value}",
    };

    [Theory]
    [InlineData("int", "1", "Int32:1")]
    [InlineData("int", "null", "null")]
    [InlineData("float", "1", "Double:1")]
    [InlineData("float", "1.5e3", "Double:1500")]
    [InlineData("id", "4", "String:4")]
    [InlineData("id", "\"x\"", "String:x")]
    [InlineData("color", "RED", "String:RED")]
    [InlineData("list", "1", "[Int32:1]")]
    [InlineData("list", "[1, null]", "[Int32:1,null]")]
    [InlineData("nest", "[[1], [2, 3]]", "[[Int32:1],[Int32:2,Int32:3]]")]
    [InlineData("nest", "[1, 2, 3]", "[[Int32:1],[Int32:2],[Int32:3]]")]
    [InlineData("nest", "1", "[[Int32:1]]")]
    [InlineData("nest", "null", "null")]
    [InlineData("in", "{}", "{a:Int32:5,deep:{x:{y:Int32:1,w:Int32:4},z:Int32:3}}")]
    [InlineData("in", "{a: 1, b: null, deep: {}}", "{a:Int32:1,b:null,deep:{z:Int32:3}}")]
    [InlineData("one", "{b: \"x\"}", "{b:String:x}")]
    [InlineData("date", "\"2026-02-28\"", "DateOnly:02/28/2026")]
    [InlineData("long", "9007199254740993", "Int64:9007199254740993")]
    [InlineData("url", "\"https://example.org/a\"", "Uri:https://example.org/a")]
    [InlineData("any", "[1, {a: RED}]", "String:System.Object[]")]
    public async Task Literals_are_coerced(string field, string literal, string shown)
    {
        if (field == "any") shown = "[Int64:1,Dictionary`2:System.Collections.Generic.Dictionary`2[System.String,System.Object]]";
        Assert.Equal(Answer(field, shown), await Library.Run(Schema, $"{{ {field}(v: {literal}) }}"));
    }

    [Theory]
    [InlineData("int", "1.0")]
    [InlineData("int", "2147483648")]
    [InlineData("int", "\"1\"")]
    [InlineData("string", "1")]
    [InlineData("boolean", "1")]
    [InlineData("id", "1.5")]
    [InlineData("color", "\"RED\"")]
    [InlineData("color", "BLUE")]
    [InlineData("nest", "[[[1]]]")]
    [InlineData("in", "{a: null}")]
    [InlineData("in", "{c: 1}")]
    [InlineData("one", "{}")]
    [InlineData("one", "{a: 1, b: \"x\"}")]
    [InlineData("one", "{a: null}")]
    [InlineData("date", "\"2026-02-30\"")]
    [InlineData("moment", "\"2026-02-28T10:00:00\"")]
    [InlineData("url", "\"not a url\"")]
    [InlineData("must", "null")]
    public async Task Literals_of_another_kind_are_refused(string field, string literal) =>
        Assert.Contains(ErrorCodes.Validation, await Library.Run(Schema, $"{{ {field}(v: {literal}) }}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("int", "Int", "1.0", "Int32:1")]
    [InlineData("int", "Int", "-2147483648", "Int32:-2147483648")]
    [InlineData("float", "Float", "3", "Double:3")]
    [InlineData("id", "ID", "7", "String:7")]
    [InlineData("id", "ID", "\"7\"", "String:7")]
    [InlineData("color", "Color", "\"GREEN\"", "String:GREEN")]
    [InlineData("nest", "[[Int]]", "[1,2,3]", "[[Int32:1],[Int32:2],[Int32:3]]")]
    [InlineData("nest", "[[Int]]", "[1,[2],null]", "[[Int32:1],[Int32:2],null]")]
    [InlineData("in", "In", "{\"nested\":{}}", "{a:Int32:5,nested:{a:Int32:5,deep:{x:{y:Int32:1,w:Int32:4},z:Int32:3}},deep:{x:{y:Int32:1,w:Int32:4},z:Int32:3}}")]
    [InlineData("one", "One", "{\"a\":3}", "{a:Int32:3}")]
    [InlineData("string", "String", "\"\\u00e5 < +\"", "String:å < +")]
    public async Task Variables_are_coerced(string field, string type, string json, string shown) =>
        Assert.Equal(Answer(field, shown), await Library.Run(Schema, $"query ($v: {type}) {{ {field}(v: $v) }}", $$"""{"v":{{json}} }"""));

    [Theory]
    [InlineData("int", "Int", "1.5")]
    [InlineData("int", "Int", "1e40")]
    [InlineData("int", "Int", "\"1\"")]
    [InlineData("int", "Int", "true")]
    [InlineData("string", "String", "1")]
    [InlineData("string", "String", "\"\\ud800\"")]
    [InlineData("color", "Color", "\"BLUE\"")]
    [InlineData("color", "Color", "1")]
    [InlineData("list", "[Int]", "{\"a\":1}")]
    [InlineData("in", "In", "[]")]
    [InlineData("in", "In", "{\"a\":null}")]
    [InlineData("in", "In", "{\"c\":1}")]
    [InlineData("one", "One", "{}")]
    [InlineData("one", "One", "{\"a\":null}")]
    [InlineData("one", "One", "{\"a\":1,\"b\":\"x\"}")]
    [InlineData("must", "Int!", "null")]
    public async Task Variables_of_another_kind_are_refused(string field, string type, string json)
    {
        var answer = await Library.Run(Schema, $"query ($v: {type}) {{ {field}(v: $v) }}", $$"""{"v":{{json}} }""");
        Assert.Contains(ErrorCodes.BadUserInput, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query { int }", null, "absent")]
    [InlineData("query ($v: Int) { int(v: $v) }", null, "absent")]
    [InlineData("query ($v: Int) { int(v: $v) }", """{"v":null}""", "null")]
    [InlineData("query ($v: Int = 3) { int(v: $v) }", null, "Int32:3")]
    [InlineData("query ($v: Int = 3) { int(v: $v) }", """{"v":null}""", "null")]
    [InlineData("query ($v: Int!) { int: def(v: $v) }", """{"v":1}""", "Int32:1")]
    [InlineData("query ($v: Int) { int: def(v: $v) }", null, "Int32:7")]
    [InlineData("query ($v: Int) { int: list(v: [1, $v]) }", null, "[Int32:1,null]")]
    [InlineData("query ($v: String) { int: in(v: {a: 1, b: $v, deep: null}) }", null, "{a:Int32:1,deep:null}")]
    public async Task Absent_is_not_null(string query, string? variables, string shown) =>
        Assert.Equal(Answer("int", shown), await Library.Run(Schema, query, variables));

    [Fact]
    public async Task A_null_variable_where_the_argument_must_not_be_null_fails_its_field()
    {
        var answer = await Library.Run(Schema, "query ($v: Int) { int def(v: $v) }", """{"v":null}""");
        Assert.StartsWith("""{"data":{"int":"absent","def":null},"errors":[{"message":"Argument""", answer, StringComparison.Ordinal);
        Assert.Contains("""
            "path":["def"]
            """, answer, StringComparison.Ordinal);
    }
}
