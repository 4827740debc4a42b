using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 3.10.1.</summary>
public sealed class OneOfInputObjectsTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new ValuesOfCorrectType();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "exactly one field", """{ arguments { choice(value: { number: 1 }) choices(value: [{ text: "a" }, { box: { size: SMALL } }]) } }""", "" },
        { "none, two, null, unknown, wrong", """{ arguments { a: choice(value: {}) b: choice(value: { number: 1, text: "a" }) c: choice(value: { number: null }) d: choice(value: { missing: 1 }) e: choice(value: { number: "a" }) f: choice(value: { text: null, number: 1 }) } }""", "1:32; 1:53; 1:96; 1:133; 1:131; 1:174; 1:198" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void A_OneOf_input_object_gives_exactly_one_field(string why, string document, string places) => Check(why, document, places);
}
