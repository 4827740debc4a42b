using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.3.2.</summary>
public sealed class FieldSelectionMergingTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new FieldSelectionMerging();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "the same field, the same arguments, other directives", "{ dog { name(first: true) name(first: true) @skip(if: true) n: name n: name } }", "" },
        { "different fields under different aliases", "{ dog { a: name b: barks } }", "" },
        { "objects of different types may differ", "{ catOrDog { ... on Dog { v: barks } ... on Cat { v: meows } } }", "" },
        { "argument order and order in input objects do not matter", """{ arguments { two(first: 1, second: 2) two(second: 2, first: 1) box(value: { size: SMALL, name: "a" }) box(value: { name: "a", size: SMALL }) } }""", "" },
        { "one alias for two fields",
            """
            { dog { a: name
             a: barks } }
            """, "1:9 2:2" },
        { "an alias over another field",
            """
            { dog { barks: name
             barks } }
            """, "1:9 2:2" },
        { "arguments given, not given, different", "{ dog { name name(first: true) size(unit: 1) size(unit: 2) } }", "1:9 1:14; 1:32 1:46" },
        { "values written differently", """"{ arguments { int(value: 1) int(value: 2) text(value: "a") text(value: """a""") } }"""", "1:15 1:29; 1:43 1:60" },
        { "different shapes in different objects", "{ catOrDog { ... on Dog { volume } ... on Cat { volume } } }", "1:27 1:49" },
        { "a list and no list, a leaf and no leaf", "{ catOrDog { ... on Dog { x: tags y: friend { name } } ... on Cat { x: name y: name } } }", "1:27 1:69; 1:35 1:77" },
        { "nullable and not", "{ catOrDog { ... on Dog { owner { name } } ... on Cat { owner { name } } } }", "1:27 1:57" },
        { "below the field, both sides are named", "{ dog { friend { x: name } friend { x: barks } } }", "1:9 1:18 1:28 1:37" },
        { "two conflicts below one field", "{ dog { friend { x: name y: barks } friend { x: barks y: volume } } }", "1:9 1:18 1:26 1:37 1:46 1:55" },
        { "deep down", "{ dog { friend { friend { x: name } } friend { friend { x: barks } } } }", "1:9 1:18 1:27 1:39 1:48 1:57" },
        { "between a field and a fragment, and two fragments",
            """
            { dog { x: name ...A ...B } }
            fragment A on Dog { x: barks }
            fragment B on Dog { x: volume }
            """, "1:9 2:21; 2:21 3:21; 1:9 3:21" },
        { "once for each way to find it",
            """
            { a: dog { ...A } b: dog { ...A ...B } }
            fragment A on Dog { x: name }
            fragment B on Dog { x: barks }
            """, "2:21 3:21" },
        { "in a fragment nobody uses",
            """
            { dog { name } }
            fragment F on Dog { x: name x: barks }
            """, "2:21 2:29" },
        { "in an inline fragment", "{ dog { x: name ... { x: barks } ... on Pet { x: name(first: true) } } }", "1:9 1:23; 1:9 1:47; 1:23 1:47" },
        { "an interface's field against an object's", "{ pet { x: name ... on Dog { x: barks } } }", "1:9 1:30" },
        { "fragments that spread each other",
            """
            { dog { ...A } }
            fragment A on Dog { x: name ...B }
            fragment B on Dog { friend { x: barks ...A } x: barks ...A }
            """, "2:21 3:46; 3:46 2:21; 3:30 2:21" },
        { "unknown fields and types", "{ dog { x: missing x: gone ... on Missing { x: name } } }", "1:9 1:20; 1:9 1:45; 1:20 1:45" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void Fields_of_one_response_name_say_the_same(string why, string document, string places) => Check(why, document, places);
}
