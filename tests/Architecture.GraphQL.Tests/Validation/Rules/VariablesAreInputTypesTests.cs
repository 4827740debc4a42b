using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.8.2.</summary>
public sealed class VariablesAreInputTypesTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new VariablesAreInputTypes();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "scalars, enums and input objects", "query Q($a: String, $b: [Size!]!, $c: Box) { dog { name } }", "" },
        { "objects, unions and interfaces", "query Q($a: Dog, $b: [[CatOrDog!]]!, $c: Pet) { dog { name } }", "1:13; 1:22; 1:42" },
        { "a type that does not exist is another rule's", "query Q($a: Missing) { dog { name } }", "" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void A_variable_has_an_input_type(string why, string document, string places) => Check(why, document, places);
}
