using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.6.4.</summary>
public sealed class InputObjectRequiredFieldsTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new ValuesOfCorrectType();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "given; others have defaults or may be null", "{ arguments { box(value: { size: SMALL }) } }", "" },
        { "missing or null", "{ arguments { a: box(value: {}) b: box(value: { size: null }) c: box(value: { size: SMALL, inner: { name: null } }) } }", "1:29; 1:55; 1:99" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void An_input_object_gives_its_required_fields(string why, string document, string places) => Check(why, document, places);
}
