using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.6.1.</summary>
public sealed class ValuesOfCorrectTypeTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new ValuesOfCorrectType();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "each kind for its type", """{ arguments { int(value: 1) float(value: 1) f: float(value: -1.5e3) text(value: "a") flag(value: true) id(value: 1) i: id(value: "a") size(value: SMALL) list(value: ["a", null]) l: list(value: "a") any(value: { a: [1, B, null] }) } }""", "" },
        { "null for what may be null", "{ arguments { int(value: null) list(value: null) matrix(value: [null, [1], 1]) box(value: null) } }", "" },
        { "variables are another rule's", "query A($a: Int) { arguments { text(value: $a) list(value: [$a]) } }", "" },
        { "the wrong kind for Int", """{ arguments { a: int(value: "1") b: int(value: 1.0) c: int(value: 12345678901) d: int(value: ONE) e: int(value: true) f: int(value: [1]) g: int(value: {}) } }""", "1:29; 1:48; 1:67; 1:94; 1:113; 1:133; 1:152" },
        { "the wrong kind for Float, String, Boolean and ID", """{ arguments { a: float(value: "1") b: text(value: 1) c: text(value: A) d: flag(value: 0) e: flag(value: "true") f: id(value: 1.0) g: id(value: true) } }""", "1:31; 1:51; 1:69; 1:87; 1:105; 1:126; 1:144" },
        { "an enum value that is not one", """{ arguments { a: size(value: MEDIUM) b: size(value: "SMALL") c: size(value: 1) d: size(value: small) } }""", "1:30; 1:53; 1:77; 1:95" },
        { "lists, at any depth", """{ arguments { a: list(value: ["a", 1, ["b"]]) b: matrix(value: [[1, null], ["a"], 2.5]) } }""", "1:36; 1:39; 1:69; 1:77; 1:83" },
        { "null where there must be a value", "{ arguments { must(value: null) two(first: null, second: 1) } }", "1:27; 1:44" },
        { "defaults of variables", """query A($a: Int! = null, $b: Box = { size: HUGE }, $c: [Int] = ["a"], $d: Missing = 1) { dog { name } }""", "1:20; 1:44; 1:65" },
        { "values in directives", """{ dog @skip(if: "yes") { name @needs(what: A) } }""", "1:17; 1:44" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void Every_literal_fits_the_type_of_its_place(string why, string document, string places) => Check(why, document, places);
}
