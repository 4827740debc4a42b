using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.6.3.</summary>
public sealed class InputObjectFieldUniquenessTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new InputObjectFieldUniqueness();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "one name at two depths", "{ arguments { box(value: { size: SMALL, inner: { size: SMALL, inner: { size: LARGE } } }) } }", "" },
        { "twice", """{ arguments { box(value: { size: SMALL, size: LARGE, inner: { name: "a", name: "b", name: "c" } }) } }""", "1:28 1:41; 1:63 1:74; 1:63 1:85" },
        { "in a default and in a directive", "query A($b: Box = { size: SMALL, size: SMALL }) { dog @many(times: { a: 1, a: 2 }) { name } }", "1:21 1:34; 1:70 1:76" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void An_input_object_gives_a_field_once(string why, string document, string places) => Check(why, document, places);
}
