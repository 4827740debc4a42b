using Architecture.GraphQL.Language;
using Architecture.GraphQL.Validation;

namespace Architecture.GraphQL.Tests.Validation;

/// <summary>What keeps a document from being read as a schema (specification 3), with the places that errors point to.</summary>
public sealed class TypeSystemRuleTests
{
    public static TheoryData<string, string, string> Documents => new()
    {
        { "a schema with everything once", "schema { query: Q } type Q { a(x: Int): E } enum E { A } input I { x: Int } directive @d(x: Int) on OBJECT extend type Q @d { b: Int }", "" },
        { "two schema definitions", "schema { query: Q } type Q { a: Int }\nschema { mutation: Q }", "2:1" },
        { "a root twice, in an extension", "schema { query: Q } type Q { a: Int }\nextend schema { query: Q }", "1:10 2:17" },
        { "a type name twice", "type A { a: Int }\nscalar A", "1:6 2:8" },
        { "an enum value twice, in an extension", "enum E { A B }\nextend enum E { B }", "1:12 2:17" },
        { "a field twice, in one type and over an extension", "type A { x: Int x: Int }\nextend type A { x: Int }", "1:10 1:17; 1:10 2:17" },
        { "an input field twice", "input I { x: Int x: Int }", "1:11 1:18" },
        { "an argument twice, on a field and a directive", "type A { f(x: Int, x: Int): Int }\ndirective @d(y: Int, y: Int, y: Int) on FIELD", "1:12 1:20; 2:14 2:22 2:30" },
        { "a directive name twice", "directive @d on FIELD\ndirective @d on OBJECT", "1:12 2:12" },
        { "unknown types", "type A implements Gone { f(x: Missing): [Lost!] } union U = A | Away", "1:19; 1:31; 1:42; 1:65" },
        { "built-in types need no definition", "type A { a: Int b: __Type } input I { c: ID }", "" },
        { "unknown and misplaced directives", "type A @gone { f: Int @oneOf } input I @oneOf { x: Int @skip(if: true) }", "1:8; 1:23; 1:56" },
        { "a directive twice over a type and its extension", "directive @d on OBJECT type A @d { x: Int }\nextend type A @d", "1:31 2:15" },
        { "an extension of nothing, and of another kind", "extend type Gone { x: Int }\nenum E { A }\nextend input E { x: Int }", "1:13; 2:1 3:1" },
        { "arguments of directives: unknown, twice, missing", "directive @d(x: Int!) on OBJECT type A @d(y: 1) { a: Int } type B @d(x: 1, x: 2) { a: Int }", "1:43; 1:40; 1:70 1:76" },
        { "an input field twice in a default", "input I { x: I = { x: null, x: null } }", "1:20 1:29" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void A_schema_document_says_everything_once(string why, string document, string places)
    {
        var errors = DocumentValidator.ValidateTypeSystem(Parser.Parse(document));
        var found = string.Join("; ", errors.Select(error => string.Join(' ', error.Locations.Select(place => $"{place.Line}:{place.Column}"))));
        Assert.True(places == found, $"{why}: expected errors at \"{places}\", found \"{found}\" ({string.Join(" ", errors.Select(error => error.Message))})");
    }
}
