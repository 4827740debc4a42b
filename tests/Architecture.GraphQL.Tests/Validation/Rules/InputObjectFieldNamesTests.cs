using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.6.2.</summary>
public sealed class InputObjectFieldNamesTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new ValuesOfCorrectType();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "fields the type has", "{ arguments { box(value: { size: SMALL, list: [1] }) } }", "" },
        { "fields it has not, at two depths", "{ arguments { box(value: { size: SMALL, color: 1, inner: { size: SMALL, weight: 2 } }) } }", "1:73; 1:41" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void An_input_object_gives_only_fields_of_its_type(string why, string document, string places) => Check(why, document, places);
}
